/**
 * Linear-model weights for scoring: hashed features in an open-addressed table, each with a short row of small
 * integers. All arithmetic is on integers, so that scores are the same on every machine.
 */
export class PackedWeights {
  private readonly slots: Int32Array;
  private readonly entries: Int32Array;
  private readonly mask: number;

  constructor({ slots, entries }: LaidWeights) {
    this.slots = slots;
    this.entries = entries;
    this.mask = slots.length / 2 - 1;
  }

  /** Adds the rows of the first `count` features to `scores`, which it clears first. */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots, entries, mask } = this;
    const last = mask * 2 + 1;
    scores.fill(0);
    for (let at = 0; at < count; at += 1) {
      const key = features[at] as number;
      let base = (slotOf(key) & mask) * 2;
      let row = slots[base + 1] as number;
      while (row !== 0 && slots[base] !== key) {
        base = (base + 2) & last;
        row = slots[base + 1] as number;
      }
      const start = row >>> 8;
      const end = start + (row & 255);
      for (let place = start; place < end; place += 1) {
        const entry = entries[place] as number;
        const label = entry & 255;
        scores[label] = (scores[label] as number) + (entry >> 8);
      }
    }
  }
}

/** Weights as they lie in memory. */
export type LaidWeights = {
  /** Key and row side by side, in one cache line: where its entries begin times 256, and how many; 0 is free. */
  readonly slots: Int32Array;
  /** Of each entry its weight times 256, and its class. */
  readonly entries: Int32Array;
};

/** What 24 bits can point at. */
const MOST_ENTRIES = 2 ** 24;

/** Lays weights out for scoring. */
export function layWeights({ keys, rowLength, rowClass, rowWeight }: PackedParts): LaidWeights {
  if (rowClass.length > MOST_ENTRIES) throw new Error('A model has more weights than its table can point at.');
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  const entries = new Int32Array(rowClass.length);
  for (let entry = 0; entry < entries.length; entry += 1)
    entries[entry] = ((rowWeight[entry] as number) << 8) | (rowClass[entry] as number);
  let start = 0;
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] as number;
    const length = rowLength[row] as number;
    if (length === 0) continue;
    let base = (slotOf(key) & (size - 1)) * 2;
    while (slots[base + 1] !== 0) base = (base + 2) & (size * 2 - 1);
    slots[base] = key;
    slots[base + 1] = (start << 8) | length;
    start += length;
  }
  return { slots, entries };
}

/** Spreads a key over the table. */
function slotOf(key: number): number {
  const hash = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Rows in order of key: `rowLength[i]` entries of (class, weight) each. */
export type PackedParts = {
  readonly classes: number;
  readonly keys: Int32Array;
  readonly rowLength: Uint8Array;
  readonly rowClass: Uint8Array;
  readonly rowWeight: Int16Array;
};

/** Scores features against class weights; both trained and packed weights do. */
export type Scorer = { score(features: Int32Array, count: number, scores: Int32Array): void };
