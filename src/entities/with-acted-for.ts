import { compareText, type EntityId } from '../base/ids.ts';
import type { Article } from '../corpus/article.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { ArticleEntities, Entity } from './entity.ts';
import { listedEntity } from './listed-entity.ts';

/**
 * Entities with all those that they act for, and those that these act for, as the lists have them: "Qassem Soleimani" brings the
 * Quds Force along, and that Iran. Who acts for what neither the article nor a list knows acts for nobody.
 */
export function withActedFor(found: ArticleEntities, article: Article, gazetteer: Gazetteer): ArticleEntities {
  const { publishedOn } = article;
  const year = publishedOn === null ? null : Number(publishedOn.slice(0, 4));
  const known = new Map<EntityId, Entity>(found.entities.map((entity) => [entity.id, entity]));
  // What is added while the map is walked is walked too.
  for (const { actsFor } of known.values()) {
    const entry = actsFor === null || known.has(actsFor) ? undefined : gazetteer.entries.get(actsFor);
    if (entry !== undefined) known.set(entry.id, listedEntity(entry, year));
  }
  const entities = [...known.values()].map((entity) =>
    entity.actsFor === null || known.has(entity.actsFor) ? entity : { ...entity, actsFor: null },
  );
  return { ...found, entities: entities.sort((a, b) => compareText(a.id, b.id)) };
}
