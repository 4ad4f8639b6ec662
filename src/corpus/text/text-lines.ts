/** A line of a text: `start` to `end` is what it holds without the white space around it. */
export type TextLine = {
  readonly start: number;
  readonly end: number;
  /** Columns before its first character, a tab counting as four. */
  readonly indent: number;
  readonly content: string;
  /** Pages are parted by form feeds; from 0. */
  readonly page: number;
};

/** The lines of a text from an offset on; a form feed begins a new page, and a line of its own. */
export function textLines(text: string, from: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  let page = 0;
  for (let start = from; start < text.length; ) {
    let end = start;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1;
    lines.push(lineOf(text, { start, end, page }));
    if (text.charCodeAt(end) === 12) page += 1;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

/** Line feed, form feed, and a carriage return, alone (old Macs) or not. */
const isBreak = (code: number) => code === 10 || code === 12 || code === 13;

function lineOf(text: string, line: { start: number; end: number; readonly page: number }): TextLine {
  let { start, end } = line;
  let indent = 0;
  for (; start < end; start += 1) {
    const character = text[start] as string;
    if (!/\s/u.test(character)) break;
    indent += character === '\t' ? 4 : 1;
  }
  while (end > start && /\s/u.test(text[end - 1] as string)) end -= 1;
  return { start, end, indent, content: text.slice(start, end), page: line.page };
}
