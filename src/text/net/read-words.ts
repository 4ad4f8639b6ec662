import { reconsiderTags, type SecondTagger } from '../tags/second-tags.ts';
import { agreeClause, agreeReport } from './agree-clause.ts';
import { agreeModifier } from './agree-modifier.ts';
import { agreePhrases } from './agree-phrase.ts';
import { agreeRelative } from './agree-relative.ts';
import { agreeModal, agreeVoice, verbsByTag } from './agree-voice.ts';
import { decodeTree } from './decode-tree.ts';
import { scoreStride } from './net-shape.ts';
import { LONGEST, type ReadingNet } from './reading-net.ts';
import { uposFor } from './upos-for.ts';
import { plainForms } from './word-features.ts';
import type { WordReader } from './word-vectors.ts';

/** What the net says of the words of a sentence: class indexes; heads -1 for the root; how sure it was, 0 to 1. */
export type Reading = {
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly confidence: number;
};

/** A trained net with what its classes and features stand for. */
export type Reader = {
  readonly net: ReadingNet;
  readonly words: WordReader;
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  readonly labels: readonly string[];
  /** Asked for tags that the net is unsure of. */
  readonly second?: SecondTagger;
};

/** Reads a sentence; a longer one than {@link LONGEST} in pieces, each hung on the root of the first. */
export function readWords(forms: readonly string[], reader: Reader): Reading {
  const count = forms.length;
  const plain = plainForms(forms);
  const reading = {
    xpos: new Int32Array(count),
    upos: new Int32Array(count),
    heads: new Int32Array(count),
    labels: new Int32Array(count),
  };
  let surest = 0;
  let firstRoot = -1;
  for (let from = 0; from < count; from += LONGEST) {
    const size = Math.min(LONGEST, count - from);
    surest += readPiece(plain, reader, { reading, from, size });
    for (let word = from; word < from + size; word += 1) {
      if ((reading.heads[word] as number) >= 0) continue;
      if (firstRoot < 0) firstRoot = word;
      else reading.heads[word] = firstRoot;
    }
  }
  if (firstRoot >= 0) reading.labels[firstRoot] = reader.labels.indexOf('root');
  return { ...reading, confidence: count === 0 ? 1 : surest / count };
}

type Piece = {
  readonly reading: Omit<Reading, 'confidence'>;
  readonly from: number;
  readonly size: number;
};

const FINITE = /^VB[DPZ]$/;

function readPiece(
  plain: readonly string[],
  { net, words, labels: names, xpos: tags, upos, second }: Reader,
  { reading, from, size }: Piece,
): number {
  words.write(plain, { from, size });
  net.run(size);
  const stride = scoreStride(size);
  const scores = net.arcScores(size);
  const heads = decodeTree(scores, stride, size);
  const labels = net.labelsFor(heads);
  for (let word = 0; word < size; word += 1) {
    reading.xpos[from + word] = net.xposOf(word);
    reading.upos[from + word] = net.uposOf(word);
  }
  if (second !== undefined) {
    const hasObject = new Set([...heads].filter((_, word) => names[labels[word] as number] === 'obj'));
    const isVerb = (tagged: number) => (tags[tagged] as string).startsWith('VB');
    const changed = reconsiderTags(
      {
        plain: plain.slice(from, from + size),
        tags: reading.xpos.subarray(from, from + size),
        scoresOf: (word) => net.xposScores(word),
        // What has an object is a verb.
        allows: (word, tagged) =>
          isVerb(tagged) || !isVerb(reading.xpos[from + word] as number) || !hasObject.has(word),
      },
      second,
    );
    for (const word of changed) {
      const own = upos[reading.upos[from + word] as number] as string;
      reading.upos[from + word] = upos.indexOf(uposFor(tags[reading.xpos[from + word] as number] as string, own));
    }
  }
  const isFiniteVerb = (word: number) =>
    word >= 0 && word < size && FINITE.test(tags[reading.xpos[from + word] as number] as string);
  const form = (word: number) => (plain[from + word] as string).toLowerCase();
  const tag = (word: number) => tags[reading.xpos[from + word] as number] as string;
  agreeClause(heads, labels, { names, isFiniteVerb, form });
  agreeReport(heads, labels, { names });
  for (const word of agreeRelative(heads, labels, { names, tag, form })) {
    reading.xpos[from + word] = tags.indexOf('VBZ');
    reading.upos[from + word] = upos.indexOf('VERB');
  }
  for (const word of agreeModifier(heads, labels, { names, form })) {
    reading.xpos[from + word] = tags.indexOf('JJ');
    reading.upos[from + word] = upos.indexOf('ADJ');
  }
  agreeVoice(heads, labels, { names, isFiniteVerb });
  agreePhrases(heads, labels, { names, tag, form });
  const tagged = { labels, heads, xpos: reading.xpos.subarray(from, from + size) };
  agreeModal(tagged, { tags, names });
  for (const word of verbsByTag(tagged, { tags, names })) {
    const own = upos[reading.upos[from + word] as number] as string;
    if (own !== 'AUX') reading.upos[from + word] = upos.indexOf('VERB');
  }
  let surest = 0;
  for (let word = 0; word < size; word += 1) {
    const head = heads[word] as number;
    reading.labels[from + word] = labels[word] as number;
    reading.heads[from + word] = head === size ? -1 : from + head;
    surest += sureness(scores, word * stride, head, { word, size });
  }
  return surest;
}

/** Margin over the next best head, squashed: 0 where another was better, a half at a margin of 2. */
function sureness(
  scores: Float32Array,
  row: number,
  head: number,
  { word, size }: { readonly word: number; readonly size: number },
): number {
  let other = Number.NEGATIVE_INFINITY;
  for (let at = 0; at <= size; at += 1) {
    const score = scores[row + at] as number;
    if (score > other && at !== head && at !== word) other = score;
  }
  const margin = (scores[row + head] as number) - other;
  if (!Number.isFinite(margin)) return 1;
  return margin <= 0 ? 0 : margin / (margin + 2);
}
