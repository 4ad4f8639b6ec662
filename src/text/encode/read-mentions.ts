import { runHead } from './encode-document.ts';
import type { Encoded } from './encoded.ts';
import { gelu } from './numbers.ts';
import { MENTION_PARTS, MENTION_WIDTH, type ReaderNet, TYPE_COUNT } from './reader-net.ts';

/**
 * What the net is asked about: a said mention, article-wide word rows with `last` inclusive, or an end left unsaid in a sentence
 * (`first` and `last` -1, `unsaid` 0 for a source and 1 for a target).
 */
export type NetMention = {
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly unsaid: -1 | 0 | 1;
  readonly pronoun: boolean;
};

/** Vectors of mentions and what the heads make of them, row after row. */
export type MentionTable = {
  readonly mentions: readonly NetMention[];
  /** [mentions, MENTION_WIDTH] */
  readonly vectors: Float32Array;
  readonly headWidth: number;
  /** [mentions, headWidth], parts as in {@link MENTION_PARTS}. */
  readonly heads: Float32Array;
};

/** Reads mentions: first, last and mean state of each; an unsaid end has the mean of its sentence. */
export function readMentions(mentions: readonly NetMention[], encoded: Encoded, net: ReaderNet): MentionTable {
  const { width, states, firstWord } = encoded;
  const said = new Float32Array(mentions.length * width * 3);
  const unsaid = new Float32Array(mentions.length * width);
  for (const [row, { first, last, sentence, unsaid: which }] of mentions.entries()) {
    if (which < 0) {
      const at = row * width * 3;
      said.set(states.subarray(first * width, (first + 1) * width), at);
      said.set(states.subarray(last * width, (last + 1) * width), at + width);
      mean(said, at + 2 * width, encoded, first, last);
    } else {
      const from = firstWord[sentence] ?? 0;
      const to = (firstWord[sentence + 1] ?? states.length / width) - 1;
      mean(unsaid, row * width, encoded, from, to);
    }
  }
  const saidOut = runHead(net, net.heads.mention, { input: said, rows: mentions.length });
  const unsaidOut = runHead(net, net.heads.unsaidMean, { input: unsaid, rows: mentions.length });
  const vectors = new Float32Array(mentions.length * MENTION_WIDTH);
  for (const [row, { unsaid: which }] of mentions.entries()) {
    for (let j = 0; j < MENTION_WIDTH; j++) {
      const at = row * MENTION_WIDTH + j;
      const own = which < 0 ? saidOut[at] : (unsaidOut[at] ?? 0) + (net.numbers.unsaid[which * MENTION_WIDTH + j] ?? 0);
      vectors[at] = gelu(own ?? 0);
    }
  }
  const heads = runHead(net, net.heads.mentionHead, { input: vectors, rows: mentions.length });
  return { mentions, vectors, headWidth: net.heads.mentionHead.columns, heads };
}

function mean(to: Float32Array, at: number, { width, states }: Encoded, first: number, last: number): void {
  const count = last - first + 1;
  for (let word = first; word <= last; word++)
    for (let j = 0; j < width; j++) to[at + j] = (to[at + j] ?? 0) + (states[word * width + j] ?? 0) / count;
}

/** Logits of person, group, place and issue for a row. */
export const typeLogits = ({ heads, headWidth }: MentionTable, row: number): readonly number[] =>
  Array.from({ length: TYPE_COUNT }, (_, type) => heads[row * headWidth + MENTION_PARTS.type + type] ?? 0);

/** The likeliest kind for a row, as a number into `lists.kinds`, and its lead is not asked for. */
export function likeliestKind({ heads, headWidth }: MentionTable, row: number, kinds: number): number {
  let best = 0;
  const at = row * headWidth + MENTION_PARTS.kind;
  for (let kind = 1; kind < kinds; kind++) if ((heads[at + kind] ?? 0) > (heads[at + best] ?? 0)) best = kind;
  return best;
}
