import { groupBy } from '../base/group-by.ts';
import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Office } from '../schema/schema.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import type { ArticleEntities, ResolvedMention } from './entity.ts';
import { officeCalled } from './office-holders.ts';

/**
 * Of each listed person the bodies in which every office was over when the article was written: before its year, or, where that is not
 * known, before the latest beginning of an office that it says somebody holds ("President Trump": 2017 or later); the predecessors of
 * who is said to hold an office are out of it. `titles/list-ends` are the years that end no office.
 */
export function officesLeft(
  { entities, mentions }: ArticleEntities,
  document: Document,
  gazetteer: Gazetteer,
): ReadonlyMap<EntityId, readonly EntityId[]> {
  const { publishedOn } = document.article;
  const held = mentions.flatMap((mention) => heldAsSaid(mention, document, gazetteer));
  const year =
    publishedOn === null ? Math.max(0, ...held.map(({ from }) => from ?? 0)) : Number(publishedOn.slice(0, 4));
  const ends = gazetteer.words('titles/list-ends');
  const isOver = ({ of, title, to }: Office): boolean =>
    to !== null &&
    !ends.has(String(to)) &&
    (to < year || held.some((one) => one.of === of && one.title === title && to <= (one.from ?? 0)));
  const left = new Map<EntityId, readonly EntityId[]>();
  for (const { id, type } of entities) {
    const offices = type === 'person' ? (gazetteer.entries.get(id)?.offices ?? []) : [];
    const over = [...groupBy(offices, ({ of }) => of)].flatMap(([body, all]) => (all.every(isOver) ? [body] : []));
    if (over.length > 0) left.set(id, over);
  }
  return left;
}

/** "Prime Minister Doe", who also leads a party, speaks for the state, and "Sen. Doe", whatever office the lists have last, for the Senate. */
export function inOfficeAsSaid(found: ArticleEntities, document: Document, gazetteer: Gazetteer): ArticleEntities {
  const bodies = new Map<EntityId, EntityId>();
  for (const mention of found.mentions)
    for (const { of } of heldAsSaid(mention, document, gazetteer))
      if (of.startsWith('group/') && !bodies.has(mention.entity)) bodies.set(mention.entity, of);
  const entities = found.entities.map((entity) => ({ ...entity, actsFor: bodies.get(entity.id) ?? entity.actsFor }));
  return { ...found, entities };
}

/** The first term in the listed office whose title stands right before a name, if no word such as "former" stands before that. */
function heldAsSaid(
  { entity, type, how, sentence, first, last }: ResolvedMention,
  document: Document,
  gazetteer: Gazetteer,
): readonly Office[] {
  const offices = type === 'person' && how !== 'pronoun' ? (gazetteer.entries.get(entity)?.offices ?? []) : [];
  if (offices.length === 0) return [];
  const words = (document.sentences[sentence]?.words ?? []).map(({ form }) => foldForm(form));
  const said = offices.filter(({ title }) => {
    const office = foldForm(title);
    const { length } = office.split(' ');
    const end = [first, first + length].find((at) => {
      const before = words.slice(Math.max(0, at - length), at).join(' ');
      return at < last && officeCalled(before, gazetteer) === office;
    });
    return end !== undefined && !gazetteer.words('titles/qualifiers').has(words[end - length - 1] ?? '');
  });
  return [...said].sort((a, b) => (a.from ?? 0) - (b.from ?? 0)).slice(0, 1);
}
