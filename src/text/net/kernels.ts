import { cellFunction, recurFunction } from './recurrent-kernels.ts';
import { addBytesFunction, rectify16Function, rectifyFunction, shortenFunction } from './row-kernels.ts';
import {
  add,
  advance,
  type Code,
  encodeModule,
  get,
  int,
  load,
  loadSplat,
  range,
  set,
  store,
  times,
  vAdd,
  vAddInt,
  vConst,
  vDot16,
  vMul,
  vPick,
  vToFloat,
  type WasmCode,
  type WasmFunction,
  whileBelow,
} from './wasm-writer.ts';

export { HIDDEN_ONE, PANEL } from './recurrent-kernels.ts';
export { INPUT_MOST, INPUT_ONE, POSITIVE_MOST, POSITIVE_ONE } from './row-kernels.ts';

/**
 * Vector arithmetic over one memory, as WebAssembly: sums in a fixed order, without fused or relaxed operations, so that
 * results are the same bits on every machine. Addresses and strides are in bytes, widths in numbers.
 */
export type Kernels = {
  readonly memory: WebAssembly.Memory;
  /** C[i][j] += A[i] · B[j] for `rows` rows of A and `columns` rows of B (a multiple of 4), `width` a multiple of 16. */
  dot(
    c: number,
    cStride: number,
    a: number,
    aStride: number,
    b: number,
    bStride: number,
    rows: number,
    columns: number,
    width: number,
  ): void;
  /** O[i] += sum over t of C[i * cRow + t * cStep] * V[t], `width` a multiple of 16. */
  axpy(
    o: number,
    oStride: number,
    c: number,
    cRow: number,
    cStep: number,
    v: number,
    vStride: number,
    rows: number,
    terms: number,
    width: number,
  ): void;
  /**
   * On pairs of 16-bit numbers: O[i][j] = F[i][j] + scale * sum over t of C[i][2t] * V[t][2j] + C[i][2t + 1] * V[t][2j + 1].
   * V lies panel by panel of {@link COLUMNS} columns; `scale` is the address of a number; `fStride` is 0 where all rows
   * start from the same.
   */
  axpy16(
    o: number,
    oStride: number,
    f: number,
    fStride: number,
    c: number,
    cRow: number,
    v: number,
    rows: number,
    pairs: number,
    width: number,
    scale: number,
  ): void;
  /** One step of a recurrent cell: gates (forget, out, new) become their activations; writes cell and hidden state. */
  cell(gates: number, before: number, after: number, hidden: number, width: number): void;
  /** O[j] = max(0, A[j] + B[j]), `width` a multiple of 4. */
  rectify(o: number, a: number, b: number, width: number): void;
  /** O[j] += A[j] * scale for bytes A; `scale` is the address of a number, `width` a multiple of 16. */
  addBytes(o: number, a: number, width: number, scale: number): void;
  /** As `rectify`, to 16-bit numbers in which 1 is {@link POSITIVE_ONE}, at most {@link POSITIVE_MOST}; `width` a multiple of 8. */
  rectify16(o: number, a: number, b: number, width: number): void;
  /** O[j] = A[j] + B[j] as 16-bit numbers in which 1 is {@link INPUT_ONE}, within {@link INPUT_MOST} of 0; `width` a multiple of 8. */
  shorten(o: number, a: number, b: number, width: number): void;
  /**
   * A recurrent layer over a sentence in one direction: adds recurrent weights (pairs of 16-bit numbers, as `axpy16` has them,
   * but panel by panel of {@link PANEL} columns) to the gates of each word in turn and writes the hidden state as 16-bit
   * numbers. 3 * `width` is a multiple of PANEL.
   */
  recur(
    gates: number,
    gateStride: number,
    weights: number,
    hidden: number,
    stride: number,
    first: number,
    step: number,
    count: number,
    cells: number,
    width: number,
    scale: number,
  ): void;
};

/** The kernels as a module. */
export const kernelCode = (): WasmCode =>
  encodeModule([
    dotFunction(),
    axpyFunction(),
    axpy16Function(),
    cellFunction(),
    rectifyFunction(),
    recurFunction(),
    rectify16Function(),
    shortenFunction(),
    addBytesFunction(),
  ]);

/** Makes the kernels over a memory of `bytes`. */
export function makeKernels(bytes: number, code = kernelCode()): Kernels {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) + 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  return { memory, ...(instance.exports as unknown as Omit<Kernels, 'memory'>) };
}

const UNROLL = 4;
/** Columns that `axpy` and `axpy16` sum at a time. */
export const COLUMNS = 16;
const LANES = [0, 1, 2, 3] as const;

function dotFunction(): WasmFunction {
  const [c, cStride, a, aStride, b, bStride, rows, columns, width] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const [row, column, end, out, lastPair] = [9, 10, 11, 12, 13];
  const aAt = [14, 15];
  const bAt = [16, 17, 18, 19];
  const sums = [20, 21, 22, 23, 24, 25, 26, 27];
  const aValues = [28, 29];
  const bValue = 30;
  const at = (list: readonly number[], index: number) => list[index] as number;
  const step = (count: number, offset: number): Code => [
    ...range(count).flatMap((r) => set(at(aValues, r), load(get(at(aAt, r)), offset))),
    ...LANES.flatMap((q) => [
      ...set(bValue, load(get(at(bAt, q)), offset)),
      ...range(count).flatMap((r) => {
        const sum = at(sums, r * 4 + q);
        return set(sum, vAdd(get(sum), vMul(get(at(aValues, r)), get(bValue))));
      }),
    ]),
  ];
  const block = (count: number): Code => [
    ...set(column, int(0)),
    ...set(out, add(get(c), times(get(row), get(cStride)))),
    ...whileBelow(get(column), get(columns), [
      ...range(count).flatMap((r) => set(at(aAt, r), add(get(a), times(add(get(row), int(r)), get(aStride))))),
      ...set(at(bAt, 0), add(get(b), times(get(column), get(bStride)))),
      ...[1, 2, 3].flatMap((q) => set(at(bAt, q), add(get(at(bAt, q - 1)), get(bStride)))),
      ...sums.slice(0, count * 4).flatMap((sum) => set(sum, vConst(0))),
      ...set(end, add(get(at(aAt, 0)), times(get(width), int(4)))),
      ...whileBelow(get(at(aAt, 0)), get(end), [
        ...range(UNROLL).flatMap((turn) => step(count, turn * 16)),
        ...[...aAt.slice(0, count), ...bAt].flatMap((local) => advance(local, int(UNROLL * 16))),
      ]),
      ...range(count).flatMap((r) => {
        const address = r === 0 ? get(out) : add(get(out), get(cStride));
        return store(address, vAdd(load(address), horizontal(sums.slice(r * 4, r * 4 + 4))));
      }),
      ...advance(out, int(16)),
      ...advance(column, int(4)),
    ]),
    ...advance(row, int(count)),
  ];
  return {
    name: 'dot',
    parameters: 9,
    integers: 11,
    vectors: 11,
    body: [
      ...set(lastPair, add(get(rows), int(-1))),
      ...whileBelow(get(row), get(lastPair), block(2)),
      ...whileBelow(get(row), get(rows), block(1)),
    ],
  };
}

/** Sums of the lanes of four vectors, side by side. */
function horizontal(sums: readonly number[]): Code {
  const [a = 0, b = 0, c = 0, d = 0] = sums;
  const pair = (x: number, y: number) => vAdd(vPick(get(x), get(y), [0, 4, 1, 5]), vPick(get(x), get(y), [2, 6, 3, 7]));
  const first = pair(a, b);
  const second = pair(c, d);
  return vAdd(vPick(first, second, [0, 1, 4, 5]), vPick(first, second, [2, 3, 6, 7]));
}

/** The shape that `axpy` and `axpy16` share: two rows by four vectors of sums at a time. */
type Axpy = {
  readonly name: string;
  readonly parameters: number;
  readonly o: number;
  readonly oStride: number;
  readonly f: number;
  readonly fStride: number;
  readonly c: number;
  readonly cRow: number;
  readonly cStep: Code;
  /** Where the values of the columns in turn begin, and how far one row of them is from the next. */
  readonly vStart: (at: Code) => Code;
  readonly vStep: Code;
  readonly rows: number;
  readonly terms: number;
  readonly width: number;
  readonly start: (address: Code) => Code;
  readonly addProduct: (sum: number, factor: number, value: number) => Code;
  readonly finish: (sum: number, address: Code) => Code;
};

function axpyFunction(): WasmFunction {
  return axpyLoop({
    name: 'axpy',
    parameters: 10,
    ...{
      o: 0,
      oStride: 1,
      f: 0,
      fStride: 1,
      c: 2,
      cRow: 3,
      cStep: get(4),
      rows: 7,
      terms: 8,
      width: 9,
    },
    vStart: (at) => add(get(5), at),
    vStep: get(6),
    start: load,
    addProduct: (sum, factor, value) => vAdd(get(sum), vMul(get(factor), get(value))),
    finish: (sum) => get(sum),
  });
}

export function axpy16Function(): WasmFunction {
  const [v, terms, scale] = [6, 8, 10];
  return axpyLoop({
    name: 'axpy16',
    parameters: 11,
    ...{
      o: 0,
      oStride: 1,
      f: 2,
      fStride: 3,
      c: 4,
      cRow: 5,
      cStep: int(4),
      rows: 7,
      terms,
      width: 9,
    },
    vStart: (at) => add(get(v), times(at, get(terms))),
    vStep: int(COLUMNS * 4),
    start: () => vConst(0),
    addProduct: (sum, factor, value) => vAddInt(get(sum), vDot16(get(factor), get(value))),
    finish: (sum, address) => vAdd(load(address), vMul(vToFloat(get(sum)), loadSplat(get(scale)))),
  });
}

/** Columns outside, rows inside: the columns of V that a turn needs stay in the nearest cache for all rows. */
function axpyLoop(loop: Axpy): WasmFunction {
  const { o, oStride, f, fStride, c, cRow, cStep, vStart, vStep, rows, terms, width, parameters } = loop;
  const locals = (from: number, count: number) => range(count).map((local) => parameters + from + local);
  const [row = 0, at = 0, term = 0, vAt = 0, end = 0, lastPair = 0] = locals(0, 6);
  const [oAt, fAt, cAt] = [locals(6, 2), locals(8, 2), locals(10, 2)];
  const [sums, factors] = [locals(12, 8), locals(20, 2)];
  const [value = 0] = locals(22, 1);
  const pick = (list: readonly number[], index: number) => list[index] as number;
  const rowOf = (start: Code, stride: number, r: number) => add(start, times(add(get(row), int(r)), get(stride)));
  const block = (count: number): Code => {
    const lanes = range(count);
    return [
      ...lanes.flatMap((r) => [
        ...set(pick(oAt, r), rowOf(add(get(o), get(at)), oStride, r)),
        ...set(pick(fAt, r), rowOf(add(get(f), get(at)), fStride, r)),
        ...set(pick(cAt, r), rowOf(get(c), cRow, r)),
        ...LANES.flatMap((q) => set(pick(sums, r * 4 + q), loop.start(add(get(pick(fAt, r)), int(q * 16))))),
      ]),
      ...set(vAt, vStart(get(at))),
      ...set(term, int(0)),
      ...whileBelow(get(term), get(terms), [
        ...lanes.flatMap((r) => set(pick(factors, r), loadSplat(get(pick(cAt, r))))),
        ...LANES.flatMap((q) => [
          ...set(value, load(get(vAt), q * 16)),
          ...lanes.flatMap((r) => {
            const sum = pick(sums, r * 4 + q);
            return set(sum, loop.addProduct(sum, pick(factors, r), value));
          }),
        ]),
        ...lanes.flatMap((r) => advance(pick(cAt, r), cStep)),
        ...advance(vAt, vStep),
        ...advance(term, int(1)),
      ]),
      ...lanes.flatMap((r) =>
        LANES.flatMap((q) =>
          store(
            add(get(pick(oAt, r)), int(q * 16)),
            loop.finish(pick(sums, r * 4 + q), add(get(pick(fAt, r)), int(q * 16))),
          ),
        ),
      ),
      ...advance(row, int(count)),
    ];
  };
  return {
    name: loop.name,
    parameters,
    integers: 12,
    vectors: 11,
    body: [
      ...set(lastPair, add(get(rows), int(-1))),
      ...set(end, times(get(width), int(4))),
      ...whileBelow(get(at), get(end), [
        ...set(row, int(0)),
        ...whileBelow(get(row), get(lastPair), block(2)),
        ...whileBelow(get(row), get(rows), block(1)),
        ...advance(at, int(COLUMNS * 4)),
      ]),
    ],
  };
}
