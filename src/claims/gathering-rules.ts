import { type Actor, type ActorMap, actorsAt, holdersOf } from './find-actors.ts';
import { foundBy, pairsBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, lemmaAt, prepositionsOf, relationOf, wordAt } from './tree.ts';

const LAND = { types: ['place'], roll: false } as const;

const ofPhrases = ({ tree }: ActorMap, at: number): readonly number[] =>
  childrenBy(tree, at, 'nmod').filter((it) => prepositionsOf(tree, it)[0] === 'of');

export function placesAt(map: ActorMap, tokens: readonly number[]): readonly Actor[] {
  return tokens
    .flatMap((at) => {
      // "on the Greek island of X".
      const isLand = !map.byHead.has(at) && map.lists.placeNouns.has(lemmaAt(map.tree, at));
      const named = (isLand ? ofPhrases(map, at) : []).flatMap((it) => actorsAt(map, it, LAND));
      return named.length > 0 ? named : actorsAt(map, at, LAND);
    })
    .filter((it) => it.mention.type === 'place');
}

/** "during a visit to X": whoever the clause is about. */
export function readTrip(map: ActorMap, noun: number, found: Found[]): void {
  const { tree } = map;
  const places = placesAt(
    map,
    childrenBy(tree, noun, 'nmod', 'obl').filter((at) => ['to', 'in'].includes(prepositionsOf(tree, at)[0] ?? '')),
  );
  if (places.length === 0) return;
  const owners = holdersOf(map, noun, { types: ['person'] });
  found.push(
    ...pairsBy(owners.length > 0 ? owners : subjectsAbove(map, noun), places, {
      relation: 'VISITS',
      rule: 'trip',
      cue: noun,
      path: 'visit to',
      confidence: 0.8,
      modality: readModality(tree, noun, map.lists).modality,
    }),
  );
}

/** "held talks with Y in X", "after a meeting in X": the subject and the partners were there. */
export function readGathering(map: ActorMap, noun: number, found: Found[]): void {
  const { tree } = map;
  const parties = childrenBy(tree, noun, 'nmod').filter((at) =>
    ['with', 'between'].includes(prepositionsOf(tree, at)[0] ?? ''),
  );
  // "a meeting with X in Y": the place may hang under the last of the names.
  const under = [noun, ...parties, ...parties.flatMap((at) => childrenBy(tree, at, 'conj', 'flat'))];
  const places = placesAt(
    map,
    under
      .flatMap((at) => childrenBy(tree, at, 'nmod', 'obl'))
      .filter((at) => ['in', 'at'].includes(prepositionsOf(tree, at)[0] ?? '')),
  );
  if (places.length === 0) return;
  const partners = parties.flatMap((at) => actorsAt(map, at, { types: ['person'] }));
  const owners = holdersOf(map, noun, { types: ['person'] });
  const people = [...(owners.length > 0 ? owners : subjectsAbove(map, noun)), ...partners];
  const { modality } = readModality(tree, noun, map.lists);
  found.push(
    ...pairsBy(people, places, {
      relation: 'VISITS',
      rule: 'gathering',
      cue: noun,
      path: 'meeting in',
      confidence: 0.75,
      modality,
    }),
  );
}

function subjectsAbove(map: ActorMap, noun: number): readonly Actor[] {
  for (
    let at = wordAt(map.tree, noun).head, steps = 0;
    at >= 0 && steps < 4;
    at = wordAt(map.tree, at).head, steps += 1
  ) {
    if (wordAt(map.tree, at).upos !== 'VERB') continue;
    const subjects = (readArguments(map.tree, at).get('nsubj') ?? []).flatMap((it) =>
      actorsAt(map, it, { types: ['person'], roll: false }),
    );
    return subjects.filter((it) => it.mention.type === 'person');
  }
  return [];
}

/** "NAIROBI — Ruto said": whoever speaks in the first sentence is where the report is from. */
export function readDateline(map: ActorMap, found: Found[]): void {
  const { tree } = map;
  const place = map.mentions.find((it) => it.first === 0 && it.type === 'place');
  if (place === undefined || place.surface !== place.surface.toUpperCase() || place.surface.length < 4) return;
  if (!tree.words.slice(place.last, place.last + 8).some((word) => /^(—|--|–|-)$/.test(word.form))) return;
  const verb = tree.words.find(
    (word) =>
      map.lists.sayVerbs.has(word.lemma.toLowerCase()) &&
      word.upos === 'VERB' &&
      (word.head < 0 || relationOf(word) === 'parataxis' || relationOf(word) === 'appos'),
  );
  if (verb === undefined) return;
  for (const at of readArguments(tree, verb.index).get('nsubj') ?? [])
    for (const person of actorsAt(map, at, { types: ['person'], roll: false }))
      if (person.mention.type === 'person')
        found.push(
          foundBy(
            person,
            { mention: place, token: place.head, confidence: 1 },
            { relation: 'VISITS', rule: 'dateline', cue: verb.index, path: 'dateline', confidence: 0.6 },
          ),
        );
}
