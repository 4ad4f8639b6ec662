import { type PackedParts, PackedWeights } from '../model/packed-weights.ts';
import { bestMove, makeBuffers, type ParseModel, parseSentence } from '../parse.ts';
import { labelFeatures, MAX_PARSE_FEATURES, type ParseInput, transitionFeatures } from '../parse-features.ts';
import { LEFT_ARC, ParseState, RIGHT_ARC, SHIFT, TRANSITIONS } from '../parse-state.ts';
import { highest } from '../tag.ts';
import { makeRandom, shuffle } from './random.ts';
import type { TrainOptions } from './train-tagger.ts';
import { TrainableWeights } from './trainable-weights.ts';

/** A sentence with its tree, tags as the tagger gives them to unseen text. */
export type ParseExample = {
  readonly input: ParseInput;
  readonly heads: readonly number[];
  readonly labels: readonly string[];
};
export type TrainedParser = {
  readonly model: ParseModel;
  readonly transitions: PackedParts;
  readonly arcLabels: PackedParts;
};

/** Follows its own choices with this probability after the first epoch (Goldberg and Nivre 2012). */
const EXPLORE = 0.9;

/** Trains transitions with the dynamic oracle of arc-hybrid (Goldberg and Nivre 2013) and a classifier for labels. */
export function trainParser(
  train: readonly ParseExample[],
  dev: readonly ParseExample[],
  options: TrainOptions,
): TrainedParser {
  const labels = [...new Set(train.flatMap((example) => example.labels))].sort();
  const labelIndex = new Map(labels.map((label, at) => [label, at]));
  const moves = new TrainableWeights(TRANSITIONS, { capacity: 1 << 20, minimum: MINIMUM });
  const arcs = new TrainableWeights(labels.length, { minimum: MINIMUM });
  const random = makeRandom(options.seed);
  const learner = {
    moves,
    arcs,
    random,
    features: new Int32Array(MAX_PARSE_FEATURES),
    moveScores: new Int32Array(TRANSITIONS),
    labelScores: new Int32Array(labels.length),
  };
  const packed = (prune: { readonly moves: number; readonly labels: number }) => {
    const transitions = moves.pack({ scale: SCALE, prune: prune.moves });
    const arcLabels = arcs.pack({ scale: SCALE, prune: prune.labels });
    return {
      transitions,
      arcLabels,
      model: { labels, transitions: new PackedWeights(transitions), arcLabels: new PackedWeights(arcLabels) },
    };
  };
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    for (const example of shuffle(train, random))
      learnSentence(example, labelIndex, { ...learner, isExploring: epoch > 1 });
    if (dev.length > 0 && epoch === options.epochs) {
      const { las, uas } = attachmentScores(packed(PRUNE).model, dev);
      options.log(`parser epoch ${epoch}: UAS ${(uas * 100).toFixed(2)} LAS ${(las * 100).toFixed(2)}`);
    } else options.log(`parser epoch ${epoch}`);
  }
  return packed(PRUNE);
}

/** Updates after which a feature is kept. */
const MINIMUM = 2;

/** What one update that stays weighs: coarse, so that most weights fit a byte. */
const SCALE = 16;

/** Averaged weights below these are dropped. */
const PRUNE = { moves: 18, labels: 14 };

type Learner = {
  readonly moves: TrainableWeights;
  readonly arcs: TrainableWeights;
  readonly random: () => number;
  readonly features: Int32Array;
  readonly moveScores: Int32Array;
  readonly labelScores: Int32Array;
  readonly isExploring: boolean;
};

function learnSentence(example: ParseExample, labelIndex: ReadonlyMap<string, number>, learner: Learner): void {
  const { moves, random, features, moveScores, isExploring } = learner;
  const { input, heads } = example;
  const state = new ParseState(heads.length);
  const gold = Int32Array.from(heads, (head) => (head < 0 ? heads.length : head));
  const costs = new Int32Array(TRANSITIONS);
  while (!state.isDone()) {
    const count = transitionFeatures(state, input, features);
    moves.score(features, count, moveScores);
    oracleCosts(state, gold, costs);
    const { move } = bestMove(state, moveScores);
    const right = bestOracleMove(state, moveScores, costs);
    moves.step += 1;
    if ((costs[move] as number) > (costs[right] as number)) moves.update(features, count, { right, wrong: move });
    const taken =
      (costs[move] as number) <= (costs[right] as number) || (isExploring && random() < EXPLORE) ? move : right;
    if (taken === SHIFT) state.shift();
    else learnLabel(state, taken, { example, gold, labelIndex, learner });
  }
}

function bestOracleMove(state: ParseState, scores: Int32Array, costs: Int32Array): number {
  let best = -1;
  for (let transition = 0; transition < TRANSITIONS; transition += 1) {
    if (!state.canDo(transition)) continue;
    if (
      best === -1 ||
      (costs[transition] as number) < (costs[best] as number) ||
      ((costs[transition] as number) === (costs[best] as number) &&
        (scores[transition] as number) > (scores[best] as number))
    ) {
      best = transition;
    }
  }
  return best;
}

type LabelLesson = {
  readonly example: ParseExample;
  readonly gold: Int32Array;
  readonly labelIndex: ReadonlyMap<string, number>;
  readonly learner: Learner;
};

function learnLabel(state: ParseState, move: number, { example, gold, labelIndex, learner }: LabelLesson): void {
  const { arcs, features, labelScores } = learner;
  const child = state.stack[state.depth - 1] as number;
  const head = move === RIGHT_ARC ? (state.stack[state.depth - 2] as number) : state.next;
  const count = labelFeatures(state, example.input, { head, child }, features);
  arcs.score(features, count, labelScores);
  const guess = highest(labelScores);
  arcs.step += 1;
  const right = labelIndex.get(example.labels[child] ?? '') ?? 0;
  if (gold[child] === head && guess !== right) arcs.update(features, count, { right, wrong: guess });
  if (move === LEFT_ARC) state.leftArc(guess);
  else state.rightArc(guess);
}

/** How many gold arcs each transition makes unreachable. */
function oracleCosts(state: ParseState, gold: Int32Array, costs: Int32Array): void {
  const { stack, depth, next, count } = state;
  costs.fill(0);
  const s0 = depth > 0 ? (stack[depth - 1] as number) : -1;
  const s1 = depth > 1 ? (stack[depth - 2] as number) : -1;
  let dependentsInBuffer = 0;
  if (s0 >= 0) for (let at = next; at < count; at += 1) if (gold[at] === s0) dependentsInBuffer += 1;
  const head = s0 >= 0 ? (gold[s0] as number) : -2;
  costs[LEFT_ARC] = dependentsInBuffer + (head === s1 || head > next ? 1 : 0);
  costs[RIGHT_ARC] = dependentsInBuffer + (head >= next ? 1 : 0);
  if (next >= count) return;
  let lost = 0;
  for (let at = 0; at < depth; at += 1) {
    const word = stack[at] as number;
    if (gold[word] === next) lost += 1;
    if (at < depth - 1 && gold[next] === word) lost += 1;
  }
  costs[SHIFT] = lost;
}

/** Unlabelled and labelled attachment scores over all words. */
export function attachmentScores(
  model: ParseModel,
  examples: readonly ParseExample[],
): { readonly uas: number; readonly las: number } {
  const buffers = makeBuffers(model.labels.length);
  let all = 0;
  let heads = 0;
  let labelled = 0;
  for (const example of examples) {
    const parse = parseSentence(example.input, model, buffers);
    for (const [at, head] of example.heads.entries()) {
      all += 1;
      if (parse.heads[at] !== head) continue;
      heads += 1;
      if (model.labels[parse.labels[at] as number] === example.labels[at]) labelled += 1;
    }
  }
  return { uas: heads / Math.max(1, all), las: labelled / Math.max(1, all) };
}
