/**
 * Writes small WebAssembly functions: enough of the binary format for loops over vectors. Code is a flat list of bytes.
 * @see https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly number[];

const I32 = 0x7f;
const V128 = 0x7b;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const int = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const isOdd = (a: Code): Code => [...a, ...int(1), 0x71];
export const half = (a: Code): Code => [...a, ...int(1), 0x76];
const below = (a: Code, b: Code): Code => [...a, ...b, 0x48];

/** Adds a number of bytes to a local. */
export const advance = (local: number, by: Code): Code => set(local, add(get(local), by));

/** Runs `body` while `condition` holds, asked before each turn. */
export function whileBelow(a: Code, b: Code, body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, ...below(a, b), 0x45, 0x0d, 1, ...body, 0x0c, 0, 0x0b, 0x0b];
}

const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)];
const memory = (align: number, offset: number): number[] => [align, ...unsigned(offset)];

export const load = (address: Code, offset = 0): Code => [...address, ...vector(0x00), ...memory(4, offset)];
export const loadSplat = (address: Code, offset = 0): Code => [...address, ...vector(0x09), ...memory(2, offset)];
/** Eight bytes as eight 16-bit numbers. */
export const loadWide = (address: Code, offset = 0): Code => [...address, ...vector(0x01), ...memory(3, offset)];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...vector(0x0b),
  ...memory(4, offset),
];

const binary =
  (operation: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...vector(operation)];
export const vAdd = binary(0xe4);
export const vSub = binary(0xe5);
export const vMul = binary(0xe6);
export const vDiv = binary(0xe7);
export const vMin = binary(0xea);
export const vMax = binary(0xeb);
export const vAddInt = binary(0xae);
export const vSubInt = binary(0xb1);
/** Products of eight 16-bit pairs, neighbours summed to four 32-bit numbers. */
export const vDot16 = binary(0xba);
const unary =
  (operation: number) =>
  (a: Code): Code => [...a, ...vector(operation)];
/** The first four of eight 16-bit numbers as 32-bit ones. */
export const vWiden = unary(0xa7);
export const vToFloat = unary(0xfa);
export const vSqrt = unary(0xe3);
/** Each of four whole numbers times two to the power of a number of bits. */
export const vShiftLeft = (a: Code, bits: number): Code => [...a, ...int(bits), ...vector(0xab)];
/** Eight 16-bit numbers from two times four 32-bit ones. */
export const vNarrow = binary(0x85);

/** Four copies of a number. */
export function vConst(value: number): Code {
  const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer);
  return [...vector(0x0c), ...bytes];
}

/** Added to a number below 2^22 it leaves the nearest whole number, halves to even, in the lowest bits. */
const ROUNDER = 1.5 * 2 ** 23;

/** Four whole numbers nearest to numbers below 2^22. */
export const vRound = (value: Code): Code => vSubInt(vAdd(value, vConst(ROUNDER)), vConst(ROUNDER));

/** Picks four 32-bit lanes of two vectors, 0 to 3 from the first, 4 to 7 from the second. */
export function vPick(a: Code, b: Code, lanes: readonly [number, number, number, number]): Code {
  const bytes = lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
  return [...a, ...b, ...vector(0x0d), ...bytes];
}

/** A function of 32-bit integers that returns nothing; vector locals come after integer ones. */
export type WasmFunction = {
  readonly name: string;
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
};

/** A module as bytes. */
export type WasmCode = Uint8Array<ArrayBuffer>;

/** A module that imports its memory as `env.memory` and exports the functions. */
export function encodeModule(functions: readonly WasmFunction[]): WasmCode {
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
  const text = (name: string) => [...unsigned(name.length), ...Buffer.from(name, 'latin1')];
  const types = functions.map(({ parameters }) => [
    0x60,
    ...unsigned(parameters),
    ...new Array<number>(parameters).fill(I32),
    0,
  ]);
  const bodies = functions.map(({ integers, vectors, body }) => {
    const locals = [2, ...unsigned(integers), I32, ...unsigned(vectors), V128];
    const code = [...locals, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list(functions.map((_, at) => unsigned(at)))),
    ...section(7, list(functions.map(({ name }, at) => [...text(name), 0x00, ...unsigned(at)]))),
    ...section(10, list(bodies)),
  ]);
}

/** 0, 1, ... up to a count: numbers of locals and of turns. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
