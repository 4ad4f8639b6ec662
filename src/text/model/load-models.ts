import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StancegraphError } from '../../base/errors.ts';
import { layNet } from '../encode/lay-net.ts';
import type { ReaderNet } from '../encode/reader-net.ts';
import type { LemmaModel } from '../lemmatise.ts';
import { NAME_CLASSES, type NameModel } from '../names/find-names.ts';
import type { Reader } from '../net/read-words.ts';
import { compactWeights, expandWeights } from './compact-weights.ts';
import { decodeModel, type LoadedModel, type ModelFile, type Section } from './model-file.ts';
import { unpackReader } from './pack-reader.ts';
import { type PackedParts, PackedWeights } from './packed-weights.ts';

/** Everything the text stage has learned. */
export type Models = {
  /** Where sentences end. */
  readonly splitter: PackedWeights;
  /** Tags and trees. */
  readonly reader: Reader;
  readonly lemmas: LemmaModel;
  /** Words that are mostly written small: what headlines are read by. */
  readonly common: ReadonlySet<string>;
  /** Names of people, groups and places. */
  readonly names: NameModel;
  /** Spans, links and claims as learned from news, loaded when first asked for; null where the package came without it. */
  readonly news: () => ReaderNet | null;
  /** Versions of the files, for cache keys: SHA-256 of each, joined. */
  readonly hash: string;
};

export const MODEL_FILES = {
  splitter: 'splitter.bin',
  reader: 'reader.bin',
  lemmas: 'lemmas.bin',
  cases: 'cases.bin',
  names: 'names.bin',
  news: 'news.bin',
} as const;

/**
 * Loads all models of a folder.
 * @throws StancegraphError MODEL_INVALID when a file is missing or not what it should be.
 */
export function loadModels(folder: string): Models {
  const [splitter, reader, lemmas, cases, names] = [
    openModel(folder, 'splitter'),
    openModel(folder, 'reader'),
    openModel(folder, 'lemmas'),
    openModel(folder, 'cases'),
    openModel(folder, 'names'),
  ];
  return {
    splitter: weightsOf(splitter, 'split', 2),
    ...readingOf(reader, lemmas),
    common: readLines(cases, 'common'),
    names: unpackNames(names),
    news: newsOf(folder),
    hash: [splitter, reader, lemmas, cases, names].map((file) => file.hash).join('-'),
  };
}

/** The learned reader takes longer to load than all else, and trees alone do without it. */
function newsOf(folder: string): Models['news'] {
  let net: ReaderNet | null | undefined;
  return () => {
    net ??= existsSync(join(folder, MODEL_FILES.news)) ? layNet(openModel(folder, 'news')) : null;
    return net;
  };
}

/** Words that are mostly written small, alone: what reading wrapped lines needs. */
export function loadCommonWords(folder: string): ReadonlySet<string> {
  return readLines(openModel(folder, 'cases'), 'common');
}

/** Only what tags, trees and lemmas need: what the name finder learns with. */
export function loadReading(folder: string): Pick<Models, 'reader' | 'lemmas'> {
  return readingOf(openModel(folder, 'reader'), openModel(folder, 'lemmas'));
}

function readingOf(reader: LoadedModel, lemmas: LoadedModel): Pick<Models, 'reader' | 'lemmas'> {
  return {
    reader: unpackReader(reader),
    lemmas: { exceptions: readMap(lemmas, 'exceptions'), rules: readMap(lemmas, 'rules') },
  };
}

function openModel(folder: string, name: keyof typeof MODEL_FILES): LoadedModel {
  const path = join(folder, MODEL_FILES[name]);
  return decodeModel(readModel(path), path);
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

/** The finder's model as sections: weights, what may stand side by side, and the names of people as lines. */
export function nameSections(
  parts: PackedParts,
  {
    transitions,
    people,
  }: { readonly transitions: Int16Array; readonly people: Record<'given' | 'family', readonly string[]> },
): Readonly<Record<string, Section>> {
  return {
    ...weightSections('name', parts),
    transitions,
    given: encodeLines(people.given),
    family: encodeLines(people.family),
  };
}

export const encodeLines = (words: readonly string[]): Uint8Array => new TextEncoder().encode(words.join('\n'));

function unpackNames(file: ModelFile): NameModel {
  const { transitions } = file.sections;
  if (!(transitions instanceof Int16Array) || transitions.length !== NAME_CLASSES ** 2)
    throw new StancegraphError('MODEL_INVALID', `The model of the ${file.header.task} has no transitions.`);
  return {
    weights: weightsOf(file, 'name', NAME_CLASSES),
    transitions,
    given: readLines(file, 'given'),
    family: readLines(file, 'family'),
  };
}

function readLines(file: ModelFile, name: string): ReadonlySet<string> {
  const section = file.sections[name];
  return new Set(section instanceof Uint8Array ? new TextDecoder().decode(section).split('\n') : []);
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
