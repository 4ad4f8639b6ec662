import type { Scorer } from '../model/packed-weights.ts';
import {
  MAX_TAG_FEATURES,
  NO_FACTS,
  NO_TAG,
  type TagFacts,
  type TagPlace,
  tagFacts,
  writeTagFeatures,
} from './tag-features.ts';
import type { WordGroups } from './word-groups.ts';

/** A second tagger, asked where the first is unsure: a linear model over words, their neighbours and groups of words used alike. */
export type SecondTagger = { readonly weights: Scorer; readonly groups: WordGroups };

/** What the first tagger makes of a piece of a sentence. */
export type FirstTags = {
  readonly plain: readonly string[];
  /** Best class of each word; changed where the second tagger says otherwise. */
  readonly tags: Int32Array;
  /** Scores of a word by class. */
  readonly scoresOf: (word: number) => Float32Array;
  /** Whether the tree lets a word have another tag than its own. */
  readonly allows: (word: number, tag: number) => boolean;
};

/** A best class that leads by less is asked for again. */
const UNSURE = 3;
/** What a point of the second tagger is worth in those of the first. */
const SHARE = 0.004;

/** Weighs both taggers' scores where the first is unsure; returns the words whose tags change. */
export function reconsiderTags(
  { plain, tags, scoresOf, allows }: FirstTags,
  { weights, groups }: SecondTagger,
): readonly number[] {
  const known: TagFacts[] = [];
  const factsOf = (word: number): TagFacts => {
    const form = plain[word];
    if (form === undefined) return NO_FACTS;
    known[word] ??= tagFacts(form, groups);
    return known[word] as TagFacts;
  };
  const features = new Int32Array(MAX_TAG_FEATURES);
  let second: Int32Array | undefined;
  const changed: number[] = [];
  for (let word = 0; word < plain.length; word += 1) {
    const scores = scoresOf(word);
    const old = tags[word] as number;
    if (lead(scores, old) >= UNSURE) continue;
    second ??= new Int32Array(scores.length);
    weights.score(features, writeTagFeatures(placeOf(word, tags, factsOf), features), second);
    const best = bestOfBoth(scores, second);
    if (best === old || !allows(word, best)) continue;
    tags[word] = best;
    changed.push(word);
  }
  return changed;
}

/** A word among its neighbours. */
export function placeOf(word: number, tags: Int32Array, factsOf: (word: number) => TagFacts): TagPlace {
  const tagOf = (at: number) => tags[at] ?? NO_TAG;
  return {
    facts: [factsOf(word - 2), factsOf(word - 1), factsOf(word), factsOf(word + 1), factsOf(word + 2)],
    tags: [tagOf(word - 2), tagOf(word - 1), tagOf(word + 1), tagOf(word + 2)],
    isFirst: word === 0,
  };
}

function lead(scores: Float32Array, best: number): number {
  let other = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at += 1)
    if (at !== best && (scores[at] as number) > other) other = scores[at] as number;
  return (scores[best] as number) - other;
}

function bestOfBoth(first: Float32Array, second: Int32Array): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < first.length; at += 1) {
    const both = (first[at] as number) + SHARE * (second[at] as number);
    if (both <= highest) continue;
    highest = both;
    best = at;
  }
  return best;
}
