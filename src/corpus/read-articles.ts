import { createReadStream, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { LineCounter, parseDocument } from 'yaml';
import { formatPlace, type Place, type Problem } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';
import type { Article } from './article.ts';
import { articleFromText } from './article-from-text.ts';
import { decodeLines } from './decode-lines.ts';
import { decodeText } from './decode-text.ts';
import { type Furniture, NO_FURNITURE } from './find-blocks.ts';
import { isoDate } from './iso-date.ts';
import { readHtml } from './read-html.ts';
import { readJsonLine } from './read-json-lines.ts';

/** An article, or why there is none. */
export type ReadResult =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'problem'; readonly problem: Problem };
/** A result and, of JSON Lines, the line that it stands in. */
type Located = ReadResult & { readonly line?: number };
export type ReadOptions = { readonly furniture?: Furniture; readonly stdin?: Readable };

const EXTENSIONS = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.jsonl', '.ndjson']);
/** Larger files, and longer lines of JSON Lines, are refused: no article has this size. */
const LARGEST_FILE = 5_000_000;

/**
 * Reads articles from files, folders (recursively, in order of code units) and, for `-`, standard input (JSON Lines,
 * or one plain text). Never throws for one bad file: it becomes a problem with its place, and the rest goes on.
 */
export async function* readArticles(paths: readonly string[], options: ReadOptions = {}): AsyncGenerator<ReadResult> {
  const furniture = options.furniture ?? NO_FURNITURE;
  const seen = new Map<string, string>();
  for (const path of paths) {
    const results = path === '-' ? readStream(options.stdin ?? process.stdin, furniture) : readPath(path, furniture);
    for await (const result of results) yield checkId(result, seen);
  }
}

/** An id must be unique in a run: the first article keeps it. */
function checkId(result: Located, seen: Map<string, string>): ReadResult {
  if (result.kind === 'problem') return result;
  const { id, source } = result.article;
  const place = { file: source, ...(result.line === undefined ? {} : { line: result.line }) };
  const before = seen.get(id);
  if (before === undefined) {
    seen.set(id, formatPlace(place));
    return { kind: 'article', article: result.article };
  }
  return problem(
    place,
    `The article id "${id}" is taken already, by ${before}.`,
    'Rename the file, or give it an `id`.',
  );
}

function problem(place: Place, message: string, hint: string, severity: Problem['severity'] = 'error'): ReadResult {
  return { kind: 'problem', problem: { severity, code: 'ARTICLE_INVALID', message, hint, place } };
}

async function* readPath(path: string, furniture: Furniture): AsyncGenerator<Located> {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    yield {
      kind: 'problem',
      problem: {
        severity: 'error',
        code: 'FILE_UNREADABLE',
        message: 'There is no such file or folder.',
        hint: 'Check the name.',
        place: { file: path },
      },
    };
    return;
  }
  if (!isFolder) {
    if (EXTENSIONS.has(extname(path).toLowerCase())) yield* readFile(path, { source: basename(path), furniture });
    else yield problem({ file: path }, 'This kind of file is not read.', 'Give .txt, .md, .html or .jsonl.');
    return;
  }
  const found: ReadResult[] = [];
  const files = listFiles(path, new Set(), found);
  yield* found;
  if (files.length === 0)
    yield problem(
      { file: path },
      'This folder holds no articles.',
      'Give a folder with .txt, .md, .html or .jsonl files.',
      'warning',
    );
  for (const file of files) yield* readFile(file, { source: relative(path, file).split(sep).join('/'), furniture });
}

/** Files of a folder in order; a link back to a folder above is a problem and is not followed. */
function listFiles(folder: string, above: ReadonlySet<string>, problems: ReadResult[]): readonly string[] {
  const unreadable = (file: string) => {
    problems.push({
      kind: 'problem',
      problem: {
        severity: 'error',
        code: 'FILE_UNREADABLE',
        message: 'This cannot be read.',
        hint: 'Check its rights, or whether a link leads nowhere.',
        place: { file },
      },
    });
  };
  let names: string[];
  let real: string;
  try {
    real = realpathSync(folder);
    names = readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort(compareText);
  } catch {
    unreadable(folder);
    return [];
  }
  if (above.has(real)) {
    problems.push(
      problem({ file: folder }, 'This link leads back to a folder above it.', 'It was not followed.', 'warning'),
    );
    return [];
  }
  const inside = new Set([...above, real]);
  return names.flatMap((name) => {
    const path = join(folder, name);
    const isArticle = EXTENSIONS.has(extname(name).toLowerCase()) && name.toLowerCase() !== 'readme.md';
    try {
      const found = statSync(path);
      if (found.isDirectory()) return listFiles(path, inside, problems);
      if (!isArticle) return [];
      if (found.isFile()) return [path];
      // Reading a pipe waits for its writer, for ever where there is none.
      problems.push(
        problem({ file: path }, 'This is a pipe or a device.', 'It was not read; give it by name.', 'warning'),
      );
    } catch {
      unreadable(path);
    }
    return [];
  });
}

type FileContext = { readonly source: string; readonly furniture: Furniture };

async function* readFile(path: string, context: FileContext): AsyncGenerator<Located> {
  const extension = extname(path).toLowerCase();
  if (extension === '.jsonl' || extension === '.ndjson') {
    yield* readLines(createReadStream(path), { file: path, ...context });
    return;
  }
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > LARGEST_FILE) {
      yield tooLarge(path);
      return;
    }
    bytes = readFileSync(path);
  } catch {
    yield {
      kind: 'problem',
      problem: {
        severity: 'error',
        code: 'FILE_UNREADABLE',
        message: 'The file cannot be read.',
        hint: 'Check its rights.',
        place: { file: path },
      },
    };
    return;
  }
  const decoded = decodeText(bytes);
  if (decoded === undefined) yield isBinary(path);
  else if (decoded.text.trim() === '')
    yield problem({ file: path }, 'The file is empty.', 'There is nothing to read in it.', 'error');
  else {
    if (decoded.encoding === 'windows-1252') yield isGuessed({ file: path }, 'file');
    yield* readText(decoded.text, path, context);
  }
}

function* readText(text: string, path: string, { source, furniture }: FileContext): Generator<ReadResult> {
  const extension = extname(path).toLowerCase();
  const id = basename(path);
  if (extension.startsWith('.htm')) {
    const story = readHtml(text);
    if (story === undefined)
      yield problem(
        { file: path },
        'No main text was found on this page.',
        'Check that it holds an article; very large or deeply nested pages are refused.',
      );
    else yield { kind: 'article', article: articleFromText(story.text, { id, ...story, source, furniture }) };
    return;
  }
  if (extension === '.txt') {
    yield { kind: 'article', article: articleFromText(text, { id, source, furniture }) };
    return;
  }
  const front = readFrontMatter(text, path);
  for (const found of front.problems) yield { kind: 'problem', problem: found };
  const field = (name: string) => (typeof front.fields[name] === 'string' ? front.fields[name] : null);
  const publishedOn = isoDate(front.fields['date']);
  const date = field('date');
  if (date !== null && publishedOn === null) yield isOddDate({ file: path }, date);
  yield {
    kind: 'article',
    article: articleFromText(text, {
      id: field('id') ?? id,
      title: field('title'),
      publishedOn,
      publisher: field('publisher'),
      url: field('url'),
      source,
      furniture,
      storyStart: front.end,
    }),
  };
}

type FrontMatter = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly end: number;
  readonly problems: readonly Problem[];
};

/** YAML between two lines of `---` at the start; when it is broken, a problem, and the article is read without it. */
function readFrontMatter(text: string, file: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) {
    const isOpen = /^---[ \t]*\r?\n/.test(text);
    const at = isOpen ? [brokenFront(file, 1, 'The front matter has no closing line of ---.')] : [];
    return { fields: {}, end: 0, problems: at };
  }
  const lines = new LineCounter();
  const parsed = parseDocument(match[1] ?? '', { lineCounter: lines, uniqueKeys: true });
  const [error] = parsed.errors;
  if (error !== undefined) {
    const { line } = lines.linePos(error.pos[0]);
    return {
      fields: {},
      end: match[0].length,
      problems: [brokenFront(file, line + 1, `The front matter is broken: ${yamlReason(error.message)}.`)],
    };
  }
  try {
    const value: unknown = parsed.toJS({ maxAliasCount: 20 });
    const fields =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
    return { fields, end: match[0].length, problems: [] };
  } catch {
    return {
      fields: {},
      end: match[0].length,
      problems: [brokenFront(file, 2, 'The front matter repeats itself without end.')],
    };
  }
}

/** What the library says, without its place, which counts from the front matter. */
function yamlReason(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}

function brokenFront(file: string, line: number, message: string): Problem {
  return {
    severity: 'error',
    code: 'ARTICLE_INVALID',
    message,
    hint: 'The article was read without title and date; mend the YAML.',
    place: { file, line },
  };
}

async function* readLines(
  input: Readable,
  { file, source, furniture }: FileContext & { readonly file: string },
): AsyncGenerator<Located> {
  let line = 0;
  let hasOddDate = false;
  try {
    for await (const found of decodeLines(input)) {
      if (found === undefined) {
        yield isBinary(file);
        return;
      }
      line += 1;
      if (found.isGuessed) yield isGuessed({ file, line }, 'line');
      const text = found.text.replace(/^\ufeff/, '');
      if (text.trim() === '') continue;
      const { oddDate = null, ...read } = fromJsonLine(text, { file, line, source, furniture });
      yield { ...read, line };
      // The dates of a file are all of one form: once is enough.
      if (oddDate !== null && !hasOddDate) yield isOddDate({ file, line }, oddDate);
      hasOddDate ||= oddDate !== null;
    }
  } catch {
    yield {
      kind: 'problem',
      problem: {
        severity: 'error',
        code: 'FILE_UNREADABLE',
        message: 'The file cannot be read to its end.',
        hint: 'Check its rights.',
        place: { file, line: line + 1 },
      },
    };
  }
}

function isBinary(file: string): ReadResult {
  return problem({ file }, 'This is a binary file, no text.', 'Convert it to text, HTML or JSON Lines.');
}

function isOddDate(place: Place, date: string): ReadResult {
  return problem(
    place,
    `The date "${date}" does not mean one day.`,
    'The article was read without a date; write it as 2016-08-26.',
    'warning',
  );
}

function isGuessed(place: Place, what: 'file' | 'line'): ReadResult {
  return problem(
    place,
    `The ${what} is not valid UTF-8; it was read as Windows-1252.`,
    'Save it as UTF-8 if names look wrong.',
    'warning',
  );
}

function fromJsonLine(
  text: string,
  { file, line, ...options }: FileContext & { readonly file: string; readonly line: number },
): ReadResult & { readonly oddDate?: string | null } {
  if (text.length > LARGEST_FILE) {
    return problem(
      { file, line },
      `This line is longer than ${LARGEST_FILE / 1_000_000} million characters.`,
      'Split the article.',
    );
  }
  const read = readJsonLine(text, { file, line }, options);
  if ('severity' in read) return { kind: 'problem', problem: read };
  return { kind: 'article', article: read.article, oddDate: read.oddDate };
}

/** Standard input: JSON Lines when the first line starts with `{`, else one plain text with the id `stdin`. */
async function* readStream(input: Readable, furniture: Furniture): AsyncGenerator<Located> {
  let line = 0;
  let size = 0;
  let guessedAt: number | undefined;
  const plain: string[] = [];
  for await (const found of decodeLines(input)) {
    if (found === undefined) {
      yield isBinary('-');
      return;
    }
    line += 1;
    if (plain.length === 0 && found.text.trim() === '') continue;
    if (found.isGuessed) guessedAt ??= line;
    const text = plain.length === 0 ? found.text.replace(/^\ufeff/, '') : found.text;
    if (plain.length === 0 && text.startsWith('{')) {
      if (found.isGuessed) yield isGuessed({ file: '-', line }, 'line');
      yield { ...fromJsonLine(text, { file: '-', line, source: '-', furniture }), line };
      continue;
    }
    plain.push(text);
    size += text.length;
    if (size > LARGEST_FILE) {
      yield tooLarge('-');
      return;
    }
  }
  if (plain.length === 0) return;
  if (guessedAt !== undefined) yield isGuessed({ file: '-', line: guessedAt }, 'line');
  yield { kind: 'article', article: articleFromText(plain.join('\n'), { id: 'stdin', source: '-', furniture }) };
}

function tooLarge(file: string): ReadResult {
  return problem(
    { file },
    `The file is larger than ${LARGEST_FILE / 1_000_000} MB.`,
    'Split it, or give it as JSON Lines.',
  );
}
