import type { Token } from './document.ts';
import { isLetter, wordForm } from './word-form.ts';

/**
 * Splits text into syntactic words after the conventions of the English treebanks of Universal Dependencies (EWT, GUM):
 * clitics and hyphens apart (`Turkey 's`, `do n't`, `U.S. - backed`), abbreviations, numbers and addresses whole.
 * Offsets point into `text`; together with the white space between them the tokens cover it. One pass, linear.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < text.length && !isSpace(text.charCodeAt(end))) end += 1;
    splitChunk(text, { start: at, end }, tokens);
    at = end;
  }
  return tokens;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

type Chunk = { readonly start: number; readonly end: number };

/** Addresses stay whole; longer ones are cut anyway, so that no input takes long. */
const ADDRESS =
  /^(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}|^[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|^[@#]\w{1,64}/iu;
const OPENING = /^(?:([=*_~#!?$<>])\1+|\.{2,}|-{2,}|[“”"'‘’«»„()[\]{}<>¿¡*_~|…—–]|``|''|[$£€¥#§&/\\+=%^:;,!?])/u;
/** What may follow a word: clitics with straight or curly apostrophe. */
const CLITIC = /^(?:n['’]t|['’](?:s|m|d|ll|re|ve|S|M|D|LL|RE|VE))$/u;
const NEGATED = /^(.+?)(n['’]t)$/iu;
const APOSTROPHE = /^(.+?)(['’](?:s|m|d|ll|re|ve))$/iu;
const ABBREVIATION =
  /^(?:\p{L}\.){1,8}\p{L}?$|^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|capt|cmdr|maj|sgt|adm|st|jr|sr|rev|hon|pres|min|amb|vs|etc|inc|ltd|corp|co|dept|dist|no|nos|vol|fig|ed|eds|ca|approx|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|ave|blvd|rd|mt|ft|u\.s|u\.k|u\.n|e\.g|i\.e|a\.m|p\.m|d\.c|ph\.d|messrs|brig|gens|sens|reps|govs|al|pp|est|bros)\.$/iu;
/** Abbreviations only with a number after them. */
const BEFORE_NUMBER = /^(?:no|nos|fig)\.$/iu;
/** Words of their own when written small. */
const WORD_TOO = /^(?:mon|sat|sun|wed|mar|min|mt|ed|rep|gen|pres|sen)\.$/u;
const SPLIT_WORDS: Record<string, number> = { cannot: 3, gonna: 3, gotta: 3, wanna: 3, gimme: 3, lemme: 3, whatcha: 3 };
/** Codes of the letters that they begin with, large and small: asked of most words. */
const SPLIT_STARTS = new Set(
  Object.keys(SPLIT_WORDS).flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);
const SPLIT_LENGTHS = Object.keys(SPLIT_WORDS).map((word) => word.length);
const [SHORTEST_SPLIT, LONGEST_SPLIT] = [Math.min(...SPLIT_LENGTHS), Math.max(...SPLIT_LENGTHS)];
const PREFIXED = /^(?:e|x|co|re|pre|pro|non|anti|mid|ex|semi|multi|post|pan|un|de|bi|tri|ultra|neo)$/iu;

function splitChunk(text: string, chunk: Chunk, out: Token[]): void {
  if (isPlainWord(text, chunk)) {
    push(out, text, chunk);
    return;
  }
  let { start, end } = chunk;
  if (text[end - 1] === ',' && end - start > 1 && isPlainWord(text, { start, end: end - 1 })) {
    push(out, text, { start, end: end - 1 });
    push(out, text, { start: end - 1, end });
    return;
  }
  const tail: Chunk[] = [];
  while (start < end) {
    const rest = text.slice(start, Math.min(end, start + 2100));
    const address = ADDRESS.exec(rest);
    if (address !== null && !/^[@#]$/.test(address[0])) {
      const whole = address[0].replace(/[.,;:!?)\]'’"]+$/u, '');
      if (whole.length > 1) {
        push(out, text, { start, end: start + whole.length });
        start += whole.length;
        continue;
      }
    }
    if (isSmiley(rest)) break;
    const opening = OPENING.exec(rest);
    if (opening === null || startsWord(rest)) break;
    push(out, text, { start, end: start + opening[0].length });
    start += opening[0].length;
  }
  while (start < end) {
    const cut = trailingLength(text, start, end);
    if (cut === 0) break;
    tail.push({ start: end - cut, end });
    end -= cut;
  }
  if (start < end) splitCore(text, { start, end }, out);
  for (const part of tail.reverse()) push(out, text, part);
}

/** Whether a chunk is a word of plain letters, of which no rule takes anything: most are, and so cost little. */
function isPlainWord(text: string, { start, end }: Chunk): boolean {
  for (let at = start; at < end; at += 1) if (!isLetter(text.charCodeAt(at))) return false;
  const length = end - start;
  if (length > LONGEST_SPLIT || length < SHORTEST_SPLIT || !SPLIT_STARTS.has(text.charCodeAt(start))) return true;
  return !Object.hasOwn(SPLIT_WORDS, text.slice(start, end).toLowerCase());
}

function isSmiley(rest: string): boolean {
  return /^[:;=8][-o*']?[)(\][dpDP/\\]$/u.test(rest);
}

/** `'s`, `'ll`, `'em`, `'90s`: an apostrophe that belongs to what follows. */
function startsWord(rest: string): boolean {
  return CLITIC.test(rest) || /^['’](?:em|til|cause|\d0s)(?=$|[^\p{L}\p{N}])/iu.test(rest) || /^[$£€¥]$/u.test(rest);
}

/** How many characters at the end are punctuation of their own. */
function trailingLength(text: string, start: number, end: number): number {
  const last = text[end - 1] as string;
  if (/[!?=*_~]/u.test(last)) {
    let length = 1;
    while (
      end - length > start &&
      (text[end - length - 1] === last || (/[!?]/.test(last) && /[!?]/.test(text[end - length - 1] as string)))
    )
      length += 1;
    return length < end - start ? length : 0;
  }
  if (/[“”"’‘'«»)\]}>,;:!?…—–*|%_~]/u.test(last)) {
    if (last === "'" || last === '’') return end - start > 1 ? 1 : 0;
    return end - start > 1 || last !== '' ? Math.min(1, end - start - (end - start === 1 ? 1 : 0)) : 0;
  }
  if (last !== '.') return last === '-' && end - start > 1 ? runLength(text, { start, end }, '-') : 0;
  const dots = runLength(text, { start, end }, '.');
  if (dots === end - start) return 0;
  if (dots > 1) return dots;
  return isAbbreviation(text, Math.max(start, end - 24), end) ? 0 : 1;
}

/** `No. 5` and `Sat.` are abbreviations; `the answer was no.` and `he sat.` end a sentence. */
function isAbbreviation(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (!ABBREVIATION.test(word)) return false;
  if (BEFORE_NUMBER.test(word)) return /^\s\p{N}/u.test(text.slice(end, end + 2));
  return !WORD_TOO.test(word);
}

function runLength(text: string, { start, end }: Chunk, character: string): number {
  let length = 0;
  while (end - length > start && text[end - length - 1] === character) length += 1;
  return length;
}

/** A chunk without punctuation around it: clitics, then hyphens, slashes and inner punctuation. */
function splitCore(text: string, { start, end }: Chunk, out: Token[]): void {
  if (isPlainWord(text, { start, end })) {
    push(out, text, { start, end });
    return;
  }
  const core = text.slice(start, end);
  const split = SPLIT_WORDS[core.toLowerCase()];
  if (Object.hasOwn(SPLIT_WORDS, core.toLowerCase()) && split !== undefined) {
    pushMultiword(out, text, [
      { start, end: start + split },
      { start: start + split, end },
    ]);
    return;
  }
  const negated = core.length < 20 ? NEGATED.exec(core) : null;
  const clitic = negated ?? (core.length < 100 ? APOSTROPHE.exec(core) : null);
  if (clitic !== null) {
    const cut = start + (clitic[1] as string).length;
    const before = out.length;
    splitInner(text, { start, end: cut }, out);
    if (out.length === before + 1) {
      out.pop();
      pushMultiword(out, text, [
        { start, end: cut },
        { start: cut, end },
      ]);
    } else {
      const host = out.pop();
      if (host !== undefined)
        pushMultiword(out, text, [
          { start: host.start, end: cut },
          { start: cut, end },
        ]);
    }
    return;
  }
  splitInner(text, { start, end }, out);
}

/** Splits at hyphens between words, dashes, slashes between words, ellipses and stray punctuation inside. */
function splitInner(text: string, { start, end }: Chunk, out: Token[]): void {
  let from = start;
  const isNumeric =
    end - start < 64 &&
    /^[\p{N}.,:/+-]+$/u.test(text.slice(start, end)) &&
    /^\+?[\p{N}]/u.test(text.slice(start, start + 2));
  for (let at = start; at < end; at += 1) {
    const length = cutLength(text, { start, end }, { from, at, isNumeric });
    if (length === 0) continue;
    if (at > from) push(out, text, { start: from, end: at });
    push(out, text, { start: at, end: at + length });
    at += length - 1;
    from = at + 1;
  }
  if (from < end) pushWithUnit(out, text, { start: from, end });
}

type Cursor = { readonly from: number; readonly at: number; readonly isNumeric: boolean };

/** How long a separator stands at `at`; 0 when the character belongs to the word. */
function cutLength(text: string, { start, end }: Chunk, { from, at, isNumeric }: Cursor): number {
  const code = text.charCodeAt(at);
  if (isLetter(code)) return 0;
  const character = text[at] as string;
  if (character === '-' || character === '‐' || character === '‑')
    return hyphenLength(text, { start, end }, { from, at, isNumeric });
  if (character === '—' || character === '–' || character === '…') return 1;
  if (character === '.') {
    const dots = dotsAt(text, at, end);
    return dots > 1 || isGluedStop(text, from, at) ? dots : 0;
  }
  if (character === '/' && !isNumeric) {
    const isShort = end - start <= 3;
    return isShort ? 0 : 1;
  }
  if (isNumeric) return 0;
  return /["“”()[\]{}<>;!?*=|~]/u.test(character) || (/[,:]/u.test(character) && !/\p{N}/u.test(text[at + 1] ?? ''))
    ? 1
    : 0;
}

/** "it is over.The", "he said.”The": a stop whose space was lost on the way; "Site.Com" is an address. */
function isGluedStop(text: string, from: number, at: number): boolean {
  if (!/^\.(?!(?:Com|Org|Net)\b)["”’]?\p{Lu}[\p{Ll}'’\s]/u.test(text.slice(at, at + 5))) return false;
  return (
    /\p{L}\p{Ll}$/u.test(text.slice(Math.max(from, at - 2), at)) &&
    !isAbbreviation(text, Math.max(from, at - 23), at + 1)
  );
}

function dotsAt(text: string, at: number, end: number): number {
  let length = 0;
  while (at + length < end && text[at + length] === '.') length += 1;
  return length;
}

/** Second syllables of given names as Korean and Taiwanese ones are written: "Moon Jae-in", "Tsai Ing-wen". */
const SYLLABLES = new Set(
  (
    'in un il kook kyu hye yul yeol hee ho min jin woo seok suk hyun hyuk jae wan gun geun chul cheol sik soo su young ' +
    'yong ok tae sung seong joon jun ki gi hwan hwa rae mi ja eun kyung te wen jeou bian shek hsiung yi hui kun jong dal ' +
    'keun heon hoon hyeon cheon myung chang kyun geol seop sup ryol shik sook'
  ).split(' '),
);

function isGivenName(core: string): boolean {
  const second = /^\p{Lu}\p{Ll}{1,5}-(\p{Ll}{2,6})$/u.exec(core)?.[1];
  return second !== undefined && SYLLABLES.has(second);
}

/** Hyphens are tokens of their own between words (`U.S. - backed`); prefixes that are no words keep theirs (`e-mail`, `non-profit`). */
function hyphenLength(text: string, { start, end }: Chunk, { from, at, isNumeric }: Cursor): number {
  let length = 0;
  while (at + length < end && text[at + length] === '-') length += 1;
  if (length > 1) return length;
  if (at === start || at + 1 === end) return at + 1 === end ? 1 : 0;
  const before = text.slice(Math.max(from, at - 8), at);
  if (from === start && isGivenName(text.slice(start, end))) return 0;
  if (isNumeric) return (text.slice(start, end).match(/-/g) ?? []).length >= 2 ? 0 : 1;
  return PREFIXED.test(before) && at - from <= 5 && from === start ? 0 : 1;
}

/** Separates a number from a unit or currency stuck to it: `$5`, `10km`, `50%`. */
function pushWithUnit(out: Token[], text: string, { start, end }: Chunk): void {
  const word = text.slice(start, Math.min(end, start + 40));
  const money = /^(\p{Lu}{0,3}[$£€¥])(?=\p{N})/u.exec(word);
  if (money !== null) {
    const cut = start + (money[0] as string).length;
    push(out, text, { start, end: cut });
    pushWithUnit(out, text, { start: cut, end });
    return;
  }
  const unit =
    end - start < 40
      ? /^[\p{N}][\p{N}.,]*(?=(?:%|km|kg|mm|cm|am|pm|a\.m\.|p\.m\.|m|bn|mph|lbs|ft|hrs|mb|gb)$)/iu.exec(word)
      : null;
  if (unit !== null) {
    const cut = start + unit[0].length;
    push(out, text, { start, end: cut });
    push(out, text, { start: cut, end });
    return;
  }
  push(out, text, { start, end });
}

function push(out: Token[], text: string, { start, end }: Chunk, multiwordLength?: number): void {
  // The form kept before, not a new one: whatever is looked up by it later finds it faster.
  const { form } = wordForm(text.slice(start, end));
  const spaceAfter = end >= text.length || isSpace(text.charCodeAt(end));
  out.push(
    multiwordLength === undefined
      ? { start, end, form, spaceAfter }
      : { start, end, form, spaceAfter, multiwordLength },
  );
}

function pushMultiword(out: Token[], text: string, [first, second]: readonly [Chunk, Chunk]): void {
  push(out, text, first, 2);
  push(out, text, second);
}
