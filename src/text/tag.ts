import { hashText, mix } from './model/hash.ts';
import type { PackedWeights } from './model/packed-weights.ts';
import { normalForm, shapeOf } from './normal-form.ts';

/** Scores features against class weights; both trained and packed weights do. */
export type Scorer = { score(features: Int32Array, count: number, scores: Int32Array): void };

/** What the tagger knows: tags in class order, and for frequent words which tags they had. */
export type TagModel = {
  readonly tags: readonly string[];
  readonly weights: PackedWeights;
  /** Hash of the lower-cased form -> class of its tag set, from 1. */
  readonly wordClasses: ReadonlyMap<number, number>;
};

export const MAX_TAG_FEATURES = 48;
const EDGE = 0x5bd1e995;

/** Per-word numbers that the feature templates combine; computed once a sentence. */
export type WordFacts = {
  readonly exact: Int32Array;
  readonly lower: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix3: Int32Array;
  readonly shape: Int32Array;
  readonly wordClass: Int32Array;
  readonly isRare: Uint8Array;
};

/** @param forms the words of one sentence as written */
export function wordFacts(forms: readonly string[], wordClasses: ReadonlyMap<number, number>): WordFacts {
  const count = forms.length;
  const make = () => new Int32Array(count);
  const facts = {
    exact: make(),
    lower: make(),
    suffix2: make(),
    suffix3: make(),
    suffix4: make(),
    prefix3: make(),
    shape: make(),
    wordClass: make(),
    isRare: new Uint8Array(count),
  };
  const isShouted = isAllCaps(forms);
  for (let at = 0; at < count; at += 1) {
    const written = normalForm(forms[at] as string);
    const form = isShouted && written.length > 1 ? (written[0] as string) + written.slice(1).toLowerCase() : written;
    const lower = form.toLowerCase();
    facts.exact[at] = hashText(form);
    facts.lower[at] = hashText(lower);
    facts.suffix2[at] = hashText(lower.slice(-2));
    facts.suffix3[at] = hashText(lower.slice(-3));
    facts.suffix4[at] = hashText(lower.slice(-4));
    facts.prefix3[at] = hashText(lower.slice(0, 3));
    facts.shape[at] = shapeOf(form) + (at === 0 ? 16 : 0);
    const known = wordClasses.get(facts.lower[at] as number);
    facts.wordClass[at] = known ?? -1 - shapeOf(form);
    facts.isRare[at] = known === undefined ? 1 : 0;
  }
  return facts;
}

function isAllCaps(forms: readonly string[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const form of forms) {
    if (/\p{Ll}/u.test(form)) lower += 1;
    else if (/\p{Lu}/u.test(form)) upper += 1;
  }
  return upper > 3 && lower <= upper / 8;
}

/** Writes the features of word `at` into `out` and returns how many; `tags` holds those of the words before it. */
export function tagFeatures(facts: WordFacts, at: number, tags: Int32Array, out: Int32Array): number {
  const count = facts.exact.length;
  const word = (index: number) => (index < 0 || index >= count ? EDGE : (facts.lower[index] as number));
  const cls = (index: number) => (index < 0 || index >= count ? EDGE : (facts.wordClass[index] as number));
  const t1 = at > 0 ? (tags[at - 1] as number) : -1;
  const t2 = at > 1 ? (tags[at - 2] as number) : -1;
  const w = word(at);
  const c = cls(at);
  const shape = facts.shape[at] as number;
  let n = 0;
  const put = (template: number, a: number, b = 0) => {
    out[n] = mix(mix(template, a), b);
    n += 1;
  };
  put(1, 0);
  put(2, w);
  put(3, facts.exact[at] as number);
  put(4, c);
  put(5, shape, t1);
  put(6, t1);
  put(7, t2, t1);
  put(8, w, t1);
  put(9, c, t1);
  put(10, c, mix(t1, t2));
  put(11, word(at - 1));
  put(12, word(at + 1));
  put(13, word(at - 2));
  put(14, word(at + 2));
  put(15, cls(at + 1), c);
  put(16, cls(at + 1), t1);
  put(17, mix(cls(at + 1), t1), c);
  put(18, mix(cls(at + 1), cls(at + 2)), c);
  put(19, w, word(at + 1));
  put(20, w, word(at - 1));
  put(21, c, word(at + 1));
  put(22, c, word(at - 1));
  put(23, mix(cls(at - 1), cls(at - 2)), c);
  put(24, w, cls(at + 1));
  put(25, mix(cls(at + 1), cls(at + 2)), t1);
  put(26, word(at - 2), c);
  put(27, word(at + 2), c);
  put(28, facts.suffix3[at] as number);
  put(29, facts.suffix2[at] as number, shape);
  if (facts.isRare[at] === 1) {
    put(31, facts.suffix3[at] as number, t1);
    put(32, facts.suffix2[at] as number, t1);
    put(33, facts.prefix3[at] as number);
    put(35, shape, cls(at + 1));
    put(36, shape, word(at + 1));
    put(37, shape, word(at - 1));
    put(38, facts.suffix3[at] as number, shape);
  }
  if (at + 1 < count) {
    put(39, facts.suffix3[at + 1] as number, c);
    put(40, facts.shape[at + 1] as number, c);
  }
  if (at > 0) put(41, facts.suffix3[at - 1] as number, c);
  put(42, facts.suffix4[at] as number);
  put(43, facts.suffix3[at] as number, cls(at + 1));
  put(44, mix(cls(at - 1), cls(at + 1)), c);
  put(45, mix(word(at - 1), word(at + 1)), c);
  put(46, mix(cls(at + 1), t1), w);
  return n;
}

/** Tags a sentence: class indexes into `model.tags`. */
export function tagSentence(forms: readonly string[], model: TagModel): Int32Array {
  const facts = wordFacts(forms, model.wordClasses);
  return decodeTags(facts, model.weights, model.tags.length);
}

/** Greedy left-to-right decoding. */
export function decodeTags(facts: WordFacts, scorer: Scorer, classes: number): Int32Array {
  const count = facts.exact.length;
  const tags = new Int32Array(count);
  const features = new Int32Array(MAX_TAG_FEATURES);
  const scores = new Int32Array(classes);
  for (let at = 0; at < count; at += 1) {
    scorer.score(features, tagFeatures(facts, at, tags, features), scores);
    tags[at] = highest(scores);
  }
  return tags;
}

/** Index of the highest score, the first of equals. */
export function highest(scores: Int32Array): number {
  let best = 0;
  for (let label = 1; label < scores.length; label += 1)
    if ((scores[label] as number) > (scores[best] as number)) best = label;
  return best;
}
