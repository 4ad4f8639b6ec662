import {
  add,
  advance,
  type Code,
  get,
  int,
  load,
  loadSplat,
  loadWide,
  set,
  store,
  times,
  vAdd,
  vConst,
  vMax,
  vMin,
  vMul,
  vNarrow,
  vRound,
  vToFloat,
  vWiden,
  type WasmFunction,
  whileBelow,
} from './wasm-writer.ts';

/** The most that `rectify16` keeps, and what 1 is there. */
export const POSITIVE_MOST = 16;
export const POSITIVE_ONE = 32768 / POSITIVE_MOST;
/** The most that `shorten` keeps on both sides of 0, and what 1 is there. */
export const INPUT_MOST = 8;
export const INPUT_ONE = 32768 / INPUT_MOST;

export function rectifyFunction(): WasmFunction {
  const [o, a, b, width, end] = [0, 1, 2, 3, 4];
  return {
    name: 'rectify',
    parameters: 4,
    integers: 1,
    vectors: 0,
    body: [
      ...set(end, add(get(o), times(get(width), int(4)))),
      ...whileBelow(get(o), get(end), [
        ...store(get(o), vMax(vConst(0), vAdd(load(get(a)), load(get(b))))),
        ...[o, a, b].flatMap((local) => advance(local, int(16))),
      ]),
    ],
  };
}

export const rectify16Function = (): WasmFunction =>
  shortsFunction('rectify16', { least: 0, most: POSITIVE_MOST, one: POSITIVE_ONE });
export const shortenFunction = (): WasmFunction =>
  shortsFunction('shorten', { least: -INPUT_MOST, most: INPUT_MOST, one: INPUT_ONE });

type Bounds = { readonly least: number; readonly most: number; readonly one: number };

function shortsFunction(name: string, { least, most, one }: Bounds): WasmFunction {
  const [o, a, b, width, end, low, high] = [0, 1, 2, 3, 4, 5, 6];
  const four = (result: number, offset: number): Code => {
    const sum = vAdd(load(get(a), offset), load(get(b), offset));
    const kept = vMin(vConst(most), vMax(vConst(least), sum));
    return set(result, vRound(vMul(kept, vConst(one))));
  };
  return {
    name,
    parameters: 4,
    integers: 1,
    vectors: 2,
    body: [
      ...set(end, add(get(o), times(get(width), int(2)))),
      ...whileBelow(get(o), get(end), [
        ...four(low, 0),
        ...four(high, 16),
        ...store(get(o), vNarrow(get(low), get(high))),
        ...advance(o, int(16)),
        ...advance(a, int(32)),
        ...advance(b, int(32)),
      ]),
    ],
  };
}

export function addBytesFunction(): WasmFunction {
  const [o, a, width, scale, end, factor] = [0, 1, 2, 3, 4, 5];
  return {
    name: 'addBytes',
    parameters: 4,
    integers: 1,
    vectors: 1,
    body: [
      ...set(factor, loadSplat(get(scale))),
      ...set(end, add(get(a), get(width))),
      ...whileBelow(get(a), get(end), [
        ...[0, 1].flatMap((half) => {
          const product = vMul(vToFloat(vWiden(loadWide(get(a), half * 4))), get(factor));
          return store(get(o), vAdd(load(get(o), half * 16), product), half * 16);
        }),
        ...advance(o, int(32)),
        ...advance(a, int(8)),
      ]),
    ],
  };
}
