import { continues, endsSentence, firstWordLength } from '../text/line-signs.ts';

/** A line of a block: where it stands in points, and how many columns it is indented. */
export type Line = {
  readonly text: string;
  readonly y: number;
  readonly height: number;
  readonly indent: number;
  readonly start: number;
  readonly end: number;
};

/** In heights: a gap so much wider than the usual one parts paragraphs, as does another size of letters. */
const WIDER = 1.3;
const OTHER_SIZE = 0.15;
/** Points by which lines that end together may differ. */
const FLUSH = 3;
/** A first line is indented by so many columns. */
const [LEAST_INDENT, MOST_INDENT] = [2, 12];

/** The text of blocks that follow one another, an empty line where a paragraph ends. */
export function blocksText(blocks: readonly (readonly Line[])[]): string {
  let text = '';
  let before: { readonly line: Line; readonly edge: number } | undefined;
  for (const block of blocks) {
    const [first] = block;
    const last = block.at(-1);
    if (first === undefined || last === undefined) continue;
    // From the foot of a column a paragraph goes on at the top of the next.
    const goesOn =
      before !== undefined &&
      !endsSentence(before.line.text) &&
      (before.edge - before.line.end <= widthOfFirstWord(first) || continues(before.line.text, first.text)) &&
      first.y > before.line.y &&
      isSameSize(before.line, first);
    text += `${text === '' ? '' : goesOn ? '\n' : '\n\n'}${blockText(block)}`;
    before = { line: last, edge: rightEdge(block) };
  }
  return text;
}

/** Points that the first word of a line takes, with the space before it. */
function widthOfFirstWord({ text, start, end }: Line): number {
  const letter = (end - start) / Math.max(1, text.length);
  return Math.max(FLUSH, letter * (firstWordLength(text) + 1));
}

function blockText(lines: readonly Line[]): string {
  const gaps = lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y);
  const usual = lineGap(gaps);
  const edge = rightEdge(lines);
  return lines
    .map((line, at) => {
      const before = lines[at - 1];
      if (before === undefined) return indented(line);
      const isApart = (gaps[at - 1] ?? 0) > usual * WIDER || !isSameSize(before, line) || isEnd(before, line, edge);
      return `${isApart ? '\n\n' : '\n'}${indented(line)}`;
    })
    .join('');
}

const indented = ({ indent, text }: Line) => `${' '.repeat(indent)}${text}`;

const isSameSize = (a: Line, b: Line) => Math.abs(a.height - b.height) <= Math.min(a.height, b.height) * OTHER_SIZE;

/** Whether a paragraph ends with a line: the next is indented, or its first word had room. */
function isEnd(before: Line, after: Line, edge: number): boolean {
  const indent = after.indent - before.indent;
  if (indent >= LEAST_INDENT && indent <= MOST_INDENT)
    return endsSentence(before.text) || !continues(before.text, after.text);
  if (edge - before.end <= widthOfFirstWord(after)) return false;
  return endsSentence(before.text) || !continues(before.text, after.text);
}

/** Where full lines end: the longest, but for a few that stick out. */
function rightEdge(lines: readonly Line[]): number {
  const ends = lines.map(({ end }) => end).sort((a, b) => a - b);
  return ends[Math.max(0, Math.ceil(ends.length * 0.95) - 1)] ?? 0;
}

/** The gap between two lines of a paragraph: not the median, for paragraphs may be of two lines. */
function lineGap(gaps: readonly number[]): number {
  const sorted = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.2)] ?? 0;
}
