import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StancegraphError } from '../../base/errors.ts';
import { NAME_CLASSES } from '../names/find-names.ts';
import type { WasmCode } from '../net/wasm-writer.ts';
import { expandWeights } from './compact-weights.ts';
import {
  decodeModel,
  encodeModel,
  type LoadedModel,
  type ModelFile,
  openModel,
  readModelHash,
  type Section,
} from './model-file.ts';
import { type LaidReader, layReader } from './pack-reader.ts';
import { type LaidWeights, layWeights } from './packed-weights.ts';

/** The models that take long to lay out, as they lie in memory. */
export type LaidModels = {
  /** Hashes of the files that they were made of. */
  readonly sources: readonly string[];
  readonly splitter: LaidWeights;
  readonly reader: LaidReader;
  readonly names: LaidWeights;
  readonly tagger: LaidWeights;
  /** Words that are used alike, see `WordGroups`. */
  readonly words: Int32Array;
  readonly wide: Uint8Array;
  readonly narrow: Uint8Array;
  /** What may stand side by side, and the names of people as lines. */
  readonly transitions: Int16Array;
  readonly given: Uint8Array;
  readonly family: Uint8Array;
};

const SOURCES = ['splitter.bin', 'reader.bin', 'names.bin', 'tagger.bin'] as const;

/** The models of a folder, from `dist/models.bin` where that was made of them. */
export function openLaid(folder: string): LaidModels {
  return readLaid(folder) ?? layModels(folder);
}

/** @throws StancegraphError MODEL_INVALID when a file is missing or not what it should be. */
function layModels(folder: string): LaidModels {
  const files = SOURCES.map((name) => openModel(join(folder, name)));
  const [splitter, reader, names, tagger] = files as [LoadedModel, LoadedModel, LoadedModel, LoadedModel];
  const { transitions, given, family } = names.sections;
  if (!(transitions instanceof Int16Array) || transitions.length !== NAME_CLASSES ** 2)
    throw missing(names, 'transitions');
  if (!(given instanceof Uint8Array) || !(family instanceof Uint8Array)) throw missing(names, 'people');
  return {
    sources: files.map(({ hash }) => hash),
    splitter: weightsOf(splitter, 'split', 2),
    reader: layReader(reader),
    names: weightsOf(names, 'name', NAME_CLASSES),
    ...layTagger(tagger, reader),
    transitions,
    given,
    family,
  };
}

/** @throws StancegraphError MODEL_INVALID when a part is missing, or it has other classes than the reader. */
export function layTagger(
  tagger: LoadedModel,
  reader: LoadedModel,
): Pick<LaidModels, 'tagger' | 'words' | 'wide' | 'narrow'> {
  const { words, wide, narrow } = tagger.sections;
  const { xpos = [] } = tagger.header.lists;
  if (xpos.join(' ') !== reader.header.lists['xpos']?.join(' ')) throw missing(tagger, 'classes of the reader');
  if (!(words instanceof Int32Array) || !(wide instanceof Uint8Array) || !(narrow instanceof Uint8Array))
    throw missing(tagger, 'groups of words');
  return { tagger: weightsOf(tagger, 'tag', xpos.length), words, wide, narrow };
}

function weightsOf(file: ModelFile, name: string, classes: number): LaidWeights {
  const [keys, rows, entryClasses, weights] = ['Keys', 'Rows', 'Class', 'Weight'].map(
    (part) => file.sections[`${name}${part}`],
  );
  if (
    keys instanceof Uint8Array &&
    rows instanceof Uint8Array &&
    entryClasses instanceof Uint8Array &&
    weights instanceof Uint8Array
  ) {
    return layWeights(expandWeights({ keys, rows, classes: entryClasses, weights }, classes));
  }
  throw missing(file, `${name} weights`);
}

const missing = ({ header }: ModelFile, what: string) =>
  new StancegraphError('MODEL_INVALID', `The model of the ${header.task} has no ${what}.`);

/** What `dist/models.bin` holds of the models of a folder: to lay them out is a fifth of a start. */
export function encodeLaid(folder: string): Uint8Array {
  const { sources, splitter, reader, names, tagger, ...rest } = layModels(folder);
  const { image, code, slots } = reader;
  const weights = (name: string, laid: LaidWeights): Readonly<Record<string, Section>> => ({
    [`${name}Slots`]: laid.slots,
    [`${name}Entries`]: laid.entries,
  });
  return encodeModel({
    header: { task: 'models laid out', trainedOn: [], licence: '', scores: {}, lists: { sources } },
    sections: {
      image,
      code,
      slots,
      ...weights('splitter', splitter),
      ...weights('names', names),
      ...weights('tagger', tagger),
      ...rest,
    },
  });
}

/** Sources may lay out otherwise than when `dist` was built. */
const IS_BUILT = !import.meta.url.includes('/src/text/model/');

function readLaid(folder: string): LaidModels | undefined {
  const path = fileURLToPath(new URL('models.bin', import.meta.url));
  if (!IS_BUILT || !existsSync(path)) return undefined;
  try {
    const { header, sections } = decodeModel(readFileSync(path), path);
    const sources = SOURCES.map((name) => readModelHash(join(folder, name)));
    if (JSON.stringify(header.lists['sources']) !== JSON.stringify(sources)) return undefined;
    const integers = (name: string) => sections[name] as Int32Array;
    const bytes = (name: string) => sections[name] as WasmCode;
    const weights = (name: string) => ({ slots: integers(`${name}Slots`), entries: integers(`${name}Entries`) });
    return {
      sources,
      splitter: weights('splitter'),
      reader: { image: bytes('image'), code: bytes('code'), slots: integers('slots') },
      names: weights('names'),
      tagger: weights('tagger'),
      words: integers('words'),
      wide: bytes('wide'),
      narrow: bytes('narrow'),
      transitions: sections['transitions'] as Int16Array,
      given: bytes('given'),
      family: bytes('family'),
    };
  } catch {
    // A damaged copy is none: the models say it all.
    return undefined;
  }
}
