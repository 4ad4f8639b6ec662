import type { EntityId } from '../../base/ids.ts';
import { type Actor, type ActorMap, actorsAt } from '../find-actors.ts';
import type { Found } from '../found.ts';
import { readArguments } from '../read-arguments.ts';
import type { Entities, SentenceContext } from '../sentence-context.ts';
import { wordAt } from '../tree.ts';

const PARTISANS = new Set(['state', 'government', 'military', 'armed-group', 'party', 'movement', 'coalition']);

/** Who says a word, where that is somebody with a side: a minister, a state, a declared party. Witnesses do not accuse by telling. */
export type Teller = { readonly speaker: EntityId; readonly chain: readonly EntityId[] };

export function tellerOf({ map, speakers, entities }: SentenceContext, cue: number): Teller | undefined {
  const { chain } = speakers.speakersAt(map.tree.sentence.index, cue);
  const speaker = chain.at(-1);
  const who = speaker === undefined ? undefined : entities.get(speaker);
  if (speaker === undefined || who === undefined) return undefined;
  const isDeclared = map.mentions.some((it) => it.how === 'given' && it.entity === speaker);
  const isPartisan = who.actsFor !== null || PARTISANS.has(who.kind ?? '') || isDeclared;
  return isPartisan ? { speaker, chain: chain.slice(0, -1) } : undefined;
}

/** Whether two stand for the same body. */
export function areOneBody(entities: Entities, a: EntityId, b: EntityId): boolean {
  const bodyOf = (id: EntityId): EntityId => entities.get(id)?.actsFor ?? id;
  return bodyOf(a) === bodyOf(b);
}

/** Who a clause is about; of declared parties also one inside its subject. */
export function clauseSubjects(map: ActorMap, predicate: number): readonly Actor[] {
  const subjects = readArguments(map.tree, predicate).get('nsubj') ?? [];
  const options = { types: ['person', 'group'], roll: false } as const;
  const actors = subjects.flatMap((at) => actorsAt(map, at, options));
  if (actors.length > 0) return actors;
  return subjects
    .flatMap((at) => actorsAt(map, at, { ...options, buried: true }))
    .filter((it) => it.mention.how === 'given');
}

type Stand = Pick<Found, 'relation' | 'rule' | 'cue' | 'confidence'>;

/** A stand of the teller, told of what is said. */
export function standOf(
  { map, entities }: SentenceContext,
  { speaker, chain }: Teller,
  target: Actor,
  stand: Stand,
): Found {
  // The speaker may stand in another sentence of the quotation; then the deed's own word marks the place.
  const mention = map.mentions.find((it) => it.entity === speaker) ?? {
    ...target.mention,
    entity: speaker,
    type: entities.get(speaker)?.type ?? 'group',
  };
  return {
    ...stand,
    source: { mention, token: mention.head, confidence: 1 },
    target,
    modality: 'asserted',
    treePath: `speaker > ${wordAt(map.tree, stand.cue).form}`,
    factual: false,
    speakers: chain,
  };
}
