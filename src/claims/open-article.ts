import { groupBy } from '../base/group-by.ts';
import type { EntityId } from '../base/ids.ts';
import type { ArticleEntities, Entity, ResolvedMention } from '../entities/entity.ts';
import type { Document, Word } from '../text/document.ts';
import type { ClaimRules } from './compile-rules.ts';
import { type ActorMap, type Body, mapActors } from './find-actors.ts';
import { indexSpeakers, type SpeakerIndex } from './find-speakers.ts';
import { title } from './rules/title.ts';
import type { Entities } from './sentence-context.ts';
import { makeTree, type Tree } from './tree.ts';

/** An article as claims are read off it: its trees with the mentions on them, and who says what. */
export type OpenArticle = {
  readonly maps: readonly ActorMap[];
  readonly entities: Entities;
  readonly speakers: SpeakerIndex;
};

/** Sets the entities of an article on its trees. */
export function openArticle(
  document: Document,
  { entities, mentions }: ArticleEntities,
  rules: ClaimRules,
): OpenArticle {
  const byId = new Map(entities.map((entity) => [entity.id, entity] as const));
  const listed = bodiesOf(byId);
  const bySentence = groupBy(mentions, ({ sentence }) => sentence);
  const plain = document.sentences.map((sentence, index) => {
    const own = bySentence.get(index) ?? [];
    return mapActors(makeTree(sentence, rules.lists), own, listed);
  });
  const speakers = indexSpeakers(document, plain);
  const bodies = new Map([...bodiesByTitle(plain, byId), ...listed]);
  const maps = plain.map((map) => withFirstPersons({ ...map, bodies }, speakers, byId));
  return { maps, entities: byId, speakers };
}

/** The body that each person acts for. */
function bodiesOf(byId: ReadonlyMap<EntityId, Entity>): ReadonlyMap<EntityId, Body> {
  const bodies = new Map<EntityId, Body>();
  for (const { id, type, actsFor } of byId.values()) {
    const body = type === 'person' && actsFor !== null ? byId.get(actsFor) : undefined;
    if (body !== undefined) bodies.set(id, { entity: body.id, name: body.name, kind: body.kind });
  }
  return bodies;
}

/** "the Lithuanian premier": whom a title says that somebody acts for, where no list does. */
function bodiesByTitle(maps: readonly ActorMap[], entities: Entities): ReadonlyMap<EntityId, Body> {
  const offices = maps
    .flatMap((map) => title.read({ map, entities }))
    .filter(({ modality }) => modality === 'asserted');
  return new Map(offices.map(({ source, target: { mention } }) => [source.mention.entity, mention]));
}

const SELF = new Set(['i', 'me', 'my', 'mine', 'myself']);
const BODY = new Set(['we', 'us', 'our', 'ours', 'ourselves']);

/** In a quotation "I" is the speaker, "we" the body that the speaker acts for. */
function withFirstPersons(map: ActorMap, speakers: SpeakerIndex, byId: Entities): ActorMap {
  const added: ResolvedMention[] = [];
  for (const word of map.tree.words) {
    const form = word.form.toLowerCase();
    if (!SELF.has(form) && !BODY.has(form)) continue;
    if (map.byHead.has(word.index) || word.upos !== 'PRON') continue;
    const speaker = byId.get(speakers.quoteSpeaker(map.tree.sentence.index, word.index) ?? ('' as EntityId));
    if (speaker === undefined) continue;
    const body = BODY.has(form) ? map.bodies.get(speaker.id)?.entity : undefined;
    added.push(pronounMention(map.tree, word, byId.get(body ?? speaker.id) ?? speaker));
  }
  return added.length === 0 ? map : mapActors(map.tree, [...map.mentions, ...added], map.bodies);
}

function pronounMention(tree: Tree, word: Word, entity: Entity): ResolvedMention {
  const { start, end, index, form: surface } = word;
  const span = { start, end, sentence: tree.sentence.index, first: index, last: index + 1, head: index, surface };
  const { type, kind, name, id } = entity;
  return { ...span, type, kind, how: 'pronoun', candidates: [], name, entity: id };
}
