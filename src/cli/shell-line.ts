/** Quotes that are open at a place of a command line. */
export type Quote = '' | "'" | '"';

/** A word of a command line as the command gets it, and where each code unit of it, and its end, stands in the line. */
export type ShellWord = {
  readonly value: string;
  readonly places: readonly { readonly at: number; readonly quote: Quote }[];
};

/** Words of a command line that ends at the cursor; the last is the one being typed, empty behind a space. */
export function readShellLine(line: string, { isFish = false } = {}): readonly ShellWord[] {
  const words: ShellWord[] = [];
  let [value, isWord, quote]: [string, boolean, Quote] = ['', false, ''];
  let places: { at: number; quote: Quote }[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    if (quote === '' && /\s/.test(char)) {
      if (isWord) words.push({ value, places: [...places, { at, quote }] });
      [value, places, isWord] = ['', [], false];
      continue;
    }
    isWord = true;
    if (quote === '' && (char === "'" || char === '"')) quote = char;
    else if (char === quote) quote = '';
    else {
      places.push({ at, quote });
      if (char === '\\' && at + 1 < line.length && escapes(quote, isFish).test(line[at + 1] ?? '')) at += 1;
      value += line[at];
    }
  }
  return [...words, { value, places: [...places, { at: line.length, quote }] }];
}

/** What a backslash takes its meaning from. */
function escapes(quote: Quote, isFish: boolean): RegExp {
  if (quote === "'") return isFish ? /['\\]/ : /[^\s\S]/;
  if (quote === '"') return isFish ? /["$\\]/ : /["$`\\]/;
  return /[\s\S]/;
}

/** Text as it is typed in Bash behind a place with these quotes open, which stay open. */
export function quoteForShell(text: string, quote: Quote): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  // Bash would take an exclamation mark for a command of before.
  if (quote === '"') return text.replace(/["$`\\]/g, '\\$&').replaceAll('!', `"'!'"`);
  return text.replace(/[^\p{L}\p{N}_./:@%+,=-]/gu, '\\$&');
}
