import type { Span } from '../base/span.ts';
import { isAbbreviation } from './abbreviations.ts';

/** How many characters at the end are punctuation of their own. */
export function trailingLength(text: string, start: number, end: number): number {
  const last = text[end - 1] as string;
  if (/[!?]/u.test(last)) return marksLength(text, start, end);
  if (/[=*_~>]/u.test(last)) {
    const length = runLength(text, { start, end }, last);
    return length < end - start ? length : 0;
  }
  if (/[“”"’‘'«»)\]}>,;:!?…—–*|%_~]/u.test(last)) {
    if (last === "'" || last === '’') {
      const length = runLength(text, { start, end }, last);
      return length === 2 && end - start > 2 ? 2 : end - start > 1 ? 1 : 0;
    }
    return end - start > 1 || last !== '' ? Math.min(1, end - start - (end - start === 1 ? 1 : 0)) : 0;
  }
  if (last !== '.') return last === '-' && end - start > 1 ? runLength(text, { start, end }, '-') : 0;
  const dots = runLength(text, { start, end }, '.');
  if (dots === end - start) return 0;
  if (dots > 1) return dots;
  return isAbbreviation(text, Math.max(start, end - 24), end) ? 0 : 1;
}

/** Marks of questions and calls, with a stop or comma before them (`.?`) that belongs to no abbreviation. */
function marksLength(text: string, start: number, end: number): number {
  let from = end;
  while (from > start && /[!?]/u.test(text[from - 1] as string)) from -= 1;
  const before = text[from - 1];
  if (from - start > 1 && (before === ',' || (before === '.' && text[from - 2] !== '.')))
    if (!isAbbreviation(text, Math.max(start, from - 24), from)) from -= 1;
  return from > start ? end - from : 0;
}

function runLength(text: string, { start, end }: Span, character: string): number {
  let length = 0;
  while (end - length > start && text[end - length - 1] === character) length += 1;
  return length;
}
