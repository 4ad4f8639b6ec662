import { type Arena, type Dense, roundUp, runDense, take } from './dense.ts';
import { type EncodeKernels, SHARE_ONE } from './encode-kernels.ts';

/** Gain and bias of a normalisation, addresses of `width` numbers. */
export type Norm = { readonly gain: number; readonly bias: number };

/** One layer of a BERT encoder. */
export type EncoderLayer = {
  readonly attend: Dense;
  readonly join: Dense;
  readonly joinNorm: Norm;
  readonly up: Dense;
  readonly down: Dense;
  readonly downNorm: Norm;
  /** Addresses: what 1 is in queries, keys and values as 16-bit numbers; what takes a product of the first two back. */
  readonly headOne: number;
  readonly scoreScale: number;
  /** What takes a sum of shares times values back. */
  readonly valueScale: number;
};

/** An encoder laid out in the kernels' memory. */
export type Encoder = {
  readonly kernels: EncodeKernels;
  readonly arena: Arena;
  readonly width: number;
  readonly heads: number;
  /** Rows of the vocabulary as bytes, with a scale each. */
  readonly pieces: Int8Array;
  readonly pieceScales: Float32Array;
  /** Place and kind of token together, [most places, width]. */
  readonly places: Float32Array;
  readonly inputNorm: Norm;
  /** Added behind layer `shapesBehind` - 1, [shapes, width]. */
  readonly shapes: Float32Array;
  readonly shapesBehind: number;
  readonly layers: readonly EncoderLayer[];
  readonly buffers: Buffers;
};

/** Room for one window. */
export type Buffers = {
  readonly rows: number;
  readonly states: number;
  readonly wide: number;
  readonly shorts: number;
  readonly context: number;
  readonly scores: number;
  readonly shares: number;
  readonly keys: number;
  readonly values: number;
  readonly mask: number;
  readonly none: number;
  readonly share: number;
};

/** Most pieces in a window with its two marks. */
export const MOST_PIECES_IN_WINDOW = 256;

/** Room for windows of {@link MOST_PIECES_IN_WINDOW} pieces; `inner` is the width between the two layers behind attention. */
export function makeBuffers(arena: Arena, width: number, inner: number): Buffers {
  const rows = MOST_PIECES_IN_WINDOW;
  const numbers = (count: number): number => take(arena, count * 4);
  const share = numbers(1);
  const buffers = {
    rows,
    states: numbers(rows * width),
    wide: numbers(rows * Math.max(inner, width * 3)),
    shorts: numbers(rows * Math.max(inner, width * 3)),
    context: numbers(rows * width),
    scores: numbers(rows * rows),
    shares: numbers(rows * rows),
    keys: numbers(rows * width),
    values: numbers(rows * width),
    mask: numbers(rows),
    none: numbers(rows * width),
    share,
  };
  new Float32Array(arena.memory.buffer)[share / 4] = 1 / width;
  return buffers;
}

/** States of a window, [pieces, width] at `buffers.states`. `shapes` has one number a piece. */
export function encodeWindow(encoder: Encoder, ids: readonly number[], shapes: readonly number[]): void {
  const { kernels, width, layers, buffers, inputNorm } = encoder;
  const rows = ids.length;
  const numbers = new Float32Array(encoder.arena.memory.buffer);
  for (let row = 0; row < rows; row++) {
    const id = ids[row] ?? 0;
    const scale = encoder.pieceScales[id] ?? 0;
    const at = buffers.states / 4 + row * width;
    for (let j = 0; j < width; j++)
      numbers[at + j] = (encoder.pieces[id * width + j] ?? 0) * scale + (encoder.places[row * width + j] ?? 0);
  }
  const { states, none, share } = buffers;
  kernels.normalise(states, states, none, inputNorm.gain, inputNorm.bias, rows, width, share);
  const padded = roundUp(rows, 16);
  numbers
    .fill(0, buffers.mask / 4, buffers.mask / 4 + rows)
    .fill(-1e9, buffers.mask / 4 + rows, buffers.mask / 4 + padded);
  for (const [at, layer] of layers.entries()) {
    if (at === encoder.shapesBehind) addShapes(encoder, numbers, shapes);
    attend(encoder, layer, rows);
    feedForward(encoder, layer, rows);
  }
}

function addShapes({ buffers, width, shapes: table }: Encoder, numbers: Float32Array, shapes: readonly number[]): void {
  for (const [row, shape] of shapes.entries()) {
    const at = buffers.states / 4 + row * width;
    for (let j = 0; j < width; j++) numbers[at + j] = (numbers[at + j] ?? 0) + (table[shape * width + j] ?? 0);
  }
}

function attend(encoder: Encoder, layer: EncoderLayer, rows: number): void {
  const { kernels, width, heads, buffers } = encoder;
  const { states, wide, shorts, context, scores, shares, keys, values, mask, none, share } = buffers;
  const each = width / heads;
  const padded = roundUp(rows, 16);
  kernels.shorts(shorts, states, rows * width, layer.attend.one);
  runDense(kernels, layer.attend, { input: shorts, inputStride: width * 2, rows, output: wide });
  kernels.shorts(shorts, wide, rows * width * 3, layer.headOne);
  for (let head = 0; head < heads; head++) {
    layKeys(encoder, head, rows);
    layValues(encoder, head, rows);
    const query = shorts + head * each * 2;
    kernels.axpy16(scores, padded * 4, mask, 0, query, width * 6, keys, rows, each / 2, padded, layer.scoreScale);
    kernels.softmaxShorts(shares, padded * 2, scores, padded * 4, rows, padded);
    const output = context + head * each * 4;
    kernels.axpy16(output, width * 4, none, 0, shares, padded * 2, values, rows, padded / 2, each, layer.valueScale);
  }
  kernels.shorts(shorts, context, rows * width, layer.join.one);
  runDense(kernels, layer.join, { input: shorts, inputStride: width * 2, rows, output: wide });
  kernels.normalise(states, states, wide, layer.joinNorm.gain, layer.joinNorm.bias, rows, width, share);
}

/** Keys of a head as the kernel has its weights: panels of sixteen keys, dimensions in pairs. */
function layKeys({ arena, buffers, width, heads }: Encoder, head: number, rows: number): void {
  const each = width / heads;
  const pairs = each / 2;
  const units = new Int32Array(arena.memory.buffer);
  const to = buffers.keys / 4;
  const padded = roundUp(rows, 16);
  for (let key = 0; key < padded; key++) {
    const from = (buffers.shorts + key * width * 6 + width * 2 + head * each * 2) / 4;
    const at = to + (key >> 4) * pairs * 16 + (key & 15);
    for (let pair = 0; pair < pairs; pair++) units[at + pair * 16] = key < rows ? (units[from + pair] ?? 0) : 0;
  }
}

/** Values of a head: panels of sixteen dimensions, keys in pairs. */
function layValues({ arena, buffers, width, heads }: Encoder, head: number, rows: number): void {
  const each = width / heads;
  const shorts = new Int16Array(arena.memory.buffer);
  const padded = roundUp(rows, 16);
  for (let key = 0; key < padded; key++) {
    const from = (buffers.shorts + key * width * 6 + width * 4 + head * each * 2) / 2;
    for (let j = 0; j < each; j++) {
      const at = buffers.values / 2 + ((j >> 4) * (padded / 2) + (key >> 1)) * 32 + (j & 15) * 2 + (key & 1);
      shorts[at] = key < rows ? (shorts[from + j] ?? 0) : 0;
    }
  }
}

function feedForward({ kernels, width, buffers }: Encoder, layer: EncoderLayer, rows: number): void {
  const { states, wide, shorts, share } = buffers;
  const inner = layer.up.columns;
  kernels.shorts(shorts, states, rows * width, layer.up.one);
  runDense(kernels, layer.up, { input: shorts, inputStride: width * 2, rows, output: wide });
  kernels.geluShorts(shorts, wide, rows * inner, layer.down.one);
  runDense(kernels, layer.down, { input: shorts, inputStride: inner * 2, rows, output: wide });
  kernels.normalise(states, states, wide, layer.downNorm.gain, layer.downNorm.bias, rows, width, share);
}

/** What takes 16-bit products of queries and keys, and shares times values, back to numbers, for heads of `each` dimensions. */
export function attentionScales(most: number, each: number): { one: number; score: number; value: number } {
  const one = HEAD_MOST / most;
  return { one, score: 1 / (one * one * Math.sqrt(each)), value: 1 / (one * SHARE_ONE) };
}

const HEAD_MOST = 8191;
