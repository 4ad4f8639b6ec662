import type { Token } from './document.ts';
import { mix } from './model/hash.ts';
import { END, wordForm } from './word-form.ts';

export const MAX_SPLIT_FEATURES = 48;

/** Per-token numbers that the features of boundaries combine; computed once a block. */
export type SplitFacts = {
  readonly words: Int32Array;
  readonly shapes: Int32Array;
  /** Endings: the last character's kind, with a full stop inside or not. */
  readonly ends: Int32Array;
  readonly isSpaced: Uint8Array;
  /** Words that, with a capital, mostly begin a sentence. */
  readonly isStarter: Uint8Array;
  /** Length of the block and whether it ends in a mark: a short paragraph of edited text has no bare sentences inside. */
  readonly block: number;
};

/** Places before the first token and after the last, so that neighbours need no bounds. */
export const PAD = 3;
const NO_WORD = 7;
const NO_SHAPE = 17;

/** Facts of token i lie at i + PAD. */
export function splitFacts(tokens: readonly Token[]): SplitFacts {
  const size = tokens.length + 2 * PAD;
  const words = new Int32Array(size).fill(NO_WORD);
  const shapes = new Int32Array(size).fill(NO_SHAPE);
  const ends = new Int32Array(size).fill(NO_SHAPE);
  const isSpaced = new Uint8Array(size);
  const isStarter = new Uint8Array(size);
  for (let at = 0; at < tokens.length; at += 1) {
    const { form, spaceAfter } = tokens[at] as Token;
    const facts = wordForm(form);
    words[at + PAD] = facts.word;
    shapes[at + PAD] = facts.shape;
    ends[at + PAD] = facts.end;
    isSpaced[at + PAD] = spaceAfter ? 1 : 0;
    isStarter[at + PAD] = facts.isStarter ? 1 : 0;
  }
  return { words, shapes, ends, isSpaced, isStarter, block: blockClass(ends.subarray(PAD, PAD + tokens.length)) };
}

function blockClass(ends: Int32Array): number {
  const count = ends.length;
  let last = count - 1;
  while (last > 0 && ends[last] === END.closer) last -= 1;
  const end = ends[last];
  const isMarked = end === END.stop || end === END.mark || end === END.dots || end === END.abbreviation;
  const size = count < 12 ? 0 : count < 40 ? 1 : count < 100 ? 2 : count < 250 ? 3 : 4;
  return size * 2 + (isMarked ? 1 : 0);
}

/** What has been read since the last boundary. */
export type SplitHistory = {
  readonly first: number;
  /** Whether the sentence before ended without a mark: such texts go on so. */
  readonly wasBare: boolean;
  readonly isQuoted: boolean;
  readonly isBracketed: boolean;
};

/** Features of the boundary after token `at`; written out without closures, which cost more than the hashing. */
export function splitFeatures(facts: SplitFacts, at: number, history: SplitHistory, out: Int32Array): number {
  const { words, shapes, ends, block } = facts;
  const here = at + PAD;
  const space = facts.isSpaced[here] as number;
  const length = at + 1 - history.first;
  const size = length < 4 ? length : length < 8 ? 4 : length < 16 ? 5 : length < 32 ? 6 : 7;
  const style = (history.wasBare ? 1 : 0) + (history.isQuoted ? 2 : 0) + (history.isBracketed ? 4 : 0);
  const wordBefore = words[here - 1] as number;
  const word0 = words[here] as number;
  const word1 = words[here + 1] as number;
  const word2 = words[here + 2] as number;
  const shapeFar = shapes[here - 2] as number;
  const shapeBefore = shapes[here - 1] as number;
  const shape0 = shapes[here] as number;
  const shape1 = shapes[here + 1] as number;
  const shape2 = shapes[here + 2] as number;
  const shape3 = shapes[here + 3] as number;
  const endBefore = ends[here - 1] as number;
  const end0 = ends[here] as number;
  const end1 = ends[here + 1] as number;
  const end2 = ends[here + 2] as number;
  const firstWord = words[history.first + PAD] as number;
  const firstShape = shapes[history.first + PAD] as number;
  const end = end0 * 2 + space;
  const kind = mix(end, shape1);
  out[0] = feature(1, end, 0);
  out[1] = feature(2, kind, 0);
  out[2] = feature(3, kind, shape0);
  out[3] = feature(4, word0, shape1);
  out[4] = feature(5, word1, end);
  out[5] = feature(6, word0, word1);
  out[6] = feature(7, wordBefore, word0);
  out[7] = feature(8, word1, word2);
  out[8] = feature(9, mix(kind, shapeBefore), shape0);
  out[9] = feature(10, mix(kind, shape2), end1);
  out[10] = feature(11, kind, size);
  out[11] = feature(12, kind, style);
  out[12] = feature(13, mix(kind, style), size);
  out[13] = feature(14, word0, 0);
  out[14] = feature(15, word1, 0);
  out[15] = feature(16, wordBefore, end);
  out[16] = feature(17, word2, kind);
  out[17] = feature(18, mix(endBefore, end), shape1);
  out[18] = feature(19, mix(shape0, shapeBefore), mix(shape1, shape2));
  out[19] = feature(20, firstWord, kind);
  out[20] = feature(21, mix(style, word1), end);
  out[21] = feature(22, mix(firstShape, size), kind);
  out[22] = feature(23, mix(word1, shape2), end);
  out[23] = feature(24, mix(end0, end1), mix(end2, space));
  out[24] = feature(25, mix(word0, style), shape1);
  out[25] = feature(26, mix(shapeFar, shapeBefore), mix(shape0, shape1));
  out[26] = feature(27, mix(shape1, shape2), mix(shape3, end));
  out[27] = feature(28, mix(word1, word2), mix(end, style));
  out[28] = feature(29, mix(wordBefore, word0), shape1);
  out[29] = feature(30, block, end);
  out[30] = feature(31, block, mix(kind, style));
  out[31] = feature(32, mix(block, word0), end);
  out[32] = feature(33, mix(block, shape0), kind);
  const starter = facts.isStarter[here + 1] as number;
  out[33] = feature(34, starter, kind);
  out[34] = feature(35, mix(starter, block), end);
  out[35] = feature(36, mix(starter, word0), end);
  return 36;
}

const feature = (template: number, a: number, b: number): number => mix(mix(template, a), b);
