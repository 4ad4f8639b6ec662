import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashText } from '../../src/base/hash-text.ts';
import { groupPlace } from '../../src/text/tags/word-groups.ts';
import { groupWords } from '../../src/train/word-groups.ts';

/** A folder of word vectors: as many words to each side of each of four directions. */
function makeFolder(): { readonly folder: string; readonly words: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
  const letters = [...'abcdefgh'];
  const words = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
  const vectors = Float32Array.from(
    words.flatMap((word, at) => {
      const side = letters.indexOf(word[0] as string);
      return [0, 1, 2, 3].map((axis) => (axis === side % 4 ? (side < 4 ? 1 : -1) : 0.01 * ((at * 7 + axis) % 5)));
    }),
  );
  const vocabulary = ['[PAD]', ...words, '##x'];
  const rows = new Float32Array(vocabulary.length * 4);
  rows.set(vectors, 4);
  const tensor = { dtype: 'F32', shape: [vocabulary.length, 4], data_offsets: [0, rows.byteLength] };
  const header = Buffer.from(JSON.stringify({ 'embeddings.word_embeddings.weight': tensor }));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(join(folder, 'model.safetensors'), Buffer.concat([size, header, Buffer.from(rows.buffer)]));
  writeFileSync(join(folder, 'vocab.txt'), vocabulary.join('\n'));
  return { folder, words };
}

test('words with vectors of one direction are in one group, the same on every run', () => {
  const { folder, words } = makeFolder();
  const groups = groupWords(folder, 7);
  const groupOf = (word: string) => groups.wide[groupPlace(groups, hashText(word))];
  expect(groups.keys.length).toBe(words.length);
  const [first, second] = ['a', 'e'].map((start) => words.filter((word) => word.startsWith(start)).map(groupOf));
  expect(first?.some((group) => second?.includes(group))).toBe(false);
  expect(groupWords(folder, 7)).toEqual(groups);
});
