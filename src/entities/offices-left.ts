import { groupBy } from '../base/group-by.ts';
import { type EntityId, makeEntityId } from '../base/ids.ts';
import { yearOf } from '../corpus/article.ts';
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
  const held = mentions.flatMap((mention) => heldAsSaid(mention, document, gazetteer));
  const year = yearOf(document.article) ?? Math.max(0, ...held.map(({ from }) => from ?? 0));
  const ends = gazetteer.words('titles/list-ends');
  const isOver = ({ of, title, to }: Office): boolean =>
    to !== null &&
    !ends.has(String(to)) &&
    (to < year || held.some((one) => one.of === of && one.title === title && to <= (one.from ?? 0)));
  const left = new Map<EntityId, readonly EntityId[]>();
  for (const { id, type } of entities) {
    const offices = type === 'person' ? (gazetteer.entries.get(id)?.offices ?? []) : [];
    const held = offices.flatMap((office) =>
      [office.of, ...departmentsOf(foldForm(office.title), gazetteer)].map((body) => ({ body, office })),
    );
    const over = [...groupBy(held, ({ body }) => body)].flatMap(([body, all]) =>
      all.every(({ office }) => isOver(office)) ? [body] : [],
    );
    if (over.length > 0) left.set(id, over);
  }
  return left;
}

/**
 * "Prime Minister Doe", who also leads a party, speaks for the state, "Sen. Doe", whatever office the lists have last, for the Senate, and "Attorney
 * General Doe" for the department of that office (`office-bodies.yaml`) where the article names it.
 */
export function inOfficeAsSaid(found: ArticleEntities, document: Document, gazetteer: Gazetteer): ArticleEntities {
  const bodies = new Map<EntityId, EntityId>();
  // "State" of "Secretary of State" names no department.
  const named = new Set(found.mentions.filter(({ how }) => how === 'alias').map(({ entity }) => entity));
  for (const mention of found.mentions) {
    if (bodies.has(mention.entity)) continue;
    const [held] = heldAsSaid(mention, document, gazetteer);
    const body = departmentOf(mention, named, { document, gazetteer }) ?? held?.of;
    if (body?.startsWith('group/')) bodies.set(mention.entity, body);
  }
  const entities = found.entities.map((entity) => ({ ...entity, actsFor: bodies.get(entity.id) ?? entity.actsFor }));
  return { ...found, entities };
}

type Reading = { readonly document: Document; readonly gazetteer: Gazetteer };

/** Of the bodies that an article names the one whose office stands right before a name, of two the one in which that person has held any. */
function departmentOf(
  mention: ResolvedMention,
  named: ReadonlySet<EntityId>,
  { document, gazetteer }: Reading,
): EntityId | undefined {
  const { country = null, offices = [] } = gazetteer.entries.get(mention.entity) ?? {};
  const isOfState = (body: EntityId): boolean =>
    country === null || (gazetteer.entries.get(body)?.country ?? country) === country;
  const departments = titlesOf(mention, document).map(({ words }) => departmentsOf(words, gazetteer));
  const said = departments.find(({ length }) => length > 0) ?? [];
  const bodies = said.filter((body) => named.has(body) && isOfState(body));
  return bodies.length < 2 ? bodies[0] : bodies.find((body) => offices.some(({ of }) => of === body));
}

const departmentsOf = (title: string, { lists, words }: Gazetteer): readonly EntityId[] =>
  lists('office-bodies')
    .filter((slug) => words(`office-bodies/${slug}`).has(title))
    .map((slug) => makeEntityId('group', slug));

/** The first term in the listed office whose title stands right before a name, if no word such as "former" stands before that. */
function heldAsSaid(mention: ResolvedMention, document: Document, gazetteer: Gazetteer): readonly Office[] {
  const offices = gazetteer.entries.get(mention.entity)?.offices ?? [];
  if (offices.length === 0) return [];
  const titles = titlesOf(mention, document).filter(({ before }) => !gazetteer.words('titles/qualifiers').has(before));
  const called = new Set(titles.map(({ words }) => officeCalled(words, gazetteer)));
  return offices
    .filter(({ title }) => called.has(foldForm(title)))
    .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
    .slice(0, 1);
}

const LONGEST_TITLE = 5;

/** The phrases that stand right before the name of a person, in what names them or before it, the longest first, each with the word before it. */
function titlesOf(
  { type, how, sentence, first, last }: ResolvedMention,
  { sentences }: Document,
): readonly { readonly words: string; readonly before: string }[] {
  if (type !== 'person' || how === 'pronoun') return [];
  const words = (sentences[sentence]?.words ?? []).map(({ form }) => foldForm(form));
  const lengths = Array.from({ length: LONGEST_TITLE }, (_, at) => LONGEST_TITLE - at);
  return lengths.flatMap((length) =>
    [first - length, first]
      .filter((from) => from >= 0 && from + length < last)
      .map((from) => ({ words: words.slice(from, from + length).join(' '), before: words[from - 1] ?? '' })),
  );
}
