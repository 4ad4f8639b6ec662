import type { PackedParts } from '../text/model/packed-weights.ts';

/**
 * An averaged perceptron under training: integer weights in an open-addressed table that grows, with lazily kept sums
 * for the average (Collins 2002; Daumé 2006 for the lazy form).
 */
export class TrainableWeights {
  readonly classes: number;
  private keys: Int32Array;
  private used: Uint8Array;
  private weights: Int32Array;
  private sums: Float64Array;
  private stamps: Int32Array;
  private mask: number;
  private filled = 0;
  step = 0;
  /** How often each hash was updated before it got a row of its own: what comes up once or twice is noise. */
  private readonly tries: Uint8Array;
  private readonly minimum: number;

  constructor(
    classes: number,
    { capacity = 1 << 16, minimum = 1 }: { readonly capacity?: number; readonly minimum?: number } = {},
  ) {
    this.classes = classes;
    this.minimum = minimum;
    this.tries = new Uint8Array(minimum > 1 ? 1 << 25 : 1);
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity);
    this.used = new Uint8Array(capacity);
    this.weights = new Int32Array(capacity * classes);
    this.sums = new Float64Array(capacity * classes);
    this.stamps = new Int32Array(capacity * classes);
  }

  score(features: Int32Array, count: number, scores: Int32Array): void {
    scores.fill(0);
    const { classes, weights } = this;
    for (let at = 0; at < count; at += 1) {
      const slot = this.find(features[at] as number);
      if (this.used[slot] === 0) continue;
      const base = slot * classes;
      for (let label = 0; label < classes; label += 1)
        scores[label] = (scores[label] as number) + (weights[base + label] as number);
    }
  }

  /** Moves weight from the wrong class to the right one, for each feature. */
  update(
    features: Int32Array,
    count: number,
    { right, wrong }: { readonly right: number; readonly wrong: number },
  ): void {
    for (let at = 0; at < count; at += 1) {
      if (this.filled * 2 > this.mask) this.grow();
      const key = features[at] as number;
      const slot = this.find(key);
      if (this.used[slot] === 0) {
        if (this.minimum > 1) {
          const place = (key ^ (key >>> 11)) & (this.tries.length - 1);
          const tries = (this.tries[place] as number) + 1;
          this.tries[place] = Math.min(tries, 255);
          if (tries < this.minimum) continue;
        }
        this.used[slot] = 1;
        this.keys[slot] = key;
        this.filled += 1;
      }
      if (right >= 0) this.add(slot * this.classes + right, 1);
      if (wrong >= 0) this.add(slot * this.classes + wrong, -1);
    }
  }

  private add(index: number, change: number): void {
    const weight = this.weights[index] as number;
    this.sums[index] = (this.sums[index] as number) + weight * (this.step - (this.stamps[index] as number));
    this.stamps[index] = this.step;
    this.weights[index] = weight + change;
  }

  private find(key: number): number {
    const hash = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
    let slot = (hash ^ (hash >>> 13)) & this.mask;
    while (this.used[slot] === 1 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }

  private grow(): void {
    const { keys, used, weights, sums, stamps, classes } = this;
    const capacity = (this.mask + 1) * 2;
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity);
    this.used = new Uint8Array(capacity);
    this.weights = new Int32Array(capacity * classes);
    this.sums = new Float64Array(capacity * classes);
    this.stamps = new Int32Array(capacity * classes);
    for (let old = 0; old < used.length; old += 1) {
      if (used[old] === 0) continue;
      const slot = this.find(keys[old] as number);
      this.used[slot] = 1;
      this.keys[slot] = keys[old] as number;
      const [from, to] = [old * classes, slot * classes];
      this.weights.set(weights.subarray(from, from + classes), to);
      this.sums.set(sums.subarray(from, from + classes), to);
      this.stamps.set(stamps.subarray(from, from + classes), to);
    }
  }

  /**
   * Averaged weights, scaled so that one update is `scale`, rounded; entries of magnitude below `prune` are dropped.
   * Rows come in order of key.
   */
  pack({ scale, prune }: { readonly scale: number; readonly prune: number }): PackedParts {
    const order: number[] = [];
    for (let slot = 0; slot < this.used.length; slot += 1) if (this.used[slot] === 1) order.push(slot);
    order.sort((a, b) => (this.keys[a] as number) - (this.keys[b] as number));
    const keys: number[] = [];
    const lengths: number[] = [];
    const labels: number[] = [];
    const values: number[] = [];
    for (const slot of order) {
      const before = labels.length;
      for (let label = 0; label < this.classes; label += 1) {
        const index = slot * this.classes + label;
        const sum =
          (this.sums[index] as number) + (this.weights[index] as number) * (this.step - (this.stamps[index] as number));
        const mean = Math.round((sum / Math.max(1, this.step)) * scale);
        if (Math.abs(mean) < prune) continue;
        labels.push(label);
        values.push(Math.max(-32767, Math.min(32767, mean)));
      }
      if (labels.length === before) continue;
      keys.push(this.keys[slot] as number);
      lengths.push(labels.length - before);
    }
    return {
      classes: this.classes,
      keys: Int32Array.from(keys),
      rowLength: Uint8Array.from(lengths),
      rowClass: Uint8Array.from(labels),
      rowWeight: Int16Array.from(values),
    };
  }
}
