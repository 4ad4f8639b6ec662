import { compareText, type EntityId } from '../base/ids.ts';
import { type Article, yearOf } from '../corpus/article.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { ArticleEntities, Entity } from './entity.ts';
import { listedEntity } from './listed-entity.ts';

/**
 * Entities with all those that they act for and the states that they belong to, and theirs, as the lists have them: "Qassem Soleimani" brings the
 * Quds Force along, and that Iran. Who acts for what neither the article nor a list knows acts for nobody.
 */
export function withActedFor(found: ArticleEntities, article: Article, gazetteer: Gazetteer): ArticleEntities {
  const year = yearOf(article);
  const known = new Map<EntityId, Entity>(found.entities.map((entity) => [entity.id, entity]));
  // What is added while the map is walked is walked too.
  for (const { actsFor, country } of known.values())
    for (const id of [actsFor, country]) {
      const entry = id === null || known.has(id) ? undefined : gazetteer.entries.get(id);
      if (entry !== undefined) known.set(entry.id, listedEntity(entry, year));
    }
  const there = (id: EntityId | null): EntityId | null => (id !== null && known.has(id) ? id : null);
  const entities = [...known.values()].map((entity) => ({
    ...entity,
    actsFor: there(entity.actsFor),
    country: there(entity.country),
  }));
  return { ...found, entities: entities.sort((a, b) => compareText(a.id, b.id)) };
}
