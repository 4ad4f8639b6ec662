import { StancegraphError } from '../../base/errors.ts';
import { type FeatureVectors, type LaidNet, layReadingNet } from '../net/lay-net.ts';
import { type Matrix, matricesOf, type NetShape, type NetSizes } from '../net/net-shape.ts';
import type { Reader } from '../net/read-words.ts';
import { ReadingNet } from '../net/reading-net.ts';
import { KeyTable, keySlots, WordReader } from '../net/word-vectors.ts';
import type { ModelFile, Section } from './model-file.ts';

/** Sizes in the order in which the section `sizes` has them. */
const SIZES = ['input', 'hidden', 'arc', 'label'] as const satisfies readonly (keyof NetSizes)[];

/** Numbers of each matrix of a net by name, in rows. */
export type NetNumbers = Readonly<Record<string, Float32Array>>;

/** A trained net as sections: weights as bytes with one scale a row, biases as they are; `keys` of its features. */
export function packNet(shape: NetShape, numbers: NetNumbers, keys: Int32Array): Readonly<Record<string, Section>> {
  const sections: Record<string, Section> = { sizes: Int32Array.from(SIZES, (size) => shape[size]), keys };
  for (const { name, rows, columns } of matricesOf(shape)) {
    const matrix = numbers[name] as Float32Array;
    if (rows === 1) {
      sections[name] = matrix;
      continue;
    }
    const weights = new Int8Array(rows * columns);
    const scales = new Float32Array(rows);
    for (let row = 0; row < rows; row += 1)
      packRow(matrix.subarray(row * columns, (row + 1) * columns), row, { weights, scales });
    sections[name] = weights;
    sections[`${name}Scale`] = scales;
  }
  return sections;
}

type PackedMatrix = { readonly weights: Int8Array; readonly scales: Float32Array };

function packRow(row: Float32Array, at: number, { weights, scales }: PackedMatrix): void {
  const scale = Math.fround(row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127);
  scales[at] = scale;
  if (scale === 0) return;
  for (const [column, value] of row.entries()) weights[at * row.length + column] = Math.round(value / scale);
}

/** The net of a model file as it lies in memory, and where its feature keys are found. */
export type LaidReader = LaidNet & { readonly slots: Int32Array };

/**
 * Lays out the reader that a model file holds.
 * @throws StancegraphError MODEL_INVALID when a part is missing or of another size.
 */
export function layReader(file: ModelFile): LaidReader {
  const { shape, keys, vectors } = readShape(file);
  const matrices = Object.fromEntries(
    matricesOf(shape)
      .slice(1)
      .map((matrix) => [matrix.name, unpackMatrix(matrix, file.sections)]),
  );
  return { ...layReadingNet({ shape, matrices, ...vectors }), slots: keySlots(keys) };
}

/**
 * The reader that a model file holds.
 * @throws StancegraphError MODEL_INVALID when a part is missing or of another size.
 */
export function unpackReader(file: ModelFile, laid = layReader(file)): Reader {
  const { xpos = [], upos = [], labels = [] } = file.header.lists;
  const { shape, keys, vectors } = readShape(file);
  const net = new ReadingNet(shape, laid, vectors);
  return { net, words: new WordReader(net, new KeyTable(keys.slice(), laid.slots)), xpos, upos, labels };
}

type Shaped = { readonly shape: NetShape; readonly keys: Int32Array; readonly vectors: FeatureVectors };

function readShape({ sections, header }: ModelFile): Shaped {
  const { sizes, keys } = sections;
  const { xpos = [], upos = [], labels = [] } = header.lists;
  if (!(sizes instanceof Int32Array) || !(keys instanceof Int32Array)) throw missing('sizes');
  const [input = 0, hidden = 0, arc = 0, label = 0] = sizes;
  const classes = { features: keys.length, xpos: xpos.length, upos: upos.length, labels: labels.length };
  const shape: NetShape = { input, hidden, arc, label, ...classes };
  const { features, featuresScale: featureScales } = sections;
  if (!(features instanceof Int8Array) || features.length !== keys.length * input) throw missing('features');
  if (!(featureScales instanceof Float32Array) || featureScales.length !== keys.length) throw missing('features');
  return { shape, keys, vectors: { features, featureScales } };
}

function unpackMatrix({ name, rows, columns }: Matrix, sections: ModelFile['sections']): Float32Array {
  const weights = sections[name];
  const scales = sections[`${name}Scale`];
  if (weights?.length !== rows * columns) throw missing(name);
  if (rows === 1) return Float32Array.from(weights);
  if (scales?.length !== rows) throw missing(name);
  // Written out: a third of the time of loading went into a function for each weight.
  const matrix = new Float32Array(weights.length);
  for (let row = 0; row < rows; row += 1) {
    const scale = scales[row] as number;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) matrix[at] = (weights[at] as number) * scale;
  }
  return matrix;
}

function missing(name: string): StancegraphError {
  return new StancegraphError('MODEL_INVALID', `The model of the reader has no ${name}.`, {
    hint: 'Install stancegraph again, or train the model with `npm run train`.',
  });
}
