import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import { pairsBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, prepositionsOf, relationOf, wordAt } from './tree.ts';

const HOLDS = /^(control|rule|occupation|administration|hand)$/;

/** "X, under the control of Y", "X is in the hands of Y", "X remains under Y control". */
export function heldByPhrase(map: ActorMap): readonly Found[] {
  const { tree } = map;
  return tree.words.flatMap((word) => {
    const lemma = word.lemma.toLowerCase();
    if (!HOLDS.test(lemma)) return [];
    const marks = prepositionsOf(tree, word.index);
    const isHold = lemma === 'hand' ? marks.includes('in') : marks.includes('under');
    if (!isHold) return [];
    const places = placesHeld(map, word.index);
    if (places.length === 0) return [];
    return pairsBy(keepers(map, word.index), places, {
      relation: 'CONTROLS',
      rule: 'held-by',
      cue: word.index,
      path: `${marks[0] ?? ''} ${word.form} of`,
      modality: readModality(tree, word.index, map.lists).modality,
      confidence: 0.85,
    });
  });
}

/** "Gao, a stronghold of X": X holds it. */
export function strongholds(map: ActorMap): readonly Found[] {
  const { tree } = map;
  return tree.words.flatMap((word) => {
    if (!/^(?:stronghold|bastion)$/.test(word.lemma.toLowerCase())) return [];
    const places = placesBeside(map, word.index);
    const holders = keepers(map, word.index).filter(({ mention }) => mention.kind !== 'state');
    const { modality } = readModality(tree, word.index, map.lists);
    const draft = { relation: 'CONTROLS', rule: 'stronghold', cue: word.index, path: 'stronghold of', modality };
    return places.length === 0 ? [] : pairsBy(holders, places, { ...draft, confidence: 0.7 });
  });
}

function placesBeside(map: ActorMap, noun: number): readonly Actor[] {
  const { tree } = map;
  const word = wordAt(tree, noun);
  const subjects = childrenBy(tree, noun, 'cop').length > 0 ? childrenBy(tree, noun, 'nsubj') : [];
  const named = childrenBy(tree, noun, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'of');
  const beside = [
    ...subjects,
    ...(word.deprel === 'appos' ? [word.head] : []),
    ...childrenBy(tree, noun, 'appos'),
    ...named,
  ];
  return beside
    .map((at) => map.byHead.get(at))
    .filter((it) => it?.type === 'place')
    .flatMap((it) => (it === undefined ? [] : [{ mention: it, token: it.head, confidence: 1 }]));
}

function keepers(map: ActorMap, noun: number): readonly Actor[] {
  const { tree } = map;
  const of = childrenBy(tree, noun, 'nmod').filter((at) => prepositionsOf(tree, at)[0] === 'of');
  const before = childrenBy(tree, noun, 'nmod:poss', 'compound', 'amod');
  return [...of, ...before].flatMap((at) => actorsAt(map, at, { types: ['group', 'person'], roll: false }));
}

/** The place that the phrase is told of: its subject, the noun it hangs on, or the name before the comma. */
function placesHeld(map: ActorMap, noun: number): readonly Actor[] {
  const { tree } = map;
  const word = wordAt(tree, noun);
  const subjects = childrenBy(tree, noun, 'cop').length > 0 ? childrenBy(tree, noun, 'nsubj') : [];
  const above = relationOf(word) === 'nmod' ? [word.head] : [];
  const verb = relationOf(word) === 'obl' ? (readArguments(tree, word.head).get('nsubj') ?? []) : [];
  const object = relationOf(word) === 'obl' ? (readArguments(tree, word.head).get('obj') ?? []) : [];
  for (const tokens of [subjects, above, verb, object]) {
    const places = tokens
      .flatMap((at) => actorsAt(map, at, { types: ['place'], roll: false }))
      .filter((it) => it.mention.type === 'place');
    if (places.length > 0) return places;
  }
  return [];
}
