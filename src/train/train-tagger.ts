import type { PackedParts } from '../text/model/packed-weights.ts';
import { plainForms } from '../text/net/word-features.ts';
import { placeOf } from '../text/tags/second-tags.ts';
import { MAX_TAG_FEATURES, NO_FACTS, type TagFacts, tagFacts, writeTagFeatures } from '../text/tags/tag-features.ts';
import type { WordGroups } from '../text/tags/word-groups.ts';
import { makeRandom, shuffle } from './random.ts';
import type { GoldSentence } from './read-treebank.ts';
import { TrainableWeights } from './trainable-weights.ts';

/** Scores closer than this are learned from too, in updates. */
const MARGIN = 3;
const PACKING = { scale: 16, prune: 10 };
/** Updates of a feature before it gets a row of its own. */
const MINIMUM = 5;
/** How often, from the second epoch on, a wrong guess stands before the words behind it. */
const EXPLORING = 0.7;

export type TaggerOptions = {
  readonly tags: readonly string[];
  readonly groups: WordGroups;
  readonly epochs: number;
  readonly seed: number;
  readonly log: (line: string) => void;
};

type Lesson = { readonly facts: readonly TagFacts[]; readonly right: Int32Array };

/** Trains the second tagger, an averaged perceptron, on words between neighbours with their right tags. */
export function trainTagger(
  train: readonly GoldSentence[],
  { tags, groups, epochs, seed, log }: TaggerOptions,
): PackedParts {
  const random = makeRandom(seed);
  const classOf = new Map(tags.map((tag, at) => [tag, at]));
  const lessons = train.map(
    ({ forms, xpos }): Lesson => ({
      facts: plainForms(forms).map((form) => tagFacts(form, groups)),
      right: Int32Array.from(xpos, (tag) => classOf.get(tag) as number),
    }),
  );
  const weights = new TrainableWeights(tags.length, { minimum: MINIMUM });
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let wrong = 0;
    for (const lesson of shuffle(lessons, random))
      wrong += learn(lesson, weights, () => epoch > 1 && random() < EXPLORING);
    log(`second tagger, epoch ${epoch}: ${wrong} wrong`);
  }
  return weights.pack(PACKING);
}

/** Learns from a sentence; returns how many words were wrong. */
function learn({ facts, right }: Lesson, weights: TrainableWeights, isExploring: () => boolean): number {
  const features = new Int32Array(MAX_TAG_FEATURES);
  const scores = new Int32Array(weights.classes);
  const seen = right.slice();
  const factsOf = (word: number) => facts[word] ?? NO_FACTS;
  let wrong = 0;
  for (let word = 0; word < facts.length; word += 1) {
    const count = writeTagFeatures(placeOf(word, seen, factsOf), features);
    weights.score(features, count, scores);
    weights.step += 1;
    const own = right[word] as number;
    const other = bestOther(scores, own);
    const margin = (scores[own] as number) - (scores[other] as number);
    if (margin <= MARGIN) weights.update(features, count, { right: own, wrong: other });
    if (margin > 0) continue;
    wrong += 1;
    if (margin < 0 && isExploring()) seen[word] = other;
  }
  return wrong;
}

function bestOther(scores: Int32Array, own: number): number {
  let best = own === 0 ? 1 : 0;
  for (let at = 0; at < scores.length; at += 1)
    if (at !== own && (scores[at] as number) > (scores[best] as number)) best = at;
  return best;
}
