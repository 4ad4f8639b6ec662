import stringWidth from 'string-width';
import { StancegraphError } from '../base/errors.ts';
import { sanitize } from './terminal.ts';

export const ROW_FORMATS = ['table', 'plain', 'json', 'jsonl', 'csv', 'tsv', 'markdown'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** A value of a row as JSON has it. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [key: string]: Cell };
export type Row = Readonly<Record<string, Cell>>;

/** @throws StancegraphError USAGE for a format that does not exist. */
export function rowFormat(name: string | undefined): RowFormat {
  const format = ROW_FORMATS.find((one) => one === (name ?? 'table'));
  if (format !== undefined) return format;
  throw new StancegraphError('USAGE', `There is no format "${name}".`, {
    hint: `Choose one of ${ROW_FORMATS.join(', ')}.`,
  });
}

/** Renders rows; `columns` are their names in order. Table, plain and markdown are made safe for a terminal. */
export function* formatRows(columns: readonly string[], rows: Iterable<Row>, format: RowFormat): Generator<string> {
  if (format === 'json')
    yield `${JSON.stringify(
      [...rows].map((row) => pick(columns, row)),
      null,
      2,
    )}\n`;
  else if (format === 'jsonl') for (const row of rows) yield `${JSON.stringify(pick(columns, row))}\n`;
  else if (format === 'table') yield* formatTable(columns, rows);
  else if (format === 'markdown') yield* formatMarkdown(columns, rows);
  else yield* formatDelimited(columns, rows, format);
}

function pick(columns: readonly string[], row: Row): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** A cell as one line of text: lists joined by `; `, objects as JSON, null empty. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (Array.isArray(cell)) return cell.map(cellText).join('; ');
  if (typeof cell === 'object') return JSON.stringify(cell);
  return String(cell);
}

const oneLine = (cell: Cell | undefined) => sanitize(cellText(cell).replace(/\s+/g, ' '));

function* formatTable(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  const texts = [...rows].map((row) => columns.map((column) => oneLine(row[column])));
  const isNumber = columns.map(
    (_, at) => texts.length > 0 && texts.every((cells) => /^-?[\d.]*$/.test(cells[at] ?? '')),
  );
  const widths = columns.map((column, at) =>
    texts.reduce((width, cells) => Math.max(width, stringWidth(cells[at] ?? '')), stringWidth(column)),
  );
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - stringWidth(cell));
        return isNumber[at] === true ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd()}\n`;
  yield line(columns);
  yield line(widths.map((width) => '─'.repeat(width)));
  for (const cells of texts) yield line(cells);
}

function* formatMarkdown(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[|\\<>]/g, '\\$&')).join(' | ')} |\n`;
  yield line(columns);
  yield `|${columns.map(() => ' --- |').join('')}\n`;
  for (const row of rows) yield line(columns.map((column) => oneLine(row[column])));
}

function* formatDelimited(
  columns: readonly string[],
  rows: Iterable<Row>,
  format: 'csv' | 'tsv' | 'plain',
): Generator<string> {
  if (format !== 'plain') yield joinCells(columns, format);
  for (const row of rows) {
    const cells = columns.map((column) => (format === 'plain' ? oneLine(row[column]) : cellText(row[column])));
    yield joinCells(cells, format);
  }
}

function joinCells(cells: readonly string[], format: 'csv' | 'tsv' | 'plain'): string {
  if (format !== 'csv') return `${cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A CSV cell (RFC 4180); what a spreadsheet would run as a formula, so no number and no lone sign, gets a leading apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?(\d+(\.\d+)?)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
