import { hashText } from './hash-text.ts';

/**
 * Lines by their first cell (up to a tab), as bytes: a line becomes a text when it is asked for. Plain arrays, which
 * lie in a file as they are and go to another thread as they are.
 */
export type LineTable = {
  /** UTF-8, one line behind the other. */
  readonly bytes: Uint8Array;
  /** Where each line begins, and where the last one ends. */
  readonly starts: Uint32Array;
  /** Open addressing over the hash of the key: number of the line plus 1 below {@link MARK}, bits of the hash above. */
  readonly slots: Uint32Array;
  /** How many lines, from the first, are found by their key. */
  readonly keyed: number;
};

/** Lines that a table can hold; above it a slot has bits of the hash, so that few lines are read in vain. */
const MARK = 2 ** 20;

/** @param keyed how many of the lines, from the first, are found by their key, which no two of them share */
export function packLines(lines: readonly string[], keyed = lines.length): LineTable {
  if (lines.length >= MARK) throw new RangeError(`A table holds fewer than ${MARK} lines.`);
  const starts = new Uint32Array(lines.length + 1);
  for (const [at, line] of lines.entries()) starts[at + 1] = (starts[at] as number) + Buffer.byteLength(line);
  let size = 16;
  while (size < keyed * 2) size *= 2;
  const slots = new Uint32Array(size);
  for (const [at, line] of lines.slice(0, keyed).entries()) {
    const hash = hashText(line.slice(0, line.indexOf('\t')));
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = markOf(hash) + at + 1;
  }
  return { bytes: new Uint8Array(Buffer.from(lines.join(''))), starts, slots, keyed };
}

const markOf = (hash: number): number => (hash >>> 20) * MARK;

/** The line of a number. */
export function lineAt({ bytes, starts }: LineTable, at: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset).toString('utf8', starts[at], starts[at + 1]);
}

/** The number of the line with a key, -1 for none. */
export function findLine(table: LineTable, key: string): number {
  const { slots } = table;
  const hash = hashText(key);
  const mark = markOf(hash);
  let slot = hash & (slots.length - 1);
  for (let held = slots[slot] as number; held !== 0; held = slots[slot] as number) {
    const at = (held % MARK) - 1;
    if (held - at - 1 === mark && lineAt(table, at).startsWith(`${key}\t`)) return at;
    slot = (slot + 1) & (slots.length - 1);
  }
  return -1;
}

/** What stands behind a key in its line. */
export function lineOf(table: LineTable, key: string): string | undefined {
  const at = findLine(table, key);
  return at < 0 ? undefined : lineAt(table, at).slice(key.length + 1);
}

/** Tables one behind the other as a file has them: of each its lengths, then its arrays; little-endian. */
export function encodeTables(tables: readonly LineTable[]): Uint8Array {
  const parts = tables.flatMap(({ bytes, starts, slots, keyed }) => {
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    return [Uint32Array.of(starts.length, slots.length, bytes.length, keyed), starts, slots, padded];
  });
  return Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)));
}

/** Views on a file as {@link encodeTables} made it. */
export function decodeTables(file: Uint8Array): readonly LineTable[] {
  const tables: LineTable[] = [];
  let at = file.byteOffset;
  const take = (length: number) => {
    at += 4 * length;
    return new Uint32Array(file.buffer, at - 4 * length, length);
  };
  while (at < file.byteOffset + file.byteLength) {
    const [lines = 0, size = 0, length = 0, keyed = 0] = take(4);
    const [starts, slots] = [take(lines), take(size)];
    const bytes = new Uint8Array(file.buffer, at, length);
    take(Math.ceil(length / 4));
    tables.push({ bytes, starts, slots, keyed });
  }
  return tables;
}
