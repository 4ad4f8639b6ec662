import { Parser } from 'htmlparser2';
import { type FieldMap, fieldMap, storyOfFields } from './article-fields.ts';
import { type Found, type Input, UnreadError, unread } from './format.ts';
import { collectBytes } from './input-bytes.ts';
import { hasTextColumn, refusal } from './read-table.ts';
import { partText, unzipParts } from './unzip.ts';

const LARGEST_WORKBOOK = 200_000_000;
/** The names of the columns may stand below a title. */
const MOST_TITLE_ROWS = 10;
const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;

/** Reads an .xlsx: the first sheet that holds texts, with names of columns in its first row. @see ECMA-376, SpreadsheetML */
export async function* readWorkbook({ bytes, options }: Input): AsyncGenerator<Found> {
  const parts = unzipParts(
    await collectBytes(bytes, LARGEST_WORKBOOK),
    (name) => SHEET.test(name) || name === 'xl/sharedStrings.xml',
  );
  const shared = parts.has('xl/sharedStrings.xml') ? sharedStrings(partText(parts, 'xl/sharedStrings.xml')) : [];
  const numberOf = (name: string) => Number(SHEET.exec(name)?.[1] ?? 0);
  const sheets = [...parts.keys()].filter((name) => SHEET.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
  if (sheets.length === 0)
    throw new UnreadError('damaged', 'This workbook has no sheet.', 'Open it in its program and save it again.');
  const map = fieldMap(options.fields);
  let refused: UnreadError | undefined;
  for (const sheet of sheets) {
    const rows = sheetRows(partText(parts, sheet), shared);
    const at = rows.slice(0, MOST_TITLE_ROWS).findIndex(({ cells }) => hasTextColumn(namesOf(cells), map));
    if (at < 0) {
      refused ??= rows[0] === undefined ? undefined : refusal(namesOf(rows[0].cells), map);
      continue;
    }
    yield* readRows(namesOf(rows[at]?.cells ?? []), rows.slice(at + 1), map);
    return;
  }
  if (refused !== undefined) throw refused;
  yield unread('empty', 'The workbook is empty.');
}

const namesOf = (cells: SheetRow['cells']) => Array.from(cells, (name) => (name ?? '').trim());

function* readRows(names: readonly string[], rows: readonly SheetRow[], map: FieldMap): Generator<Found> {
  const isDate = names.map((name) => map.date.includes(name.toLowerCase().replace(/\s+/g, '_')));
  for (const { line, cells } of rows) {
    if (cells.every((cell) => (cell ?? '') === '')) continue;
    const fields = Object.fromEntries(
      names.map((name, at) => [name, isDate[at] === true ? dayOfSerial(cells[at] ?? '') : (cells[at] ?? '')]),
    );
    yield storyOfFields(fields, map, line);
  }
  if (rows.length === 0) yield unread('empty', 'The sheet has no rows.');
}

/** Days since 1899-12-30, which is how sheets keep dates. */
function dayOfSerial(value: string): string {
  const serial = Number(value);
  if (!/^\d{5}(?:\.\d+)?$/.test(value) || serial < 20_000 || serial > 80_000) return value;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'si') text = '';
        if (name === 't') isText = !isPhonetic;
        if (name === 'rPh') isPhonetic = true;
      },
      ontext(part) {
        if (isText) text += part;
      },
      onclosetag(name) {
        if (name === 't') isText = false;
        if (name === 'rPh') isPhonetic = false;
        if (name === 'si') strings.push(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return strings;
}

type SheetRow = { readonly line: number; readonly cells: (string | undefined)[] };

function sheetRows(xml: string, shared: readonly string[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  let row: SheetRow = { line: 0, cells: [] };
  let [column, type, value] = [0, '', ''];
  let isValue = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'row') row = { line: Number(attributes['r'] ?? rows.length + 1), cells: [] };
        else if (name === 'c') {
          column = attributes['r'] === undefined ? row.cells.length : columnOf(attributes['r']);
          type = attributes['t'] ?? '';
          value = '';
        } else if (name === 'v' || name === 't') isValue = true;
      },
      ontext(part) {
        if (isValue) value += part;
      },
      onclosetag(name) {
        if (name === 'v' || name === 't') isValue = false;
        else if (name === 'c' && column < 16_384) row.cells[column] = type === 's' ? shared[Number(value)] : value;
        else if (name === 'row') rows.push({ line: row.line, cells: Array.from(row.cells) });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return rows;
}

/** `AB12` is column 27, from 0. */
function columnOf(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(cell)?.[0] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
