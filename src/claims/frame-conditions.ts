import type { Frame, RelationType } from '../schema/schema.ts';
import { irregularVerb } from '../text/irregular-verbs.ts';
import type { ActorMap } from './find-actors.ts';
import { isInfinitive } from './modality-tally.ts';
import { fillers, type Predicate } from './read-predicate.ts';
import { childrenBy, formAt, lemmaAt, prepositionsOf, subtree, type Tree, wordAt } from './tree.ts';

/** The readings of a word: a participle before a noun is a verb, a gerund may be a noun; forms mend a wrong lemma. */
export function readings(tree: Tree, index: number): readonly Reading[] {
  const word = wordAt(tree, index);
  const lemma = word.lemma.toLowerCase();
  const form = word.form.toLowerCase();
  if (!/^(?:VERB|AUX|ADJ|NOUN|PROPN)$/.test(word.upos)) return [];
  const lemmas = new Set([lemma, irregularVerb(form) ?? lemma, ...verbLemmas(form)]);
  const verbs = [...lemmas].map((it): Reading => ({ pos: 'verb', lemma: it }));
  switch (word.upos) {
    case 'VERB':
    case 'AUX':
      return [
        ...verbs,
        { pos: 'adjective', lemma: form },
        ...(form.endsWith('ing') ? [{ pos: 'noun' as const, lemma: form }] : []),
      ];
    case 'ADJ':
      return [{ pos: 'adjective', lemma }, ...(/(ed|ing)$/.test(form) ? verbs.slice(1) : [])];
    default:
      return [{ pos: 'noun', lemma }, { pos: 'noun', lemma: form }, ...(form.endsWith('ing') ? verbs.slice(1) : [])];
  }
}

type Reading = { readonly pos: Frame['pos']; readonly lemma: string };

/** What a regular form may come from: `bombed` is of `bomb`, `bombe`, and `stopped` of `stop`. */
function verbLemmas(form: string): readonly string[] {
  const stem = /^(.{2,})(?:ed|ing)$/.exec(form)?.[1];
  if (stem === undefined) return [];
  return [`${stem}e`, stem, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}

/** More conditions win over fewer: "throw its weight behind" over "throw". */
export function specificity(frame: Frame): number {
  return (frame.particle === null ? 0 : 2) + (frame.object.length > 0 ? 2 : 0) + Object.keys(frame.with).length * 2;
}

/** Whether the words that a frame asks for are there. */
export function conditionsHold(map: ActorMap, predicate: Predicate, frame: Frame): boolean {
  const { tree } = map;
  if (frame.particle !== null) {
    const particle = frame.particle.toLowerCase();
    const marked = (tree.children[predicate.token] ?? []).some(
      (at) =>
        formAt(tree, at) === particle &&
        ['compound:prt', 'advmod', 'case', 'obl', 'mark'].includes(wordAt(tree, at).deprel),
    );
    if (!marked && formAt(tree, predicate.token + 1) !== particle && !closes(map, predicate, particle)) return false;
  } else if (frame.pos === 'verb' && frame.object.length === 0 && isPhrasal(map, predicate.token)) return false;
  if (frame.object.length > 0 && !headed(tree, objectsOf(map, predicate, frame.particle), frame.object)) return false;
  return Object.entries(frame.with).every(([slot, lemmas]) =>
    headed(tree, conditionWords(map, predicate, slot), lemmas),
  );
}

/** "drive the rebels out of X": the particle stands right after the object. */
function closes({ tree }: ActorMap, predicate: Predicate, particle: string): boolean {
  return childrenBy(tree, predicate.token, 'obj').some((at) => {
    const next = wordAt(tree, (subtree(tree, at).at(-1) ?? at) + 1);
    return next.form.toLowerCase() === particle && next.upos === 'ADP' && at > predicate.token;
  });
}

/** The objects of a predicate, with what "dozens of" and the like count and what an accord is of: "violated the ceasefire agreement". */
function objectsOf(map: ActorMap, predicate: Predicate, particle: string | null): readonly number[] {
  const { tree, lists } = map;
  // "was given aid by X"; "handed over its weapons": the parser may take the particle for a preposition.
  const slots = ['obj', 'obj2', ...(particle === null ? [] : ['obl', `obl:${particle}`])];
  const objects = slots.flatMap((slot) => fillers(map, predicate, slot));
  return objects.flatMap((at) => [
    at,
    ...(lists.transparentNouns.has(lemmaAt(tree, at)) || wordAt(tree, at).upos === 'NUM'
      ? childrenBy(tree, at, 'nmod').filter((it) => prepositionsOf(tree, it)[0] === 'of')
      : []),
    ...(lists.accordNouns.has(lemmaAt(tree, at)) ? childrenBy(tree, at, 'compound') : []),
  ]);
}

/** The words that may meet a condition; a complement counts wherever the parser hung it: "found the mayor guilty". */
function conditionWords(map: ActorMap, predicate: Predicate, slot: string): readonly number[] {
  if (slot !== 'xcomp') return fillers(map, predicate, slot);
  const objects = fillers(map, predicate, 'obj');
  return [
    ...fillers(map, predicate, 'xcomp'),
    ...fillers(map, predicate, 'ccomp'),
    ...fillers(map, predicate, 'advcl:to'),
    ...objects,
    ...objects.flatMap((at) => childrenBy(map.tree, at, 'acl', 'amod', 'flat').filter((it) => it > at)),
  ];
}

/** "call off", "turn down": not a call, not a turn. */
function isPhrasal({ tree, lists }: ActorMap, verb: number): boolean {
  const next = wordAt(tree, verb + 1);
  return [
    ...(next.upos === 'ADP' && next.deprel !== 'case' ? [verb + 1] : []),
    ...childrenBy(tree, verb, 'compound:prt'),
  ].some((at) => lists.particleVerbs.has(`${lemmaAt(tree, verb)} ${formAt(tree, at)}`));
}

function headed(tree: Tree, tokens: readonly number[], lemmas: readonly string[]): boolean {
  return tokens.some(
    (at) =>
      (lemmas.includes('to-infinitive') && isInfinitive(tree, at)) ||
      [at, ...childrenBy(tree, at, 'conj')].some((it) => isOneOf(tree, it, lemmas)),
  );
}

/** Compares by lemma and form; a plural that the lemmatiser left alone ("troops") counts as its singular. */
function isOneOf(tree: Tree, at: number, lemmas: readonly string[]): boolean {
  const own = lemmaAt(tree, at);
  // "cease-fire" in three words.
  const lemma = /^[-–‐]$/.test(wordAt(tree, at - 1).form) ? `${formAt(tree, at - 2)}-${own}` : own;
  const form = formAt(tree, at);
  if (lemmas.includes(own) || lemmas.includes('*')) return true;
  return lemmas.some(
    (it) => it === lemma || it === form || `${it}s` === form || (it.endsWith('y') && `${it.slice(0, -1)}ies` === form),
  );
}

/** What ends of a frame no entity was found for. */
export function missing(frame: Frame, source: boolean, target: boolean): string {
  const parts = [
    ...(source ? [`source (${frame.source.join(', ')})`] : []),
    ...(target ? [`target (${frame.target.join(', ')})`] : []),
  ];
  return `no entity found as ${parts.join(' or as ')}`;
}

/** A veto without a relation is of any ends. */
export const ANYTHING: Pick<
  RelationType,
  'name' | 'polarity' | 'symmetric' | 'plover' | 'sourceTypes' | 'targetTypes'
> = {
  name: '',
  polarity: 0,
  symmetric: false,
  plover: null,
  sourceTypes: ['person', 'group'],
  targetTypes: ['person', 'group', 'place', 'issue'],
};
