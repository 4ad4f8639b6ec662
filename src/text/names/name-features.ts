import { foldForm } from '../fold-form.ts';
import { hashText, mix } from '../model/hash.ts';
import type { KnownNames } from './known-names.ts';
import type { NameRun, NameWord } from './name-runs.ts';

/** What is known of the words of a sentence, worked out once for all its runs; texts as hashes, 0 where there is none. */
export type NameFacts = {
  readonly words: readonly NameWord[];
  readonly folded: readonly string[];
  readonly forms: Int32Array;
  readonly shapes: Int32Array;
  readonly tags: Int32Array;
  readonly relations: Int32Array;
  /** Place in the longest listed name over the word. */
  readonly listed: Int32Array;
  /** Lists in which the word stands. */
  readonly marks: readonly (readonly number[])[];
};

export function nameFacts(words: readonly NameWord[], known: KnownNames): NameFacts {
  const folded = words.map((word) => foldForm(word.form));
  return {
    words,
    folded,
    forms: Int32Array.from(folded, hashText),
    shapes: Int32Array.from(words, ({ form }) => hashText(shapeOf(form))),
    tags: Int32Array.from(words, ({ xpos }) => hashText(xpos)),
    relations: Int32Array.from(words, ({ deprel }) => hashText(deprel)),
    listed: listedNames(words, folded, known),
    marks: folded.map((form) => known.marks(form).map(hashText)),
  };
}

function listedNames(words: readonly NameWord[], folded: readonly string[], known: KnownNames): Int32Array {
  const listed = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    if (listed[at] !== 0 || !/^\p{Lu}|^al$/u.test(words[at]?.form ?? '')) continue;
    const hit = known.longest(folded, at);
    if (hit === undefined) continue;
    const what = hashText(`${hit.what}${hit.length > 1 ? '+' : ''}`);
    for (let of = 0; of < hit.length; of += 1) listed[at + of] = mix(what, placeIn(of, hit.length));
  }
  return listed;
}

/** 1 the only word, 2 the first, 3 the last, 4 between. */
const placeIn = (of: number, length: number) => (length === 1 ? 1 : of === 0 ? 2 : of === length - 1 ? 3 : 4);

export const MAX_NAME_FEATURES = 96;

const NONE = 0;
/** Before the first word and behind the last. */
const [START, END] = [hashText('^'), hashText('$')];

/** Groups that training leaves out at random: the word itself, lists. */
export type Skipped = { readonly word: boolean; readonly lists: boolean };
const NOTHING: Skipped = { word: false, lists: false };

/** Hashes of what speaks for the kind of one word of a run; returns how many there are. */
export function nameFeatures(
  facts: NameFacts,
  { first, last }: NameRun,
  at: number,
  features: Int32Array,
  skipped: Skipped = NOTHING,
): number {
  const { words, folded, shapes, tags, relations, listed, marks } = facts;
  let count = 0;
  let kind = 0;
  /** A kind of feature of its own number, so that equal texts of different kinds stay apart. */
  const of = (hash: number) => {
    kind += 1;
    if (hash === NONE || count >= MAX_NAME_FEATURES) return;
    features[count] = mix(hash, kind);
    count += 1;
  };
  /** One feature for each list in which a word stands. */
  const each = (where: number, beside: number) => {
    kind += 1;
    for (const mark of marks[where] ?? []) {
      if (count >= MAX_NAME_FEATURES) return;
      features[count] = mix(mix(mark, beside), kind);
      count += 1;
    }
  };
  const form = (where: number) => (where < 0 ? START : where >= words.length ? END : (facts.forms[where] as number));
  const shape = (where: number) => shapes[where] ?? START;
  const word = words[at] as NameWord;
  const text = folded[at] as string;
  const core = coreOf(words, { first, last }, at);
  const place = placeIn(at - core.first, core.last - core.first);
  const unlessOwn = (where: number, hash: number) => (skipped.word && where === at ? NONE : hash);
  const own = (hash: number) => (skipped.word ? NONE : hash);

  of(1);
  of(own(form(at)));
  of(own(hashText(word.form)));
  of(form(at - 1));
  of(form(at + 1));
  of(form(at - 2));
  of(form(at + 2));
  of(own(mix(form(at - 1), form(at))));
  of(own(mix(form(at), form(at + 1))));
  of(mix(form(at - 2), form(at - 1)));
  of(mix(form(at + 1), form(at + 2)));
  of(shape(at));
  of(mix(shape(at - 1), shape(at)));
  of(mix(shape(at), shape(at + 1)));
  of(mix(mix(shape(at - 1), shape(at)), shape(at + 1)));
  for (let length = 2; length <= 4; length += 1) {
    of(text.length > length ? hashText(text.slice(-length)) : NONE);
    of(text.length > length ? hashText(text.slice(0, length)) : NONE);
  }

  const tag = tags[at] as number;
  of(tag);
  of(mix(tags[at - 1] ?? START, tag));
  of(mix(tag, tags[at + 1] ?? END));
  const relation = relations[at] as number;
  of(relation);
  of(mix(relation, tags[word.head] ?? START));
  const isOutside = word.head < core.first || word.head >= core.last;
  of(isOutside && word.head >= 0 ? mix(relation, form(word.head)) : NONE);
  const head = headOutside(words, core);
  of(head < 0 ? NONE : (relations[head] as number));
  of(head < 0 ? NONE : mix(relations[head] as number, form((words[head] as NameWord).head)));

  of(place);
  of(mix(place, Math.min(6, core.last - core.first)));
  of(mix(place, placeIn(at - first, last - first)));
  const [start, end] = [form(core.first), form(core.last - 1)];
  of(unlessOwn(core.last - 1, end));
  of(unlessOwn(core.last - 1, mix(place, end)));
  of(hashText((folded[core.last - 1] as string).slice(-3)));
  of(unlessOwn(core.first, mix(place, start)));
  of(form(core.first - 1));
  of(form(core.last));
  of(mix(form(core.first - 1), form(core.last)));
  of(mix(form(core.first - 2), form(core.first - 1)));
  of(mix(mix(shape(core.last - 1), form(core.last)), shape(core.last + 1)));
  of(spelledOut(facts, at));
  of(folded[core.first - 1] === '(' && folded[core.last] === ')' ? shape(at) : NONE);

  if (skipped.lists || listed[at] === NONE) kind += 3;
  else {
    of(listed[at] as number);
    of(mix(listed[at] as number, place));
    of(mix(listed[at] as number, Math.min(4, core.last - core.first)));
  }
  of(skipped.lists ? NONE : (listed[at + 1] ?? NONE));
  of(skipped.lists ? NONE : (listed[at - 1] ?? NONE));
  each(at, 0);
  each(at, place);
  each(at - 1, 0);
  each(at + 1, 0);
  each(core.first - 1, 0);
  each(core.first, place);
  each(core.last - 1, place);
  each(core.last, 0);
  return count;
}

/** The capitalised words about a word, without links. */
function coreOf(words: readonly NameWord[], { first, last }: NameRun, at: number): NameRun {
  const isName = (where: number) => CAPITAL.test((words[where] as NameWord).form);
  if (!isName(at)) return { first: at, last: at + 1 };
  let [start, end] = [at, at + 1];
  while (start > first && isName(start - 1)) start -= 1;
  while (end < last && isName(end)) end += 1;
  return { first: start, last: end };
}

const CAPITAL = /\p{Lu}/u;

/** The word whose head lies outside, -1 where there is none. */
function headOutside(words: readonly NameWord[], { first, last }: NameRun): number {
  for (let at = first; at < last; at += 1) {
    const { head } = words[at] as NameWord;
    if (head < first || head >= last) return at;
  }
  return -1;
}

/** The last word of the name right before a bracket in which an acronym stands: "Kurdistan Workers' Party (PKK)". */
function spelledOut({ words, forms }: NameFacts, at: number): number {
  if (words[at - 1]?.form !== '(' || !/^\p{Lu}{2,7}$/u.test(words[at]?.form ?? '')) return NONE;
  return CAPITAL.test(words[at - 2]?.form ?? '') ? (forms[at - 2] as number) : NONE;
}

/** Capitals X, small letters x, digits 0, runs of the same once: "McCain" is XxXx, "G20" X0. */
function shapeOf(form: string): string {
  if (/^[A-Z][a-z]+$/.test(form)) return 'Xx';
  if (/^[a-z]+$/.test(form)) return 'x';
  if (/^\p{Lu}+$/u.test(form)) return form.length === 1 ? 'X' : form.length < 5 ? 'XX' : 'XXX';
  return form
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\d+/g, '0')
    .slice(0, 8);
}
