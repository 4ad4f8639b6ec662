import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layNet } from '../encode/lay-net.ts';
import type { ReaderNet } from '../encode/reader-net.ts';
import type { LemmaModel } from '../lemmatise.ts';
import type { NameModel } from '../names/find-names.ts';
import type { Reader } from '../net/read-words.ts';
import { compactWeights } from './compact-weights.ts';
import { type LaidModels, layTagger, openLaid } from './laid-models.ts';
import { type LoadedModel, type ModelFile, openModel, type Section } from './model-file.ts';
import { layReader, unpackReader } from './pack-reader.ts';
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
  tagger: 'tagger.bin',
  news: 'news.bin',
} as const;

/**
 * Loads all models of a folder.
 * @throws StancegraphError MODEL_INVALID when a file is missing or not what it should be.
 */
export function loadModels(folder: string): Models {
  const laid = openLaid(folder);
  const [reader, lemmas, cases] = [open(folder, 'reader'), open(folder, 'lemmas'), open(folder, 'cases')];
  const [splitterHash, , namesHash, taggerHash] = laid.sources;
  const { transitions, given, family } = laid;
  return {
    splitter: new PackedWeights(laid.splitter),
    ...readingOf([reader, lemmas], laid),
    common: readLines(cases.sections['common']),
    names: {
      weights: new PackedWeights(laid.names),
      transitions,
      given: readLines(given),
      family: readLines(family),
    },
    news: newsOf(folder),
    hash: [splitterHash, reader.hash, lemmas.hash, cases.hash, namesHash, taggerHash].join('-'),
  };
}

/** The learned reader takes longer to load than all else, and trees alone do without it. */
function newsOf(folder: string): Models['news'] {
  let net: ReaderNet | null | undefined;
  return () => {
    net ??= existsSync(join(folder, MODEL_FILES.news)) ? layNet(open(folder, 'news')) : null;
    return net;
  };
}

/** Words that are mostly written small, alone: what reading wrapped lines needs. */
export function loadCommonWords(folder: string): ReadonlySet<string> {
  return readLines(open(folder, 'cases').sections['common']);
}

/** Only what tags, trees and lemmas need: what the name finder learns with. */
export function loadReading(folder: string): Pick<Models, 'reader' | 'lemmas'> {
  const [reader, tagger] = [open(folder, 'reader'), open(folder, 'tagger')];
  return readingOf([reader, open(folder, 'lemmas')], { ...layTagger(tagger, reader), reader: layReader(reader) });
}

function readingOf(
  [reader, lemmas]: readonly [LoadedModel, LoadedModel],
  laid: Pick<LaidModels, 'reader' | 'tagger' | 'words' | 'wide' | 'narrow'>,
): Pick<Models, 'reader' | 'lemmas'> {
  const { words: keys, wide, narrow } = laid;
  const second = { weights: new PackedWeights(laid.tagger), groups: { keys, wide, narrow } };
  return {
    reader: { ...unpackReader(reader, laid.reader), second },
    lemmas: { exceptions: readMap(lemmas, 'exceptions'), rules: readMap(lemmas, 'rules') },
  };
}

const open = (folder: string, name: keyof typeof MODEL_FILES): LoadedModel =>
  openModel(join(folder, MODEL_FILES[name]));

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

function readLines(section: Section | undefined): ReadonlySet<string> {
  return new Set(section instanceof Uint8Array ? new TextDecoder().decode(section).split('\n') : []);
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
