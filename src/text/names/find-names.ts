import type { NameSpan } from '../document.ts';
import type { Scorer } from '../model/packed-weights.ts';
import { type KnownNames, NOTHING_KNOWN, type PersonNames, withPeople } from './known-names.ts';
import { MAX_NAME_FEATURES, type NameFacts, nameFacts, nameFeatures } from './name-features.ts';
import { type NameRun, type NameWord, nameRuns } from './name-runs.ts';

export const NAME_TYPES = ['person', 'group', 'place', 'other'] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** Classes: 0 is no name; then for each type begin, inside, last, only. */
export const NAME_CLASSES = 1 + 4 * NAME_TYPES.length;
export const NO_NAME = 0;
const [BEGIN, INSIDE, LAST, ONLY] = [0, 1, 2, 3] as const;

/** The class of a word at a place in a name of a length. */
export function nameClass(type: NameType, at: number, length: number): number {
  const part = length === 1 ? ONLY : at === 0 ? BEGIN : at === length - 1 ? LAST : INSIDE;
  return 1 + 4 * NAME_TYPES.indexOf(type) + part;
}

const partOf = (label: number) => (label === NO_NAME ? -1 : (label - 1) % 4);
const typeOf = (label: number) => (label - 1) >> 2;
const startsName = (label: number) => label === NO_NAME || partOf(label) === BEGIN || partOf(label) === ONLY;
const endsName = (label: number) => label === NO_NAME || partOf(label) === LAST || partOf(label) === ONLY;

/** Which class may follow which. */
export const MAY_FOLLOW: readonly (readonly boolean[])[] = Array.from({ length: NAME_CLASSES }, (_, before) =>
  Array.from({ length: NAME_CLASSES }, (__, label) =>
    endsName(before) ? startsName(label) : !startsName(label) && typeOf(before) === typeOf(label),
  ),
);
export const MAY_START = Array.from({ length: NAME_CLASSES }, (_, label) => startsName(label));
export const MAY_END = Array.from({ length: NAME_CLASSES }, (_, label) => endsName(label));

/** Weights of the finder: for features of words, and for classes side by side (`before * NAME_CLASSES + label`). */
export type NameModel = PersonNames & { readonly weights: Scorer; readonly transitions: Int16Array };
/** Weights are natural logarithms times this. */
export const NAME_SCALE = 128;

/** Names in a sentence that are read as such, in order, never overlapping. */
export function findNames(
  words: readonly NameWord[],
  model: NameModel,
  known: KnownNames = NOTHING_KNOWN,
): readonly NameSpan[] {
  const runs = nameRuns(words);
  if (runs.length === 0) return [];
  const facts = nameFacts(words, listsFor(known, model));
  return runs.flatMap((run) => namesIn(facts, run, model));
}

/** Lists with the names of a model beside them, made once: facts of words are kept for each. */
const lists = new WeakMap<KnownNames, WeakMap<NameModel, KnownNames>>();

function listsFor(known: KnownNames, model: NameModel): KnownNames {
  const made = lists.get(known) ?? new WeakMap<NameModel, KnownNames>();
  lists.set(known, made);
  const all = made.get(model) ?? withPeople(known, model);
  made.set(model, all);
  return all;
}

const features = new Int32Array(MAX_NAME_FEATURES);
const scores = new Int32Array(NAME_CLASSES);

function namesIn(facts: NameFacts, run: NameRun, model: NameModel): readonly NameSpan[] {
  const size = run.last - run.first;
  const emissions = new Int32Array(size * NAME_CLASSES);
  for (let at = 0; at < size; at += 1) {
    model.weights.score(features, nameFeatures(facts, run, run.first + at, features), scores);
    emissions.set(scores, at * NAME_CLASSES);
  }
  const labels = bestLabels(emissions, size, model.transitions);
  const spans: NameSpan[] = [];
  for (let at = 0; at < size; at += 1) {
    const label = labels[at] as number;
    if (label === NO_NAME) continue;
    let last = at + 1;
    while (!endsName(labels[last - 1] as number)) last += 1;
    const type = NAME_TYPES[typeOf(label)] as NameType;
    const confidence = spanConfidence(emissions, labels, { from: at, to: last });
    spans.push({ first: run.first + at, last: run.first + last, type, confidence });
    at = last - 1;
  }
  return spans;
}

/** For each class those that may stand before it: of 17 classes nine before a name, two inside of one. */
const BEFORE: readonly Int32Array[] = Array.from({ length: NAME_CLASSES }, (_, label) =>
  Int32Array.from([...MAY_FOLLOW.keys()].filter((before) => MAY_FOLLOW[before]?.[label] === true)),
);

/** The likeliest classes (Viterbi), in whole numbers. */
function bestLabels(emissions: Int32Array, size: number, transitions: Int16Array): Int32Array {
  const best = new Int32Array(size * NAME_CLASSES).fill(IMPOSSIBLE);
  const back = new Int32Array(size * NAME_CLASSES);
  for (let label = 0; label < NAME_CLASSES; label += 1) if (MAY_START[label]) best[label] = emissions[label] as number;
  for (let at = 1; at < size; at += 1) {
    const [row, rowBefore] = [at * NAME_CLASSES, (at - 1) * NAME_CLASSES];
    for (let label = 0; label < NAME_CLASSES; label += 1) {
      const allowed = BEFORE[label] as Int32Array;
      let highest = IMPOSSIBLE;
      let from = 0;
      for (let one = 0; one < allowed.length; one += 1) {
        const before = allowed[one] as number;
        const sum = (best[rowBefore + before] as number) + (transitions[before * NAME_CLASSES + label] as number);
        if (sum <= highest) continue;
        highest = sum;
        from = before;
      }
      back[row + label] = from;
      best[row + label] = highest + (emissions[row + label] as number);
    }
  }
  let label = NO_NAME;
  const lastRow = (size - 1) * NAME_CLASSES;
  for (let one = 0; one < NAME_CLASSES; one += 1)
    if (MAY_END[one] && (best[lastRow + one] as number) > (best[lastRow + label] as number)) label = one;
  const labels = new Int32Array(size);
  for (let at = size - 1; at >= 0; at -= 1) {
    labels[at] = label;
    label = back[at * NAME_CLASSES + label] as number;
  }
  return labels;
}

/** Far below any sum, far above what 32 bits hold at the least. */
const IMPOSSIBLE = -500_000_000;

/** How sure the type is: the share of the type chosen among all types over the words of the name, on average. */
function spanConfidence(
  emissions: Int32Array,
  labels: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    const row = at * NAME_CLASSES;
    let highest = IMPOSSIBLE;
    for (let label = 0; label < NAME_CLASSES; label += 1) highest = Math.max(highest, emissions[row + label] as number);
    let [all, own] = [0, 0];
    for (let label = 0; label < NAME_CLASSES; label += 1) {
      const share = Math.exp(((emissions[row + label] as number) - highest) / NAME_SCALE);
      all += share;
      if (label !== NO_NAME && typeOf(label) === typeOf(labels[from] as number)) own += share;
    }
    sum += own / all;
  }
  return Math.round((sum / (to - from)) * 1000) / 1000;
}
