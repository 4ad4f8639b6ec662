import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type Found, HEAD_BYTES, type Input, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { listParts, type Part, unzipParts } from './unzip.ts';

const LARGEST_ARCHIVE = 1_000_000_000;
/** Archives may lie in archives; but not without end. */
const DEEPEST = 3;
/** So much is unpacked at once: files of news are small and many. */
const PORTION = 50_000_000;
const MOST_AT_ONCE = 100;
/** What Word, Excel, OpenDocument and e-books keep in their files: then the archive is one document. */
const DOCUMENT = /^(?:\[Content_Types\]\.xml|mimetype)$/;

/** Reads the files in a ZIP archive, in order of their paths, as if they lay in a folder. Offsets point into each of them. */
export async function* readArchive(input: Input): AsyncGenerator<Found> {
  const depth = (input.depth ?? 0) + 1;
  if (depth > DEEPEST)
    throw new UnreadError('damaged', 'It is an archive in an archive, again and again.', 'Unpack it.');
  const bytes = await collectBytes(input.bytes, LARGEST_ARCHIVE);
  const parts = listParts(bytes);
  if (parts.some(({ name }) => DOCUMENT.test(name))) {
    yield* readFileIn(input, { name: input.name.replace(/\.zip$/i, ''), bytes, depth });
    return;
  }
  const files = parts.filter(({ name }) => isArticleFile(name));
  if (files.length === 0) yield unread('empty', 'There is no file of articles in it.');
  for (const portion of portionsOf(files))
    for (const { name, bytes: unpacked } of unpack(bytes, portion)) {
      if (unpacked instanceof UnreadError) {
        const hint = unpacked.hint === undefined ? {} : { hint: unpacked.hint };
        yield { ...unread(unpacked.why, unpacked.message, hint), inside: name };
        continue;
      }
      for await (const found of readFileIn(
        { ...input, file: `${input.file}/${name}` },
        { name, bytes: unpacked, depth },
      ))
        yield { ...found, inside: found.inside === undefined ? name : `${name}/${found.inside}` };
    }
}

/** As in a folder: no hidden files, none that a Mac adds, none about the folder. */
const isArticleFile = (name: string): boolean =>
  !name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name) && basename(name).toLowerCase() !== 'readme.md';

function* portionsOf(files: readonly Part[]): Generator<readonly string[]> {
  let names: string[] = [];
  let size = 0;
  for (const { name, size: own } of files) {
    if (names.length > 0 && (names.length >= MOST_AT_ONCE || size + own > PORTION)) {
      yield names;
      names = [];
      size = 0;
    }
    names.push(name);
    size += own;
  }
  if (names.length > 0) yield names;
}

type Unpacked = { readonly name: string; readonly bytes: Uint8Array | UnreadError };

/** A file that is damaged costs itself only. */
function unpack(archive: Uint8Array, names: readonly string[]): readonly Unpacked[] {
  const wanted = new Set(names);
  try {
    const parts = unzipParts(archive, (name) => wanted.has(name));
    return names.flatMap((name) => {
      const bytes = parts.get(name);
      return bytes === undefined ? [] : [{ name, bytes }];
    });
  } catch (error) {
    if (!(error instanceof UnreadError)) throw error;
    if (names.length > 1) return names.flatMap((name) => unpack(archive, [name]));
    return [{ name: names[0] ?? '', bytes: error }];
  }
}

type FileIn = { readonly name: string; readonly bytes: Uint8Array; readonly depth: number };

async function* readFileIn(input: Input, { name, bytes, depth }: FileIn): AsyncGenerator<Found> {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length === 0) {
    yield unread('empty', 'The file is empty.', { hint: 'There is nothing to read in it.' });
    return;
  }
  const detected = input.detect(basename(name), head);
  if (detected.kind === 'none') {
    const hint = detected.hint ?? 'stancegraph build --formats lists what is.';
    yield unread(detected.why ?? 'no reader', 'This kind of file is not read.', { hint });
    return;
  }
  const read = await detected.format.load();
  try {
    yield* read({ ...input, name: basename(name), head, depth, bytes: Readable.from([bytes]) });
  } catch (error) {
    if (!(error instanceof UnreadError)) throw error;
    yield unread(error.why, error.message, error.hint === undefined ? {} : { hint: error.hint });
  }
}
