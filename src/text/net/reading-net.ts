import {
  COLUMNS,
  HIDDEN_ONE,
  INPUT_MOST,
  INPUT_ONE,
  type Kernels,
  makeKernels,
  PANEL,
  POSITIVE_MOST,
  POSITIVE_ONE,
} from './kernels.ts';
import {
  arcDistance,
  DISTANCES,
  labelColumns,
  type NetShape,
  projectionWidth,
  ROOT_DISTANCE,
  scoreStride,
  tagColumns,
} from './net-shape.ts';

/** Longest piece of a sentence that is read at once. */
export const LONGEST = 256;

/** The weights of a trained net: matrices in rows by name (see `matricesOf`), and the table of feature vectors. */
export type NetWeights = {
  readonly shape: NetShape;
  readonly matrices: Readonly<Record<string, Float32Array>>;
  /** Features × input width, as bytes, with the scale of each row. */
  readonly features: Int8Array;
  readonly featureScales: Float32Array;
};

/** What the first layer gets of a word, reading forward and then backward. */
export type WordGates = Float32Array;

/** An address in the memory of the net, in bytes. */
type Address = number;
/** A matrix of pairs of 16-bit numbers, with the address of its scale. */
type Packed = { readonly at: Address; readonly pairs: number; readonly columns: number; readonly scale: Address };

/** Distance class by offset, from -LONGEST on. */
const DISTANCE_OF = Int8Array.from({ length: 2 * LONGEST + 1 }, (_, at) => arcDistance(at - LONGEST));
const BIASES = ['projectionBias', 'arcBias', 'labelBias'];

/** 16-bit numbers that weights are multiplied with: what 1 is in them and the most they hold. */
type Shorts = { readonly one: number; readonly most: number };
const HIDDEN: Shorts = { one: HIDDEN_ONE, most: 1 };
const POSITIVE: Shorts = { one: POSITIVE_ONE, most: POSITIVE_MOST };
const INPUT: Shorts = { one: INPUT_ONE, most: INPUT_MOST };

/**
 * The reading network: word vectors, two recurrent layers in both directions, tags from both layers, heads (each word
 * against each, after Dozat and Manning 2017) and labels from the second. Wide sums run on 16-bit integers, the
 * rest on single-precision numbers in a fixed order. A hot path: it works on addresses in one memory, not on objects.
 */
export class ReadingNet {
  readonly shape: NetShape;
  private readonly matrices: NetWeights['matrices'];
  private readonly kernels: Kernels;
  private readonly numbers: Float32Array;
  private readonly shorts: Int16Array;
  private top: Address = 64;
  private readonly recurrent: readonly Packed[];
  private readonly features: Address;
  private readonly featureScales: Address;
  private readonly first: Packed;
  private readonly firstBias: Address;
  private readonly second: Packed;
  private readonly secondBias: Address;
  private readonly tagBias: Address;
  private readonly tags1: Packed;
  private readonly tags2: Packed;
  private readonly projection: Packed;
  private readonly arcs: Packed;
  private readonly distances: Packed;
  private readonly labels: Packed;
  private readonly single: Readonly<Record<string, Address>>;
  private readonly places: ReturnType<ReadingNet['takePlaces']>;

  constructor(weights: NetWeights) {
    this.shape = weights.shape;
    this.matrices = weights.matrices;
    const dense = Object.values(weights.matrices).reduce((sum, { length }) => sum + length, 0);
    const bytes = weights.features.length + 4 * weights.featureScales.length;
    this.kernels = makeKernels(4 * dense + bytes + activationBytes(weights.shape));
    this.numbers = new Float32Array(this.kernels.memory.buffer);
    this.shorts = new Int16Array(this.kernels.memory.buffer);
    const { hidden, arc, label } = this.shape;
    const gates = 3 * hidden;
    const sides = ['Forward', 'Backward'];
    this.recurrent = [1, 2].flatMap((layer) =>
      sides.map((side) => this.pack(transpose(this.matrix(`recurrent${side}${layer}`), gates), gates, HIDDEN, PANEL)),
    );
    const both = (name: string, layer: number) =>
      sideBySide([this.matrix(`${name}Forward${layer}`), this.matrix(`${name}Backward${layer}`)], gates);
    this.first = this.pack(both('input', 1), 2 * gates, INPUT);
    this.firstBias = this.keep(both('bias', 1));
    this.second = this.pack(both('input', 2), 2 * gates, HIDDEN);
    this.secondBias = this.keep(both('bias', 2));
    this.features = this.take(weights.features.length);
    new Int8Array(this.kernels.memory.buffer).set(weights.features, this.features);
    this.featureScales = this.keep(weights.featureScales);
    const tagWidth = tightWidth(this.shape);
    this.tags1 = this.pack(this.tight('tags1'), tagWidth, HIDDEN);
    this.tags2 = this.pack(this.tight('tags2'), tagWidth, HIDDEN);
    this.tagBias = this.keep(this.tight('tagBias'));
    this.projection = this.pack(this.matrix('projection'), projectionWidth(this.shape), HIDDEN);
    this.arcs = this.pack(this.matrix('arcs'), arc, POSITIVE);
    this.distances = this.pack(this.matrix('distances'), DISTANCES, POSITIVE);
    this.labels = this.pack(this.matrix('labels'), labelColumns(this.shape), POSITIVE);
    this.single = Object.fromEntries(BIASES.map((name) => [name, this.keep(this.matrix(name))]));
    this.places = this.takePlaces({ arc, label, gates });
  }

  private takePlaces({ arc, label, gates }: { readonly arc: number; readonly label: number; readonly gates: number }) {
    const rows = LONGEST + 4;
    const { hidden, input } = this.shape;
    return {
      nothing: this.take(Math.max(2 * gates, input, arc, DISTANCES) * 4),
      input: this.take(input * 4),
      inputShorts: this.take(input * 2),
      formGates: this.take(2 * gates * 4),
      gates: this.take(rows * 2 * gates * 4),
      cells: this.take(hidden * 4),
      hidden: [this.take(rows * 2 * hidden * 2), this.take(rows * 2 * hidden * 2)] as const,
      tags: this.take(rows * tightWidth(this.shape) * 4),
      projection: this.take(rows * projectionWidth(this.shape) * 4),
      dependents: this.take(rows * arc * 2),
      arcs: this.take(rows * arc * 4),
      distances: this.take(rows * DISTANCES * 4),
      scores: this.take(rows * scoreStride(LONGEST) * 4),
      label: this.take(rows * label * 2),
      labelScores: this.take(rows * labelColumns(this.shape) * 4),
    };
  }

  private matrix(name: string): Float32Array {
    return this.matrices[name] as Float32Array;
  }

  /** The tag scores without the columns between XPOS and UPOS that only fill vectors. */
  private tight(name: string): Float32Array {
    const { all, upos } = tagColumns(this.shape);
    const matrix = this.matrix(name);
    const width = tightWidth(this.shape);
    const kept = new Float32Array((matrix.length / all) * width);
    for (let row = 0; row < matrix.length / all; row += 1) {
      const from = row * all;
      kept.set(matrix.subarray(from, from + this.shape.xpos), row * width);
      kept.set(matrix.subarray(from + upos, from + upos + this.shape.upos), row * width + this.shape.xpos);
    }
    return kept;
  }

  private take(bytes: number): Address {
    const at = this.top;
    this.top += Math.ceil(bytes / 16) * 16;
    return at;
  }

  private keep(numbers: Float32Array): Address {
    const at = this.take(numbers.length * 4);
    this.numbers.set(numbers, at / 4);
    return at;
  }

  /** Stores a matrix of rows as pairs of rows in 16-bit numbers, as finely as sums allow, in panels of columns. */
  private pack(matrix: Float32Array, columns: number, { one, most }: Shorts, panel = COLUMNS): Packed {
    const rows = matrix.length / columns;
    let highest = 0;
    const sums = new Float64Array(columns);
    for (let at = 0; at < matrix.length; at += 1) {
      const size = Math.abs(matrix[at] as number);
      highest = Math.max(highest, size);
      sums[at % columns] = (sums[at % columns] as number) + size;
    }
    // What numbers and weights may come to in sum without leaving 32 bits; a half is what rounding may add to a weight.
    const all = 2 ** 31 / (one * most) - 1 - rows / 2;
    const fine = Math.min(32767 / highest, all / sums.reduce((heaviest, sum) => Math.max(heaviest, sum), 0));
    const scale = this.take(16);
    this.numbers[scale / 4] = 1 / (fine * one);
    const at = this.take(matrix.length * 2);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const inPanel = column % panel;
        const start = at / 2 + (column - inPanel) * rows + (row >> 1) * panel * 2 + (row & 1);
        this.shorts[start + inPanel * 2] = Math.round((matrix[row * columns + column] as number) * fine);
      }
    }
    return { at, pairs: rows / 2, columns, scale };
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
    this.multiply(inputShorts, this.first, { to: formGates, count: 1, plus: isWhole ? this.firstBias : nothing });
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
    const { places, single } = this;
    const [first, second] = places.hidden;
    this.recur(0, count);
    this.multiply(first, this.second, { to: places.gates, count, plus: this.secondBias });
    this.recur(1, count);
    const { tags, projection } = places;
    this.multiply(first, this.tags1, { to: tags, count, plus: this.tagBias });
    this.multiply(second, this.tags2, { to: tags, count, plus: tags, plusStride: 4 * this.tags2.columns });
    this.multiply(second, this.projection, { to: projection, count, plus: single['projectionBias'] as Address });
    this.runArcs(count);
  }

  private recur(layer: 0 | 1, count: number): void {
    const { hidden } = this.shape;
    const { gates, cells } = this.places;
    for (let side = 0; side < 2; side += 1) {
      const { at, scale } = this.recurrent[layer * 2 + side] as Packed;
      this.numbers.fill(0, cells / 4, cells / 4 + hidden);
      const out = this.places.hidden[layer] + side * hidden * 2;
      const [start, step] = side === 0 ? [0, 1] : [count - 1, -1];
      const wide = 3 * hidden * 4;
      this.kernels.recur(gates + side * wide, 2 * wide, at, out, 4 * hidden, start, step, count, cells, hidden, scale);
    }
  }

  private runArcs(count: number): void {
    const { numbers, kernels, places, single } = this;
    const { arc } = this.shape;
    const width = projectionWidth(this.shape);
    const { nothing, projection, dependents, arcs, distances, scores } = places;
    this.numbers.set(this.matrix('root'), projection / 4 + count * width);
    for (let row = 0; row <= count; row += 1) {
      const at = projection + row * width * 4;
      kernels.rectify16(dependents + row * arc * 2, at, nothing, arc);
      kernels.rectify(at + arc * 4, at + arc * 4, nothing, arc);
    }
    this.multiply(dependents, this.arcs, { to: arcs, count, plus: single['arcBias'] as Address });
    this.multiply(dependents, this.distances, { to: distances, count, plus: nothing });
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

  /** The best XPOS class of a word. */
  xposOf(word: number): number {
    return highestOf(this.numbers, this.places.tags / 4 + word * this.tags2.columns, this.shape.xpos);
  }

  /** The best UPOS class of a word. */
  uposOf(word: number): number {
    const start = this.places.tags / 4 + word * this.tags2.columns + this.shape.xpos;
    return highestOf(this.numbers, start, this.shape.upos);
  }

  /** The best label of each word under its head (`count` for the root). */
  labelsFor(heads: Int32Array): Int32Array {
    const { numbers, kernels, places, single } = this;
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
    this.multiply(places.label, this.labels, { to: labelScores, count, plus: single['labelBias'] as Address });
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

/** Columns of the tag scores: XPOS, then UPOS, in whole vectors. */
const tightWidth = ({ xpos, upos }: NetShape): number => Math.ceil((xpos + upos) / 16) * 16;

function transpose(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const turned = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      turned[column * rows + row] = matrix[row * columns + column] as number;
  return turned;
}

/** Two matrices of as many columns each as one, row by row. */
function sideBySide([left, right]: readonly [Float32Array, Float32Array], columns: number): Float32Array {
  const both = new Float32Array(2 * left.length);
  for (let row = 0; row < left.length / columns; row += 1) {
    both.set(left.subarray(row * columns, (row + 1) * columns), 2 * row * columns);
    both.set(right.subarray(row * columns, (row + 1) * columns), (2 * row + 1) * columns);
  }
  return both;
}

function activationBytes(shape: NetShape): number {
  const { input, hidden, arc, label } = shape;
  const width =
    8 * hidden + tagColumns(shape).all + projectionWidth(shape) + arc + DISTANCES + label + labelColumns(shape);
  return 4 * ((LONGEST + 8) * (width + scoreStride(LONGEST)) + input + 8 * hidden) + 65536;
}
