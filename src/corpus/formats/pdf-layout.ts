import { columnsOf } from './pdf-columns.ts';
import { withoutNotes } from './pdf-notes.ts';
import { blocksText, type Line } from './pdf-paragraphs.ts';
import { type PdfItem, type Row, rowsOf } from './pdf-rows.ts';

/** A page's text, the lines of it that are set larger than the rest, the largest first, and where its columns begin. */
export type PdfPage = {
  readonly text: string;
  readonly headings: readonly string[];
  readonly gutters: readonly number[];
};

/** In heights: pieces so far apart are cells of a table; lines of a heading stand so near. */
const CELL_GAP = 1.6;
const WIDE_CELL_GAP = 4;
const HEADING_GAP = 1.7;
/** A line of a heading that goes on is so wide at least, as a share of its column. */
const WIDE_HEADING = 0.5;
/** A heading is so much larger than the text. */
const LARGER = 1.15;

/**
 * The text of a page in the order in which it is read: column by column, a line for each of its lines, an empty line
 * where a paragraph ends. `gutters` are those of the page before: the last page of an article may have few lines.
 */
export function readPage(items: readonly PdfItem[], gutters: readonly number[] = []): PdfPage {
  const all = rowsOf(items);
  const size = bodySize(all.rows);
  const rows = withoutNotes(all.rows, { marks: all.marks, size });
  const headings: Line[] = [];
  const found = new Set<number>();
  const blocks = columnsOf(rows, { gutters, found }).map((block) => joinHeadings(linesOf(block), size));
  for (const line of blocks.flat()) if (line.height > size * LARGER) headings.push(line);
  return {
    text: blocksText(blocks),
    gutters: [...found],
    headings: headings.sort((a, b) => b.height - a.height).map(({ text }) => text.trim()),
  };
}

/** The size of most letters. */
function bodySize(rows: readonly Row[]): number {
  const letters = new Map<number, number>();
  for (const { pieces } of rows)
    for (const { text, height } of pieces) letters.set(height, (letters.get(height) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function linesOf(block: readonly Row[]): readonly Line[] {
  const pieces = block.flatMap((row) => row.pieces);
  const left = Math.min(...pieces.map(({ x }) => x));
  const right = Math.max(...pieces.map(({ end }) => end));
  return block.flatMap((row): readonly Line[] => {
    const [first] = row.pieces;
    const last = row.pieces.at(-1);
    if (first === undefined || last === undefined) return [];
    const isStretched = right - last.end < row.height * 0.5;
    let text = '';
    for (const [at, piece] of row.pieces.entries()) {
      const before = row.pieces[at - 1];
      const gap = piece.x - (before?.end ?? piece.x);
      const isOneLine = isStretched && before?.line === piece.line;
      const isCell = !isOneLine && gap > row.height * (isStretched ? WIDE_CELL_GAP : CELL_GAP);
      text += `${at === 0 ? '' : isCell ? '    ' : ' '}${piece.text.trim()}`;
    }
    const indent = Math.max(0, Math.min(40, Math.round((first.x - left) / (first.height * 0.5))));
    return [{ text, y: row.y, height: first.height, indent, start: first.x, end: last.end }];
  });
}

/** A heading of several lines is one. */
function joinHeadings(lines: readonly Line[], size: number): readonly Line[] {
  const joined: Line[] = [];
  const width = Math.max(...lines.map(({ end }) => end)) - Math.min(...lines.map(({ start }) => start));
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn =
      last !== undefined &&
      line.height > size * LARGER &&
      Math.abs(last.height - line.height) < line.height * 0.03 &&
      last.y - line.y < line.height * HEADING_GAP &&
      last.end - last.start > width * WIDE_HEADING &&
      !/[.!?]$/.test(last.text);
    if (goesOn)
      joined[joined.length - 1] = {
        ...line,
        text: `${last.text} ${line.text}`,
        indent: last.indent,
        start: last.start,
      };
    else joined.push(line);
  }
  return joined;
}
