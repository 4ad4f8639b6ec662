import { decodeText } from '../decode-text.ts';
import { type FieldMap, type Fields, fieldMap } from './article-fields.ts';
import { type Found, type Input, LONGEST_TEXT, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { isObjectLines } from './object-lines.ts';
import { binaryFile, lineProblem } from './problems.ts';
import { readJsonLines, readObject } from './read-json-lines.ts';

/** An object that is no list is read at once, up to this size. */
const LARGEST_OBJECT = 200_000_000;

/** Reads JSON: a list of articles, piece by piece; one article; an answer of a service that holds a list; or JSON Lines under another name. */
export async function* readJson(input: Input): AsyncGenerator<Found> {
  const head = decodeText(input.head)
    ?.text.replace(/^\ufeff/, '')
    .trimStart();
  if (head === undefined) yield binaryFile();
  else if (head === '') yield unread('empty', 'The file is empty.');
  else if (head.startsWith('[')) yield* readArray(input);
  else if (isObjectLines(head)) yield* readJsonLines(input);
  else yield* readWhole(input);
}

async function* readArray({ file, bytes, options }: Input): AsyncGenerator<Found> {
  const map = fieldMap(options.fields);
  let count = 0;
  for await (const element of arrayElements(bytes)) {
    if ('fault' in element) {
      yield lineProblem({ file, line: element.line }, element.fault, 'What stands before it was read.');
      return;
    }
    count += 1;
    yield parseElement(element, map, file);
  }
  if (count === 0) yield unread('empty', 'The list is empty.');
}

function parseElement({ text, line }: Element, map: FieldMap, file: string): Found {
  const place = { file, line };
  if (text.length > LONGEST_TEXT)
    return lineProblem(place, 'This article is longer than 5 million characters.', 'Split it.');
  try {
    return readObject(JSON.parse(text), map, place);
  } catch {
    return lineProblem(place, 'This is not valid JSON.', 'Each article must be an object with "text".');
  }
}

type Element = { readonly text: string; readonly line: number };

const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [34, 92, 44, 10];
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/** The elements of a list as they come, each as its text; only brackets and quotes are looked at. */
async function* arrayElements(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Element | { readonly fault: string; readonly line: number }> {
  const state = { depth: 0, line: 1, began: 1, isText: false, isEscaped: false };
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = () => {
    const text = size > LONGEST_TEXT * 4 ? ' '.repeat(LONGEST_TEXT + 1) : Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    size = 0;
    return { text, line: state.began };
  };
  const keep = (piece: Uint8Array) => {
    if (size === 0) state.began = state.line;
    if (size <= LONGEST_TEXT * 4) parts.push(piece);
    size += piece.length;
  };
  for await (const chunk of bytes) {
    let from = state.depth > 0 ? 0 : chunk.length;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === NEWLINE) state.line += 1;
      if (state.isText) {
        if (state.isEscaped) state.isEscaped = false;
        else if (byte === BACKSLASH) state.isEscaped = true;
        else if (byte === QUOTE) state.isText = false;
      } else if (byte === QUOTE) state.isText = true;
      else if (OPENING.has(byte)) {
        state.depth += 1;
        if (state.depth === 1) from = at + 1;
        else if (state.depth === 2 && size === 0) state.began = state.line;
      } else if (CLOSING.has(byte) || (byte === COMMA && state.depth === 1)) {
        if (byte !== COMMA) state.depth -= 1;
        if (state.depth > 1 || (byte !== COMMA && state.depth === 1)) continue;
        keep(chunk.subarray(from, at));
        from = at + 1;
        const element = take();
        if (element.text !== '') yield element;
        if (state.depth === 0) return;
      }
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  yield { fault: 'The list ends before it is closed.', line: state.line };
}

async function* readWhole({ file, bytes, options }: Input): AsyncGenerator<Found> {
  const decoded = decodeText(await collectBytes(bytes, LARGEST_OBJECT));
  if (decoded === undefined) {
    yield binaryFile();
    return;
  }
  let value: unknown;
  try {
    value = JSON.parse(decoded.text.replace(/^\ufeff/, ''));
  } catch {
    throw new UnreadError('damaged', 'This is not valid JSON.', 'Give a list of objects, or JSON Lines.');
  }
  const map = fieldMap(options.fields);
  const list = findTable(value, map) ?? findList(value, 3) ?? findNamed(value, map);
  const found = readObject(value, map, { file, line: 1 });
  if (found.kind === 'story') yield found;
  else if (list !== undefined)
    for (const [at, one] of list.entries()) yield asPart(readObject(one, map, { file, line: 1 }), at + 1);
  else
    yield unread('no article', 'There is no article in it.', {
      hint: 'Name the field that holds the text: --field text=NAME.',
    });
}

const asPart = (found: Found, part: number): Found =>
  found.kind === 'story' ? { ...found, story: { ...found.story, part } } : found;

/** The first list of objects in an answer: `articles`, `results`, `response.docs`. */
function findList(value: unknown, depth: number): readonly unknown[] | undefined {
  if (depth === 0 || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return value.some((one) => typeof one === 'object' && one !== null) ? value : undefined;
  for (const inner of Object.values(value as Fields)) {
    const found = findList(inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (name: string, map: FieldMap) => map.text.includes(name.toLowerCase());

/** A table by columns, as pandas writes it: `{"title": {"0": …}, "text": {"0": …}}`. */
function findTable(value: unknown, map: FieldMap): readonly unknown[] | undefined {
  if (!isObject(value)) return undefined;
  const columns = Object.entries(value).filter((entry): entry is [string, Fields] => isObject(entry[1]));
  const texts = columns.find(([name, cells]) => isText(name, map) && typeof Object.values(cells)[0] === 'string');
  if (texts === undefined) return undefined;
  return Object.keys(texts[1]).map((row) => Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]])));
}

/** Articles by their names: `{"a1": {"text": …}, "a2": {"text": …}}`. */
function findNamed(value: unknown, map: FieldMap): readonly unknown[] | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).filter((entry): entry is [string, Fields] => isObject(entry[1]));
  const articles = entries.filter(([, fields]) => Object.keys(fields).some((name) => isText(name, map)));
  return articles.length === 0 ? undefined : articles.map(([id, fields]) => ({ id, ...fields }));
}
