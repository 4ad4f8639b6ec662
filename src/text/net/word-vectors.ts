import type { ReadingNet, WordGates } from './reading-net.ts';
import { MAX_WORD_KEYS, plainForms, UNKNOWN_WORD, writeFirstKeys, writeFormKeys } from './word-features.ts';

/** Forms whose gates are kept (two kilobytes each); when there are more, those not seen since the last time are dropped. */
const MOST_KEPT = 3_000;
const LONGEST_KEPT = 64;

/** Which row of the feature table each feature key has: open addressing over 32-bit hashes. */
export class KeyTable {
  private readonly slots: Int32Array;
  private readonly keys: Int32Array;
  private readonly mask: number;

  /** @param keys the key of each row */
  constructor(keys: Int32Array, slots = keySlots(keys)) {
    this.keys = keys;
    this.slots = slots;
    this.mask = slots.length - 1;
  }

  /** Row of a key, -1 for none. */
  rowOf(key: number): number {
    let slot = spread(key) & this.mask;
    for (;;) {
      const row = this.slots[slot] as number;
      if (row === -1 || this.keys[row] === key) return row;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** Rows by the hashes of their keys, -1 where a slot is free. */
export function keySlots(keys: Int32Array): Int32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (let row = 0; row < keys.length; row += 1) {
    let slot = spread(keys[row] as number) & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = row;
  }
  return slots;
}

function spread(key: number): number {
  const hash = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Rows of the keys of a plain form, -1 for none; a word without a row of its own gets the row of unknown words. */
export function formRows(form: string, table: KeyTable): Int32Array {
  const keys = new Int32Array(MAX_WORD_KEYS);
  const rows = new Int32Array(writeFormKeys(form, keys));
  for (let at = 0; at < rows.length; at += 1) rows[at] = table.rowOf(keys[at] as number);
  if (rows[0] === -1) rows[0] = table.rowOf(UNKNOWN_WORD);
  return rows;
}

/** Further rows of the first word of a sentence. */
export function firstRows(form: string, table: KeyTable): Int32Array {
  const keys = new Int32Array(2);
  writeFirstKeys(form, keys);
  return keys.map((key) => table.rowOf(key));
}

/** Gives a net the words of a sentence; remembers what it made of forms seen before. */
export class WordReader {
  private readonly net: ReadingNet;
  private readonly table: KeyTable;
  private known = new Map<string, WordGates>();
  private older = new Map<string, WordGates>();
  private readonly first = new Map<number, WordGates>();

  constructor(net: ReadingNet, table: KeyTable) {
    this.net = net;
    this.table = table;
  }

  /** Sets the gates of the words of one sentence, from `from` on `size` many. */
  write(plain: readonly string[], { from, size }: { readonly from: number; readonly size: number }): void {
    for (let word = 0; word < size; word += 1) this.net.setGates(word, this.gatesOf(plain[from + word] as string));
    if (from === 0 && size > 0) this.net.addGates(0, this.firstGates(plain[0] as string));
  }

  private gatesOf(form: string): WordGates {
    const known = this.known.get(form);
    if (known !== undefined) return known;
    const gates = this.older.get(form) ?? this.net.wordGates(formRows(form, this.table), true);
    if (this.known.size >= MOST_KEPT) {
      this.older = this.known;
      this.known = new Map();
    }
    if (form.length < LONGEST_KEPT) this.known.set(form, gates);
    return gates;
  }

  private firstGates(form: string): WordGates {
    const rows = firstRows(form, this.table);
    const shape = rows[1] as number;
    const known = this.first.get(shape) ?? this.net.wordGates(rows, false);
    this.first.set(shape, known);
    return known;
  }
}

/** Feature rows of a sentence, -1 for none, `starts[i]` to `starts[i + 1]` for word i; the first two name the word. */
export function sentenceRows(
  forms: readonly string[],
  table: KeyTable,
): { readonly rows: Int32Array; readonly starts: Int32Array } {
  const plain = plainForms(forms);
  const starts = new Int32Array(forms.length + 1);
  const rows: number[] = [];
  for (const [at, form] of plain.entries()) {
    rows.push(...formRows(form, table), ...(at === 0 ? firstRows(form, table) : []));
    starts[at + 1] = rows.length;
  }
  return { rows: Int32Array.from(rows), starts };
}
