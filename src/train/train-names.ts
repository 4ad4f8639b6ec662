import type { PackedParts } from '../text/model/packed-weights.ts';
import {
  MAY_END,
  MAY_FOLLOW,
  MAY_START,
  NAME_CLASSES,
  NAME_SCALE,
  NO_NAME,
  nameClass,
} from '../text/names/find-names.ts';
import type { KnownNames } from '../text/names/known-names.ts';
import { MAX_NAME_FEATURES, nameFacts, nameFeatures } from '../text/names/name-features.ts';
import { type NameWord, nameRuns } from '../text/names/name-runs.ts';
import { makeRandom, shuffle } from './random.ts';
import type { GoldName } from './read-names.ts';

/** A sentence as the reader read it, with its names; sentences of more weight are learned from more often. */
export type NameLesson = {
  readonly words: readonly NameWord[];
  readonly names: readonly GoldName[];
  readonly weight: number;
};

export type NameTraining = {
  readonly epochs: number;
  readonly seed: number;
  readonly known: KnownNames;
  readonly log: (line: string) => void;
};

/** Feature indexes of each word of a run, whole and with parts left out, and the right classes. */
type Example = {
  readonly versions: readonly (readonly Int32Array[])[];
  readonly labels: Int32Array;
  readonly weight: number;
};

const C = NAME_CLASSES;

/** What is left out at random, so that words and lists never seen are met in training too. */
const VERSIONS = [
  { word: false, lists: false },
  { word: false, lists: false },
  { word: true, lists: false },
  { word: false, lists: true },
  { word: true, lists: true },
] as const;
const RATE = 0.1;
/** Share of the features of a word that are left out at random in each round. */
const DROPOUT = 0.7;
/** Weight of the squares (L2). */
const DECAY = 0.0004;
/** Weights nearer to 0 are left out, as are features seen less often. */
const PRUNE = 12;
const MINIMUM = 4;

/** Trains a linear-chain conditional random field (Lafferty et al. 2001) with AdaGrad; weights come out as whole numbers. */
export function trainNames(
  lessons: readonly NameLesson[],
  { epochs, seed, known, log }: NameTraining,
): { readonly parts: PackedParts; readonly transitions: Int16Array } {
  const index = new Map<number, number>();
  const examples = makeExamples(lessons, known, index);
  const random = makeRandom(seed);
  const rows = index.size;
  const weights = new Float64Array((rows + NAME_CLASSES) * NAME_CLASSES);
  const squares = new Float64Array(weights.length).fill(1e-6);
  log(`names: ${examples.length} runs, ${rows} features`);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    let loss = 0;
    for (const example of shuffle(examples, random)) {
      const version = (example.versions[Math.floor(random() * example.versions.length)] as readonly Int32Array[]).map(
        (keys) => keys.filter(() => random() >= DROPOUT),
      );
      loss += learn(version, example, { weights, squares, rows });
    }
    log(`names epoch ${epoch}: loss ${(loss / examples.length).toFixed(4)}`);
  }
  return pack(weights, index);
}

function makeExamples(
  lessons: readonly NameLesson[],
  known: KnownNames,
  index: Map<number, number>,
): readonly Example[] {
  const buffer = new Int32Array(MAX_NAME_FEATURES);
  const uses = new Map<number, number>();
  const raw = lessons.flatMap(({ words, names, weight }) => {
    const facts = nameFacts(words, known);
    return nameRuns(words).map((run) => {
      const labels = new Int32Array(run.last - run.first).fill(NO_NAME);
      for (const { first, last, type } of names) {
        const [from, to] = [Math.max(first, run.first), Math.min(last, run.last)];
        for (let at = from; at < to; at += 1) labels[at - run.first] = nameClass(type, at - from, to - from);
      }
      const versions = VERSIONS.map((skipped) =>
        Array.from(labels, (_, at) => buffer.slice(0, nameFeatures(facts, run, run.first + at, buffer, skipped))),
      );
      for (const keys of versions[0] ?? []) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + weight);
      return { versions, labels, weight };
    });
  });
  for (const [key, count] of [...uses].sort((a, b) => a[0] - b[0])) if (count >= MINIMUM) index.set(key, index.size);
  return raw.flatMap(({ versions, labels, weight }) => {
    const indexed = versions.map((words) =>
      words.map((keys) => Int32Array.from([...keys].flatMap((key) => index.get(key) ?? []))),
    );
    return Array.from({ length: weight }, () => ({ versions: indexed, labels, weight }));
  });
}

type Field = { readonly weights: Float64Array; readonly squares: Float64Array; readonly rows: number };
/** Logarithms of the sums over all ways to a class at a word, and on from it. */
type Sums = {
  readonly emissions: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly all: number;
};

/** One step against the slope of the log likelihood of the right classes; returns the loss. */
function learn(words: readonly Int32Array[], { labels }: Example, field: Field): number {
  const sums = sumWays(words, field);
  const loss = sums.all - rightWay(labels, sums, field);
  movePairs(labels, sums, field);
  for (const [at, features] of words.entries())
    for (let label = 0; label < C; label += 1) {
      const place = at * C + label;
      const share = Math.exp((sums.forward[place] as number) + (sums.backward[place] as number) - sums.all);
      const slope = share - (labels[at] === label ? 1 : 0);
      if (Math.abs(slope) < 1e-4) continue;
      for (const row of features) move(field, row * C + label, slope);
    }
  return loss;
}

/** AdaGrad (Duchi et al. 2011). */
function move({ weights, squares }: Field, place: number, slope: number): void {
  const whole = slope + DECAY * (weights[place] as number);
  squares[place] = (squares[place] as number) + whole * whole;
  weights[place] = (weights[place] as number) - (RATE * whole) / Math.sqrt(squares[place] as number);
}

const transition = ({ weights, rows }: Field, before: number, label: number) =>
  weights[(rows + before) * C + label] as number;

function sumWays(words: readonly Int32Array[], field: Field): Sums {
  const size = words.length;
  const emissions = new Float64Array(size * C);
  for (const [at, features] of words.entries())
    for (const row of features)
      for (let label = 0; label < C; label += 1)
        emissions[at * C + label] = (emissions[at * C + label] as number) + (field.weights[row * C + label] as number);
  const forward = new Float64Array(size * C).fill(Number.NEGATIVE_INFINITY);
  const backward = new Float64Array(size * C).fill(Number.NEGATIVE_INFINITY);
  for (let label = 0; label < C; label += 1) {
    if (MAY_START[label]) forward[label] = emissions[label] as number;
    if (MAY_END[label]) backward[(size - 1) * C + label] = 0;
  }
  const ways = new Float64Array(C);
  for (let at = 1; at < size; at += 1)
    for (let label = 0; label < C; label += 1) {
      for (let before = 0; before < C; before += 1)
        ways[before] = follows(before, label)
          ? (forward[(at - 1) * C + before] as number) + transition(field, before, label)
          : Number.NEGATIVE_INFINITY;
      forward[at * C + label] = logSum(ways) + (emissions[at * C + label] as number);
    }
  for (let at = size - 2; at >= 0; at -= 1)
    for (let label = 0; label < C; label += 1) {
      for (let next = 0; next < C; next += 1) {
        const place = (at + 1) * C + next;
        ways[next] = follows(label, next)
          ? (backward[place] as number) + transition(field, label, next) + (emissions[place] as number)
          : Number.NEGATIVE_INFINITY;
      }
      backward[at * C + label] = logSum(ways);
    }
  const last = (size - 1) * C;
  for (let label = 0; label < C; label += 1)
    ways[label] = (forward[last + label] as number) + (backward[last + label] as number);
  return { emissions, forward, backward, all: logSum(ways) };
}

function rightWay(labels: Int32Array, { emissions }: Sums, field: Field): number {
  let sum = 0;
  for (const [at, label] of labels.entries()) {
    sum += emissions[at * C + label] as number;
    if (at > 0) sum += transition(field, labels[at - 1] as number, label);
  }
  return sum;
}

/** Moves the weights of classes side by side. */
function movePairs(labels: Int32Array, { emissions, forward, backward, all }: Sums, field: Field): void {
  const pairs = new Float64Array(C * C);
  for (let at = 1; at < labels.length; at += 1) {
    for (let before = 0; before < C; before += 1)
      for (let label = 0; label < C; label += 1) {
        if (!follows(before, label)) continue;
        const way =
          (forward[(at - 1) * C + before] as number) +
          transition(field, before, label) +
          (emissions[at * C + label] as number) +
          (backward[at * C + label] as number);
        pairs[before * C + label] = (pairs[before * C + label] as number) + Math.exp(way - all);
      }
    const right = (labels[at - 1] as number) * C + (labels[at] as number);
    pairs[right] = (pairs[right] as number) - 1;
  }
  for (const [pair, slope] of pairs.entries()) if (slope !== 0) move(field, field.rows * C + pair, slope);
}

const follows = (before: number, label: number) => (MAY_FOLLOW[before] as readonly boolean[])[label] === true;

function logSum(values: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of values) highest = Math.max(highest, value);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - highest);
  return highest + Math.log(sum);
}

function pack(weights: Float64Array, index: ReadonlyMap<number, number>) {
  const keys: number[] = [];
  const rowLength: number[] = [];
  const rowClass: number[] = [];
  const rowWeight: number[] = [];
  for (const [key, row] of index) {
    const entries = Array.from({ length: NAME_CLASSES }, (_, label) => ({
      label,
      weight: Math.round((weights[row * NAME_CLASSES + label] as number) * NAME_SCALE),
    })).filter(({ weight }) => Math.abs(weight) >= PRUNE);
    if (entries.length === 0) continue;
    keys.push(key);
    rowLength.push(entries.length);
    for (const { label, weight } of entries) {
      rowClass.push(label);
      rowWeight.push(weight);
    }
  }
  const parts: PackedParts = {
    classes: NAME_CLASSES,
    keys: Int32Array.from(keys),
    rowLength: Uint8Array.from(rowLength),
    rowClass: Uint8Array.from(rowClass),
    rowWeight: Int16Array.from(rowWeight),
  };
  const start = index.size * NAME_CLASSES;
  const transitions = Int16Array.from(weights.subarray(start, start + NAME_CLASSES * NAME_CLASSES), (weight) =>
    Math.round(weight * NAME_SCALE),
  );
  return { parts, transitions };
}
