import type { Row } from './pdf-rows.ts';

/** Each column has so many lines at least, that begin within so many points of one another. */
const FEWEST_LINES = 6;
const FEWEST_AGAIN = 1;
const ALIGNED = 2;
/** Of the rows beside one another so few may reach over the gap between two columns: headlines, pictures' captions. */
const MOST_CROSSING = 0.3;
/** Of the rows with text on the right so many begin at its edge: lines of a paragraph that is stretched begin there, their words elsewhere. */
const FEWEST_ALIGNED = 0.6;
/** A column is so wide at least, in points. */
const NARROWEST = 50;

/** Where columns began on the page before, and where they are found to begin on this one. */
export type KnownGutters = { readonly gutters: readonly number[]; readonly found: Set<number> };

type Gutter = { readonly at: number; readonly first: number; readonly last: number };

/** The blocks of a page in the order in which they are read: what stands above columns, each column, what stands below. */
export function columnsOf(rows: readonly Row[], known: KnownGutters): readonly (readonly Row[])[] {
  const gutter = gutterOf(rows) ?? gutterAgain(rows, known.gutters);
  if (gutter === undefined) return rows.length === 0 ? [] : [rows];
  const { at, first, last } = gutter;
  known.found.add(at);
  return [
    ...columnsOf(rows.slice(0, first), known),
    ...bandsOf(rows.slice(first, last + 1), at).flatMap((band) => columnsOf(band, known)),
    ...columnsOf(rows.slice(last + 1), known),
  ];
}

/** A gap that the page before had parts fewer lines too. */
function gutterAgain(rows: readonly Row[], gutters: readonly number[]): Gutter | undefined {
  return gutters.map((at) => checkGutter(rows, at, FEWEST_AGAIN)).find((gutter) => gutter !== undefined);
}

/** Where the right one of two columns begins, and its first and last row. */
function gutterOf(rows: readonly Row[]): Gutter | undefined {
  const starts = rows.flatMap(({ pieces }) => pieces.slice(1).map(({ x }) => x));
  const onlyRight = rows.flatMap(({ pieces }) => (pieces.length === 1 && pieces[0] !== undefined ? [pieces[0].x] : []));
  const counts = new Map<number, number>();
  for (const x of [...starts, ...onlyRight]) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  const near = (x: number) => [-1, 0, 1].reduce((sum, step) => sum + (counts.get(x + step) ?? 0), 0);
  const left = Math.min(...rows.flatMap(({ pieces }) => pieces.map(({ x }) => x)));
  const candidates = [...counts.keys()]
    .filter((x) => x > left + NARROWEST && near(x) >= FEWEST_LINES)
    .sort((a, b) => near(b) - near(a) || b - a);
  for (const at of candidates) {
    const gutter = checkGutter(rows, at, FEWEST_LINES);
    if (gutter !== undefined) return gutter;
  }
  return undefined;
}

function checkGutter(rows: readonly Row[], at: number, fewest: number): Gutter | undefined {
  const begins = (row: Row) => row.pieces.some(({ x }) => Math.abs(x - at) <= ALIGNED);
  const isLeft = (row: Row) => row.pieces.some(({ end }) => end < at - ALIGNED);
  const first = rows.findIndex((row) => begins(row) && !crosses(row, at));
  const last = rows.findLastIndex((row) => begins(row) && !crosses(row, at));
  const [from, to] = [leftFrom(rows, first, at), leftTo(rows, last, at)];
  const band = rows.slice(from, to + 1);
  const right = band.filter((row) => !crosses(row, at) && row.pieces.some(({ x }) => x >= at - ALIGNED));
  const isGutter =
    right.filter(begins).length >= Math.max(fewest, right.length * FEWEST_ALIGNED) &&
    band.filter((row) => !crosses(row, at) && isLeft(row)).length >= fewest &&
    band.filter((row) => crosses(row, at)).length <= band.length * MOST_CROSSING;
  return isGutter ? { at, first: from, last: to } : undefined;
}

const crosses = (row: Row, at: number): boolean =>
  row.pieces.some(({ x, end }) => x < at - ALIGNED && end > at - ALIGNED / 2);

/** The left column may begin above the right one and end below it. */
function leftFrom(rows: readonly Row[], first: number, at: number): number {
  let from = first;
  while (from > 0 && isBeside(rows[from - 1], rows[from], at)) from -= 1;
  return from;
}

function leftTo(rows: readonly Row[], last: number, at: number): number {
  let to = last;
  while (to >= 0 && to < rows.length - 1 && isBeside(rows[to + 1], rows[to], at)) to += 1;
  return to;
}

/** Text of one column only, near to the row beside it and of its size. */
function isBeside(row: Row | undefined, next: Row | undefined, at: number): boolean {
  if (row === undefined || next === undefined || crosses(row, at)) return false;
  const isNear = Math.abs(row.y - next.y) < Math.max(row.height, next.height) * 2.6;
  return isNear && Math.abs(row.height - next.height) < next.height * 0.1;
}

/** Rows that reach over the gap part the page into bands; inside of each the left column is read before the right one. */
function bandsOf(rows: readonly Row[], at: number): readonly (readonly Row[])[] {
  const blocks: Row[][] = [];
  let [left, right]: [Row[], Row[]] = [[], []];
  const close = () => {
    blocks.push(left, right);
    [left, right] = [[], []];
  };
  for (const row of rows) {
    if (crosses(row, at)) {
      close();
      blocks.push([row]);
      continue;
    }
    const before = row.pieces.filter(({ x }) => x < at - ALIGNED);
    const after = row.pieces.filter(({ x }) => x >= at - ALIGNED);
    if (before.length > 0) left.push(rowOfPieces(before));
    if (after.length > 0) right.push(rowOfPieces(after));
  }
  close();
  return blocks.filter((block) => block.length > 0);
}

/** Columns beside one another need not stand at the same heights. */
const rowOfPieces = (pieces: Row['pieces']): Row => ({
  pieces,
  y: Math.min(...pieces.map(({ y }) => y)),
  height: Math.max(...pieces.map(({ height }) => height)),
});
