import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StancegraphError } from '../../base/errors.ts';
import type { LemmaModel } from '../lemmatise.ts';
import type { ParseModel } from '../parse.ts';
import type { TagModel } from '../tag.ts';
import { compactWeights, expandWeights } from './compact-weights.ts';
import { decodeModel, type LoadedModel, type ModelFile, type Section } from './model-file.ts';
import { type PackedParts, PackedWeights } from './packed-weights.ts';

/** Everything the text stage has learned. */
export type Models = {
  readonly tagger: TagModel;
  readonly upos: { readonly tags: readonly string[]; readonly weights: PackedWeights };
  readonly lemmas: LemmaModel;
  readonly parser: ParseModel;
  /** Versions of the files, for cache keys: SHA-256 of each, joined. */
  readonly hash: string;
};

export const MODEL_FILES = { tagger: 'tagger.bin', lemmas: 'lemmas.bin', parser: 'parser.bin' } as const;

/**
 * Loads all models of a folder.
 * @throws StancegraphError MODEL_INVALID when a file is missing or not what it should be.
 */
export function loadModels(folder: string): Models {
  const open = (name: string): LoadedModel => decodeModel(readModel(join(folder, name)), join(folder, name));
  const tagger = open(MODEL_FILES.tagger);
  const lemmas = open(MODEL_FILES.lemmas);
  const parser = open(MODEL_FILES.parser);
  const wordKeys = ints(tagger, 'wordKeys');
  const wordClasses = ints(tagger, 'wordClasses');
  const entries = Array.from(wordKeys, (key, at): [number, number] => [key, wordClasses[at] as number]);
  return {
    tagger: {
      tags: list(tagger, 'tags'),
      weights: weightsOf(tagger, 'tag', list(tagger, 'tags').length),
      wordClasses: new Map(entries),
    },
    upos: { tags: list(tagger, 'upos'), weights: weightsOf(tagger, 'upos', list(tagger, 'upos').length) },
    lemmas: { exceptions: readMap(lemmas, 'exceptions'), rules: readMap(lemmas, 'rules') },
    parser: {
      labels: list(parser, 'labels'),
      transitions: weightsOf(parser, 'move', 3),
      arcLabels: weightsOf(parser, 'label', list(parser, 'labels').length),
    },
    hash: [tagger, lemmas, parser].map((file) => file.hash).join('-'),
  };
}

function readModel(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new StancegraphError('MODEL_INVALID', 'The model file is missing.', {
      place: { file: path },
      hint: 'Install stancegraph again, or train the model with `npm run train`.',
      cause,
    });
  }
}

/** The sections of one set of weights, under a common name. */
export function weightSections(name: string, parts: PackedParts): Readonly<Record<string, Section>> {
  const compact = compactWeights(parts);
  return {
    [`${name}Keys`]: compact.keys,
    [`${name}Rows`]: compact.rows,
    [`${name}Class`]: compact.classes,
    [`${name}Weight`]: compact.weights,
  };
}

function weightsOf(file: ModelFile, name: string, classes: number): PackedWeights {
  const { sections } = file;
  const [keys, rows, entryClasses, weights] = ['Keys', 'Rows', 'Class', 'Weight'].map(
    (part) => sections[`${name}${part}`],
  );
  if (
    keys instanceof Uint8Array &&
    rows instanceof Uint8Array &&
    entryClasses instanceof Uint8Array &&
    weights instanceof Uint8Array
  ) {
    return new PackedWeights(expandWeights({ keys, rows, classes: entryClasses, weights }, classes));
  }
  throw new StancegraphError('MODEL_INVALID', `The model of the ${file.header.task} has no ${name} weights.`);
}

function ints(file: ModelFile, name: string): Int32Array {
  const section = file.sections[name];
  if (section instanceof Int32Array) return section;
  throw new StancegraphError('MODEL_INVALID', `The model of the ${file.header.task} has no ${name}.`);
}

function list(file: ModelFile, name: string): readonly string[] {
  return file.header.lists[name] ?? [];
}

/** Text maps are kept as lines `key<TAB>value`. */
export function encodeMap(map: ReadonlyMap<string, string>): Uint8Array {
  return new TextEncoder().encode(
    [...map]
      .sort((a, b) => (a[0] < b[0] ? -1 : 1))
      .map(([key, value]) => `${key}\t${value}`)
      .join('\n'),
  );
}

function readMap(file: ModelFile, name: string): ReadonlyMap<string, string> {
  const section = file.sections[name];
  const text = section instanceof Uint8Array ? new TextDecoder().decode(section) : '';
  return new Map(
    text === ''
      ? []
      : text.split('\n').map((line): [string, string] => {
          const tab = line.indexOf('\t');
          return [line.slice(0, tab), line.slice(tab + 1)];
        }),
  );
}
