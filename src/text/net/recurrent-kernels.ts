import {
  add,
  advance,
  type Code,
  get,
  half,
  int,
  isOdd,
  load,
  loadSplat,
  minus,
  range,
  set,
  store,
  times,
  vAdd,
  vAddInt,
  vConst,
  vDiv,
  vDot16,
  vMax,
  vMin,
  vMul,
  vNarrow,
  vRound,
  vSub,
  vToFloat,
  type WasmFunction,
  whileBelow,
} from './wasm-writer.ts';

/** What 1 is as a 16-bit hidden state. */
export const HIDDEN_ONE = 8192;

/**
 * tanh as x (27 + x²) / (27 + 9 x²) within ±3, ±1 outside: exact arithmetic only, unlike Math.tanh.
 * The logistic function is (1 + tanh(x / 2)) / 2.
 */
function tanh(x: number): Code {
  const square = vMul(get(x), get(x));
  return vDiv(vMul(get(x), vAdd(vConst(27), square)), vAdd(vConst(27), vMul(vConst(9), square)));
}

const clamp = (value: Code): Code => vMax(vConst(-3), vMin(vConst(3), value));

/** The logistic function times a power of two: the same bits as from {@link tanh}, in fewer steps. */
const logistic = (local: number, square: number, address: Code, one = 1): Code => [
  ...set(local, vMax(vConst(-6), vMin(vConst(6), load(address)))),
  ...set(square, vMul(get(local), get(local))),
  ...set(
    local,
    vAdd(
      vConst(one / 2),
      vDiv(
        vMul(get(local), vAdd(vConst(108), get(square))),
        vAdd(vConst(432 / one), vMul(vConst(36 / one), get(square))),
      ),
    ),
  ),
];

export function cellFunction(): WasmFunction {
  const [gates, before, after, hidden, width] = [0, 1, 2, 3, 4];
  const [end, bytes, outAt, newAt] = [5, 6, 7, 8];
  const [forget, out, fresh, cell] = [9, 10, 11, 12];
  return {
    name: 'cell',
    parameters: 5,
    integers: 4,
    vectors: 4,
    body: [
      ...set(bytes, times(get(width), int(4))),
      ...set(end, add(get(gates), get(bytes))),
      ...set(outAt, get(end)),
      ...set(newAt, add(get(outAt), get(bytes))),
      ...whileBelow(get(gates), get(end), [
        ...logistic(forget, cell, get(gates)),
        ...store(get(gates), get(forget)),
        ...logistic(out, cell, get(outAt)),
        ...store(get(outAt), get(out)),
        ...set(fresh, clamp(load(get(newAt)))),
        ...set(fresh, tanh(fresh)),
        ...store(get(newAt), get(fresh)),
        ...set(cell, vAdd(get(fresh), vMul(get(forget), vSub(load(get(before)), get(fresh))))),
        ...store(get(after), get(cell)),
        ...store(get(hidden), vMul(get(out), get(cell))),
        ...[gates, outAt, newAt, before, after, hidden].flatMap((local) => advance(local, int(16))),
      ]),
    ],
  };
}

/** Vectors of sums that `recur` keeps at once. */
const RECUR_VECTORS = 8;
/** Columns of a panel of recurrent weights: what `recur` reads from memory without a gap. */
export const PANEL = RECUR_VECTORS * 4;
const PANEL_BYTES = RECUR_VECTORS * 16;

export function recurFunction(): WasmFunction {
  const [gates, gateStride, weights, hidden, stride] = [0, 1, 2, 3, 4];
  const [first, step, count, cells, width, scale] = [5, 6, 7, 8, 9, 10];
  const [turn, word, gate, at, wide, hAt, hEnd, wAt] = [11, 12, 13, 14, 15, 16, 17, 18];
  const [unit, quarter, cAt, out, panel, pairs] = [19, 20, 21, 22, 23, 24];
  const sums = range(RECUR_VECTORS).map((q) => 25 + q);
  const [factor, forget, open, fresh, low, high] = [33, 34, 35, 36, 37, 38];
  // Weights do not quite fit the nearest cache: every other word takes the panels backwards, those last used first.
  const multiply: Code = [
    ...set(panel, int(0)),
    ...set(at, times(isOdd(get(turn)), add(get(wide), int(-PANEL_BYTES)))),
    ...whileBelow(get(panel), get(wide), [
      ...set(wAt, add(get(weights), times(get(at), get(pairs)))),
      ...sums.flatMap((sum) => set(sum, vConst(0))),
      ...set(hAt, add(get(hidden), times(minus(get(word), get(step)), get(stride)))),
      ...set(hEnd, add(get(hAt), times(get(width), int(2)))),
      ...whileBelow(get(hAt), get(hEnd), [
        ...set(factor, loadSplat(get(hAt))),
        ...sums.flatMap((sum, q) => set(sum, vAddInt(get(sum), vDot16(get(factor), load(get(wAt), q * 16))))),
        ...advance(hAt, int(4)),
        ...advance(wAt, int(PANEL_BYTES)),
      ]),
      ...set(out, add(get(gate), get(at))),
      ...sums.flatMap((sum, q) =>
        store(get(out), vAdd(load(get(out), q * 16), vMul(vToFloat(get(sum)), loadSplat(get(scale)))), q * 16),
      ),
      ...advance(panel, int(PANEL_BYTES)),
      ...advance(at, add(int(PANEL_BYTES), times(isOdd(get(turn)), int(-2 * PANEL_BYTES)))),
    ]),
  ];
  const gateAt = (index: number): Code => add(get(unit), times(get(quarter), int(index)));
  const four = (result: number): Code => [
    ...logistic(forget, fresh, gateAt(0)),
    ...logistic(open, fresh, gateAt(1), HIDDEN_ONE),
    ...set(fresh, clamp(load(gateAt(2)))),
    ...set(fresh, tanh(fresh)),
    ...set(fresh, vAdd(get(fresh), vMul(get(forget), vSub(load(get(cAt)), get(fresh))))),
    ...store(get(cAt), get(fresh)),
    ...set(result, vRound(vMul(get(open), get(fresh)))),
    ...advance(cAt, int(16)),
    ...advance(unit, int(16)),
  ];
  const activate: Code = [
    ...set(unit, get(gate)),
    ...set(cAt, get(cells)),
    ...set(out, add(get(hidden), times(get(word), get(stride)))),
    ...set(hEnd, add(get(out), times(get(width), int(2)))),
    ...whileBelow(get(out), get(hEnd), [
      ...four(low),
      ...four(high),
      ...store(get(out), vNarrow(get(low), get(high))),
      ...advance(out, int(16)),
    ]),
  ];
  return {
    name: 'recur',
    parameters: 11,
    integers: 14,
    vectors: 14,
    body: [
      ...set(pairs, half(get(width))),
      ...set(quarter, times(get(width), int(4))),
      ...set(wide, times(get(quarter), int(3))),
      ...set(word, get(first)),
      ...set(turn, int(0)),
      ...whileBelow(get(turn), get(count), [
        ...set(gate, add(get(gates), times(get(word), get(gateStride)))),
        // The first word has no hidden state before it.
        ...whileBelow(int(0), get(turn), [...multiply, 0x0c, 1]),
        ...activate,
        ...advance(word, get(step)),
        ...advance(turn, int(1)),
      ]),
    ],
  };
}
