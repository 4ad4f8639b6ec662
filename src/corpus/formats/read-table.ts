import { parse } from 'csv-parse';
import { LONGEST_LINE } from '../decode-lines.ts';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { type FieldMap, fieldMap, storyOfFields } from './article-fields.ts';
import { type Found, type Input, LONGEST_TEXT, UnreadError, unread } from './format.ts';
import { binaryFile, guessedEncoding, lineProblem } from './problems.ts';
import { delimiterOf } from './table-head.ts';

/** Reads a table with a head line: commas, tabs, semicolons or bars, whichever parts the head into most columns. */
export async function* readTable(input: Input): AsyncGenerator<Found> {
  const decoded = decodeText(wholeLines(input.head), declaredCharset(input.head));
  if (decoded === undefined) {
    yield binaryFile();
    return;
  }
  const delimiter = delimiterOf(decoded.text);
  if (decoded.encoding === 'windows-1252') yield guessedEncoding({ file: input.file }, 'file');
  const ready: Row[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
    bom: true,
    // Rows are taken here: the parser's own queue is lost when a fault comes behind it.
    on_record: (record: readonly string[], { lines }) => {
      ready.push({ lines, record });
      return null;
    },
  });
  yield* readRows(feed(parser, decodedChunks(input.bytes, decoded.encoding), ready), input);
}

/** Bytes up to the last line break: behind it a character may be cut. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(10);
  return end < 0 ? head : head.subarray(0, end);
}

async function* decodedChunks(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

type Row = { readonly lines: number; readonly record: readonly string[] };

/** Writes into the parser piece by piece, and hands on the rows that each piece ends. */
async function* feed(
  parser: ReturnType<typeof parse>,
  chunks: AsyncIterable<string>,
  ready: Row[],
): AsyncGenerator<Row> {
  const faults: Error[] = [];
  parser.on('error', (error: Error) => faults.push(error));
  parser.resume();
  for await (const chunk of chunks) {
    await new Promise<void>((done) => parser.write(chunk, () => done()));
    yield* ready.splice(0);
    if (faults[0] !== undefined) throw faults[0];
  }
  await new Promise<void>((done) => parser.once('end', done).once('close', done).end());
  yield* ready.splice(0);
  if (faults[0] !== undefined) throw faults[0];
}

async function* readRows(rows: AsyncIterable<Row>, { file, options }: Input): AsyncGenerator<Found> {
  const map = fieldMap(options.fields);
  let names: readonly string[] | undefined;
  let count = 0;
  let line = 1;
  try {
    for await (const { lines, record } of rows) {
      // Excel's own line that names the delimiter.
      if (names === undefined && /^\ufeff?sep=/.test(record[0] ?? '')) continue;
      if (names === undefined) {
        names = record.map((name) => name.trim());
        if (!hasTextColumn(names, map)) throw refusal(names, map);
        line = lines + 1;
        continue;
      }
      yield readRow(names, record, { map, file, line });
      count += 1;
      line = lines + 1;
    }
  } catch (error) {
    if (error instanceof UnreadError) throw error;
    const isLong = error instanceof Error && 'code' in error && error.code === 'CSV_MAX_RECORD_SIZE';
    const why = isLong
      ? 'A row is longer than 20 MB, or a quote is not closed.'
      : 'The table is damaged here: a quote is not closed.';
    yield lineProblem({ file, line }, why, `${count} rows before it were read.`);
    return;
  }
  if (count === 0) yield unread('empty', 'The table has no rows.');
}

type RowContext = { readonly map: FieldMap; readonly file: string; readonly line: number };

function readRow(names: readonly string[], record: readonly string[], { map, file, line }: RowContext): Found {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [at, name] of names.entries()) fields[name] ??= record[at] ?? '';
  const found = storyOfFields(fields, map, line);
  if (found.kind === 'story' && found.story.text.length > LONGEST_TEXT)
    return lineProblem({ file, line }, 'This text is longer than 5 million characters.', 'Split the article.');
  return found;
}

/** Whether a column of that name holds the text. */
export function hasTextColumn(names: readonly string[], map: FieldMap): boolean {
  const folded = foldedNames(names);
  return map.text.some((name) => folded.has(name.toLowerCase()) || names.includes(name));
}

const foldedNames = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase().replace(/\s+/g, '_')));

/** What is said of a table without a column of texts. */
export function refusal(names: readonly string[], map: FieldMap): UnreadError {
  const shown = names.slice(0, 12).join(', ').slice(0, 200);
  const folded = foldedNames(names);
  return new UnreadError(
    'without text',
    `No column holds the text of articles: ${shown}.`,
    map.url.some((name) => folded.has(name))
      ? 'It lists pages: fetch them and give those, or name the column: --field text=NAME.'
      : 'Name it: --field text=NAME.',
  );
}
