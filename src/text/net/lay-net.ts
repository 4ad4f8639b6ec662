import {
  COLUMNS,
  HIDDEN_ONE,
  INPUT_MOST,
  INPUT_ONE,
  kernelCode,
  PANEL,
  POSITIVE_MOST,
  POSITIVE_ONE,
} from './kernels.ts';
import { DISTANCES, labelColumns, type NetShape, projectionWidth, tagColumns } from './net-shape.ts';
import type { WasmCode } from './wasm-writer.ts';

/** The weights of a trained net: matrices in rows by name (see `matricesOf`), and the table of feature vectors. */
export type NetWeights = {
  readonly shape: NetShape;
  readonly matrices: Readonly<Record<string, Float32Array>>;
} & FeatureVectors;

export type FeatureVectors = {
  /** Features × input width, as bytes, with the scale of each row. */
  readonly features: Int8Array;
  readonly featureScales: Float32Array;
};

/** An address in the memory of the net, in bytes. */
export type Address = number;
/** A matrix of pairs of 16-bit numbers, with the address of its scale. */
export type Packed = {
  readonly at: Address;
  readonly pairs: number;
  readonly columns: number;
  readonly scale: Address;
};

/** 16-bit numbers that weights are multiplied with: what 1 is in them and the most they hold. */
type Shorts = { readonly one: number; readonly most: number };
const HIDDEN: Shorts = { one: HIDDEN_ONE, most: 1 };
const POSITIVE: Shorts = { one: POSITIVE_ONE, most: POSITIVE_MOST };
const INPUT: Shorts = { one: INPUT_ONE, most: INPUT_MOST };

/** Hands out a memory from its beginning on, on addresses that vectors may lie at. */
export class Places {
  top: Address = 64;

  take(bytes: number): Address {
    const at = this.top;
    this.top += Math.ceil(bytes / 16) * 16;
    return at;
  }
}

/** Columns of the tag scores: XPOS, then UPOS, in whole vectors. */
export const tightWidth = ({ xpos, upos }: NetShape): number => Math.ceil((xpos + upos) / 16) * 16;

export type NetPlan = ReturnType<typeof planNet>;

/** Where the weights of a net lie, all but the feature vectors; `end` is behind the last. */
export function planNet(shape: NetShape) {
  const places = new Places();
  const { input, hidden, arc, label } = shape;
  const gates = 3 * hidden;
  const packed = (rows: number, columns: number): Packed => ({
    scale: places.take(16),
    at: places.take(rows * columns * 2),
    pairs: rows / 2,
    columns,
  });
  const numbers = (count: number) => places.take(count * 4);
  const recurrent = [0, 1, 2, 3].map(() => packed(hidden, gates));
  const plan = {
    recurrent,
    first: packed(input, 2 * gates),
    firstBias: numbers(2 * gates),
    second: packed(2 * hidden, 2 * gates),
    secondBias: numbers(2 * gates),
    tags1: packed(2 * hidden, tightWidth(shape)),
    tags2: packed(2 * hidden, tightWidth(shape)),
    tagBias: numbers(tightWidth(shape)),
    projection: packed(2 * hidden, projectionWidth(shape)),
    arcs: packed(arc, arc),
    distances: packed(arc, DISTANCES),
    labels: packed(label, labelColumns(shape)),
    projectionBias: numbers(projectionWidth(shape)),
    arcBias: numbers(arc),
    labelBias: numbers(labelColumns(shape)),
    root: numbers(projectionWidth(shape)),
  };
  return { ...plan, end: places.top };
}

/** A net as it lies in memory up to the end of its plan, with the code of its kernels. */
export type LaidNet = { readonly image: Uint8Array; readonly code: WasmCode };

/** Lays the weights out as the kernels read them. */
export function layReadingNet({ shape, matrices }: NetWeights): LaidNet {
  const plan = planNet(shape);
  const buffer = new ArrayBuffer(plan.end);
  const gates = 3 * shape.hidden;
  const matrix = (name: string) => matrices[name] as Float32Array;
  const both = (name: string, layer: number) =>
    sideBySide([matrix(`${name}Forward${layer}`), matrix(`${name}Backward${layer}`)], gates);
  const keep = (at: Address, numbers: Float32Array) => new Float32Array(buffer).set(numbers, at / 4);
  const sides = [1, 2].flatMap((layer) => [`recurrentForward${layer}`, `recurrentBackward${layer}`]);
  for (const [at, name] of sides.entries())
    pack(buffer, plan.recurrent[at] as Packed, transpose(matrix(name), gates), HIDDEN, PANEL);
  pack(buffer, plan.first, both('input', 1), INPUT);
  keep(plan.firstBias, both('bias', 1));
  pack(buffer, plan.second, both('input', 2), HIDDEN);
  keep(plan.secondBias, both('bias', 2));
  pack(buffer, plan.tags1, tight(matrix('tags1'), shape), HIDDEN);
  pack(buffer, plan.tags2, tight(matrix('tags2'), shape), HIDDEN);
  keep(plan.tagBias, tight(matrix('tagBias'), shape));
  pack(buffer, plan.projection, matrix('projection'), HIDDEN);
  for (const name of ['arcs', 'distances', 'labels'] as const) pack(buffer, plan[name], matrix(name), POSITIVE);
  for (const name of ['projectionBias', 'arcBias', 'labelBias', 'root'] as const) keep(plan[name], matrix(name));
  return { image: new Uint8Array(buffer), code: kernelCode() };
}

/** Stores a matrix of rows as pairs of rows in 16-bit numbers, as finely as sums allow, in panels of columns. */
function pack(
  buffer: ArrayBuffer,
  { at: start, columns, scale }: Packed,
  matrix: Float32Array,
  { one, most }: Shorts,
  panel = COLUMNS,
): void {
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
  new Float32Array(buffer)[scale / 4] = 1 / (fine * one);
  const shorts = new Int16Array(buffer);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const inPanel = column % panel;
      const to = start / 2 + (column - inPanel) * rows + (row >> 1) * panel * 2 + (row & 1);
      shorts[to + inPanel * 2] = Math.round((matrix[row * columns + column] as number) * fine);
    }
  }
}

/** Tag scores without the columns between XPOS and UPOS that only fill vectors. */
function tight(matrix: Float32Array, shape: NetShape): Float32Array {
  const { all, upos } = tagColumns(shape);
  const width = tightWidth(shape);
  const kept = new Float32Array((matrix.length / all) * width);
  for (let row = 0; row < matrix.length / all; row += 1) {
    const from = row * all;
    kept.set(matrix.subarray(from, from + shape.xpos), row * width);
    kept.set(matrix.subarray(from + upos, from + upos + shape.upos), row * width + shape.xpos);
  }
  return kept;
}

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
