import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../base/hash-text.ts';
import type { WordGroups } from '../text/tags/word-groups.ts';
import { makeRandom } from './random.ts';

const WIDE = 64;
const NARROW = 256;
const ROUNDS = 12;

type Vectors = { readonly words: readonly string[]; readonly width: number; readonly numbers: Float32Array };

/** Groups the whole words of a language model's vocabulary by their vectors (k-means on the sphere). */
export function groupWords(folder: string, seed: number): WordGroups {
  const vectors = readVectors(folder);
  centre(vectors);
  const random = makeRandom(seed);
  const [wide, narrow] = [cluster(vectors, WIDE, random), cluster(vectors, NARROW, random)];
  const byKey = new Map(vectors.words.map((word, at) => [hashText(word), at]));
  const keys = [...byKey.keys()].sort((a, b) => a - b);
  const pick = (groups: Uint8Array) => Uint8Array.from(keys, (key) => groups[byKey.get(key) as number] as number);
  return { keys: Int32Array.from(keys), wide: pick(wide), narrow: pick(narrow) };
}

/** Reads `vocab.txt` and the word vectors in `model.safetensors`. */
function readVectors(folder: string): Vectors {
  const file = readFileSync(join(folder, 'model.safetensors'));
  const size = Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, 8 + size)) as Record<
    string,
    { readonly shape: readonly number[]; readonly data_offsets: readonly number[] }
  >;
  const name = Object.keys(header).find((key) => key.endsWith('word_embeddings.weight'));
  const [, width = 0] = header[name ?? '']?.shape ?? [];
  const [start = 0] = header[name ?? '']?.data_offsets ?? [];
  if (width === 0) throw new Error(`No word vectors are in ${folder}.`);
  const pieces = readFileSync(join(folder, 'vocab.txt'), 'utf8').split('\n');
  const rows = [...pieces.keys()].filter((at) => /^[a-z]{2,}$/.test(pieces[at] as string));
  const numbers = new Float32Array(rows.length * width);
  for (const [row, piece] of rows.entries())
    for (let at = 0; at < width; at += 1)
      numbers[row * width + at] = file.readFloatLE(8 + size + start + (piece * width + at) * 4);
  return { words: rows.map((row) => pieces[row] as string), width, numbers };
}

/** Takes the mean from all vectors and makes them of length 1. */
function centre({ words, width, numbers }: Vectors): void {
  const mean = new Float64Array(width);
  for (const [at, number] of numbers.entries()) mean[at % width] = (mean[at % width] as number) + number / words.length;
  for (let row = 0; row < words.length; row += 1) {
    const vector = numbers.subarray(row * width, (row + 1) * width);
    for (let at = 0; at < width; at += 1) vector[at] = (vector[at] as number) - (mean[at] as number);
    normalise(vector);
  }
}

function normalise(vector: Float32Array): void {
  const length = Math.sqrt(vector.reduce((sum, number) => sum + number * number, 0)) || 1;
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) / length;
}

/** The group of each word. */
function cluster({ words, width, numbers }: Vectors, count: number, random: () => number): Uint8Array {
  const row = (at: number) => numbers.subarray(at * width, (at + 1) * width);
  let middles: readonly Float32Array[] = Array.from({ length: count }, () =>
    row(Math.floor(random() * words.length)).slice(),
  );
  const groups = new Uint8Array(words.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const sums = Array.from({ length: count }, () => new Float32Array(width));
    for (let word = 0; word < words.length; word += 1) {
      const vector = row(word);
      const group = nearest(vector, middles);
      groups[word] = group;
      const sum = sums[group] as Float32Array;
      for (let at = 0; at < width; at += 1) sum[at] = (sum[at] as number) + (vector[at] as number);
    }
    for (const sum of sums) normalise(sum);
    middles = sums.map((sum, at) => (sum.some((number) => number !== 0) ? sum : (middles[at] as Float32Array)));
  }
  return groups;
}

function nearest(vector: Float32Array, middles: readonly Float32Array[]): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [group, middle] of middles.entries()) {
    let product = 0;
    for (let at = 0; at < vector.length; at += 1) product += (vector[at] as number) * (middle[at] as number);
    if (product <= highest) continue;
    highest = product;
    best = group;
  }
  return best;
}
