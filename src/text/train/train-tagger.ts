import { hashText } from '../model/hash.ts';
import { type PackedParts, PackedWeights } from '../model/packed-weights.ts';
import { normalForm } from '../normal-form.ts';
import { decodeTags, highest, MAX_TAG_FEATURES, type TagModel, tagFeatures, wordFacts } from '../tag.ts';
import { makeRandom, shuffle } from './random.ts';
import type { GoldSentence } from './read-treebank.ts';
import { TrainableWeights } from './trainable-weights.ts';

export type TrainOptions = { readonly epochs: number; readonly seed: number; readonly log: (line: string) => void };
export type TrainedTagger = { readonly model: TagModel; readonly parts: PackedParts };

/** Trains the tagger on XPOS tags; prints accuracy on `dev` after each epoch. */
export function trainTagger(
  train: readonly GoldSentence[],
  dev: readonly GoldSentence[],
  options: TrainOptions,
): TrainedTagger {
  const tags = [...new Set(train.flatMap((sentence) => sentence.xpos))].sort();
  const tagIndex = new Map(tags.map((tag, at) => [tag, at]));
  const wordClasses = makeWordClasses(train);
  const examples = train.map((sentence) => ({
    facts: wordFacts(sentence.forms, wordClasses),
    gold: Int32Array.from(sentence.xpos, (tag) => tagIndex.get(tag) ?? 0),
  }));
  const weights = new TrainableWeights(tags.length, { minimum: 2 });
  const random = makeRandom(options.seed);
  const features = new Int32Array(MAX_TAG_FEATURES);
  const scores = new Int32Array(tags.length);
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    for (const { facts, gold } of shuffle(examples, random)) {
      const predicted = new Int32Array(gold.length);
      for (let at = 0; at < gold.length; at += 1) {
        const count = tagFeatures(facts, at, predicted, features);
        weights.score(features, count, scores);
        const guess = highest(scores);
        const right = gold[at] as number;
        weights.step += 1;
        if (guess !== right) weights.update(features, count, { right, wrong: guess });
        predicted[at] = guess;
      }
    }
    if (dev.length > 0 && epoch === options.epochs) {
      const packed = new PackedWeights(weights.pack({ scale: 64, prune: 1 }));
      options.log(
        `tagger epoch ${epoch}: ${(taggingAccuracy({ tags, weights: packed, wordClasses }, dev) * 100).toFixed(2)} % XPOS`,
      );
    }
  }
  const parts = weights.pack({ scale: 16, prune: 6 });
  return { model: { tags, weights: new PackedWeights(parts), wordClasses }, parts };
}

/** Share of words whose XPOS is right. */
export function taggingAccuracy(model: TagModel, sentences: readonly GoldSentence[]): number {
  let right = 0;
  let all = 0;
  for (const sentence of sentences) {
    const tags = decodeTags(wordFacts(sentence.forms, model.wordClasses), model.weights, model.tags.length);
    for (const [at, tag] of sentence.xpos.entries()) {
      all += 1;
      if (model.tags[tags[at] as number] === tag) right += 1;
    }
  }
  return right / Math.max(1, all);
}

/** Words seen twice or more get the class of their tag set: tags with at least 3 % of their uses. */
function makeWordClasses(train: readonly GoldSentence[]): ReadonlyMap<number, number> {
  const counts = new Map<string, Map<string, number>>();
  for (const sentence of train) {
    for (const [at, form] of sentence.forms.entries()) {
      const word = normalForm(form).toLowerCase();
      const tags = counts.get(word) ?? new Map<string, number>();
      const tag = sentence.xpos[at] ?? '';
      counts.set(word, tags.set(tag, (tags.get(tag) ?? 0) + 1));
    }
  }
  const classes = new Map<string, number>();
  const result = new Map<number, number>();
  for (const word of [...counts.keys()].sort()) {
    const tags = [...(counts.get(word) ?? [])];
    const total = tags.reduce((sum, [, count]) => sum + count, 0);
    if (total < 2) continue;
    const kept = tags
      .filter(([, count]) => count >= total * 0.03)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const name = `${kept[0]?.[0]}>${kept
      .map(([tag]) => tag)
      .sort()
      .join('|')}`;
    const known = classes.get(name) ?? classes.size + 1;
    classes.set(name, known);
    result.set(hashText(word), known);
  }
  return result;
}
