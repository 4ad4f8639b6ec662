/** A run of characters on a page: `x` and `y` of its left end, from the lower left corner, in points. */
export type PdfItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isUpright: boolean;
  /** Whether the file draws the next run on another line. */
  readonly endsLine: boolean;
};

/** A stretch of one row without a gap that could part columns. `line` counts lines as the file draws them. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly height: number;
  readonly line: number;
};

/** What stands at one height of a page, from left to right. */
export type Row = { readonly y: number; readonly height: number; readonly pieces: readonly Piece[] };

/** Runs so near are one word; runs drawn on one line are one piece over wider gaps than those that are not. In heights. */
const WORD_GAP = 0.14;
const STRETCHED_GAP = 1.2;
const LOOSE_GAP = 0.45;
/** A smaller run that is raised by so much is the mark of a note. */
const RAISED = 0.2;

type Placed = PdfItem & { readonly line: number };

/** The rows of a page, from its top, and the marks of notes that stood in them. */
export function rowsOf(items: readonly PdfItem[]): {
  readonly rows: readonly Row[];
  readonly marks: ReadonlySet<string>;
} {
  let line = 0;
  const placed: Placed[] = [];
  for (const item of items) {
    if (item.text.trim() !== '' && item.isUpright) placed.push({ ...item, line });
    if (item.endsLine) line += 1;
  }
  const rows: Placed[][] = [];
  for (const item of placed.sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - item.y < Math.max(first.height, item.height) * 0.45)
      row.push(item);
    else rows.push([item]);
  }
  const marks = new Set<string>();
  return { rows: rows.map((row) => rowOf(row, marks)), marks };
}

function rowOf(row: readonly Placed[], marks: Set<string>): Row {
  const height = Math.max(...row.map((item) => item.height));
  const base = Math.min(...row.filter((item) => item.height > height * 0.85).map((item) => item.y));
  const isMark = ({ text, y, height: own }: Placed) =>
    own < height * 0.8 && y > base + height * RAISED && /^[\d*†‡,]{1,4}$/.test(text.trim());
  for (const item of row) if (isMark(item)) marks.add(item.text.trim());
  const kept = row.filter((item) => !isMark(item)).sort((a, b) => a.x - b.x);
  return { y: base, height, pieces: piecesOf(kept) };
}

function piecesOf(row: readonly Placed[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, x, y, width, height, line } of row) {
    const last = pieces.at(-1);
    const gap = last === undefined ? 0 : x - last.end;
    if (last === undefined || gap > height * (line === last.line ? STRETCHED_GAP : LOOSE_GAP))
      pieces.push({ text: text.trimStart(), x, end: x + width, y, height, line });
    else {
      const needsSpace = gap > height * WORD_GAP && !/\s$/.test(last.text) && !/^\s/.test(text);
      pieces[pieces.length - 1] = {
        ...last,
        text: `${last.text}${needsSpace ? ' ' : ''}${text}`,
        end: Math.max(last.end, x + width),
        height: Math.max(last.height, height),
        line,
      };
    }
  }
  return pieces;
}
