import { describe, expect, test } from 'vitest';
import { type Arena, layDense, runDense, take } from '../../../src/text/encode/dense.ts';
import { makeEncodeKernels, SHARE_ONE } from '../../../src/text/encode/encode-kernels.ts';
import { gelu } from '../../../src/text/encode/numbers.ts';

function arenaOf(): Arena {
  return { memory: new WebAssembly.Memory({ initial: 4 }), next: 16 };
}

/** Numbers that look random and are the same in every run. */
const numbers = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => Math.sin(at * 12.9898 + seed) * 1.5);

describe('kernels of the encoder', () => {
  test('a linear layer gives what plain arithmetic gives, to three digits', () => {
    const [rows, width, outputs] = [5, 32, 20];
    const arena = arenaOf();
    const kernels = makeEncodeKernels(arena.memory);
    const bytes = Int8Array.from(numbers(outputs * width, 1), (x) => Math.round(x * 80));
    const scales = Float32Array.from({ length: outputs }, (_, at) => 0.001 * (at + 1));
    const bias = numbers(outputs, 2);
    const dense = layDense(arena, { bytes, scales, bias, most: 2 });
    const input = numbers(rows * width, 3);
    const [from, shorts, output] = [rows * width * 4, rows * width * 2, rows * dense.columns * 4].map((size) =>
      take(arena, size),
    ) as [number, number, number];
    new Float32Array(arena.memory.buffer).set(input, from / 4);
    kernels.shorts(shorts, from, rows * width, dense.one);
    runDense(kernels, dense, { input: shorts, inputStride: width * 2, rows, output });
    const result = new Float32Array(arena.memory.buffer, output, rows * dense.columns);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < outputs; column++) {
        let sum = bias[column] as number;
        for (let at = 0; at < width; at++)
          sum +=
            (input[row * width + at] as number) * (bytes[column * width + at] as number) * (scales[column] as number);
        expect(result[row * dense.columns + column]).toBeCloseTo(sum, 1);
      }
  });

  test('shares of a row sum to one and follow its exponentials', () => {
    const arena = arenaOf();
    const kernels = makeEncodeKernels(arena.memory);
    const row = numbers(16, 4);
    const [from, to] = [take(arena, 64), take(arena, 32)];
    new Float32Array(arena.memory.buffer).set(row, from / 4);
    kernels.softmaxShorts(to, 32, from, 64, 1, 16);
    const shares = [...new Int16Array(arena.memory.buffer, to, 16)].map((share) => share / SHARE_ONE);
    const total = row.reduce((sum, x) => sum + Math.exp(x), 0);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 2);
    for (const [at, share] of shares.entries()) expect(share).toBeCloseTo(Math.exp(row[at] as number) / total, 3);
  });

  test('a normalised row has mean 0 and deviation 1 before gain and bias', () => {
    const arena = arenaOf();
    const kernels = makeEncodeKernels(arena.memory);
    const [a, b, gain, bias, share, to] = [64, 64, 64, 64, 4, 64].map((size) => take(arena, size)) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const memory = new Float32Array(arena.memory.buffer);
    memory.set(numbers(16, 5), a / 4);
    memory.set(numbers(16, 6), b / 4);
    memory.fill(1, gain / 4, gain / 4 + 16);
    memory[share / 4] = 1 / 16;
    kernels.normalise(to, a, b, gain, bias, 1, 16, share);
    const row = [...memory.slice(to / 4, to / 4 + 16)];
    expect(row.reduce((x, y) => x + y) / 16).toBeCloseTo(0, 5);
    expect(row.reduce((x, y) => x + y * y, 0) / 16).toBeCloseTo(1, 4);
  });

  test('gelu of the kernel is gelu of the heads', () => {
    const arena = arenaOf();
    const kernels = makeEncodeKernels(arena.memory);
    const values = numbers(16, 7);
    const [from, one, to] = [take(arena, 64), take(arena, 4), take(arena, 32)];
    const memory = new Float32Array(arena.memory.buffer);
    memory.set(values, from / 4);
    memory[one / 4] = 4096;
    kernels.geluShorts(to, from, 16, one);
    const got = [...new Int16Array(arena.memory.buffer, to, 16)].map((x) => x / 4096);
    for (const [at, x] of got.entries()) expect(x).toBeCloseTo(gelu(values[at] as number), 3);
  });
});
