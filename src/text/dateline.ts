import type { Token } from './document.ts';

type Piece = Pick<Token, 'form' | 'spaceAfter'>;

/** Longest dateline, in tokens: "PORT-AU-PRINCE, Haiti, Aug. 26 (Agency) -". */
const LONGEST = 16;
const DASH = /^(?:[—–]|--|-)$/;
/** A place in capitals. */
const CAPITALS = /^\p{Lu}[\p{Lu}.'’]+$/u;
/** What may stand between the place and the dash: a state, a date, an agency in brackets. */
const DETAIL = /^(?:\p{Lu}[\p{L}.'’]*|\d{1,4}|[,/()-])$/u;

/** What says in brackets who took the picture above: "(Agency Photo/Name)". */
const CREDIT = /^(?:photos?|photographs?|pictures?|images?)$/i;

/**
 * How many tokens at the beginning say where a report was sent from, the dash included: "GENEVA — ", "BEIRUT/AMMAN, Aug. 26
 * (Agency) - ", "(Agency) - ", or whose picture stands above: "(Agency Photo/Name) "; 0 where none do. What follows is read by itself, as the sentence that it is.
 */
export function datelineLength(tokens: readonly Piece[]): number {
  const first = tokens[0]?.form ?? '';
  const isAgency = first === '(';
  if (!isAgency && !CAPITALS.test(first) && tokens[1]?.form !== '(') return 0;
  let hasAgency = false;
  let isCredit = false;
  for (let at = 1; at < Math.min(LONGEST, tokens.length - 3); at += 1) {
    const { form, spaceAfter } = tokens[at] as Piece;
    const before = tokens[at - 1] as Piece;
    if (DASH.test(form) && spaceAfter && before.spaceAfter) {
      const isPlace = hasAgency || (!isAgency && CAPITALS.test(first));
      return isPlace && beginsSentence(tokens, at + 1) ? at + 1 : 0;
    }
    if (isAgency && CREDIT.test(form)) isCredit = true;
    if (form === ')' && isCredit) return beginsSentence(tokens, at + 1) ? at + 1 : 0;
    if (form === ')') hasAgency = true;
    if (!DETAIL.test(form)) return 0;
  }
  return 0;
}

/** "NATO — the alliance — said" has no capital behind the dash; a headline in capitals has nothing else. */
function beginsSentence(tokens: readonly Piece[], at: number): boolean {
  const start = /^["'“‘]$/.test(tokens[at]?.form ?? '') ? at + 1 : at;
  return (
    /^[\p{Lu}\d]/u.test(tokens[start]?.form ?? '') && tokens.slice(start).some(({ form }) => /^\p{Ll}/u.test(form))
  );
}
