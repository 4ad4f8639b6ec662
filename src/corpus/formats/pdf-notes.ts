import type { Row } from './pdf-rows.ts';

/** Letters of notes are smaller than those of the text by so much. */
const SMALLER = 0.93;

const textOf = (row: Row | undefined) =>
  (row?.pieces ?? [])
    .map(({ text }) => text)
    .join(' ')
    .trim();

/** The rows of a page without the notes at its foot: smaller lines that begin with a mark that stands raised in its text. */
export function withoutNotes(
  rows: readonly Row[],
  { marks, size }: { readonly marks: ReadonlySet<string>; readonly size: number },
): readonly Row[] {
  if (marks.size === 0) return rows;
  const isSmall = (row: Row) => row.height < size * SMALLER;
  const begins = (row: Row) => isSmall(row) && marks.has(/^[\d*†‡]{1,3}(?=\s*\p{L})/u.exec(textOf(row))?.[0] ?? '');
  const first = rows.findIndex(
    (row, at) => begins(row) && rows.slice(at).every((other) => isSmall(other) || isFoot(other)),
  );
  if (first < 0) return rows;
  return rows.filter((row, at) => at < first || isFoot(row));
}

/** Page numbers and feet stand below notes, and are told elsewhere. */
const isFoot = (row: Row) =>
  /^\W{0,9}(?:page\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|\/)\s{0,3}\d{1,4})?\W{0,9}$|\d{1,4}\/\d{1,4}$/i.test(textOf(row));
