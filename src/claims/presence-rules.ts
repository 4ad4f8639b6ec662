import type { Word } from '../text/document.ts';
import type { Actor, ActorMap } from './find-actors.ts';
import { actorsAt, holdersOf } from './find-actors.ts';
import { foundBy, pairsBy } from './found-by.ts';
import { placesAt, readDateline, readGathering, readTrip } from './gathering-rules.ts';
import type { Found } from './match-frames.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, isPassive, lemmaAt, prepositionsOf, wordAt } from './tree.ts';

/** Who is where: forces that fight or stand in a place, people who meet, speak or travel there. */
export function matchPresence(map: ActorMap): readonly Found[] {
  if (!map.mentions.some((it) => it.type === 'place')) return [];
  const found: Found[] = [];
  for (const word of map.tree.words) {
    if (word.upos === 'VERB') {
      readVerb(map, word.index, found);
      readSending(map, word.index, found);
      readScene(map, word.index, found);
      if (map.lists.battleNouns.has(word.form.toLowerCase())) readBattle(map, word.index, found);
    } else if (isNounHere(map, word)) readNoun(map, word.index, found);
  }
  readDateline(map, found);
  return found;
}

const isNounHere = (map: ActorMap, word: Word): boolean =>
  word.upos === 'NOUN' || map.byHead.has(word.index) || map.lists.battleNouns.has(word.form.toLowerCase());

const AT = ['in', 'at', 'inside', 'near', 'around', 'outside', 'across', 'over', 'throughout'];
/** "on the island of X", but not "on Syria". */
const ON_LAND = /^(island|outskirts|peninsula|border|sidelines|edge)$/;
const TOWARD = ['to', 'into', 'in', 'at', 'from', 'through'];

function readVerb(map: ActorMap, verb: number, found: Found[]): void {
  const { tree, lists } = map;
  const lemma = lemmaAt(tree, verb);
  const isPlaced = lists.placedVerbs.has(lemma) && isPassive(tree, verb);
  const isPresence = lists.presenceVerbs.has(lemma) || isPlaced;
  const isVisit = lists.visitVerbs.has(lemma) || lists.sayVerbs.has(lemma);
  if (!isPresence && !isVisit) return;
  const slots = readArguments(tree, verb);
  const moving = [
    'visit',
    'travel',
    'flee',
    'arrive',
    'fly',
    'go',
    'return',
    'head',
    'enter',
    'invade',
    'march',
    'move',
    'advance',
    'cross',
    'tour',
  ].includes(lemma);
  const onLand = (slots.get('obl:on') ?? []).filter((at) => ON_LAND.test(lemmaAt(tree, at)));
  const tokens = (moving || isPlaced ? [...AT, ...TOWARD] : AT).flatMap((preposition) => [
    ...(slots.get(`obl:${preposition}`) ?? []),
    ...underTimes(map, slots, preposition),
    ...(lists.battleVerbs.has(lemma) ? underFoes(map, slots, preposition) : []),
    ...(isVisit ? underEvents(map, slots, preposition) : []),
    ...(lists.sayVerbs.has(lemma) ? underHearers(map, slots, preposition) : []),
  ]);
  const direct = ['visit', 'tour', 'enter', 'invade', 'leave'].includes(lemma) ? (slots.get('obj') ?? []) : [];
  // "visited troops in X".
  const visited = /^(?:visit|tour|inspect)$/.test(lemma) ? (slots.get('obj') ?? []) : [];
  const beside = visited.flatMap((at) =>
    childrenBy(tree, at, 'nmod').filter((it) => AT.includes(prepositionsOf(tree, it)[0] ?? '')),
  );
  const places = placesAt(map, [...tokens, ...beside, ...direct, ...onLand]);
  if (places.length === 0) return;
  const { modality } = readModality(tree, verb, lists);
  const subjects = thoseThere(map, verb, slots);
  const path = `nsubj < ${lemma} > place`;
  for (const subject of subjects)
    for (const place of places) {
      if (subject.mention.type === 'person' && isVisit)
        found.push({
          ...foundBy(subject, place, {
            relation: 'VISITS',
            rule: 'visit',
            cue: verb,
            path,
            modality,
            confidence: 0.85,
          }),
          factual: false,
        });
      if (subject.mention.type === 'group' && isPresence)
        found.push({
          ...foundBy(subject, place, {
            relation: 'ACTIVE_IN',
            rule: 'presence-verb',
            cue: verb,
            path,
            modality,
            confidence: 0.8,
          }),
          factual: false,
        });
    }
}

/** Who is where a verb puts its subject: the subject, whom it meets there, what is stationed there. */
function thoseThere(map: ActorMap, verb: number, slots: Arguments): readonly Actor[] {
  const { tree, lists } = map;
  const lemma = lemmaAt(tree, verb);
  const read = (tokens: readonly number[]): readonly Actor[] =>
    tokens.flatMap((at) => actorsAt(map, at, { types: ['person', 'group'] }));
  const subjects = read(slots.get('nsubj') ?? []);
  const objects = slots.get('obj') ?? [];
  if (lists.placedVerbs.has(lemma) && isPassive(tree, verb)) return [...subjects, ...read(objects)];
  if (!lists.companyVerbs.has(lemma)) return subjects;
  return [...subjects, ...read([...objects, ...(slots.get('obl:with') ?? [])]).filter(isPerson)];
}

const isPerson = ({ mention }: Actor): boolean => mention.type === 'person';

/** "met for ten hours in X": the place hangs under the time. */
function underTimes(map: ActorMap, slots: Arguments, preposition: string): readonly number[] {
  const times = [...(slots.get('obl:for') ?? []), ...(slots.get('obl:on') ?? []), ...(slots.get('obl') ?? [])];
  return times
    .filter((at) => map.lists.timeNouns.has(lemmaAt(map.tree, at)) || /day$/.test(wordAt(map.tree, at).form))
    .flatMap((at) => childrenBy(map.tree, at, 'nmod'))
    .filter((at) => prepositionsOf(map.tree, at)[0] === preposition);
}

/** "spoke at a rally in X": where the rally is. */
function underEvents(map: ActorMap, slots: Arguments, preposition: string): readonly number[] {
  return ['obl:at', 'obl:during', 'obl:before', 'obl:to']
    .flatMap((slot) => slots.get(slot) ?? [])
    .filter((at) => EVENT.test(lemmaAt(map.tree, at)) || map.lists.gatheringNouns.has(lemmaAt(map.tree, at)))
    .flatMap((at) => childrenBy(map.tree, at, 'nmod'))
    .filter((at) => prepositionsOf(map.tree, at)[0] === preposition);
}

const EVENT =
  /^(rally|ceremony|event|forum|briefing|dinner|funeral|parade|hearing|service|crowd|audience|university|parliament)$/;

/** "told reporters in X": who speaks is where those are who listen. */
function underHearers(map: ActorMap, slots: Arguments, preposition: string): readonly number[] {
  return [...(slots.get('iobj') ?? []), ...(slots.get('obj') ?? []), ...(slots.get('obl:to') ?? [])]
    .filter((at) =>
      /^(reporter|journalist|lawmaker|legislator|parliament|deputy|student|diplomat|leader|delegate|troop|soldier|crowd|supporter|audience|board|conference|rally|gathering|forum)$/.test(
        lemmaAt(map.tree, at),
      ),
    )
    .flatMap((at) => [at, ...childrenBy(map.tree, at, 'nmod')])
    .flatMap((at) => childrenBy(map.tree, at, 'nmod'))
    .filter((at) => prepositionsOf(map.tree, at)[0] === preposition);
}

/** "fought the rebels around X": the place hangs under the other side. */
function underFoes(map: ActorMap, slots: Arguments, preposition: string): readonly number[] {
  return ['obj', 'obl:with', 'obl:against', 'obl:alongside', 'obl:beside']
    .flatMap((slot) => slots.get(slot) ?? [])
    .flatMap((at) => childrenBy(map.tree, at, 'nmod'))
    .filter((at) => prepositionsOf(map.tree, at)[0] === preposition);
}

/** "sent troops into X", "deployed its warships near Y". */
function readSending(map: ActorMap, verb: number, found: Found[]): void {
  const { tree, lists } = map;
  if (!lists.sendVerbs.has(lemmaAt(tree, verb))) return;
  const slots = readArguments(tree, verb);
  const objects = (slots.get('obj') ?? []).filter((at) =>
    [at, ...childrenBy(tree, at, 'conj')].some(
      (it) => lists.forceNouns.has(lemmaAt(tree, it)) || wordAt(tree, it).form === 'troops',
    ),
  );
  if (objects.length === 0) return;
  const wanted = ['to', 'into', 'in', 'across', 'near', 'onto', 'inside', 'over'];
  const under = objects
    .flatMap((at) => [at, ...childrenBy(tree, at, 'conj')])
    .flatMap((at) => childrenBy(tree, at, 'nmod').filter((it) => wanted.includes(prepositionsOf(tree, it)[0] ?? '')));
  const places = placesAt(map, [...wanted.flatMap((preposition) => slots.get(`obl:${preposition}`) ?? []), ...under]);
  const { modality } = readModality(tree, verb, lists);
  for (const at of slots.get('nsubj') ?? [])
    found.push(
      ...pairsBy(sendersAt(map, at), places, {
        relation: 'ACTIVE_IN',
        rule: 'sends-forces',
        cue: verb,
        path: 'sends forces to',
        modality,
        confidence: 0.75,
      }),
    );
}

/** "the president sent troops": they are his state's. */
function sendersAt(map: ActorMap, at: number): readonly Actor[] {
  return actorsAt(map, at, { types: ['group', 'person'] }).flatMap((actor) => {
    if (actor.mention.type === 'group') return [actor];
    const body = map.bodies.get(actor.mention.entity);
    return body === undefined ? [] : [{ ...actor, mention: { ...actor.mention, ...body, type: 'group' as const } }];
  });
}

/** "The town has seen fierce battles between A and B": those who fight are there. */
function readScene(map: ActorMap, verb: number, found: Found[]): void {
  const { tree } = map;
  if (!/^(see|witness)$/.test(lemmaAt(tree, verb))) return;
  const slots = readArguments(tree, verb);
  const places = placesAt(map, slots.get('nsubj') ?? []);
  const fights = (slots.get('obj') ?? []).filter((at) =>
    /^(battles?|fighting|clash(es)?|fights?|combat|skirmish(es)?|firefights?)$/i.test(wordAt(tree, at).form),
  );
  const fighters = fights.flatMap((at) =>
    childrenBy(tree, at, 'nmod', 'obl')
      .filter((it) => ['between', 'by', 'among', 'involving'].includes(prepositionsOf(tree, it)[0] ?? ''))
      .flatMap((it) => actorsAt(map, it, { types: ['person', 'group'] })),
  );
  const { modality } = readModality(tree, verb, map.lists);
  for (const fighter of fighters)
    for (const place of places)
      found.push({
        ...foundBy(fighter, place, { relation: 'ACTIVE_IN', rule: 'scene', cue: verb, path: 'fight < see > place' }),
        modality,
      });
}

function readNoun(map: ActorMap, noun: number, found: Found[]): void {
  const { tree, lists } = map;
  const lemma = lemmaAt(tree, noun);
  const under = childrenBy(tree, noun, 'nmod').filter((at) =>
    [...AT, 'into', 'on'].includes(prepositionsOf(tree, at)[0] ?? ''),
  );
  const places = placesAt(map, under);
  const own = map.byHead.get(noun);
  const path = `${lemma} > place`;
  if (
    places.length > 0 &&
    own?.type === 'group' &&
    (own.kind === 'armed-group' || lists.forceNouns.has(lemma)) &&
    own.how !== 'pronoun'
  )
    for (const place of places)
      found.push(
        foundBy({ mention: own, token: noun, confidence: 1 }, place, {
          relation: 'ACTIVE_IN',
          rule: 'force-in',
          modality: hasNoDeterminer(tree, noun) ? 'denied' : 'asserted',
          cue: noun,
          path,
          confidence: 0.7,
        }),
      );
  else if (places.length > 0 && lists.presenceNouns.has(lemma)) {
    const { modality } = readModality(tree, noun, lists);
    found.push(
      ...pairsBy(holdersOf(map, noun, { types: ['group'] }), places, {
        relation: 'ACTIVE_IN',
        rule: 'presence-noun',
        cue: noun,
        path,
        modality,
        confidence: 0.75,
      }),
    );
  }
  if (lists.battleNouns.has(lemma)) readBattle(map, noun, found);
  if (['visit', 'trip', 'tour', 'journey'].includes(lemma)) readTrip(map, noun, found);
  if (['meeting', 'talk', 'summit', 'conference', 'negotiation', 'discussion'].includes(lemma))
    readGathering(map, noun, found);
}

/** "fighting between A and B in X", "clashes between A and B spread to X": those who fight are there. */
function readBattle(map: ActorMap, noun: number, found: Found[]): void {
  const { tree, lists } = map;
  const parties = childrenBy(tree, noun, 'nmod', 'obl').filter((at) => prepositionsOf(tree, at)[0] === 'between');
  const word = wordAt(tree, noun);
  const isSubject = /^(nsubj|advcl)/.test(word.deprel) && wordAt(tree, word.head).upos === 'VERB';
  const around = [noun, ...parties, ...parties.flatMap((at) => childrenBy(tree, at, 'conj'))];
  const places = placesAt(map, [
    ...around
      .flatMap((at) => childrenBy(tree, at, 'nmod', 'obl'))
      .filter((at) => [...AT, 'for'].includes(prepositionsOf(tree, at)[0] ?? '')),
    ...(isSubject ? childrenBy(tree, word.head, 'obl') : []).filter((at) =>
      [...AT, 'to', 'into'].includes(prepositionsOf(tree, at)[0] ?? ''),
    ),
  ]);
  if (places.length === 0) return;
  const fighters = parties.flatMap((at) => actorsAt(map, at, { types: ['group'] }));
  found.push(
    ...pairsBy(fighters, places, {
      relation: 'ACTIVE_IN',
      rule: 'battle',
      cue: noun,
      path: `${word.form} between`,
      modality: readModality(tree, noun, lists).modality,
      confidence: 0.75,
    }),
  );
}

/** "There are no soldiers in X". */
function hasNoDeterminer(tree: ActorMap['tree'], noun: number): boolean {
  return childrenBy(tree, noun, 'det').some((at) => wordAt(tree, at).form.toLowerCase() === 'no');
}
