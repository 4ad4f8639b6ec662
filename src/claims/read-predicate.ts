import type { Frame } from '../schema/schema.ts';
import { type Actor, type ActorMap, type ActorOptions, actorsAt, holdersOf } from './find-actors.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { childrenBy, lemmaAt, phrasalLemma, prepositionsOf, relationOf, type Tree, wordAt } from './tree.ts';

/** A word that may be a predicate, with its arguments as the active clause has them. */
export type Predicate = {
  readonly token: number;
  readonly pos: Frame['pos'];
  readonly arguments: Arguments;
};

/** Reads a word as a predicate of a part of speech. */
export function readPredicate(map: ActorMap, token: number, pos: Frame['pos']): Predicate {
  if (pos === 'verb') return { token, pos, arguments: readArguments(map.tree, token) };
  return { token, pos, arguments: new Map() };
}

/** The words that fill a slot, likeliest first; empty when none does. */
export function fillers(map: ActorMap, predicate: Predicate, slot: string): readonly number[] {
  const { tree } = map;
  if (predicate.pos === 'verb') return verbFillers(tree, predicate, slot);
  const [kind = slot, preposition = ''] = splitSlot(slot);
  const own = phrases(tree, predicate.token, preposition);
  if (kind === 'nmod' && preposition === 'poss') return childrenBy(tree, predicate.token, 'nmod:poss');
  if (kind === 'nmod' || kind === 'obl' || kind === 'advcl')
    return [...own, ...phrasesOfCarrier(map, predicate.token, preposition)];
  if (kind === 'compound' || kind === 'amod')
    return childrenBy(tree, predicate.token, kind, 'compound', 'amod', 'nmod:desc');
  if (kind === 'rejecter') return rejectersOf(tree, predicate.token);
  if (kind === 'xcomp' || kind === 'ccomp') return childrenBy(tree, predicate.token, 'acl', 'ccomp', 'xcomp', 'advcl');
  if (kind === 'obj') return phrases(tree, predicate.token, 'of');
  return [];
}

/** "X's accusations were dismissed by Y": who rejects what a noun names. */
export function rejectersOf(tree: Tree, noun: number): readonly number[] {
  const { head, deprel } = wordAt(tree, noun);
  if (!/^(?:obj|nsubj:pass)$/.test(deprel) || !tree.lists.rejectVerbs.has(phrasalLemma(tree, head))) return [];
  return readArguments(tree, head).get('nsubj') ?? [];
}

/** "dozens [of rockets] at X": what an object counts. */
function countedBy(tree: Tree, object: number): readonly number[] {
  if (/^(?:suspension|halt|resumption)$/.test(lemmaAt(tree, object))) return [];
  return childrenBy(tree, object, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'of');
}

function splitSlot(slot: string): readonly [string, string] {
  const colon = slot.indexOf(':');
  return colon < 0 ? [slot, ''] : [slot.slice(0, colon), slot.slice(colon + 1)];
}

function phrases(tree: Tree, token: number, preposition: string): readonly number[] {
  const under = childrenBy(tree, token, 'nmod', 'obl', 'acl', 'advcl');
  // "deals of their own with X".
  const own = under.filter((at) => lemmaAt(tree, at) === 'own').flatMap((at) => childrenBy(tree, at, 'nmod', 'obl'));
  return [...under, ...own].filter((at) => prepositionsOf(tree, at).includes(preposition));
}

function verbFillers(tree: Tree, predicate: Predicate, slot: string): readonly number[] {
  const [kind, preposition] = splitSlot(slot);
  const slots = predicate.arguments;
  const objects = slots.get('obj') ?? [];
  switch (kind) {
    case 'obl':
      if (preposition === '') return slots.get('obl') ?? [];
      return [
        ...(slots.get(`obl:${preposition}`) ?? []),
        ...underObjects(tree, objects, preposition),
        ...clausesWith(tree, slots, preposition),
      ];
    case 'nmod':
      if (preposition === 'poss') return objects.flatMap((at) => childrenBy(tree, at, 'nmod:poss'));
      return [...underObjects(tree, objects, preposition), ...(slots.get(`obl:${preposition}`) ?? [])];
    case 'compound':
    case 'amod':
      return objects.flatMap((at) => childrenBy(tree, at, 'compound', 'amod', 'nmod:desc'));
    case 'obj':
      return [...objects, ...(slots.get('iobj') ?? [])];
    default:
      return slots.get(slot) ?? [];
  }
}

function underObjects(tree: Tree, objects: readonly number[], preposition: string): readonly number[] {
  if (objects.length === 0) return [];
  return objects.flatMap((at) => [at, ...countedBy(tree, at)]).flatMap((at) => phrases(tree, at, preposition));
}

/** "held talks, with X mediating": a clause with a subject of its own is no partner. */
function clausesWith(tree: Tree, slots: Arguments, preposition: string): readonly number[] {
  const clauses = slots.get(`advcl:${preposition}`) ?? [];
  return preposition === 'with' ? clauses.filter((at) => childrenBy(tree, at, 'nsubj').length === 0) : clauses;
}

/** The verb or copula that carries a noun: "launched an attack on", "voiced support for". */
function carrierOf(map: ActorMap, noun: number): number {
  const word = wordAt(map.tree, noun);
  const relation = relationOf(word);
  const lemma = lemmaAt(map.tree, word.head);
  if (/^(?:agree)$/.test(lemma) && relation === 'obl' && /^(?:to|on)$/.test(prepositionsOf(map.tree, noun)[0] ?? ''))
    return word.head;
  const isOwnedUp = /^(?:claim|accept)$/.test(lemma) && lemmaAt(map.tree, noun) === 'responsibility';
  if (!map.lists.lightVerbs.has(lemma) && !isOwnedUp) return -1;
  if (relation === 'obj' || word.deprel === 'nsubj:pass') return word.head;
  if (relation === 'obl' && ['in', 'into', 'on'].includes(prepositionsOf(map.tree, noun)[0] ?? '')) return word.head;
  return -1;
}

function phrasesOfCarrier(map: ActorMap, noun: number, preposition: string): readonly number[] {
  const carrier = carrierOf(map, noun);
  if (carrier < 0) return [];
  const slots = readArguments(map.tree, carrier);
  const dative = preposition === 'to' || preposition === 'for' ? (slots.get('iobj') ?? []) : [];
  return [...(slots.get(`obl:${preposition}`) ?? []), ...dative].filter((at) => at !== noun);
}

/** The entities in a slot of a frame. */
export function actorsIn(
  map: ActorMap,
  predicate: Predicate,
  slot: string,
  frame: Frame,
  options: ActorOptions,
): readonly Actor[] {
  if (slot === 'nsubj' && predicate.pos !== 'verb') return holders(map, predicate, frame, options);
  const isAsked = Object.keys(frame.with).includes('obl:in');
  const tokens = fillers(map, predicate, slot).filter((at) => isAsked || !isOnBehalf(map.tree, at));
  return tokens.flatMap((at) =>
    actorsAt(map, at, isNearestOnly(map, predicate.token, at) ? { ...options, single: true, buried: false } : options),
  );
}

/** "A and the X-backed B", "A and B, backed by X": a participle or relative clause speaks of the noun it hangs on. */
function isNearestOnly(map: ActorMap, token: number, filler: number): boolean {
  const { tree } = map;
  let at = token;
  for (let steps = 0; steps < 4 && ['conj', 'xcomp', 'advcl'].includes(relationOf(wordAt(tree, at))); steps += 1)
    at = wordAt(tree, at).head;
  const word = wordAt(tree, at);
  const isHyphened = /^[-–‐]$/.test(wordAt(tree, token - 1).form);
  if (isHyphened && filler < token) return true;
  if (word.head !== filler) return false;
  if (word.deprel === 'amod') return true;
  // A clause that hangs on the first of a list speaks of the whole list: "A and B, which ...".
  const told = wordAt(tree, filler);
  const isOne = relationOf(told) === 'conj' || (relationOf(told) === 'appos' && told.xpos === 'NN');
  return relationOf(word) === 'acl' && isOne;
}

/** Who holds a noun or adjective: copula or apposition, possessor, the subject of the verb that carries it. */
function holders(map: ActorMap, predicate: Predicate, frame: Frame, options: ActorOptions): readonly Actor[] {
  const { tree } = map;
  const { token } = predicate;
  const inSlot = (verb: number, slot: string): readonly Actor[] =>
    (readArguments(tree, verb).get(slot) ?? []).flatMap((at) => actorsAt(map, at, options));
  const word = wordAt(tree, token);
  const roleNoun = frame.target.some((slot) => slot === 'nmod:poss');
  const subjects = childrenBy(tree, token, 'nsubj');
  // "which hosts X but is an ally of Y".
  const shared =
    subjects.length === 0 && relationOf(word) === 'conj' ? (readArguments(tree, token).get('nsubj') ?? []) : [];
  const copular = childrenBy(tree, token, 'cop').length > 0 ? [...subjects, ...shared] : [];
  const candidates: (readonly Actor[])[] = [copular.flatMap((at) => actorsAt(map, at, options))];
  if (predicate.pos === 'adjective') {
    candidates.push(subjects.flatMap((at) => actorsAt(map, at, options)));
    const follows = relationOf(word) === 'nmod' && word.head < token && word.upos === 'ADJ';
    if (word.deprel === 'amod' || relationOf(word) === 'acl' || follows)
      candidates.push(actorsAt(map, word.head, options));
    else if (word.upos === 'ADJ') candidates.push(inSlot(token, 'nsubj'));
  } else if (roleNoun) {
    // "A and B, an ally of C": only B is.
    if (word.deprel === 'appos')
      candidates.push(actorsAt(map, word.head, word.xpos === 'NN' ? { ...options, single: true } : options));
    candidates.push(childrenBy(tree, token, 'appos', 'flat').flatMap((at) => actorsAt(map, at, options)));
    if (word.deprel === 'nmod:desc' || word.deprel === 'compound') candidates.push(actorsAt(map, word.head, options));
    if (relationOf(word) === 'xcomp') candidates.push(inSlot(word.head, 'nsubj'));
    if (['obl', 'nmod', 'advcl'].includes(relationOf(word)) && prepositionsOf(tree, token)[0] === 'as')
      candidates.push(inSlot(word.head, 'obj'));
  } else {
    candidates.push(holdersOf(map, token, options));
    // "fired rockets in support of X".
    if (isOnBehalf(tree, token)) candidates.push(inSlot(word.head, 'nsubj'));
    const carrier = carrierOf(map, token);
    if (carrier >= 0) candidates.push(inSlot(carrier, 'nsubj'));
  }
  return candidates.find((actors) => actors.length > 0) ?? [];
}

/** "in support of X", "in solidarity with X": what a deed is for, not where it is done or to whom. */
function isOnBehalf(tree: Tree, noun: number): boolean {
  const isAim = tree.lists.aimNouns.has(lemmaAt(tree, noun));
  return isAim && relationOf(wordAt(tree, noun)) === 'obl' && prepositionsOf(tree, noun)[0] === 'in';
}
