import { expect, test } from 'vitest';
import { COLUMNS, HIDDEN_ONE, makeKernels, PANEL, POSITIVE_MOST, POSITIVE_ONE } from '../../src/text/net/kernels.ts';
import { makeRandom } from '../../src/train/random.ts';

const WIDTH = 32;
const WORDS = 5;
const random = makeRandom(3);
const numbers = (count: number, most: number) => Float32Array.from({ length: count }, () => (random() * 2 - 1) * most);
const shorts = (count: number, most: number) =>
  Int16Array.from({ length: count }, () => Math.round((random() * 2 - 1) * most));

function memoryOf(kernels: ReturnType<typeof makeKernels>) {
  return { floats: new Float32Array(kernels.memory.buffer), shorts: new Int16Array(kernels.memory.buffer) };
}

test.each([1, 2, 5])('dot and axpy are products of matrices, with %i rows', (rows) => {
  const kernels = makeKernels(65536);
  const { floats } = memoryOf(kernels);
  const [a, b] = [numbers(rows * WIDTH, 1), numbers(8 * WIDTH, 1)];
  floats.set(a, 0);
  floats.set(b, 1000);
  kernels.dot(4 * 2000, 8 * 4, 0, WIDTH * 4, 4 * 1000, WIDTH * 4, rows, 8, WIDTH);
  kernels.axpy(4 * 3000, WIDTH * 4, 4 * 2000, 8 * 4, 4, 4 * 1000, WIDTH * 4, rows, 8, WIDTH);
  for (let row = 0; row < rows; row += 1) {
    const products = Array.from({ length: 8 }, (_, at) =>
      b
        .subarray(at * WIDTH, (at + 1) * WIDTH)
        .reduce((sum, value, k) => sum + value * (a[row * WIDTH + k] as number), 0),
    );
    for (const [at, product] of products.entries()) expect(floats[2000 + row * 8 + at]).toBeCloseTo(product, 4);
    for (let k = 0; k < WIDTH; k += 1) {
      const sum = products.reduce((total, product, at) => total + product * (b[at * WIDTH + k] as number), 0);
      expect(floats[3000 + row * WIDTH + k]).toBeCloseTo(sum, 4);
    }
  }
});

test('axpy16 multiplies whole numbers exactly', () => {
  const kernels = makeKernels(65536);
  const memory = memoryOf(kernels);
  const [x, weights] = [shorts(3 * 8, 8192), shorts(8 * WIDTH, 3000)];
  const placeOf = (row: number, at: number) => {
    const inPanel = at % COLUMNS;
    return 2000 + (at - inPanel) * 8 + (row >> 1) * COLUMNS * 2 + inPanel * 2 + (row & 1);
  };
  memory.shorts.set(x, 0);
  for (let row = 0; row < 8; row += 1)
    for (let at = 0; at < WIDTH; at += 1) memory.shorts[placeOf(row, at)] = weights[row * WIDTH + at] as number;
  memory.floats[3000] = 1;
  const bias = numbers(WIDTH, 1000).map(Math.round);
  memory.floats.set(bias, 5000);
  kernels.axpy16(4 * 4000, WIDTH * 4, 4 * 5000, 0, 0, 16, 4000, 3, 4, WIDTH, 4 * 3000);
  for (let row = 0; row < 3; row += 1) {
    for (let at = 0; at < WIDTH; at += 1) {
      let sum = 0;
      for (let k = 0; k < 8; k += 1) sum += (x[row * 8 + k] as number) * (weights[k * WIDTH + at] as number);
      expect(memory.floats[4000 + row * WIDTH + at]).toBe(Math.fround(Math.fround(sum) + (bias[at] as number)));
    }
  }
});

test('rectify adds and cuts off below nothing', () => {
  const kernels = makeKernels(65536);
  const { floats } = memoryOf(kernels);
  floats.set([1, -2, 3, -4], 0);
  floats.set([-3, 1, 2, 4.5], 4);
  kernels.rectify(32, 0, 16, 4);
  expect([...floats.subarray(8, 12)]).toEqual([0, 0, 5, 0.5]);
});

test('rectify16 rounds and keeps within bounds', () => {
  const kernels = makeKernels(65536);
  const memory = memoryOf(kernels);
  memory.floats.set([1, -2, 3.00025, 400, 0, 0, 0.5, 1e9], 0);
  kernels.rectify16(64, 0, 32, 8);
  const most = POSITIVE_MOST * POSITIVE_ONE - 1;
  const expected = [POSITIVE_ONE, 0, Math.round(3.00025 * POSITIVE_ONE), most, 0, 0, POSITIVE_ONE / 2, most];
  expect([...memory.shorts.subarray(32, 40)]).toEqual(expected);
});

test('addBytes adds a row of bytes times its scale', () => {
  const kernels = makeKernels(65536);
  const { floats } = memoryOf(kernels);
  const bytes = Int8Array.from({ length: 16 }, (_, at) => (at - 8) * 15);
  new Int8Array(kernels.memory.buffer).set(bytes, 256);
  floats.set([0.25], 0);
  floats.fill(1, 16, 32);
  kernels.addBytes(64, 256, 16, 0);
  expect([...floats.subarray(16, 32)]).toEqual([...bytes].map((byte) => 1 + byte / 4));
});

/** The same cell in plain numbers. */
function referenceStates(gates: Float32Array, weights: Int16Array, isBackward: boolean): number[][] {
  const tanh = (value: number) => {
    const x = Math.max(-3, Math.min(3, value));
    return (x * (27 + x * x)) / (27 + 9 * x * x);
  };
  const logistic = (value: number) => (1 + tanh(value / 2)) / 2;
  const states: number[][] = [];
  let hidden = new Array<number>(WIDTH).fill(0);
  let cell = [...hidden];
  for (let turn = 0; turn < WORDS; turn += 1) {
    const word = isBackward ? WORDS - 1 - turn : turn;
    const sums = Array.from({ length: 3 * WIDTH }, (_, gate) =>
      hidden.reduce(
        (sum, value, k) => sum + (value * (weights[k * 3 * WIDTH + gate] as number)) / 4096,
        gates[word * 3 * WIDTH + gate] as number,
      ),
    );
    cell = cell.map((before, unit) => {
      const [forget, fresh] = [logistic(sums[unit] as number), tanh(sums[2 * WIDTH + unit] as number)];
      return fresh + forget * (before - fresh);
    });
    hidden = cell.map((value, unit) => logistic(sums[WIDTH + unit] as number) * value);
    states[word] = hidden;
  }
  return states;
}

test.each([false, true])('recur runs the cell over a sentence (backward: %s)', (isBackward) => {
  const kernels = makeKernels(4 * 65536);
  const memory = memoryOf(kernels);
  const [gates, weights] = [numbers(WORDS * 3 * WIDTH, 2), shorts(WIDTH * 3 * WIDTH, 900)];
  memory.floats.set(gates, 0);
  for (let k = 0; k < WIDTH; k += 1)
    for (let gate = 0; gate < 3 * WIDTH; gate += 1)
      memory.shorts[
        4000 + Math.floor(gate / PANEL) * PANEL * WIDTH + (k >> 1) * PANEL * 2 + (gate % PANEL) * 2 + (k & 1)
      ] = weights[k * 3 * WIDTH + gate] as number;
  memory.floats[10_000] = 1 / (HIDDEN_ONE * 4096);
  const [first, step] = isBackward ? [WORDS - 1, -1] : [0, 1];
  kernels.recur(0, 3 * WIDTH * 4, 8000, 4 * 12_000, 2 * WIDTH, first, step, WORDS, 4 * 15_000, WIDTH, 4 * 10_000);
  for (const [word, state] of referenceStates(gates, weights, isBackward).entries())
    for (const [unit, value] of state.entries())
      expect((memory.shorts[24_000 + word * WIDTH + unit] as number) / HIDDEN_ONE).toBeCloseTo(value, 2);
});
