import type { Article } from './article.ts';

/** Values of a signature. */
export const SIGNATURE_SIZE = 64;
/** Words of a shingle. */
const SHINGLE = 3;
/** Shorter stories are alike by chance. */
const FEWEST_SHINGLES = 10;
const EMPTY = 0xffff;

/**
 * A signature of a story: two stories have as large a share of its values in common as of their runs of three words.
 * Base64 of 64 numbers of 16 bits; undefined for a story that is too short. @see Li, Owen and Zhang, One Permutation
 * Hashing (2012); Shrivastava and Li, Densifying One Permutation Hashing (2014)
 */
export function signText({ repaired, blocks }: Pick<Article, 'repaired' | 'blocks'>): string | undefined {
  const hashes: number[] = [];
  for (const { start, end, kind } of blocks) {
    if (kind === 'heading') continue;
    for (const word of repaired
      .slice(start, end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [])
      hashes.push(hashWord(word));
  }
  const count = hashes.length - SHINGLE + 1;
  if (count < FEWEST_SHINGLES) return undefined;
  const values = new Uint16Array(SIGNATURE_SIZE).fill(EMPTY);
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let word = 0; word < SHINGLE; word += 1) hash = mix(hash ^ (hashes[at + word] as number));
    const bin = hash & (SIGNATURE_SIZE - 1);
    const value = (hash >>> 6) % EMPTY;
    if (value < (values[bin] as number)) values[bin] = value;
  }
  return Buffer.from(fillEmpty(values).buffer).toString('base64');
}

/** The values of a signature. */
export function signatureValues(signature: string): Uint16Array {
  const bytes = Buffer.from(signature, 'base64');
  return Uint16Array.from({ length: SIGNATURE_SIZE }, (_, at) =>
    bytes.length < at * 2 + 2 ? EMPTY : bytes.readUInt16LE(at * 2),
  );
}

/** An empty place takes the next value that there is, changed by how far it stands off. */
function fillEmpty(values: Uint16Array): Uint16Array {
  return values.map((value, at) => {
    for (let step = 0; step < SIGNATURE_SIZE; step += 1) {
      const next = values[(at + step) % SIGNATURE_SIZE] as number;
      if (next !== EMPTY) return step === 0 ? value : (next + step * 40_503) % EMPTY;
    }
    return value;
  });
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The last step of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
