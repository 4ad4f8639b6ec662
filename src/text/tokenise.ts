import { isAbbreviation } from './abbreviations.ts';
import type { Token } from './document.ts';
import { fusedLength, isPlainWord } from './fused-words.ts';
import { isGivenName, isPrefix } from './hyphens.ts';
import { trailingLength } from './trailing-marks.ts';
import { isCall, wholeLength } from './whole-tokens.ts';
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

const OPENING =
  /^(?:([=*_~#!?$<>])\1+|\.{2,}|-{2,}|-(?=[\p{L}\p{N}])|\+(?!\p{N})|``|''|’’|‘’|[“”"'‘’«»„()[\]{}<>¿¡*_~|…—–]|[$£€¥#§&/\\=%^:;,!?])/u;
/** What may follow a word: clitics with straight or curly apostrophe, or an accent in its place. */
const CLITIC = /^(?:n['’]t|['’](?:s|m|d|ll|re|ve|S|M|D|LL|RE|VE))$/u;
const NEGATED = /^(.+?)(n['’]t)$/iu;
const APOSTROPHE = /^(.+?)(['’`](?:s|m|d|ll|re|ve))$/iu;
/** A plural whose apostrophe tells an owner, if it closes no quotation. */
const OWNERS = /\p{L}[sxz]['’]$/iu;
/** Marks that keep words and numbers apart: "Depth:2", "job#1", "5'11". */
const JOINED = /^(?:\p{L}[:#]|\p{N}['’])\p{N}/u;
/** "60's" is a decade. */
const DECADE = /^\d{0,3}0['’]s$/u;
function splitChunk(text: string, chunk: Chunk, out: Token[]): void {
  if (isPlainWord(text, chunk.start, chunk.end)) {
    push(out, text, chunk);
    return;
  }
  let { start, end } = chunk;
  if (text[end - 1] === ',' && end - start > 1 && isPlainWord(text, start, end - 1)) {
    push(out, text, { start, end: end - 1 });
    push(out, text, { start: end - 1, end });
    return;
  }
  const tail: Chunk[] = [];
  while (start < end) {
    const rest = text.slice(start, Math.min(end, start + 2100));
    const whole = wholeLength(rest);
    if (whole > 0) {
      push(out, text, { start, end: start + whole });
      start += whole;
      continue;
    }
    const opening = OPENING.exec(rest);
    if (opening === null || startsWord(rest)) break;
    push(out, text, { start, end: start + opening[0].length });
    start += opening[0].length;
  }
  if (
    OWNERS.test(text.slice(Math.max(start, end - 3), end)) &&
    /^\s[\p{L}\p{N}"“]/u.test(text.slice(end, end + 2)) &&
    !isQuoted(out)
  ) {
    splitClitic(text, { start, end }, { cut: end - 1, out });
    return;
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

/** `'s`, `'ll`, `'em`, `'90s`: an apostrophe that belongs to what follows. */
function startsWord(rest: string): boolean {
  return CLITIC.test(rest) || /^['’](?:em|til|cause|\d0s)(?=$|[^\p{L}\p{N}])/iu.test(rest) || /^[$£€¥]$/u.test(rest);
}

/** A chunk without punctuation around it: clitics, then hyphens, slashes and inner punctuation. */
function splitCore(text: string, { start, end }: Chunk, out: Token[]): void {
  if (isPlainWord(text, start, end)) {
    push(out, text, { start, end });
    return;
  }
  const core = text.slice(start, end);
  const fused = fusedLength(text, start, end);
  if (fused > 0) {
    pushMultiword(out, text, [
      { start, end: start + fused },
      { start: start + fused, end },
    ]);
    return;
  }
  if (DECADE.test(core)) {
    push(out, text, { start, end });
    return;
  }
  const negated = core.length < 20 ? NEGATED.exec(core) : null;
  const clitic = negated ?? (core.length < 100 ? APOSTROPHE.exec(core) : null);
  if (clitic !== null) {
    splitClitic(text, { start, end }, { cut: start + (clitic[1] as string).length, out });
    return;
  }
  splitInner(text, { start, end }, out);
}

/** A clitic from `cut` on is one token with the last word before it. */
function splitClitic(text: string, { start, end }: Chunk, { cut, out }: { cut: number; out: Token[] }): void {
  splitInner(text, { start, end: cut }, out);
  const host = out.pop();
  if (host === undefined) return;
  pushMultiword(out, text, [
    { start: host.start, end: cut },
    { start: cut, end },
  ]);
}

/** Tokens between a quotation mark and the apostrophe that closes it. */
const LONGEST_QUOTED = 40;

/** Whether a single quotation mark stands open before an apostrophe. */
function isQuoted(tokens: readonly Token[]): boolean {
  for (let at = tokens.length - 1; at >= Math.max(0, tokens.length - LONGEST_QUOTED); at -= 1) {
    const { form, spaceAfter } = tokens[at] as Token;
    if (form === '‘' || (form === "'" && !spaceAfter && tokens[at - 1]?.spaceAfter !== false)) return true;
    if ((form === "'" || form === '’') && tokens[at]?.multiwordLength === undefined) return false;
  }
  return false;
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
    if (at > from) pushWithUnit(out, text, { start: from, end: at });
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
  if (JOINED.test(text.slice(Math.max(start, at - 1), Math.min(end, at + 2)))) return 1;
  return /["“”()[\]{}<>;!?*=|~°]/u.test(character) || (/[,:]/u.test(character) && !/\p{N}/u.test(text[at + 1] ?? ''))
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

/** Hyphens are tokens of their own between words (`U.S. - backed`). */
function hyphenLength(text: string, { start, end }: Chunk, { from, at, isNumeric }: Cursor): number {
  let length = 0;
  while (at + length < end && text[at + length] === '-') length += 1;
  if (length > 1) return length;
  if (at === start || at + 1 === end) return at + 1 === end ? 1 : 0;
  if (from === start && isGivenName(text.slice(start, end))) return 0;
  if (isNumeric) {
    const number = text.slice(start, end);
    return isCall(number) || (number.match(/-/g) ?? []).length >= 2 ? 0 : 1;
  }
  return isPrefix(text, from, at) ? 0 : 1;
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
      ? /^[\p{N}][\p{N}.,:]*(?=(?:%|km|kg|mm|cm|am|pm|a\.m\.|p\.m\.|m|k|bn|mph|lbs?|ft|hrs|hz|mw|mb|gb)$)/iu.exec(word)
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
