import type { Token } from '../text/document.ts';
import { layWeights, type PackedParts, PackedWeights } from '../text/model/packed-weights.ts';
import { splitSentences, walkBoundaries } from '../text/split.ts';
import { MAX_SPLIT_FEATURES, type SplitFacts, splitFacts, splitFeatures } from '../text/split-features.ts';
import { tokenise } from '../text/tokenise.ts';
import { makeRandom, shuffle } from './random.ts';
import type { GoldSentence } from './read-treebank.ts';
import { TrainableWeights } from './trainable-weights.ts';

/** A block of text with the tokens that end a sentence. */
type Block = { readonly tokens: readonly Token[]; readonly facts: SplitFacts; readonly isEnd: Uint8Array };

/** Scores closer than this are learned from too, in updates. */
const MARGIN = 3;
const PACKING = { scale: 16, prune: 4 };

/** Trains an averaged perceptron on whole documents, and on short runs of marked sentences as paragraphs of articles are. */
export function trainSplitter(
  train: readonly GoldSentence[],
  dev: Readonly<Record<string, readonly GoldSentence[]>>,
  { epochs, seed, log }: { readonly epochs: number; readonly seed: number; readonly log: (line: string) => void },
): PackedParts {
  const random = makeRandom(seed);
  const blocks = [...documents(train), ...paragraphs(train, random)].map(makeBlock);
  const weights = new TrainableWeights(2, { minimum: 2 });
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    for (const block of shuffle(blocks, random)) learnBlock(block, weights, { random, isExploring: epoch > 2 });
    const packed = new PackedWeights(layWeights(weights.pack(PACKING)));
    const scores = Object.entries(dev).map(([name, gold]) => `${name} ${(sentenceF1(gold, packed) * 100).toFixed(2)}`);
    log(`splitter epoch ${epoch}: F1 ${scores.join(', ')}`);
  }
  return weights.pack(PACKING);
}

type Lesson = { readonly random: () => number; readonly isExploring: boolean };

function learnBlock({ tokens, facts, isEnd }: Block, weights: TrainableWeights, { random, isExploring }: Lesson): void {
  const features = new Int32Array(MAX_SPLIT_FEATURES);
  const scores = new Int32Array(2);
  walkBoundaries(tokens, facts, (at, history) => {
    const count = splitFeatures(facts, at, history, features);
    weights.score(features, count, scores);
    const right = isEnd[at] as number;
    const margin = (scores[right] as number) - (scores[1 - right] as number);
    weights.step += 1;
    if (margin <= MARGIN) weights.update(features, count, { right, wrong: 1 - right });
    const guess = (scores[1] as number) > (scores[0] as number) ? 1 : 0;
    return (isExploring && random() < 0.5 ? guess : right) === 1;
  });
}

function documents(sentences: readonly GoldSentence[]): readonly (readonly string[])[] {
  const result: string[][] = [];
  for (const { startsParagraph, text } of sentences) {
    if (startsParagraph || result.length === 0) result.push([]);
    result.at(-1)?.push(text);
  }
  return result;
}

/** One to five sentences that end in a mark. */
function paragraphs(sentences: readonly GoldSentence[], random: () => number): readonly (readonly string[])[] {
  const result: string[][] = [];
  let run: string[] = [];
  let wanted = 1;
  const finish = () => {
    if (run.length > 0) result.push(run);
    run = [];
    wanted = 1 + Math.floor(random() * 5);
  };
  for (const { startsParagraph, text } of sentences) {
    const isMarked = /[.!?…]["”’')\]]*$/.test(text);
    if (startsParagraph || !isMarked || run.length >= wanted) finish();
    if (isMarked) run.push(text);
  }
  finish();
  return result;
}

function makeBlock(sentences: readonly string[]): Block {
  const tokens = tokenise(sentences.join(' '));
  const ends = new Set<number>();
  let position = -1;
  for (const { length } of sentences) {
    position += length + 1;
    ends.add(position);
  }
  return { tokens, facts: splitFacts(tokens), isEnd: Uint8Array.from(tokens, ({ end }) => (ends.has(end) ? 1 : 0)) };
}

/** F1 of sentences with both ends right. */
function sentenceF1(gold: readonly GoldSentence[], model: PackedWeights): number {
  let right = 0;
  let found = 0;
  for (const sentences of documents(gold)) {
    const { tokens, isEnd } = makeBlock(sentences);
    for (const { first, last } of splitSentences(tokens, model)) {
      found += 1;
      const isWhole = isEnd[last - 1] === 1 && (first === 0 || isEnd[first - 1] === 1);
      if (isWhole && isEnd.subarray(first, last - 1).every((end) => end === 0)) right += 1;
    }
  }
  return (2 * right) / Math.max(1, found + gold.length);
}
