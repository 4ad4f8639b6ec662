import type { Token } from './document.ts';
import { hashText, mix } from './model/hash.ts';
import { normalForm, shapeOf } from './normal-form.ts';

export const MAX_SPLIT_FEATURES = 48;

/** Per-token numbers that the features of boundaries combine; computed once a block. */
export type SplitFacts = {
  readonly words: Int32Array;
  readonly shapes: Int32Array;
  /** Endings: the last character's kind, with a full stop inside or not. */
  readonly ends: Int32Array;
  readonly isSpaced: Uint8Array;
  /** Length of the block and whether it ends in a mark: a short paragraph of edited text has no bare sentences inside. */
  readonly block: number;
};

/** Kinds of a token's end. */
export const END = {
  word: 0,
  stop: 1,
  mark: 2,
  dots: 3,
  abbreviation: 4,
  closer: 5,
  opener: 6,
  colon: 7,
  comma: 8,
  dash: 9,
  smiley: 10,
};

export function splitFacts(tokens: readonly Token[]): SplitFacts {
  const count = tokens.length;
  const ends = Int32Array.from(tokens, ({ form }) => endOf(normalForm(form)));
  const facts = {
    words: new Int32Array(count),
    shapes: new Int32Array(count),
    ends,
    isSpaced: new Uint8Array(count),
    block: blockClass(ends),
  };
  for (let at = 0; at < count; at += 1) {
    const { form, spaceAfter } = tokens[at] as Token;
    const plain = normalForm(form);
    facts.words[at] = hashText(plain.toLowerCase());
    facts.shapes[at] = shapeOf(plain);
    facts.isSpaced[at] = spaceAfter ? 1 : 0;
  }
  return facts;
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

function endOf(form: string): number {
  if (form === '.') return END.stop;
  if (/^[!?]+$/.test(form)) return END.mark;
  if (/^\.{2,}$/.test(form)) return END.dots;
  if (/^[:;=8][-o*']?[)(\][dpDP/\\]+$/.test(form)) return END.smiley;
  if (/^[:;]$/.test(form)) return END.colon;
  if (form === ',') return END.comma;
  if (/^-+$/.test(form)) return END.dash;
  if (/^["'”’»)\]}>]+$/.test(form)) return END.closer;
  if (/^["'“‘«([{<]+$/.test(form)) return END.opener;
  return form.length > 1 && form.endsWith('.') ? END.abbreviation : END.word;
}

/** What has been read since the last boundary. */
export type SplitHistory = {
  readonly first: number;
  /** Whether the sentence before ended without a mark: such texts go on so. */
  readonly wasBare: boolean;
  readonly isQuoted: boolean;
  readonly isBracketed: boolean;
};

/** Features of the boundary after token `at`. */
export function splitFeatures(facts: SplitFacts, at: number, history: SplitHistory, out: Int32Array): number {
  const { words, shapes, ends, isSpaced } = facts;
  const count = words.length;
  const inside = (index: number) => index >= 0 && index < count;
  const w = (index: number) => (inside(index) ? (words[index] as number) : 7);
  const s = (index: number) => (inside(index) ? (shapes[index] as number) : 17);
  const e = (index: number) => (inside(index) ? (ends[index] as number) : 17);
  const space = isSpaced[at] as number;
  const length = at + 1 - history.first;
  const size = length < 4 ? length : length < 8 ? 4 : length < 16 ? 5 : length < 32 ? 6 : 7;
  const style = (history.wasBare ? 1 : 0) + (history.isQuoted ? 2 : 0) + (history.isBracketed ? 4 : 0);
  const end = e(at) * 2 + space;
  const kind = mix(end, s(at + 1));
  let n = 0;
  const put = (template: number, a: number, b = 0) => {
    out[n] = mix(mix(template, a), b);
    n += 1;
  };
  put(1, end);
  put(2, kind);
  put(3, kind, s(at));
  put(4, w(at), s(at + 1));
  put(5, w(at + 1), end);
  put(6, w(at), w(at + 1));
  put(7, w(at - 1), w(at));
  put(8, w(at + 1), w(at + 2));
  put(9, mix(kind, s(at - 1)), s(at));
  put(10, mix(kind, s(at + 2)), e(at + 1));
  put(11, kind, size);
  put(12, kind, style);
  put(13, mix(kind, style), size);
  put(14, w(at));
  put(15, w(at + 1));
  put(16, w(at - 1), end);
  put(17, w(at + 2), kind);
  put(18, mix(e(at - 1), end), s(at + 1));
  put(19, mix(s(at), s(at - 1)), mix(s(at + 1), s(at + 2)));
  put(20, w(history.first), kind);
  put(21, mix(style, w(at + 1)), end);
  put(22, mix(s(history.first), size), kind);
  put(23, mix(w(at + 1), s(at + 2)), end);
  put(24, mix(e(at), e(at + 1)), mix(e(at + 2), space));
  put(25, mix(w(at), style), s(at + 1));
  put(26, mix(s(at - 2), s(at - 1)), mix(s(at), s(at + 1)));
  put(27, mix(s(at + 1), s(at + 2)), mix(s(at + 3), end));
  put(28, mix(w(at + 1), w(at + 2)), mix(end, style));
  put(29, mix(w(at - 1), w(at)), s(at + 1));
  put(30, facts.block, end);
  put(31, facts.block, mix(kind, style));
  put(32, mix(facts.block, w(at)), end);
  put(33, mix(facts.block, s(at)), kind);
  return n;
}
