/**
 * Linear-model weights for scoring: hashed features in an open-addressed table, each with a short row of small
 * integers. All arithmetic is on integers, so that scores are the same on every machine.
 */
export class PackedWeights {
  readonly classes: number;
  readonly keys: Int32Array;
  readonly rowStart: Uint32Array;
  readonly rowClass: Uint8Array;
  readonly rowWeight: Int16Array;
  /** Key and row side by side, in one cache line: where its entries begin times 256, and how many; 0 is free. */
  private readonly slots: Int32Array;
  /** Of each entry its weight times 256, and its class. */
  private readonly entries: Int32Array;
  private readonly mask: number;
  /** With three classes: key and three weights side by side, one cache line a feature. A row is never all zeros. */
  private readonly triples: Int32Array;

  constructor(parts: PackedParts) {
    this.classes = parts.classes;
    this.keys = parts.keys;
    this.rowClass = parts.rowClass;
    this.rowWeight = parts.rowWeight;
    this.rowStart = new Uint32Array(parts.keys.length + 1);
    for (let row = 0; row < parts.keys.length; row += 1) {
      this.rowStart[row + 1] = (this.rowStart[row] as number) + (parts.rowLength[row] as number);
    }
    let size = 16;
    while (size < parts.keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.triples = new Int32Array(parts.classes === 3 ? size * 4 : 0);
    this.slots = new Int32Array(parts.classes === 3 ? 0 : size * 2);
    this.entries = new Int32Array(parts.classes === 3 ? 0 : parts.rowClass.length);
    if (parts.classes === 3) this.fillTriples();
    else this.fillSlots();
  }

  private fillSlots(): void {
    const { slots, entries, mask, keys, rowStart, rowClass, rowWeight } = this;
    if (entries.length > MOST_ENTRIES) throw new Error('A model has more weights than its table can point at.');
    for (let entry = 0; entry < entries.length; entry += 1)
      entries[entry] = ((rowWeight[entry] as number) << 8) | (rowClass[entry] as number);
    for (let row = 0; row < keys.length; row += 1) {
      const key = keys[row] as number;
      const [start, end] = [rowStart[row] as number, rowStart[row + 1] as number];
      if (start === end) continue;
      let base = (slotOf(key) & mask) * 2;
      while (slots[base + 1] !== 0) base = (base + 2) & (mask * 2 + 1);
      slots[base] = key;
      slots[base + 1] = (start << 8) | (end - start);
    }
  }

  private fillTriples(): void {
    const { triples, mask, keys, rowStart, rowClass, rowWeight } = this;
    for (let row = 0; row < keys.length; row += 1) {
      const key = keys[row] as number;
      let base = (slotOf(key) & mask) * 4;
      while (!isFree(triples, base)) base = (base + 4) & (mask * 4 + 3);
      triples[base] = key;
      for (let entry = rowStart[row] as number; entry < (rowStart[row + 1] as number); entry += 1)
        triples[base + 1 + (rowClass[entry] as number)] = rowWeight[entry] as number;
    }
  }

  private scoreTriples(features: Int32Array, count: number, scores: Int32Array): void {
    const { triples, mask } = this;
    const last = mask * 4 + 3;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let at = 0; at < count; at += 1) {
      const key = features[at] as number;
      let base = (slotOf(key) & mask) * 4;
      while (triples[base] !== key && !isFree(triples, base)) base = (base + 4) & last;
      first += triples[base + 1] as number;
      second += triples[base + 2] as number;
      third += triples[base + 3] as number;
    }
    scores[0] = first;
    scores[1] = second;
    scores[2] = third;
  }

  /** Adds the rows of the first `count` features to `scores`, which it clears first. */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    if (this.triples.length > 0) {
      this.scoreTriples(features, count, scores);
      return;
    }
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

/** What 24 bits can point at. */
const MOST_ENTRIES = 2 ** 24;

function isFree(triples: Int32Array, base: number): boolean {
  return triples[base + 1] === 0 && triples[base + 2] === 0 && triples[base + 3] === 0;
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
