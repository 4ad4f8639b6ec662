import { type Kernels, makeKernels } from './kernels.ts';
import {
  type Address,
  type FeatureVectors,
  type LaidNet,
  type NetPlan,
  type Packed,
  Places,
  planNet,
  tightWidth,
} from './lay-net.ts';
import {
  arcDistance,
  DISTANCES,
  labelColumns,
  type NetShape,
  projectionWidth,
  ROOT_DISTANCE,
  scoreStride,
} from './net-shape.ts';

/** Longest piece of a sentence that is read at once. */
export const LONGEST = 256;

/** What the first layer gets of a word, reading forward and then backward. */
export type WordGates = Float32Array;

/** Distance class by offset, from -LONGEST on. */
const DISTANCE_OF = Int8Array.from({ length: 2 * LONGEST + 1 }, (_, at) => arcDistance(at - LONGEST));

/**
 * The reading network: word vectors, two recurrent layers in both directions, tags from both layers, heads (each word
 * against each, after Dozat and Manning 2017) and labels from the second. Wide sums run on 16-bit integers, the
 * rest on single-precision numbers in a fixed order. A hot path: it works on addresses in one memory, not on objects.
 */
export class ReadingNet {
  readonly shape: NetShape;
  private readonly kernels: Kernels;
  private readonly numbers: Float32Array;
  private readonly plan: NetPlan;
  private readonly features: Address;
  private readonly featureScales: Address;
  private readonly places: ReturnType<typeof takePlaces>;

  constructor(shape: NetShape, { image, code }: LaidNet, { features, featureScales }: FeatureVectors) {
    this.shape = shape;
    this.plan = planNet(shape);
    const places = new Places();
    places.top = this.plan.end;
    this.features = places.take(features.length);
    this.featureScales = places.take(featureScales.length * 4);
    this.places = takePlaces(shape, places);
    this.kernels = makeKernels(places.top, code);
    const { buffer } = this.kernels.memory;
    this.numbers = new Float32Array(buffer);
    new Uint8Array(buffer).set(image);
    new Int8Array(buffer).set(features, this.features);
    this.numbers.set(featureScales, this.featureScales / 4);
  }

  /** Writes what rows of 16-bit numbers come to under a matrix, more than a row (`plusStride` 0) or rows of numbers. */
  private multiply(
    from: Address,
    { at, pairs, columns, scale }: Packed,
    { to, count, plus, plusStride = 0 }: { to: Address; count: number; plus: Address; plusStride?: number },
  ): void {
    this.kernels.axpy16(to, columns * 4, plus, plusStride, from, pairs * 4, at, count, pairs, columns, scale);
  }

  /** What the first layer gets of a word in both directions, from the rows of its features; `isWhole` adds the biases. */
  wordGates(rows: Int32Array, isWhole: boolean): WordGates {
    const { input, hidden } = this.shape;
    const { numbers, places } = this;
    const from = places.input / 4;
    numbers.fill(0, from, from + input);
    for (const row of rows) {
      if (row < 0) continue;
      this.kernels.addBytes(places.input, this.features + row * input, input, this.featureScales + row * 4);
    }
    const { formGates, nothing, inputShorts } = places;
    this.kernels.shorten(inputShorts, places.input, nothing, input);
    this.multiply(inputShorts, this.plan.first, {
      to: formGates,
      count: 1,
      plus: isWhole ? this.plan.firstBias : nothing,
    });
    return numbers.slice(formGates / 4, formGates / 4 + 6 * hidden);
  }

  /** Sets what the first layer gets of a word. */
  setGates(word: number, gates: WordGates): void {
    this.numbers.set(gates, this.places.gates / 4 + word * gates.length);
  }

  /** Adds to what the first layer gets of a word. */
  addGates(word: number, gates: WordGates): void {
    const to = this.places.gates / 4 + word * gates.length;
    for (let at = 0; at < gates.length; at += 1)
      this.numbers[to + at] = (this.numbers[to + at] as number) + (gates[at] as number);
  }

  /** Runs all but the labels on the words whose gates are set. */
  run(count: number): void {
    const { places, plan } = this;
    const [first, second] = places.hidden;
    this.recur(0, count);
    this.multiply(first, plan.second, { to: places.gates, count, plus: plan.secondBias });
    this.recur(1, count);
    const { tags, projection } = places;
    this.multiply(first, plan.tags1, { to: tags, count, plus: plan.tagBias });
    this.multiply(second, plan.tags2, { to: tags, count, plus: tags, plusStride: 4 * plan.tags2.columns });
    this.multiply(second, plan.projection, { to: projection, count, plus: plan.projectionBias });
    this.runArcs(count);
  }

  private recur(layer: 0 | 1, count: number): void {
    const { hidden } = this.shape;
    const { gates, cells } = this.places;
    for (let side = 0; side < 2; side += 1) {
      const { at, scale } = this.plan.recurrent[layer * 2 + side] as Packed;
      this.numbers.fill(0, cells / 4, cells / 4 + hidden);
      const out = this.places.hidden[layer] + side * hidden * 2;
      const [start, step] = side === 0 ? [0, 1] : [count - 1, -1];
      const wide = 3 * hidden * 4;
      this.kernels.recur(gates + side * wide, 2 * wide, at, out, 4 * hidden, start, step, count, cells, hidden, scale);
    }
  }

  private runArcs(count: number): void {
    const { numbers, kernels, places, plan } = this;
    const { arc } = this.shape;
    const width = projectionWidth(this.shape);
    const { nothing, projection, dependents, arcs, distances, scores } = places;
    numbers.copyWithin(projection / 4 + count * width, plan.root / 4, plan.root / 4 + width);
    for (let row = 0; row <= count; row += 1) {
      const at = projection + row * width * 4;
      kernels.rectify16(dependents + row * arc * 2, at, nothing, arc);
      kernels.rectify(at + arc * 4, at + arc * 4, nothing, arc);
    }
    this.multiply(dependents, plan.arcs, { to: arcs, count, plus: plan.arcBias });
    this.multiply(dependents, plan.distances, { to: distances, count, plus: nothing });
    const stride = scoreStride(count);
    for (let row = 0; row < count; row += 1) {
      const from = distances / 4 + row * DISTANCES;
      const start = scores / 4 + row * stride;
      for (let head = 0; head < count; head += 1)
        numbers[start + head] = numbers[from + (DISTANCE_OF[head - row + LONGEST] as number)] as number;
      numbers[start + count] = numbers[from + ROOT_DISTANCE] as number;
    }
    kernels.dot(scores, stride * 4, arcs, arc * 4, projection + arc * 4, width * 4, count, stride, arc);
  }

  /** Scores of each word (rows of `scoreStride(count)`) for each head, the root last. */
  arcScores(count: number): Float32Array {
    const start = this.places.scores / 4;
    return this.numbers.subarray(start, start + count * scoreStride(count));
  }

  /** Scores of a word by XPOS class, until the next sentence is read. */
  xposScores(word: number): Float32Array {
    const start = this.places.tags / 4 + word * this.plan.tags2.columns;
    return this.numbers.subarray(start, start + this.shape.xpos);
  }

  /** The best XPOS class of a word. */
  xposOf(word: number): number {
    return highestOf(this.numbers, this.places.tags / 4 + word * this.plan.tags2.columns, this.shape.xpos);
  }

  /** The best UPOS class of a word. */
  uposOf(word: number): number {
    const start = this.places.tags / 4 + word * this.plan.tags2.columns + this.shape.xpos;
    return highestOf(this.numbers, start, this.shape.upos);
  }

  /** The best label of each word under its head (`count` for the root). */
  labelsFor(heads: Int32Array): Int32Array {
    const { numbers, kernels, places, plan } = this;
    const { arc, label } = this.shape;
    const width = projectionWidth(this.shape);
    const count = heads.length;
    const from = places.projection + 8 * arc;
    for (let row = 0; row < count; row += 1) {
      const dependent = from + row * width * 4;
      const head = from + ((heads[row] as number) * width + label) * 4;
      kernels.rectify16(places.label + row * label * 2, dependent, head, label);
    }
    const columns = labelColumns(this.shape);
    const { labelScores } = places;
    this.multiply(places.label, plan.labels, { to: labelScores, count, plus: plan.labelBias });
    const best = new Int32Array(count);
    for (let row = 0; row < count; row += 1)
      best[row] = highestOf(numbers, labelScores / 4 + row * columns, this.shape.labels);
    return best;
  }
}

/** Index of the highest of `count` numbers from `start` on, the first of equals. */
function highestOf(numbers: Float32Array, start: number, count: number): number {
  let best = 0;
  let highest = numbers[start] as number;
  for (let at = 1; at < count; at += 1) {
    const number = numbers[start + at] as number;
    if (number <= highest) continue;
    highest = number;
    best = at;
  }
  return best;
}

/** Where numbers lie that are worked out. */
function takePlaces(shape: NetShape, places: Places) {
  const { hidden, input, arc, label } = shape;
  const gates = 3 * hidden;
  const rows = LONGEST + 4;
  return {
    nothing: places.take(Math.max(2 * gates, input, arc, DISTANCES) * 4),
    input: places.take(input * 4),
    inputShorts: places.take(input * 2),
    formGates: places.take(2 * gates * 4),
    gates: places.take(rows * 2 * gates * 4),
    cells: places.take(hidden * 4),
    hidden: [places.take(rows * 2 * hidden * 2), places.take(rows * 2 * hidden * 2)] as const,
    tags: places.take(rows * tightWidth(shape) * 4),
    projection: places.take(rows * projectionWidth(shape) * 4),
    dependents: places.take(rows * arc * 2),
    arcs: places.take(rows * arc * 4),
    distances: places.take(rows * DISTANCES * 4),
    scores: places.take(rows * scoreStride(LONGEST) * 4),
    label: places.take(rows * label * 2),
    labelScores: places.take(rows * labelColumns(shape) * 4),
  };
}
