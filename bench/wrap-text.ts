/** Wraps each line of a text at a width, at spaces and, where `atHyphens`, behind hyphens, as Python's textwrap does. */
export function wrapText(
  text: string,
  width: number,
  options: { readonly atHyphens?: boolean; readonly indent?: string } = {},
): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width, options))
    .join('\n');
}

function wrapLine(
  line: string,
  width: number,
  { atHyphens = false, indent = '' }: { readonly atHyphens?: boolean; readonly indent?: string },
): string {
  const words = atHyphens ? line.split(/(?<=\s)|(?<=\p{L}-)(?=\p{L})/u) : line.split(/(?<=\s)/);
  const lines: string[] = [];
  let current = indent;
  for (const word of words) {
    if (current.length + word.trimEnd().length > width && current.trim() !== '') {
      lines.push(current.trimEnd());
      current = '';
    }
    current += word;
  }
  lines.push(current.trimEnd());
  return lines.join('\n');
}

/** Wraps and breaks words that do not fit behind a vowel, with a hyphen, as a typesetter does. */
export function hyphenateText(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => hyphenateLine(line, width))
    .join('\n');
}

function hyphenateLine(line: string, width: number): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const room = width - current.length - 1;
    if (room >= word.length || current === '') {
      current = current === '' ? word : `${current} ${word}`;
      continue;
    }
    const cut = breakAt(word, room - 1);
    if (cut === undefined) {
      lines.push(current);
      current = word;
    } else {
      lines.push(`${current} ${word.slice(0, cut)}-`);
      current = word.slice(cut);
    }
  }
  lines.push(current);
  return lines.join('\n');
}

/** The last place up to `room` where a word may be parted: behind a vowel, three letters from either end. */
function breakAt(word: string, room: number): number | undefined {
  if (!/^[a-z]{7,}[.,;]?$/.test(word)) return undefined;
  for (let at = Math.min(room, word.length - 4); at >= 3; at -= 1) if (/[aeiou]/.test(word[at - 1] ?? '')) return at;
  return undefined;
}

/** Pages of so many lines, each with a head and a number. */
export function paginate(text: string, lines: number): string {
  const all = text.split('\n');
  const pages = Array.from({ length: Math.ceil(all.length / lines) }, (_, at) =>
    all.slice(at * lines, (at + 1) * lines),
  );
  return pages
    .map((page, at) => `The Lakeside Tribune${' '.repeat(30)}Page ${at + 1}\n\n${page.join('\n')}\n`)
    .join('\f');
}

/** The ways in which the texts that people have are wrapped. */
export const WRAPPINGS: Readonly<Record<string, (text: string) => string>> = {
  'at 60': (text) => wrapText(text, 60),
  'at 72': (text) => wrapText(text, 72),
  'at 72, behind hyphens too': (text) => wrapText(text, 72, { atHyphens: true }),
  'at 100': (text) => wrapText(text, 100),
  'at 76, hyphenated': (text) => hyphenateText(text, 76),
  'at 72, paragraphs indented, no blank lines': (text) =>
    wrapText(text.replace(/\n\s*\n/g, '\n'), 72, { indent: '    ' }),
  'at 72, no blank lines': (text) => wrapText(text.replace(/\n\s*\n/g, '\n'), 72),
  'at 80, pages of 40 lines': (text) => paginate(wrapText(text, 80), 40),
};
