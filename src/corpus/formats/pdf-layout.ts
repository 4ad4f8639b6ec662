/** A run of characters on a page: `x` and `y` of its left end, from the lower left corner, in points. */
export type PdfItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isUpright: boolean;
};

/** A stretch of one line without a wide gap. */
type Segment = { text: string; readonly x: number; end: number; readonly y: number; height: number };

/** A gap of so many heights parts columns; of so many, words. */
const COLUMN_GAP = 1.6;
const WORD_GAP = 0.14;
/** Each column of a page has so many lines at least. */
const FEWEST_LINES = 6;

/** The text of a page in the order in which it is read: column by column, a blank line where a wider gap or another size begins. */
export function pageText(items: readonly PdfItem[]): string {
  const segments = segmentsOf(items.filter((item) => item.isUpright && item.text !== ''));
  const gutter = gutterOf(segments);
  const blocks = gutter === undefined ? [segments] : inColumns(segments, gutter);
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');
}

function segmentsOf(items: readonly PdfItem[]): readonly Segment[] {
  const rows: PdfItem[][] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - item.y) < Math.max(first.height, item.height) * 0.45
    )
      row.push(item);
    else rows.push([item]);
  }
  return rows.flatMap((row) => splitRow(row.sort((a, b) => a.x - b.x)));
}

function splitRow(row: readonly PdfItem[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, y, width, height } of row) {
    if (text.trim() === '') {
      const last = segments.at(-1);
      if (last !== undefined && x - last.end < height * COLUMN_GAP && !last.text.endsWith(' ')) last.text += ' ';
      continue;
    }
    const last = segments.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : x - last.end;
    if (last === undefined || gap > height * COLUMN_GAP) segments.push({ text, x, end: x + width, y, height });
    else {
      last.text += `${gap > height * WORD_GAP && !/\s$/.test(last.text) && !/^\s/.test(text) ? ' ' : ''}${text}`;
      last.end = Math.max(last.end, x + width);
      last.height = Math.max(last.height, height);
    }
  }
  return segments;
}

/** Where the gap between two columns lies: no line but a few crosses it, and many stand on either side. */
function gutterOf(segments: readonly Segment[]): number | undefined {
  const starts = new Map<number, number>();
  for (const { x } of segments) starts.set(Math.round(x / 4), (starts.get(Math.round(x / 4)) ?? 0) + 1);
  const candidates = [...starts].filter(([, count]) => count >= FEWEST_LINES).map(([x]) => x * 4 - 4);
  const left = Math.min(...segments.map(({ x }) => x));
  for (const at of candidates.sort((a, b) => b - a)) {
    if (at < left + 60) continue;
    const before = segments.filter((one) => one.end <= at + 2);
    const after = segments.filter((one) => one.x >= at - 2);
    const crossing = segments.length - before.length - after.length;
    if (before.length >= FEWEST_LINES && after.length >= FEWEST_LINES && crossing <= segments.length * 0.25) return at;
  }
  return undefined;
}

/** Lines that cross the gap part the page into bands; inside of each the columns follow one another. */
function inColumns(segments: readonly Segment[], gutter: number): readonly (readonly Segment[])[] {
  const blocks: Segment[][] = [];
  let band: { readonly left: Segment[]; readonly right: Segment[] } = { left: [], right: [] };
  const close = () => {
    for (const column of [band.left, band.right]) {
      const inner = gutterOf(column);
      if (inner === undefined) blocks.push(column);
      else blocks.push(...inColumns(column, inner).map((block) => [...block]));
    }
    band = { left: [], right: [] };
  };
  for (const segment of segments) {
    if (segment.end <= gutter + 2) band.left.push(segment);
    else if (segment.x >= gutter - 2) band.right.push(segment);
    else {
      close();
      blocks.push([segment]);
    }
  }
  close();
  return blocks;
}

function blockText(block: readonly Segment[]): string {
  const rows: Segment[][] = [];
  for (const segment of block) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && Math.abs(row[0].y - segment.y) < segment.height * 0.45) row.push(segment);
    else rows.push([segment]);
  }
  const gaps = rows.slice(1).map((row, at) => (rows[at]?.[0]?.y ?? 0) - (row[0]?.y ?? 0));
  const usual = median(gaps.filter((gap) => gap > 0));
  const left = Math.min(...block.map(({ x }) => x));
  return rows
    .map((row, at) => {
      const [first] = row;
      const before = rows[at - 1]?.[0];
      if (first === undefined) return '';
      const isApart =
        before !== undefined &&
        ((gaps[at - 1] ?? 0) > usual * 1.35 ||
          Math.abs(before.height - first.height) > Math.min(before.height, first.height) * 0.15);
      const indent = Math.max(0, Math.min(40, Math.round((first.x - left) / (first.height * 0.5))));
      return `${at === 0 ? '' : isApart ? '\n\n' : '\n'}${' '.repeat(indent)}${row.map(({ text }) => text.trim()).join('    ')}`;
    })
    .join('');
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
