import { compareText } from '../base/ids.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { GoldArticle, GoldEntity, GoldSpan } from './gold.ts';

/** First names by gender and family names that nobody well known bears together. */
export type NamePool = {
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly last: readonly string[];
};

export type SwapOptions = {
  readonly gazetteer: readonly GazetteerEntry[];
  readonly pool: NamePool;
  /** Lower-case first names, to keep the gender. */
  readonly female: ReadonlySet<string>;
};

/** An article and its annotation under other names. */
export type Swapped = { readonly text: string; readonly gold: GoldArticle };

type Replacement = { readonly from: string; readonly to: string };

/**
 * Every state and every person of an article by another of its kind, in the text and in the annotation alike: names,
 * adjectives, peoples and capitals of states, first names (of the same gender) and family names. A reader that goes by
 * what the sentence says finds the same claims. The same article always gets the same names.
 */
export function swapNames(text: string, gold: GoldArticle, options: SwapOptions): Swapped {
  const replacements = [...stateReplacements(text, gold.article, options), ...personReplacements(gold, options)];
  const swap = makeSwap(replacements);
  const moved = swap(text);
  const onText = (words: string): string => swap(words).text;
  const onSpan = (span: GoldSpan | null): GoldSpan | null =>
    span === null ? null : [moved.offset(span[0], 'start'), moved.offset(span[1], 'end')];
  return {
    text: moved.text,
    gold: {
      ...gold,
      entities: gold.entities.map((entity) => ({
        ...entity,
        name: onText(entity.name),
        surfaces: entity.surfaces.map(onText),
      })),
      claims: gold.claims.map((claim) => ({
        ...claim,
        evidence: onText(claim.evidence),
        span: onSpan(claim.span),
        source_span: onSpan(claim.source_span),
        target_span: onSpan(claim.target_span),
        cue_span: onSpan(claim.cue_span),
      })),
    },
  };
}

type SwappedText = { readonly text: string; readonly offset: (at: number, side: 'start' | 'end') => number };

/** Replaces whole words, longest first, each place once. */
function makeSwap(replacements: readonly Replacement[]): (text: string) => SwappedText {
  const to = new Map(replacements.map((one) => [one.from, one.to] as const));
  const forms = [...to.keys()].sort((a, b) => b.length - a.length || compareText(a, b));
  if (forms.length === 0) return (text) => ({ text, offset: (at) => at });
  const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    const edits: { readonly start: number; readonly end: number; readonly to: string }[] = [];
    for (const match of text.matchAll(pattern))
      edits.push({ start: match.index, end: match.index + match[0].length, to: to.get(match[0]) ?? match[0] });
    let made = '';
    let last = 0;
    for (const edit of edits) {
      made += text.slice(last, edit.start) + edit.to;
      last = edit.end;
    }
    return { text: made + text.slice(last), offset: (at, side) => movedOffset(at, side, edits) };
  };
}

/** Where an offset comes to lie; one inside a replaced word goes to the word's start or end. */
function movedOffset(
  at: number,
  side: 'start' | 'end',
  edits: readonly { readonly start: number; readonly end: number; readonly to: string }[],
): number {
  let shift = 0;
  for (const { start, end, to } of edits) {
    if (end <= at) shift += to.length - (end - start);
    else if (start < at) return side === 'start' ? start + shift : start + shift + to.length;
    else break;
  }
  return at + shift;
}

/** Whether a text has a form as whole words. */
function isWritten(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + form.length] ?? ' ')) return true;
  return false;
}

/** States whose every form is one plain word, so that articles and grammar stay as they are. */
const isPlain = ({ kind, name, adjectives, demonyms, metonyms }: GazetteerEntry): boolean =>
  kind === 'state' &&
  [name, adjectives[0], demonyms[0], metonyms[0]].every((form) => form !== undefined && /^\p{Lu}\p{Ll}+$/u.test(form));

/** Each state that the text names by one that it does not name. */
function stateReplacements(text: string, seed: string, { gazetteer }: SwapOptions): readonly Replacement[] {
  const states = gazetteer.filter(({ kind }) => kind === 'state');
  const named = states.filter((state) => formsOf(state).some(([form]) => isWritten(text, form)));
  const free = inOrder(
    states.filter((state) => isPlain(state) && !named.includes(state)),
    seed,
    ({ id }) => id,
  );
  return named.flatMap((state, index) => {
    const other = free[index];
    if (other === undefined) return [];
    return formsOf(state).flatMap(([form, slot]): readonly Replacement[] => {
      const to = (slot === 'name' ? other.name : other[slot][0]) ?? other.name;
      // "the United States": its article goes with it.
      return (slot === 'name' ? [`the ${form}`, `The ${form}`, form] : [form]).map((from) => ({ from, to }));
    });
  });
}

type Slot = 'name' | 'adjectives' | 'demonyms' | 'metonyms';

function formsOf(state: GazetteerEntry): readonly (readonly [form: string, slot: Slot])[] {
  const capitalised = (form: string): boolean => /^\p{Lu}/u.test(form);
  return [
    ...[state.name, ...state.aliases].filter(capitalised).map((form) => [form, 'name'] as const),
    ...state.adjectives.filter(capitalised).map((form) => [form, 'adjectives'] as const),
    ...state.demonyms.filter(capitalised).map((form) => [form, 'demonyms'] as const),
    ...state.metonyms.filter(capitalised).map((form) => [form, 'metonyms'] as const),
  ];
}

/** The words of people's names by those of others: the last word of a name is the family's. */
function personReplacements(gold: GoldArticle, { pool, female }: SwapOptions): readonly Replacement[] {
  const people = gold.entities.filter((entity) => entity.type === 'person');
  const lasts = inOrder(pool.last, gold.article, (name) => name);
  const seen = new Map<string, string>();
  for (const [index, person] of people.entries()) {
    const words = nameWords(person);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined) continue;
    const firsts = female.has(first.toLowerCase()) ? pool.female : pool.male;
    if (!seen.has(last)) seen.set(last, lasts[index % lasts.length] ?? last);
    // Kim Jong Un is called by his first word as well; whatever stands before the family name is a first name.
    for (const word of words.slice(0, -1))
      if (!seen.has(word)) seen.set(word, inOrder(firsts, `${gold.article} ${word}`, (name) => name)[0] ?? word);
  }
  return [...seen].map(([from, to]) => ({ from, to }));
}

/** The words of a person's usual name that carry a capital, initials aside. */
function nameWords({ name }: GoldEntity): readonly string[] {
  return name.split(/\s+/u).filter((word) => /^\p{Lu}[\p{L}’'-]+$/u.test(word) && word.length > 2);
}

/** A list in an order that only the seed and the items decide (FNV-1a). */
function inOrder<T>(items: readonly T[], seed: string, keyOf: (item: T) => string): readonly T[] {
  const hash = (text: string): number => {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return value >>> 0;
  };
  return [...items].sort((a, b) => hash(seed + keyOf(a)) - hash(seed + keyOf(b)) || compareText(keyOf(a), keyOf(b)));
}
