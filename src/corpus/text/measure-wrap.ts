import { continues, endsSentence, firstWordLength, isApart } from './line-signs.ts';
import type { TextLine } from './text-lines.ts';

/** What is known of how a text is laid out: nothing, that it is Markdown, or that its paragraphs are parted already. */
export type TextLayout = 'text' | 'markdown' | 'pages';

/** How a text is wrapped. */
export type Wrap = {
  readonly isWrapped: boolean;
  readonly isMarkdown: boolean;
  /** Whether its paragraphs are parted by empty lines for sure, as a page's layout says. */
  readonly isParted: boolean;
  /** Columns that a full line takes. */
  readonly width: number;
  /** Usual indent of a line. */
  readonly indent: number;
  /** Blank lines between two lines of one paragraph: 1 where the text is double-spaced. */
  readonly spacing: 0 | 1;
  /** Share of the width from which a line counts as full. */
  readonly ragged: number;
  readonly isHanging: boolean;
  /** Whether each paragraph's first line is indented, and no other. */
  readonly hasIndents: boolean;
};

/** Wider lines are paragraphs, narrower ones are verse unless much speaks against it. */
const WIDEST = 160;
const NARROW = 45;
const FEWEST_INDENTS = 3;

type Line = TextLine & { readonly blanks: number; readonly hasGap: boolean; readonly isNewPage: boolean };

/** Looks at all pairs of lines that follow one another: do they break because the line was full, in mid-sentence? */
export function measureWrap(lines: readonly Line[], layout: TextLayout): Wrap {
  const isMarkdown = layout === 'markdown';
  const tight = pairsOf(lines, 0, isMarkdown);
  const spacing = tight.length === 0 && lines.length >= 8 ? 1 : 0;
  const pairs = spacing === 0 ? tight : pairsOf(lines, 1, isMarkdown);
  const width = widthOf(pairs);
  const indent = median(lines.map((line) => line.indent));
  const isParted = layout === 'pages';
  const base = {
    isMarkdown,
    isParted,
    width,
    indent,
    spacing,
    ragged: 0.72,
    isHanging: false,
    hasIndents: indentsFirst(pairs, width, indent),
  } as const;
  if (isParted) return { ...base, isWrapped: true, spacing: 0 };
  if (pairs.length === 0 || width > WIDEST) return { ...base, isWrapped: false, spacing: 0 };
  const going = share(pairs, ([before, after]) => continues(before.content, after.content));
  const full = share(pairs, ([before, after]) => fill(before) + 1 + firstWordLength(after.content) > width * 0.85);
  const isWrapped =
    (spacing === 0 || (pairs.length >= 6 && going > 0.5)) &&
    (isMarkdown || looksWrapped({ pairs, width, going, full }));
  return { ...base, isWrapped };
}

/** Full lines that are indented are followed by lines that are not: their indents begin paragraphs, and set off no quotes. */
function indentsFirst(pairs: readonly Pair[], width: number, indent: number): boolean {
  const full = pairs.filter(
    ([before, after]) =>
      before.indent >= indent + 2 && fill(before) + 1 + firstWordLength(after.content) > width * 0.95,
  );
  return full.length >= FEWEST_INDENTS && share(full, ([, after]) => after.indent < indent + 2) >= 0.8;
}

type Pair = readonly [Line, Line];
type Measures = {
  readonly pairs: readonly Pair[];
  readonly width: number;
  readonly going: number;
  readonly full: number;
};

function looksWrapped({ pairs, width, going, full }: Measures): boolean {
  const breaksWords = pairs.some(
    ([{ content }, after]) => /\p{Ll}[-‐\u00ad]$/u.test(content) && /^\p{Ll}/u.test(after.content),
  );
  if (width < NARROW && !breaksWords) {
    const exact = share(pairs, ([before, after]) => fill(before) + 1 + firstWordLength(after.content) > width);
    return going > 0.5 && exact > 0.8 && width >= 24;
  }
  if (going >= 0.3 && full >= 0.5) return true;
  if (breaksWords && going >= 0.25) return true;
  // Few lines, and the next begins with a name: prose has a sentence that ends inside of a line, headlines have none.
  const isProse = pairs.some(([{ content }]) => /\p{Ll}[.!?]["”’]?\s+\p{Lu}/u.test(content));
  const ends = pairs.filter(([before]) => !endsSentence(before.content)).length / pairs.length;
  return full >= 0.9 && ends >= 0.5 && (isProse || width >= 60) && endsSentence(pairs.at(-1)?.[1].content ?? '');
}

function pairsOf(lines: readonly Line[], blanks: number, isMarkdown: boolean): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const [before, after] = [lines[at - 1] as Line, lines[at] as Line];
    if (after.blanks !== blanks || after.hasGap || after.isNewPage || isApart(before, after, { isMarkdown })) continue;
    pairs.push([before, after]);
  }
  return pairs;
}

const fill = (line: Line) => line.indent + line.content.length;

/** The longest line, but for a few that stick out. */
function widthOf(pairs: readonly Pair[]): number {
  const lengths = pairs.flatMap(([before, after]) => [fill(before), fill(after)]).sort((a, b) => a - b);
  return lengths[Math.max(0, Math.ceil(lengths.length * 0.985) - 1)] ?? 0;
}

function share(pairs: readonly Pair[], test: (pair: Pair) => boolean): number {
  return pairs.filter(test).length / Math.max(1, pairs.length);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
