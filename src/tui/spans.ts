import stringWidth from 'string-width';
import { sanitize } from '../base/sanitize.ts';

/** What a piece of text is; the terminal decides how it looks. */
export type Style =
  | 'plain'
  | 'title'
  | 'dim'
  | 'good'
  | 'bad'
  | 'warn'
  | 'source'
  | 'cue'
  | 'target'
  | 'name'
  | 'selected'
  | 'key';

export type Span = { readonly text: string; readonly style: Style };

/** One line of the screen. */
export type Line = readonly Span[];

/** Text from outside loses what could move the cursor, and line breaks. */
export const clean = (text: string): string =>
  sanitize(text.replace(/\s+/g, (gap) => (/[\t\r\n]/.test(gap) ? ' ' : gap)));

export const span = (text: string, style: Style = 'plain'): Span => ({ text: clean(text), style });

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + stringWidth(text), 0);

export const lineText = (line: Line): string => line.map(({ text }) => text).join('');

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As much of a text as fits; the last place shows that something is missing. */
export function cutText(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  if (width <= 0) return '';
  let taken = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const more = stringWidth(segment);
    if (used + more > width - 1) break;
    taken += segment;
    used += more;
  }
  return `${taken}…`;
}

/** A text of exactly so many columns. */
export function fitText(text: string, width: number): string {
  const cut = cutText(text, width);
  return cut + ' '.repeat(Math.max(0, width - stringWidth(cut)));
}

/** A line of exactly so many columns. */
export function fitLine(line: Line, width: number): Line {
  const out: Span[] = [];
  let left = width;
  for (const { text, style } of line) {
    if (left <= 0) break;
    const cut = cutText(text, left);
    out.push({ text: cut, style });
    left -= stringWidth(cut);
  }
  if (left > 0) out.push({ text: ' '.repeat(left), style: 'plain' });
  return out;
}

/** A line broken between words into lines of at most so many columns. */
export function wrapLine(line: Line, width: number): readonly Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const { text, style } of line) {
    for (const word of text.split(/(?<= )/)) {
      const need = stringWidth(word.trimEnd());
      if (used > 0 && used + need > width) {
        lines.push([]);
        used = 0;
      }
      // The space behind the last word of a line has no room to stand in.
      const shown = used + stringWidth(word) > width ? word.trimEnd() : word;
      lines.at(-1)?.push({ text: cutText(shown, Math.max(1, width)), style });
      used += stringWidth(word);
    }
  }
  return lines;
}

const BARS = '▁▂▃▄▅▆▇█';

/** Numbers as a row of bars; the highest bar stands for `highest`. */
export function sparkline(counts: readonly number[], highest = Math.max(...counts)): string {
  const most = Math.max(1, highest);
  return counts
    .map((count) => (count === 0 ? ' ' : (BARS[Math.ceil((count / most) * BARS.length) - 1] ?? ' ')))
    .join('');
}
