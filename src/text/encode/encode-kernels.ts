import { axpy16Function, type Kernels } from '../net/kernels.ts';
import {
  add,
  advance,
  type Code,
  encodeModule,
  get,
  int,
  load,
  loadSplat,
  set,
  store,
  times,
  vAdd,
  vAddInt,
  vConst,
  vDiv,
  vMax,
  vMin,
  vMul,
  vNarrow,
  vPick,
  vRound,
  vShiftLeft,
  vSqrt,
  vSub,
  vToFloat,
  type WasmFunction,
  whileBelow,
} from '../net/wasm-writer.ts';

/**
 * What a transformer needs beside sums, over one memory, as WebAssembly: fixed order, nothing fused or relaxed, so that results
 * are the same bits on every machine. Addresses and strides in bytes, widths in numbers and multiples of 8.
 */
export type EncodeKernels = Pick<Kernels, 'axpy16'> & {
  /** O[j] = A[j] * scale as 16-bit numbers; `scale` is the address of a number. */
  shorts(o: number, a: number, width: number, scale: number): void;
  /** The same of gelu(A[j]), where gelu(x) = x / (1 + exp(-1.5957691 (x + 0.044715 x^3))). */
  geluShorts(o: number, a: number, width: number, scale: number): void;
  /** O[i] = softmax(A[i]) as 16-bit numbers in which 1 is {@link SHARE_ONE}; A is used up. */
  softmaxShorts(o: number, oStride: number, a: number, aStride: number, rows: number, width: number): void;
  /** O[i] = (X - mean X) / deviation X * gain + bias with X = A[i] + B[i]; `most` is the address of 1 / width. */
  normalise(
    o: number,
    a: number,
    b: number,
    gain: number,
    bias: number,
    rows: number,
    width: number,
    share: number,
  ): void;
};

/** What 1 is in the result of `softmaxShorts`. */
export const SHARE_ONE = 16384;

/** Instantiates the kernels over `memory`. */
export function makeEncodeKernels(memory: WebAssembly.Memory): EncodeKernels {
  const functions = [
    axpy16Function(),
    shortsFunction('shorts', (value) => get(value)),
    shortsFunction('geluShorts', gelu),
    softmaxFunction(),
    normaliseFunction(),
  ];
  const module = new WebAssembly.Module(encodeModule(functions));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as EncodeKernels;
}

const LOG2E = Math.LOG2E;
/** 2^f for f from -0.5 to 0.5, to six digits: Taylor's terms of exp(f ln 2). */
const POWER_TERMS = [0.00133336, 0.00961813, 0.0555041, 0.2402265, Math.LN2, 1];
const SMALLEST = -87;

/**
 * exp(x) of a local of four numbers, at most 87 from 0, with two more locals to work in: 2^n * 2^f, where n is the whole number
 * nearest to x / ln 2 and goes into the exponent's bits.
 */
function exponential(value: number, whole: number, rest: number): Code {
  const scaled = vMul(vMin(vMax(get(value), vConst(SMALLEST)), vConst(-SMALLEST)), vConst(LOG2E));
  const [first = 0, ...terms] = POWER_TERMS;
  const power = terms.reduce((sum, term) => vAdd(vMul(sum, get(rest)), vConst(term)), vConst(first));
  return [
    ...set(rest, scaled),
    ...set(whole, vRound(get(rest))),
    ...set(rest, vSub(get(rest), vToFloat(get(whole)))),
    ...set(value, vAddInt(power, vShiftLeft(get(whole), 23))),
  ];
}

function gelu(value: number, work: readonly [number, number, number]): Code {
  const [inner, whole, rest] = work;
  const cube = vMul(vMul(vMul(get(value), get(value)), get(value)), vConst(0.044715));
  return [
    ...set(inner, vMul(vAdd(get(value), cube), vConst(-1.5957691))),
    ...exponential(inner, whole, rest),
    ...vDiv(get(value), vAdd(get(inner), vConst(1))),
  ];
}

function shortsFunction(
  name: string,
  map: (value: number, work: readonly [number, number, number]) => Code,
): WasmFunction {
  const [o, a, width, scale, end] = [0, 1, 2, 3, 4];
  const [low, high, factor] = [5, 6, 7];
  const work = [8, 9, 10] as const;
  const four = (result: number, offset: number): Code => [
    ...set(result, load(get(a), offset)),
    ...set(result, map(result, work)),
    ...set(result, vMin(vMax(vMul(get(result), get(factor)), vConst(-32767)), vConst(32767))),
    ...set(result, vRound(get(result))),
  ];
  return {
    name,
    parameters: 4,
    integers: 1,
    vectors: 6,
    body: [
      ...set(factor, loadSplat(get(scale))),
      ...set(end, add(get(o), times(get(width), int(2)))),
      ...whileBelow(get(o), get(end), [
        ...four(low, 0),
        ...four(high, 16),
        ...store(get(o), vNarrow(get(low), get(high))),
        ...advance(o, int(16)),
        ...advance(a, int(32)),
      ]),
    ],
  };
}

/** The four lanes of a local reduced to one value in all lanes. */
function across(local: number, join: (a: Code, b: Code) => Code): Code {
  return [
    ...set(local, join(get(local), vPick(get(local), get(local), [2, 3, 0, 1]))),
    ...set(local, join(get(local), vPick(get(local), get(local), [1, 0, 3, 2]))),
  ];
}

function softmaxFunction(): WasmFunction {
  const [o, oStride, a, aStride, rows, width] = [0, 1, 2, 3, 4, 5];
  const [row, at, end, out] = [6, 7, 8, 9];
  const [most, sum, value, whole, rest, low, high] = [10, 11, 12, 13, 14, 15, 16];
  const overRow = (body: Code, step: number): Code => [
    ...set(at, get(a)),
    ...whileBelow(get(at), get(end), [...body, ...advance(at, int(step))]),
  ];
  const half = (result: number, offset: number): Code => set(result, vRound(vMul(load(get(at), offset), get(sum))));
  return {
    name: 'softmaxShorts',
    parameters: 6,
    integers: 4,
    vectors: 7,
    body: [
      ...set(row, int(0)),
      ...whileBelow(get(row), get(rows), [
        ...set(end, add(get(a), times(get(width), int(4)))),
        ...set(most, vConst(-1e9)),
        ...overRow(set(most, vMax(get(most), load(get(at)))), 16),
        ...across(most, vMax),
        ...set(sum, vConst(0)),
        ...overRow(
          [
            ...set(value, vSub(load(get(at)), get(most))),
            ...exponential(value, whole, rest),
            ...store(get(at), get(value)),
            ...set(sum, vAdd(get(sum), get(value))),
          ],
          16,
        ),
        ...across(sum, vAdd),
        ...set(sum, vDiv(vConst(SHARE_ONE), get(sum))),
        ...set(out, get(o)),
        ...overRow(
          [
            ...half(low, 0),
            ...half(high, 16),
            ...store(get(out), vNarrow(get(low), get(high))),
            ...advance(out, int(16)),
          ],
          32,
        ),
        ...advance(a, get(aStride)),
        ...advance(o, get(oStride)),
        ...advance(row, int(1)),
      ]),
    ],
  };
}

function normaliseFunction(): WasmFunction {
  const [o, a, b, gain, bias, rows, width, share] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [row, at, end, offset] = [8, 9, 10, 11];
  const [mean, spread, value] = [12, 13, 14];
  const overRow = (body: Code): Code => [
    ...set(at, get(o)),
    ...set(offset, int(0)),
    ...whileBelow(get(at), get(end), [...body, ...advance(at, int(16)), ...advance(offset, int(16))]),
  ];
  const beside = (start: number): Code => load(add(get(start), get(offset)));
  return {
    name: 'normalise',
    parameters: 8,
    integers: 4,
    vectors: 3,
    body: [
      ...set(row, int(0)),
      ...whileBelow(get(row), get(rows), [
        ...set(end, add(get(o), times(get(width), int(4)))),
        ...set(mean, vConst(0)),
        ...overRow([
          ...set(value, vAdd(beside(a), beside(b))),
          ...store(get(at), get(value)),
          ...set(mean, vAdd(get(mean), get(value))),
        ]),
        ...across(mean, vAdd),
        ...set(mean, vMul(get(mean), loadSplat(get(share)))),
        ...set(spread, vConst(0)),
        ...overRow([
          ...set(value, vSub(load(get(at)), get(mean))),
          ...store(get(at), get(value)),
          ...set(spread, vAdd(get(spread), vMul(get(value), get(value)))),
        ]),
        ...across(spread, vAdd),
        ...set(spread, vDiv(vConst(1), vSqrt(vAdd(vMul(get(spread), loadSplat(get(share))), vConst(1e-12))))),
        ...overRow(store(get(at), vAdd(vMul(vMul(load(get(at)), get(spread)), beside(gain)), beside(bias)))),
        ...[o, a, b].flatMap((local) => advance(local, times(get(width), int(4)))),
        ...advance(row, int(1)),
      ]),
    ],
  };
}
