import { createReadStream, statSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { formatPlace, type Place, type Problem } from '../base/errors.ts';
import type { Article } from './article.ts';
import type { Furniture } from './find-blocks.ts';
import { finishStory } from './finish-story.ts';
import { detectFormat, isKnownSuffix, suffixOf } from './formats/detect-format.ts';
import { type Found, HEAD_BYTES, LONGEST_TEXT, type Unread, UnreadError, unread } from './formats/format.ts';
import { peekBytes } from './formats/input-bytes.ts';
import { listFiles } from './list-files.ts';
import { countUnread, makeTally, type ReadTally, unreadLabel } from './read-tally.ts';

/** An article, or why there is none. */
export type ReadResult =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type ReadOptions = {
  readonly furniture?: Furniture;
  readonly stdin?: Readable;
  /** Names of fields in tables and JSON by what they hold: `text`, `title`, `date` and so on. */
  readonly fields?: ReadonlyMap<string, string>;
  /** ISO date and publisher of articles that say none. */
  readonly publishedOn?: string | null;
  readonly publisher?: string | null;
  /** Words that are known, asked for when a wrapped text breaks one. */
  readonly words?: () => ReadonlySet<string>;
  /** Counts what is not read. */
  readonly tally?: ReadTally;
  /** Whether each file that is not read becomes a problem, those without a reader too. */
  readonly isVerbose?: boolean;
};

/** What a run keeps: ids that are taken, with their places, and counts. */
type Run = ReadOptions & {
  readonly seen: Map<string, Seen>;
  readonly tally: ReadTally;
};

/** What is kept of an article to the end of a run, of a million of them: its place (line 0 where its file is all of it), and 48 bits of its hash. */
type Seen = { readonly file: string; readonly line: number; readonly hash: number };

type File = {
  readonly path: string;
  readonly source: string;
  readonly bytes: () => AsyncIterable<string | Uint8Array>;
  /** What is told once of a file: its dates are all of one form. */
  readonly told: Set<string>;
};

/** So many faults of lines are told of one file; more are counted. */
const MOST_FAULTS = 50;

/**
 * Reads articles from files, folders (recursively, in order of code units) and, for `-`, standard input, each by its
 * format. Never throws for one bad file: it becomes a problem with its place or is counted, and the rest goes on.
 */
export async function* readArticles(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const run: Run = { ...options, seen: new Map(), tally: options.tally ?? makeTally() };
  for (const path of paths) {
    if (path === '-')
      yield* readFile({ path: '-', source: '-', bytes: () => options.stdin ?? process.stdin, told: new Set() }, run);
    else yield* readPath(path, run);
  }
}

async function* readPath(path: string, run: Run): AsyncGenerator<ReadResult> {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    yield unreadable(path, 'There is no such file or folder.', 'Check the name.');
    return;
  }
  if (!isFolder) {
    yield* readFile(fileAt(path, basename(path)), run);
    return;
  }
  const problems: Problem[] = [];
  const files = listFiles(path, problems);
  for (const problem of problems) yield { kind: 'problem', problem };
  if (files.length === 0) yield emptyFolder(path);
  for (const file of files) yield* readFile(fileAt(file, relative(path, file).split(sep).join('/')), run);
}

const fileAt = (path: string, source: string): File => ({
  path,
  source,
  bytes: () => createReadStream(path),
  told: new Set(),
});

function emptyFolder(path: string): ReadResult {
  const problem: Problem = {
    severity: 'warning',
    code: 'ARTICLE_INVALID',
    message: 'This folder holds no articles.',
    hint: 'Give a folder with files that are read: stancegraph build --formats lists them.',
    place: { file: path },
  };
  return { kind: 'problem', problem };
}

function unreadable(file: string, message: string, hint: string): ReadResult {
  return { kind: 'problem', problem: { severity: 'error', code: 'FILE_UNREADABLE', message, hint, place: { file } } };
}

async function* readFile(file: File, run: Run): AsyncGenerator<ReadResult> {
  let faults = 0;
  let last: Place | undefined;
  for await (const result of storiesOf(file, run)) {
    if (result.kind === 'problem' && result.problem.place?.line !== undefined) {
      faults += 1;
      last = result.problem.place;
      if (faults > MOST_FAULTS) continue;
    }
    yield result;
  }
  if (faults > MOST_FAULTS && last !== undefined) {
    const message = `So it is ${faults - MOST_FAULTS} times more, up to here.`;
    yield { kind: 'problem', problem: { severity: 'warning', code: 'ARTICLE_INVALID', message, place: last } };
  }
}

async function* storiesOf(file: File, run: Run): AsyncGenerator<ReadResult> {
  let count = 0;
  try {
    for await (const found of readFound(file, run)) {
      count += found.kind === 'story' ? 1 : 0;
      yield* settle(found, file, run);
    }
  } catch (error) {
    if (error instanceof UnreadError)
      yield* settle(unread(error.why, error.message, error.hint === undefined ? {} : { hint: error.hint }), file, run);
    else if (error instanceof Error && 'code' in error && 'syscall' in error)
      yield unreadable(
        file.path,
        count === 0 ? 'The file cannot be read.' : 'The file cannot be read to its end.',
        'Check its rights.',
      );
    else
      yield* settle(
        unread('damaged', 'The file is damaged, or made to harm.', { hint: 'It was left out.' }),
        file,
        run,
      );
  }
}

/** A file that is open to its end, by the reader that its name and first bytes ask for. */
async function* readFound(file: File, run: Run): AsyncGenerator<Found> {
  const name = file.path === '-' ? '' : basename(file.path);
  const peeked = await peekBytes(file.bytes(), HEAD_BYTES);
  if (peeked.head.length === 0 && (file.path === '-' || isKnownSuffix(name))) {
    if (file.path !== '-') yield unread('empty', 'The file is empty.', { hint: 'There is nothing to read in it.' });
    return;
  }
  const detected = detectFormat(name, peeked.head);
  if (detected.kind === 'none') {
    const message = detected.why === 'encrypted' ? 'The file is encrypted.' : 'This kind of file is not read.';
    yield unread(detected.why ?? 'no reader', message, {
      hint: detected.hint ?? 'stancegraph build --formats lists what is.',
    });
    return;
  }
  const read = await detected.format.load();
  const options = { fields: run.fields ?? new Map() };
  yield* read({ file: file.path, name, ...peeked, options, detect: detectFormat });
}

/** An article with all that the run knows of it, under an id that is its own; or what is said of it instead. */
async function* settle(found: Found, outer: File, run: Run): AsyncGenerator<ReadResult> {
  const { inside } = found;
  const file =
    inside === undefined ? outer : { ...outer, path: `${outer.path}/${inside}`, source: `${outer.source}/${inside}` };
  if (found.kind === 'problem') {
    yield found;
    return;
  }
  if (found.kind === 'unread') {
    yield* countOut(found.why, { message: found.message, hint: found.hint, line: found.line }, { file, run });
    return;
  }
  const { line, part } = found.story;
  const isPart = line !== undefined || part !== undefined;
  if (found.story.text.length > LONGEST_TEXT) {
    const message = `This article is longer than ${LONGEST_TEXT / 1_000_000} million characters.`;
    yield* countOut('too large', { message, hint: 'Split it.', line: isPart ? (line ?? 0) : undefined }, { file, run });
    return;
  }
  const { article, language, problems } = await finishStory(found.story, file, run);
  if (language !== 'en') {
    yield* countOut(
      { language },
      { message: 'This article is not in English.', hint: undefined, line: isPart ? (line ?? 0) : undefined },
      { file, run },
    );
    return;
  }
  for (const problem of problems) {
    if (!file.told.has('date')) yield { kind: 'problem', problem };
    file.told.add('date');
  }
  yield* checkId(article, { file, run, line: isPart ? (line ?? 0) : undefined });
}

type Said = { readonly message: string; readonly hint: string | undefined; readonly line: number | undefined };

/** Counts what is not read, and tells of it where the count does not say enough. */
function* countOut(
  why: Unread,
  { message, hint, line }: Said,
  { file, run }: { readonly file: File; readonly run: Run },
): Generator<ReadResult> {
  const isPart = line !== undefined;
  countUnread(isPart ? run.tally.articles : run.tally.files, unreadLabel(why, suffixOf(basename(file.path))));
  const isCountedOnly = isPart || typeof why === 'object' || why === 'no reader' || why === 'read before';
  if (isCountedOnly && run.isVerbose !== true) return;
  const place = { file: file.path, ...(line === undefined || line === 0 ? {} : { line }) };
  const problem: Problem = { severity: 'warning', code: 'ARTICLE_INVALID', message, place };
  yield { kind: 'problem', problem: hint === undefined ? problem : { ...problem, hint } };
}

/** An id must be unique in a run: the first article keeps it, and the same text is read once. */
function* checkId(
  article: Article,
  { file, run, line }: { readonly file: File; readonly run: Run; readonly line: number | undefined },
): Generator<ReadResult> {
  const { id } = article;
  const here: Seen = { file: article.source, line: line ?? 0, hash: Number.parseInt(article.sha256.slice(0, 12), 16) };
  const before = run.seen.get(id);
  if (before === undefined) {
    run.seen.set(id, here);
    yield { kind: 'article', article };
  } else if (before.hash === here.hash) {
    const message = `The article "${id}" was read already, from ${formatPlace(placeOf(before))}.`;
    yield* countOut('read before', { message, hint: undefined, line }, { file, run });
  } else {
    const message = `The article id "${id}" is taken already, by ${formatPlace(placeOf(before))}.`;
    const hint = 'Rename the file, or give it an `id`.';
    yield {
      kind: 'problem',
      problem: {
        severity: 'error',
        code: 'ARTICLE_INVALID',
        message,
        hint,
        place: placeOf({ ...here, file: file.path }),
      },
    };
  }
}

const placeOf = ({ file, line }: Seen): Place => (line === 0 ? { file } : { file, line });
