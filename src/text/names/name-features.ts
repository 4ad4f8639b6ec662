import { hashText } from '../../base/hash-text.ts';
import { mix } from '../model/hash.ts';
import { type FormFacts, formFacts } from './form-facts.ts';
import type { KnownNames } from './known-names.ts';
import type { NameRun, NameWord } from './name-runs.ts';

/** What is known of the words of a sentence, worked out once for all its runs. */
export type NameFacts = {
  readonly words: readonly NameWord[];
  readonly forms: readonly FormFacts[];
  /** Place in the longest listed name over the word, as a hash; 0 where there is none. */
  readonly listed: Int32Array;
};

/** @param known must say the same of a word each time. */
export function nameFacts(words: readonly NameWord[], known: KnownNames): NameFacts {
  const forms = formFacts(words, known);
  return { words, forms, listed: listedNames(forms, known) };
}

function listedNames(forms: readonly FormFacts[], known: KnownNames): Int32Array {
  const listed = new Int32Array(forms.length);
  let folded: readonly string[] | undefined;
  for (let at = 0; at < forms.length; at += 1) {
    if (listed[at] !== 0 || forms[at]?.mayBeListed !== true) continue;
    folded ??= forms.map((form) => form.folded);
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

/** Writes features one after another, each kind under a number of its own, so that equal texts of two kinds stay apart. */
class FeatureWriter {
  count = 0;
  kind = 0;
  readonly #features: Int32Array;

  constructor(features: Int32Array) {
    this.#features = features;
  }

  of(hash: number): void {
    this.kind += 1;
    if (hash === NONE || this.count >= MAX_NAME_FEATURES) return;
    this.#features[this.count] = mix(hash, this.kind);
    this.count += 1;
  }

  /** One feature for each list in which a word stands. */
  each(facts: FormFacts | undefined, beside: number): void {
    this.kind += 1;
    if (facts === undefined) return;
    for (const mark of facts.marks) {
      if (this.count >= MAX_NAME_FEATURES) return;
      this.#features[this.count] = mix(mix(mark, beside), this.kind);
      this.count += 1;
    }
  }
}

const formAt = (forms: readonly FormFacts[], where: number): number =>
  where < 0 ? START : where >= forms.length ? END : (forms[where] as FormFacts).form;
const shapeAt = (forms: readonly FormFacts[], where: number): number => forms[where]?.shape ?? START;
const tagAt = (words: readonly NameWord[], where: number, outside: number): number => {
  const word = words[where];
  return word === undefined ? outside : hashText(word.xpos);
};

/** Hashes of what speaks for the kind of one word of a run; returns how many there are. */
export function nameFeatures(
  facts: NameFacts,
  run: NameRun,
  at: number,
  features: Int32Array,
  skipped: Skipped = NOTHING,
): number {
  const to = new FeatureWriter(features);
  const core = coreOf(facts, run, at);
  const place = placeIn(at - core.first, core.last - core.first);
  writeForms(to, facts, at, skipped);
  writeTree(to, facts, core, at);
  writeCore(to, facts, { run, core, at, place, skipped });
  writeLists(to, facts, { core, at, place, skipped });
  return to.count;
}

/** The word and those about it. */
function writeForms(to: FeatureWriter, { forms }: NameFacts, at: number, skipped: Skipped): void {
  const facts = forms[at] as FormFacts;
  const { form, shape } = facts;
  const [before, after] = [formAt(forms, at - 1), formAt(forms, at + 1)];
  const [farBefore, farAfter] = [formAt(forms, at - 2), formAt(forms, at + 2)];
  const [shapeBefore, shapeAfter] = [shapeAt(forms, at - 1), shapeAt(forms, at + 1)];
  to.of(1);
  to.of(skipped.word ? NONE : form);
  to.of(skipped.word ? NONE : facts.own);
  to.of(before);
  to.of(after);
  to.of(farBefore);
  to.of(farAfter);
  to.of(skipped.word ? NONE : mix(before, form));
  to.of(skipped.word ? NONE : mix(form, after));
  to.of(mix(farBefore, before));
  to.of(mix(after, farAfter));
  to.of(shape);
  to.of(mix(shapeBefore, shape));
  to.of(mix(shape, shapeAfter));
  to.of(mix(mix(shapeBefore, shape), shapeAfter));
  for (const affix of facts.affixes) to.of(affix);
}

/** Tags, and what the word and its name hang on. */
function writeTree(to: FeatureWriter, { words, forms }: NameFacts, core: NameRun, at: number): void {
  const word = words[at] as NameWord;
  const tag = hashText(word.xpos);
  to.of(tag);
  to.of(mix(tagAt(words, at - 1, START), tag));
  to.of(mix(tag, tagAt(words, at + 1, END)));
  const relation = hashText(word.deprel);
  to.of(relation);
  to.of(mix(relation, tagAt(words, word.head, START)));
  const isOutside = word.head < core.first || word.head >= core.last;
  to.of(isOutside && word.head >= 0 ? mix(relation, formAt(forms, word.head)) : NONE);
  const head = words[headOutside(words, core)];
  const link = head === undefined ? NONE : hashText(head.deprel);
  to.of(link);
  to.of(head === undefined ? NONE : mix(link, formAt(forms, head.head)));
}

type WordPlace = {
  readonly core: NameRun;
  readonly at: number;
  readonly place: number;
  readonly skipped: Skipped;
};

/** The capitalised words about the word, and what stands about them. */
function writeCore(
  to: FeatureWriter,
  facts: NameFacts,
  { run, core, at, place, skipped }: WordPlace & { readonly run: NameRun },
): void {
  const { forms } = facts;
  const { first, last } = core;
  const [start, end] = [formAt(forms, first), formAt(forms, last - 1)];
  const [before, after] = [formAt(forms, first - 1), formAt(forms, last)];
  const [isFirst, isLast] = [skipped.word && first === at, skipped.word && last - 1 === at];
  to.of(place);
  to.of(mix(place, Math.min(6, last - first)));
  to.of(mix(place, placeIn(at - run.first, run.last - run.first)));
  to.of(isLast ? NONE : end);
  to.of(isLast ? NONE : mix(place, end));
  to.of((forms[last - 1] as FormFacts).end);
  to.of(isFirst ? NONE : mix(place, start));
  to.of(before);
  to.of(after);
  to.of(mix(before, after));
  to.of(mix(formAt(forms, first - 2), before));
  to.of(mix(mix(shapeAt(forms, last - 1), after), shapeAt(forms, last + 1)));
  to.of(spelledOut(facts, at));
  to.of(forms[first - 1]?.folded === '(' && forms[last]?.folded === ')' ? shapeAt(forms, at) : NONE);
}

/** Lists of names and of words that stand in and beside names. */
function writeLists(
  to: FeatureWriter,
  { forms, listed }: NameFacts,
  { core: { first, last }, at, place, skipped }: WordPlace,
): void {
  const own = listed[at] as number;
  if (skipped.lists || own === NONE) to.kind += 3;
  else {
    to.of(own);
    to.of(mix(own, place));
    to.of(mix(own, Math.min(4, last - first)));
  }
  to.of(skipped.lists ? NONE : (listed[at + 1] ?? NONE));
  to.of(skipped.lists ? NONE : (listed[at - 1] ?? NONE));
  to.each(forms[at], 0);
  to.each(forms[at], place);
  to.each(forms[at - 1], 0);
  to.each(forms[at + 1], 0);
  to.each(forms[first - 1], 0);
  to.each(forms[first], place);
  to.each(forms[last - 1], place);
  to.each(forms[last], 0);
}

/** The capitalised words about a word, without links. */
function coreOf({ forms }: NameFacts, { first, last }: NameRun, at: number): NameRun {
  if (forms[at]?.hasCapital !== true) return { first: at, last: at + 1 };
  let [start, end] = [at, at + 1];
  while (start > first && forms[start - 1]?.hasCapital === true) start -= 1;
  while (end < last && forms[end]?.hasCapital === true) end += 1;
  return { first: start, last: end };
}

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
  if (words[at - 1]?.form !== '(' || forms[at]?.isAcronym !== true) return NONE;
  const name = forms[at - 2];
  return name?.hasCapital === true ? name.form : NONE;
}
