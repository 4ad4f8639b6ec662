import type { EncodeKernels } from './encode-kernels.ts';

/** Weights of a linear layer: `columns` outputs by `width` inputs as bytes, a scale an output, a bias, and the most its inputs reach. */
export type DenseWeights = {
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  readonly most: number;
};

/** A linear layer laid out in the kernels' memory. */
export type Dense = {
  /** Inputs; even. */
  readonly width: number;
  /** Outputs, padded to a multiple of {@link PANEL_COLUMNS}. */
  readonly columns: number;
  readonly weights: number;
  readonly bias: number;
  /** Address of what 1 is in the 16-bit inputs, and of what takes sums back to numbers. */
  readonly one: number;
  readonly scale: number;
};

/** A memory that is handed out from the front and never given back. */
export type Arena = { readonly memory: WebAssembly.Memory; next: number };

const PANEL_COLUMNS = 16;
/** Weights use eleven bits with sign and inputs thirteen, so that sums of 1,536 products stay within 32 in all practice. */
const WEIGHT_MOST = 1023;
const INPUT_MOST = 4095;
/** Scales of outputs as whole numbers, so that loading takes no rounding of fractions. */
const FIXED_BITS = 16;
const FIXED = 2 ** FIXED_BITS;

export const roundUp = (count: number, to: number): number => Math.ceil(count / to) * to;

/** The next `bytes` of an arena, on a 16-byte boundary. */
export function take(arena: Arena, bytes: number): number {
  const at = arena.next;
  arena.next = roundUp(at + bytes, 16);
  const missing = arena.next - arena.memory.buffer.byteLength;
  if (missing > 0) arena.memory.grow(Math.ceil(missing / 65536));
  return at;
}

/** Lays a layer out for the kernel: panels of sixteen outputs, inputs in pairs. */
export function layDense(arena: Arena, { bytes, scales, bias, most }: DenseWeights): Dense {
  const outputs = scales.length;
  const width = bytes.length / outputs;
  const columns = roundUp(outputs, PANEL_COLUMNS);
  const weights = take(arena, columns * width * 2);
  const biasAt = take(arena, columns * 4);
  const one = take(arena, 4);
  const scale = take(arena, 4);
  const largest = scales.reduce((a, b) => Math.max(a, b), 0) * 127;
  const unit = largest === 0 ? 1 : Math.fround(largest / WEIGHT_MOST);
  const units = new Int32Array(arena.memory.buffer, weights, (columns * width) / 2);
  const factors = Int32Array.from(scales, (one) => Math.round((one / unit) * FIXED));
  const narrow = (byte: number, factor: number): number => (byte * factor + FIXED / 2) >> FIXED_BITS;
  // Written from front to back, panel after panel: memory is filled in its order.
  let at = 0;
  for (let first = 0; first < columns; first += PANEL_COLUMNS)
    for (let pair = 0; pair < width; pair += 2)
      for (let column = first; column < first + PANEL_COLUMNS; column++, at++) {
        if (column >= outputs) continue;
        const from = column * width + pair;
        const factor = factors[column] as number;
        const low = narrow(bytes[from] as number, factor);
        units[at] = (narrow(bytes[from + 1] as number, factor) << 16) | (low & 0xffff);
      }
  const numbers = new Float32Array(arena.memory.buffer);
  numbers.set(bias, biasAt / 4);
  numbers[one / 4] = INPUT_MOST / most;
  numbers[scale / 4] = (unit * most) / INPUT_MOST;
  return { width, columns, weights, bias: biasAt, one, scale };
}

/** Output rows of 16-bit input rows. */
export function runDense(
  kernels: EncodeKernels,
  dense: Dense,
  { input, inputStride, rows, output }: { input: number; inputStride: number; rows: number; output: number },
): void {
  const { width, columns, weights, bias, scale } = dense;
  kernels.axpy16(output, columns * 4, bias, 0, input, inputStride, weights, rows, width / 2, columns, scale);
}
