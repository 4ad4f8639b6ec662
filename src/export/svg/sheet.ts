import { SIDE_COLORS, TONE_COLORS } from '../colors.ts';
import { markupText } from '../escape.ts';

/** Ink and paper of pictures for a report: plain fonts, black on white. */
export const INK = { text: '#1c1f24', soft: '#565c66', line: '#c9ced6', faint: '#eef0f3', back: '#ffffff' } as const;
export const FONTS = "'PT Sans','Helvetica Neue',Arial,'Liberation Sans',sans-serif";
export const TONE_INK = TONE_COLORS;

/** Width of every picture, in units: at a column of 8 cm its smallest letters are still read. */
export const WIDTH = 800;

/** A picture with a heading and what stands below it, of a height. */
export function* sheet(
  title: string,
  { height, note }: { readonly height: number; readonly note: string },
  body: Iterable<string>,
): Generator<string> {
  const name = markupText(title);
  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${FONTS}" role="img" aria-label="${name}">\n`;
  yield `<title>${name}</title>\n<rect width="100%" height="100%" fill="${INK.back}"/>\n`;
  yield text({ x: 16, y: 30, size: 20, weight: 700 }, title);
  yield* body;
  yield text({ x: 16, y: height - 12, size: 12, color: INK.soft }, note);
  yield '</svg>\n';
}

export type TextLook = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: number;
  readonly color?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly turn?: number;
};

/** One line of text. */
export function text({ x, y, size, weight, color, anchor, turn }: TextLook, words: string): string {
  const parts = [
    ` x="${tenth(x)}" y="${tenth(y)}" font-size="${tenth(size)}" fill="${color ?? INK.text}"`,
    weight === undefined ? '' : ` font-weight="${weight}"`,
    anchor === undefined ? '' : ` text-anchor="${anchor}"`,
    turn === undefined ? '' : ` transform="rotate(${turn} ${tenth(x)} ${tenth(y)})"`,
  ];
  return `<text${parts.join('')}>${markupText(words)}</text>\n`;
}

export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Width of a text in a plain bold font, near enough to make room for it. */
export function textWidth(words: string, size: number): number {
  let width = 0;
  for (const character of words) {
    if (/[ijl.,;:'!|ftI ]/.test(character)) width += 0.32;
    else if (/[mwMW@%]/.test(character)) width += 0.88;
    else width += /\p{Lu}|\p{Lo}/u.test(character) ? 0.7 : 0.57;
  }
  return width * size;
}

/** A text cut at spaces into lines of a width. */
export function wrap(words: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** Colour of a side as its number's ground. */
export const sideInk = (side: number): string => SIDE_COLORS[Math.min(side, SIDE_COLORS.length) - 1] ?? INK.line;
