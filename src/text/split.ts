import type { Token } from './document.ts';
import type { Scorer } from './model/packed-weights.ts';
import {
  MAX_SPLIT_FEATURES,
  PAD,
  type SplitFacts,
  type SplitHistory,
  splitFacts,
  splitFeatures,
} from './split-features.ts';
import { END } from './word-form.ts';

/** A range of tokens, half-open. */
export type TokenRange = { readonly first: number; readonly last: number };

/** What `shapeOf` says of words in small letters. */
const LOWER_SHAPE = 0;

/** Score above which a boundary is taken: below 0, since a boundary missed costs two sentences and one too many costs one. */
const THRESHOLD = -75;

/** Splits the tokens of one block into sentences; every token is in exactly one. */
export function splitSentences(tokens: readonly Token[], model: Scorer): readonly TokenRange[] {
  const facts = splitFacts(tokens);
  const features = new Int32Array(MAX_SPLIT_FEATURES);
  const scores = new Int32Array(2);
  const ranges: TokenRange[] = [];
  const isTitle = isHeadline(tokens);
  walkBoundaries(tokens, facts, (at, history) => {
    if (isTitle && !isMarked(facts, at)) return false;
    model.score(features, splitFeatures(facts, at, history, features), scores);
    const isEnd = (scores[1] as number) - (scores[0] as number) > THRESHOLD;
    if (isEnd) ranges.push({ first: history.first, last: at + 1 });
    return isEnd;
  });
  const first = ranges.at(-1)?.last ?? 0;
  if (first < tokens.length) ranges.push({ first, last: tokens.length });
  return ranges;
}

/** More words are a story in capitals. */
const LONGEST_HEADLINE = 30;
const FEWEST_WORDS = 4;

/** Whether each word of a block without a last stop has a capital, `With` and `In` too: there capitals begin no sentence. */
function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.length > LONGEST_HEADLINE || /^[.!?…]/.test(tokens.at(-1)?.form ?? '')) return false;
  const words = tokens.map(({ form }) => form).filter((form) => /^\p{L}{4,}/u.test(form));
  return (
    words.length >= FEWEST_WORDS &&
    words.every((word) => /^\p{Lu}/u.test(word)) &&
    words.some((word) => /\p{Ll}/u.test(word))
  );
}

/** Asks of each place where a sentence may end, from left to right, whether it does. */
export function walkBoundaries(
  tokens: readonly Token[],
  facts: SplitFacts,
  ends: (at: number, history: SplitHistory) => boolean,
): void {
  let history: SplitHistory = { first: 0, wasBare: false, isQuoted: false, isBracketed: false };
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    history = withMarks(history, (tokens[at] as Token).form);
    if (!mayEnd(facts, at) || isInsertion(tokens, at) || !ends(at, history)) continue;
    history = { first: at + 1, wasBare: !isMarked(facts, at), isQuoted: false, isBracketed: false };
  }
}

function withMarks(history: SplitHistory, form: string): SplitHistory {
  switch (form) {
    case '"':
      return { ...history, isQuoted: !history.isQuoted };
    case '“':
      return { ...history, isQuoted: true };
    case '”':
      return { ...history, isQuoted: false };
    case '(':
    case '[':
      return { ...history, isBracketed: true };
    case ')':
    case ']':
      return { ...history, isBracketed: false };
    default:
      return history;
  }
}

/** Between words only before one that is not in small letters, and without white space only after a mark. */
function mayEnd({ ends, shapes, isSpaced }: SplitFacts, at: number): boolean {
  const end = ends[at + PAD] as number;
  if (isSpaced[at + PAD] === 1) return end !== END.word || shapes[at + PAD + 1] !== LOWER_SHAPE;
  return end !== END.word && end !== END.comma && end !== END.dash && end !== END.opener && end !== END.abbreviation;
}

/** "[President] X": what an editor puts into a quotation ends no sentence, unless a stop stands in it. */
function isInsertion(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.form === ']' && !/^[.!?…]/.test(tokens[at - 1]?.form ?? '');
}

function isMarked({ ends }: SplitFacts, at: number): boolean {
  const isMark = (end: number | undefined) => end === END.stop || end === END.mark || end === END.dots;
  return isMark(ends[at + PAD]) || (ends[at + PAD] === END.closer && isMark(ends[at + PAD - 1]));
}
