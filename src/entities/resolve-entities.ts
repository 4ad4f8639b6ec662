import { compareText, type EntityId } from '../base/ids.ts';
import { yearOf } from '../corpus/article.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import { type SentenceView, viewSentence } from '../mentions/sentence-view.ts';
import type { Document } from '../text/document.ts';
import { declaredEntities } from './declared-entities.ts';
import type { ArticleEntities, Entity, ResolvedMention } from './entity.ts';
import { leftOpen } from './left-open.ts';
import { bareEntity, listedEntity } from './listed-entity.ts';
import { resolveNames } from './resolve-names.ts';

/** Named mentions with their entities, who speaks for whom as titles say it. */
export type NamedEntities = {
  readonly views: readonly SentenceView[];
  readonly year: number | null;
  readonly named: readonly ResolvedMention[];
  readonly entities: Map<EntityId, Entity>;
};

/** Gives named mentions their entities. */
export function nameEntities(document: Document, mentions: readonly Mention[], gazetteer: Gazetteer): NamedEntities {
  const views = document.sentences.map((sentence) => viewSentence(sentence, gazetteer));
  const year = yearOf(document.article);
  const named = resolveNames(mentions, { gazetteer, views, year });
  const entities = new Map<EntityId, Entity>();
  for (const mention of named)
    if (!entities.has(mention.entity)) entities.set(mention.entity, makeEntity(mention, gazetteer, year));
  return { views, year, named, entities: withTags(entities, named) };
}

/** Links the named mentions of an article to entities, one per real thing; pronouns and descriptions are left open. */
export function resolveEntities(
  document: Document,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): ArticleEntities {
  const { views, named: read, entities: found, year } = nameEntities(document, mentions, gazetteer);
  const { named, entities } = withDeclared(read, found, { gazetteer, year });
  return {
    entities: [...entities].sort((a, b) => compareText(a.id, b.id)),
    mentions: [...named].sort((a, b) => a.start - b.start || b.end - a.end || compareText(a.entity, b.entity)),
    unresolved: leftOpen(views, named, gazetteer).map((one) => ({
      ...one,
      surface: document.article.text.slice(one.start, one.end),
    })),
  };
}

type Known = { readonly gazetteer: Gazetteer; readonly year: number | null };

/** Mentions with whom they mean by what the user has declared. */
function withDeclared(
  read: readonly ResolvedMention[],
  found: ReadonlyMap<EntityId, Entity>,
  { gazetteer, year }: Known,
): { readonly named: readonly ResolvedMention[]; readonly entities: readonly Entity[] } {
  const said = read.map(({ entity: id, surface }) => {
    const entity = found.get(id);
    return entity === undefined ? undefined : { entity, surface };
  });
  const declared = declaredEntities(said, gazetteer, year);
  const named = read.map((mention, at): ResolvedMention => {
    const [before, now] = [said[at]?.entity, declared[at]];
    if (now === undefined || now === before) return mention;
    return { ...mention, entity: now.id, type: now.type, kind: now.kind, name: now.name };
  });
  const isKept = new Set(declared);
  const entities = new Set([...found.values(), ...declared.flatMap((entity) => entity ?? [])]);
  return { named, entities: [...entities].filter((entity) => isKept.has(entity)) };
}

export function makeEntity(mention: ResolvedMention, gazetteer: Gazetteer, year: number | null): Entity {
  const entry = gazetteer.entries.get(mention.entity);
  return entry === undefined ? bareEntity({ ...mention, id: mention.entity }) : listedEntity(entry, year);
}

/** "Sen. X (D-Ohio)" acts for the party of the tag. */
function withTags(
  entities: ReadonlyMap<EntityId, Entity>,
  mentions: readonly ResolvedMention[],
): Map<EntityId, Entity> {
  const result = new Map(entities);
  const byEnd = new Map(mentions.map(({ sentence, last, entity }) => [`${sentence}:${last}`, entity]));
  for (const { type, surface, sentence, first, entity } of mentions) {
    const known = result.get(byEnd.get(`${sentence}:${first - 1}`) ?? entity);
    if (type === 'group' && /^[RD]$/.test(surface) && known?.type === 'person' && known.actsFor === null)
      result.set(known.id, { ...known, actsFor: entity });
  }
  return result;
}
