import { groupBy } from '../base/group-by.ts';
import { compareText, type EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import { type SentenceView, viewSentence } from '../mentions/sentence-view.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
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
  const views = document.sentences.map(viewSentence);
  const year = document.article.publishedOn === null ? null : Number(document.article.publishedOn.slice(0, 4));
  const named = resolveNames(mentions, { gazetteer, views, year });
  const entities = new Map<EntityId, Entity>();
  for (const mention of named) {
    const known = entities.get(mention.entity);
    const made = makeEntity(mention, gazetteer, year);
    if (
      known === undefined ||
      (known.name.length < made.name.length &&
        gazetteer.entries.get(mention.entity) === undefined &&
        mention.type === 'person')
    )
      entities.set(mention.entity, made);
  }
  return { views, year, named, entities: addRoles(entities, named, views, gazetteer) };
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

/** People whose title names a state or body speak for it: "Russian Foreign Minister X"; ministries act for their state. */
function addRoles(
  entities: ReadonlyMap<EntityId, Entity>,
  mentions: readonly ResolvedMention[],
  views: readonly SentenceView[],
  gazetteer: Gazetteer,
): Map<EntityId, Entity> {
  const result = new Map(entities);
  const offices = gazetteer.words('titles/offices');
  const privates = gazetteer.words('titles/private');
  const apart = gazetteer.words('titles/apart');
  const bySentence = groupBy(mentions, ({ sentence }) => sentence);
  for (const mention of mentions) {
    const entity = result.get(mention.entity);
    const view = views[mention.sentence];
    if (entity === undefined || view === undefined) continue;
    const here = bySentence.get(mention.sentence) ?? [];
    if (entity.type === 'group' && /^[RD]$/.test(mention.surface)) {
      const member = here.find((one) => one.last === mention.first - 1);
      const known = member === undefined ? undefined : result.get(member.entity);
      // "Sen. X (D-Ohio)": the tag of a party behind the name.
      if (known?.type === 'person' && known.actsFor === null) result.set(known.id, { ...known, actsFor: entity.id });
    } else if (entity.type === 'person') {
      const beside: Beside = { view, here, offices, privates, apart };
      const told = (): EntityId | undefined => officeBeside(mention, beside) ?? officeBefore(mention, beside);
      const body =
        officeNamed(mention, view, gazetteer.entries.get(entity.id)) ?? (entity.actsFor === null ? told() : undefined);
      if (body !== undefined) result.set(entity.id, { ...entity, actsFor: body });
    } else if (entity.type === 'group' && entity.kind === 'ministry' && entity.actsFor === null) {
      const owner = ownerInName(mention, gazetteer) ?? ownerAround(mention, here);
      if (owner !== undefined) result.set(entity.id, { ...entity, actsFor: owner, country: owner });
    }
  }
  return result;
}

/** "[the Russian Defense Ministry]": the state inside the name. */
function ownerAround(mention: ResolvedMention, here: readonly ResolvedMention[]): EntityId | undefined {
  return here.find(
    (one) =>
      one.kind === 'state' && one.first <= mention.first && one.last >= mention.first && one.entity !== mention.entity,
  )?.entity;
}

/** Whoever holds these speaks for a party or for no body. */
const OF_A_CHAMBER = /^(?:senator|representative)$/;

/** "Prime Minister X" of one who also leads a party: the body of the office that the text names. */
function officeNamed(mention: Mention, view: SentenceView, entry: GazetteerEntry | undefined): EntityId | undefined {
  if (entry === undefined || entry.offices.length === 0) return undefined;
  const before = view.folded.slice(Math.max(0, mention.first - 4), mention.first).join(' ');
  if (/\b(?:former|ex|late|ousted|deposed)\b/.test(before)) return undefined;
  const held = entry.offices.filter(
    ({ title, of }) => before.endsWith(title.toLowerCase()) && of.startsWith('group/') && !OF_A_CHAMBER.test(title),
  );
  const bodies = new Set(held.map(({ of }) => of));
  return bodies.size === 1 ? held[0]?.of : undefined;
}

type Beside = {
  readonly view: SentenceView;
  readonly here: readonly ResolvedMention[];
  readonly offices: ReadonlySet<string>;
  readonly privates: ReadonlySet<string>;
  readonly apart: ReadonlySet<string>;
};

/** "X, the foreign minister of Kenya", "X, the Kenyan foreign minister", "Kenya's president, X,": the body of the office. */
function officeBeside(
  mention: ResolvedMention,
  { view, here, offices, privates, apart }: Beside,
): EntityId | undefined {
  const word = (at: number): string => view.folded[at] ?? '';
  const isOffice = (at: number): boolean => offices.has(word(at)) && !privates.has(word(at));
  const isPast = (at: number): boolean => /^(former|ex|late|acting-former)$/.test(word(at)) || apart.has(word(at));
  const bodyFrom = (at: number): ResolvedMention | undefined =>
    here.find((one) => one.type === 'group' && one.first <= at && at < one.last);
  if (word(mention.last) !== ',') return undefined;
  if (word(mention.first - 1) === ',') {
    let at = mention.first - 2;
    while (mention.first - at < 7 && (isOffice(at) || /^(?:NN|JJ|HYPH)/.test(view.words[at]?.xpos ?? ''))) at -= 1;
    const body = word(at) === "'s" ? bodyFrom(at - 1) : undefined;
    const title = Array.from({ length: mention.first - 2 - at }, (_, step) => at + 1 + step);
    return body !== undefined && isOffice(mention.first - 2) && !title.some(isPast) ? body.entity : undefined;
  }
  let body: ResolvedMention | undefined;
  for (let at = mention.last + 1; at < mention.last + 10; at += 1) {
    if (isPast(at) || !/^(?:DT|JJ|NN|HYPH|POS|VBN)/.test(view.words[at]?.xpos ?? '')) return undefined;
    body ??= bodyFrom(at);
    if (!isOffice(at) || isOffice(at + 1)) continue;
    if (!/^(of|for)$/.test(word(at + 1))) return body?.entity;
    // "the Maltese president of the European Parliament".
    const next = word(at + 2) === 'the' ? at + 3 : at + 2;
    return (word(at + 1) === 'of' || body === undefined ? bodyFrom(next)?.entity : undefined) ?? body?.entity;
  }
  return undefined;
}

/** "Russian Foreign Minister X", "Kenya's president X": the body before the title. */
function officeBefore(
  mention: ResolvedMention,
  { view, here, offices, privates, apart }: Beside,
): EntityId | undefined {
  let at = mention.first - 1;
  const titles: string[] = [];
  while (
    at >= 0 &&
    mention.first - at <= 6 &&
    /^(?:NN|NNP|JJ|HYPH|NNS|VBN)/.test(view.words[at]?.xpos ?? '') &&
    !here.some((one) => one.first <= at && at < one.last)
  ) {
    titles.push(view.folded[at] as string);
    at -= 1;
  }
  const hasOffice = titles.some((title) => offices.has(title) && !privates.has(title));
  if (!hasOffice || titles.includes('former') || titles.some((title) => apart.has(title))) return undefined;
  return here.find(
    (one) => one.type === 'group' && (one.last === at + 1 || (view.folded[at] === "'s" && one.last === at)),
  )?.entity;
}

function ownerInName(mention: Mention, gazetteer: Gazetteer): EntityId | undefined {
  const [first = ''] = mention.name.split(' ');
  const hit = gazetteer.root.next
    ?.get(foldForm(first))
    ?.hits.find((one) => one.form === 'adjective' || one.form === 'name' || one.form === 'alias');
  return hit?.id.startsWith('group/') ? hit.id : undefined;
}
