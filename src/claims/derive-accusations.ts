import type { EntityId } from '../base/ids.ts';
import type { Entity } from '../entities/entity.ts';
import { type Actor, type ActorMap, actorsAt } from './find-actors.ts';
import type { SpeakerIndex } from './find-speakers.ts';
import type { Found, HostileDeed } from './match-frames.ts';
import { readArguments } from './read-arguments.ts';
import { readModality } from './read-modality.ts';
import { childrenBy, isPassive, lemmaAt, relationOf, wordAt } from './tree.ts';

type Entities = ReadonlyMap<EntityId, Entity>;

const bodyOf = (entities: Entities, id: EntityId): EntityId => entities.get(id)?.actsFor ?? id;

const PARTISANS = new Set(['state', 'government', 'military', 'armed-group', 'party', 'movement', 'coalition']);

/** Whether a speaker stands for a body: a minister, a state, a declared party. Witnesses do not accuse by telling. */
function isPartisan(map: ActorMap, entities: Entities, id: EntityId): boolean {
  const who = entities.get(id);
  if (who === undefined) return false;
  return who.actsFor !== null || PARTISANS.has(who.kind ?? '') || isDeclared(map, id);
}

function isDeclared(map: ActorMap, id: EntityId): boolean {
  return map.mentions.some((it) => it.how === 'given' && it.entity === id);
}

/** "X said Y had bombed the town": to tell of another party's attack is to accuse it, unless it hits a common enemy. */
export function deriveAccusations(
  map: ActorMap,
  deeds: readonly HostileDeed[],
  found: readonly Found[],
  speakers: SpeakerIndex,
  entities: Entities,
): readonly Found[] {
  const sentence = map.tree.sentence.index;
  return [...deeds, ...misdeeds(map)].flatMap(({ source, cue, confidence }) => {
    const { chain } = speakers.speakersAt(sentence, cue);
    const speaker = chain.at(-1);
    const accused = source.mention;
    if (
      speaker === undefined ||
      !isPartisan(map, entities, speaker) ||
      bodyOf(entities, speaker) === bodyOf(entities, accused.entity)
    )
      return [];
    if (accused.type === 'place' || isAmong(map, entities, accused, speaker)) return [];
    const struck = found.filter(
      (it) => it.cue === cue && it.relation === 'FIGHTS' && it.source.mention.entity === accused.entity,
    );
    const isVictim =
      struck.length === 0 ||
      struck.some(
        (it) =>
          it.target.mention.type === 'place' ||
          it.target.mention.kind !== 'armed-group' ||
          isOpposition(it.target.mention.entity),
      );
    if (!isVictim) return [];
    return [
      stand(map, speaker, source, {
        relation: 'ACCUSES',
        rule: 'tells-of-attack',
        cue,
        confidence: Math.max(0.5, confidence * 0.7),
        chain: chain.slice(0, -1),
        entities,
      }),
    ];
  });
}

/** "X and Y said they ...": who speaks is one of those spoken of. */
function isAmong(map: ActorMap, entities: Entities, told: Actor['mention'], speaker: EntityId): boolean {
  return map.mentions.some(
    (one) => one.head === told.head && bodyOf(entities, one.entity) === bodyOf(entities, speaker),
  );
}

/** "X said Y stole the vote": deeds that have no victim to name. */
function misdeeds(map: ActorMap): readonly HostileDeed[] {
  const { tree, lists } = map;
  return tree.words
    .filter((word) => word.upos === 'VERB' && isMisdeed(map, word.index))
    .filter((word) => readModality(tree, word.index, lists).modality === 'asserted')
    .flatMap((word) =>
      subjectsOf(map, word.index).map((source) => ({ source, cue: word.index, confidence: 0.8 * source.confidence })),
    );
}

/** "stole the vote"; "failed us", but not "failed to come". */
function isMisdeed({ tree, lists }: ActorMap, verb: number): boolean {
  const lemma = lemmaAt(tree, verb);
  return (
    lists.misdeedVerbs.has(lemma) || (/^(?:fail|abandon)$/.test(lemma) && childrenBy(tree, verb, 'obj').length > 0)
  );
}

function isOpposition(id: EntityId): boolean {
  return /opposition|rebel|civilian|people|protester/.test(id);
}

/** "X said Y must leave", "it is imperative that Y stop": to say what another ought to do is to ask it. */
export function deriveDemands(map: ActorMap, speakers: SpeakerIndex, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    if (word.upos !== 'VERB') return [];
    const isDuty = childrenBy(tree, word.index, 'aux').some((at) =>
      lists.dutyAuxiliaries.has(wordAt(tree, at).form.toLowerCase()),
    );
    const isNeeded =
      ['ccomp', 'csubj', 'advcl', 'acl'].includes(relationOf(word)) &&
      lists.dutyAdjectives.has(lemmaAt(tree, word.head));
    if (!isDuty && !isNeeded) return [];
    const told = { relation: 'URGES', rule: 'says-must', cue: word.index, confidence: 0.7 } as const;
    return toldOf(map, speakers, entities, { ...told, whom: () => subjectsOf(map, word.index) });
  });
}

/** "X said Y was responsible", "X blames ... saying Y is behind it": to call another guilty is to accuse it. */
export function deriveBlame(map: ActorMap, speakers: SpeakerIndex, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  return tree.words.flatMap((word) => {
    const isPredicate = childrenBy(tree, word.index, 'cop').length > 0;
    const isInvolved = isImplicated(map, word.index);
    if (!isInvolved && (!lists.blameAdjectives.has(lemmaAt(tree, word.index)) || !isPredicate)) return [];
    const isAsserted = () => readModality(tree, word.index, lists).modality === 'asserted';
    const guilty = () => (isInvolved ? patientsOf(map, word.index) : subjectsOf(map, word.index));
    const told = { relation: 'ACCUSES', rule: 'says-guilty', cue: word.index, confidence: 0.7 } as const;
    return toldOf(map, speakers, entities, { ...told, whom: () => (isAsserted() ? guilty() : []) });
  });
}

/** "X warned that Y would pay a heavy price", "said Y would face consequences": a threat to Y. */
export function deriveThreats(map: ActorMap, speakers: SpeakerIndex, entities: Entities): readonly Found[] {
  const { tree } = map;
  return tree.words.flatMap((word) => {
    if (!/^(pay|face|suffer|regret|meet|bear)$/.test(word.lemma) || word.upos !== 'VERB') return [];
    const slots = readArguments(tree, word.index);
    const isPain = word.lemma === 'regret' || (slots.get('obj') ?? []).some((at) => PAIN.test(lemmaAt(tree, at)));
    const isToCome = childrenBy(tree, word.index, 'aux').some((at) =>
      /^(will|would|'ll|must)$/.test(wordAt(tree, at).form),
    );
    if (!isPain || !isToCome) return [];
    const told = { relation: 'THREATENS', rule: 'says-will-pay', cue: word.index, confidence: 0.75 } as const;
    return toldOf(map, speakers, entities, { ...told, whom: () => subjectsOf(map, word.index) });
  });
}

const PAIN =
  /^(price|consequence|retaliation|response|wrath|cost|repercussion|punishment|reprisal|fury|destruction|annihilation)$/;

/** "X's agents had been involved in the killing": in a deed that nobody tells of a friend. */
function isImplicated({ tree, lists }: ActorMap, verb: number): boolean {
  if (!/^(involve|implicate)$/.test(lemmaAt(tree, verb)) || !isPassive(tree, verb)) return false;
  const deeds = readArguments(tree, verb).get('obl:in') ?? [];
  return deeds.some((at) => CRIMES.test(lemmaAt(tree, at)) || lists.battleNouns.has(lemmaAt(tree, at)));
}

const CRIMES =
  /^(killing|murder|assassination|attack|bombing|poisoning|plot|coup|kidnapping|abduction|massacre|strike|raid|shooting|smuggling|sabotage|crime|atrocity|abuse|torture|explosion|attempt|interference|meddling|hacking|corruption|fraud)$/;

function patientsOf(map: ActorMap, verb: number): readonly Actor[] {
  return (readArguments(map.tree, verb).get('obj') ?? []).flatMap((at) =>
    actorsAt(map, at, { types: ['person', 'group'] }),
  );
}

/** Who a clause is about; of declared parties also one inside its subject. */
function subjectsOf(map: ActorMap, predicate: number): readonly Actor[] {
  const subjects = readArguments(map.tree, predicate).get('nsubj') ?? [];
  const options = { types: ['person', 'group'], roll: false } as const;
  const actors = subjects.flatMap((at) => actorsAt(map, at, options));
  if (actors.length > 0) return actors;
  return subjects
    .flatMap((at) => actorsAt(map, at, { ...options, buried: true }))
    .filter((it) => it.mention.how === 'given');
}

type Stand = {
  readonly relation: string;
  readonly rule: string;
  readonly cue: number;
  readonly confidence: number;
  readonly chain: readonly EntityId[];
  readonly entities: Entities;
};

type Told = Pick<Stand, 'relation' | 'rule' | 'cue' | 'confidence'> & { readonly whom: () => readonly Actor[] };

/** What whoever says the word `cue` says of others than the own body; nobody without a side of their own. */
function toldOf(
  map: ActorMap,
  speakers: SpeakerIndex,
  entities: Entities,
  { relation, rule, cue, confidence, whom }: Told,
): readonly Found[] {
  const { chain } = speakers.speakersAt(map.tree.sentence.index, cue);
  const speaker = chain.at(-1);
  if (speaker === undefined || !isPartisan(map, entities, speaker)) return [];
  return whom()
    .filter((it) => bodyOf(entities, it.mention.entity) !== bodyOf(entities, speaker))
    .map((it) => {
      const sure = confidence * it.confidence;
      return stand(map, speaker, it, { relation, rule, cue, confidence: sure, chain: chain.slice(0, -1), entities });
    });
}

function stand(
  map: ActorMap,
  speaker: EntityId,
  target: HostileDeed['source'],
  { relation, rule, cue, confidence, chain, entities }: Stand,
): Found {
  // The speaker may stand in another sentence of the quotation; then the deed's own word marks the place.
  const mention = map.mentions.find((it) => it.entity === speaker) ?? {
    ...target.mention,
    entity: speaker,
    type: entities.get(speaker)?.type ?? 'group',
  };
  return {
    source: { mention, token: mention.head, confidence: 1 },
    relation,
    target,
    modality: 'asserted',
    cue,
    confidence,
    rule: `rule:${rule}`,
    treePath: `speaker > ${wordAt(map.tree, cue).form}`,
    factual: false,
    speakers: chain,
  };
}
