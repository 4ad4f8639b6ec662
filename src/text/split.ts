import type { Block } from '../corpus/article.ts';
import type { Token } from './document.ts';

/** A range of tokens, half-open. */
export type TokenRange = { readonly first: number; readonly last: number };

const CLOSERS = /^["”’'»)\]}]+$/u;
const TITLES =
  /^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|lt|col|capt|cmdr|maj|sgt|adm|st|rev|hon|pres|messrs|brig|gens|sens|reps|govs|mt|ft|vs|e\.g|i\.e|no|al|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.$/iu;
const INITIAL = /^\p{Lu}\.$/u;
const DOTTED = /^(?:\p{L}\.){2,}$/u;

/** Splits the tokens of one block into sentences; every token is in exactly one. A heading is one sentence unless it holds full stops. */
export function splitSentences(tokens: readonly Token[], _kind: Block['kind']): readonly TokenRange[] {
  const ranges: TokenRange[] = [];
  let first = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!endsSentence(tokens, first, at)) continue;
    let last = at + 1;
    while (last < tokens.length && isCloser(tokens, last)) last += 1;
    if (continues(tokens, at, last)) continue;
    ranges.push({ first, last });
    first = last;
    at = last - 1;
  }
  if (first < tokens.length) ranges.push({ first, last: tokens.length });
  return ranges;
}

function endsSentence(tokens: readonly Token[], first: number, at: number): boolean {
  const { form, spaceAfter } = tokens[at] as Token;
  if (form === '.' || form === '!' || form === '?' || /^[!?]{2,}$/.test(form)) return at > first || form !== '.';
  if (form === '…' || /^\.{2,}$/.test(form)) return at > first && startsUpper(tokens, at + 1);
  if (!form.endsWith('.') || !spaceAfter || form.length < 2) return false;
  if (TITLES.test(form) || INITIAL.test(form)) return false;
  // An abbreviation ends the sentence when what follows can only begin one.
  return startsSentence(tokens, at + 1) && (DOTTED.test(form) ? isFunctionWord(tokens[at + 1]) : true);
}

function isCloser(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  if (/^[!?.]+$/.test(token.form) && !before.spaceAfter) return true;
  return (
    CLOSERS.test(token.form) &&
    !before.spaceAfter &&
    (token.spaceAfter || at + 1 === tokens.length || CLOSERS.test(tokens[at + 1]?.form ?? ''))
  );
}

/** A lower-case word after a quotation goes on: `"We are close," ... ?" he said`. */
function continues(tokens: readonly Token[], at: number, last: number): boolean {
  const next = tokens[last];
  if (next === undefined) return false;
  if (/^\p{Ll}/u.test(next.form)) return true;
  if (/^[,;:—–-]/u.test(next.form) && last > at + 1) return true;
  return (
    tokens[at]?.form === '.' &&
    !(tokens[last - 1] as Token).spaceAfter &&
    /^[\p{L}\p{N}]/u.test(next.form) &&
    !/^\p{Lu}\p{Ll}/u.test(next.form)
  );
}

function startsUpper(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined) return true;
  if (/^["“‘'(«[]/u.test(next.form)) return startsUpper(tokens, at + 1);
  return /^[\p{Lu}\p{N}]/u.test(next.form);
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next !== undefined && startsUpper(tokens, at);
}

const FUNCTION_WORD =
  /^(?:the|a|an|this|that|these|those|it|he|she|they|we|i|you|but|and|in|on|at|for|with|as|after|before|his|her|their|its|there|meanwhile|however|although|while|when|if|both|some|many|"|“|‘)$/iu;

function isFunctionWord(token: Token | undefined): boolean {
  return token !== undefined && FUNCTION_WORD.test(token.form);
}
