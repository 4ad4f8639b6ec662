import type { PackedParts } from './packed-weights.ts';

/** Weights as bytes: keys as differences and weights by zigzag, both in 7-bit groups; few classes as one mask a row. */
export type CompactWeights = {
  readonly keys: Uint8Array;
  /** How many entries each row has, or for at most eight classes which (a bit each). */
  readonly rows: Uint8Array;
  /** Class of each entry; empty where rows are masks. */
  readonly classes: Uint8Array;
  readonly weights: Uint8Array;
};

const MASK_CLASSES = 8;

/** @param parts rows in order of key */
export function compactWeights(parts: PackedParts): CompactWeights {
  const isMask = parts.classes <= MASK_CLASSES;
  const rows = new Uint8Array(parts.keys.length);
  const differences: number[] = [];
  let entry = 0;
  let before = -0x80000000;
  for (const [row, key] of parts.keys.entries()) {
    differences.push(key - before);
    before = key;
    const length = parts.rowLength[row] as number;
    if (isMask)
      for (let at = 0; at < length; at += 1)
        rows[row] = (rows[row] as number) | (1 << (parts.rowClass[entry + at] as number));
    else rows[row] = length;
    entry += length;
  }
  return {
    keys: writeNumbers(differences),
    rows,
    classes: isMask ? new Uint8Array(0) : parts.rowClass,
    weights: writeNumbers(Array.from(parts.rowWeight, (weight) => (weight < 0 ? -2 * weight - 1 : 2 * weight))),
  };
}

/** The inverse of compactWeights. */
export function expandWeights(compact: CompactWeights, classes: number): PackedParts {
  const isMask = classes <= MASK_CLASSES;
  const count = compact.rows.length;
  const differences = readNumbers(compact.keys, count);
  const keys = new Int32Array(count);
  const rowLength = isMask ? new Uint8Array(count) : compact.rows;
  let before = -0x80000000;
  let entries = 0;
  for (let row = 0; row < count; row += 1) {
    before += differences[row] as number;
    keys[row] = before;
    if (isMask)
      for (let mask = compact.rows[row] as number; mask > 0; mask >>= 1)
        rowLength[row] = (rowLength[row] as number) + (mask & 1);
    entries += rowLength[row] as number;
  }
  const rowClass = isMask ? classesOfMasks(compact.rows, entries) : compact.classes;
  const numbers = readNumbers(compact.weights, entries);
  const rowWeight = new Int16Array(entries);
  for (let entry = 0; entry < entries; entry += 1) {
    const number = numbers[entry] as number;
    rowWeight[entry] = (number & 1) === 1 ? -(number + 1) / 2 : number / 2;
  }
  return { classes, keys, rowLength, rowClass, rowWeight };
}

function classesOfMasks(masks: Uint8Array, entries: number): Uint8Array {
  const classes = new Uint8Array(entries);
  let entry = 0;
  for (const mask of masks) {
    for (let label = 0; mask >> label > 0; label += 1) {
      if (((mask >> label) & 1) === 0) continue;
      classes[entry] = label;
      entry += 1;
    }
  }
  return classes;
}

function writeNumbers(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

function readNumbers(bytes: Uint8Array, count: number): Float64Array {
  const numbers = new Float64Array(count);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    let unit = 1;
    let number = 0;
    let byte = bytes[at] as number;
    at += 1;
    while (byte >= 128) {
      number += (byte & 127) * unit;
      unit *= 128;
      byte = bytes[at] as number;
      at += 1;
    }
    numbers[index] = number + byte * unit;
  }
  return numbers;
}
