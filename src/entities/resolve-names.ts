import { type EntityId, makeEntityId } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import { foldForm } from '../mentions/fold-form.ts';
import { type Gazetteer, skeletonOf } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';

export type NameContext = {
  readonly gazetteer: Gazetteer;
  readonly views: readonly SentenceView[];
  readonly year: number | null;
};

type KnownPerson = {
  readonly id: EntityId;
  readonly name: string;
  readonly words: readonly string[];
  readonly at: number;
};

/** Gives every named mention its entity: listed ones by the gazetteer, people by full name and then surname, others by name. */
export function resolveNames(mentions: readonly Mention[], context: NameContext): readonly ResolvedMention[] {
  const people = knownPeople(mentions, context);
  const acronyms = findAcronyms(mentions, context.views);
  const countries = countriesOf(mentions, context.gazetteer);
  const renamed = findRenamings(mentions, context);
  return mentions.flatMap((mention): ResolvedMention[] => {
    if (mention.how === 'given')
      return [{ ...mention, entity: mention.candidates[0] ?? makeEntityId(mention.type, mention.name) }];
    if (mention.type === 'person') {
      const id = resolvePerson(mention, people, context);
      const person = people.find((one) => one.id === id);
      return id === undefined ? [] : [{ ...mention, entity: id, name: person?.name ?? mention.name }];
    }
    const acronym = acronyms.get(mention.surface);
    const listed = mention.candidates.some((id) => context.gazetteer.entries.has(id));
    if (acronym !== undefined && !listed)
      return [{ ...mention, entity: acronym.entity, name: acronym.name, kind: acronym.kind }];
    const id = listed
      ? chooseCandidate(mention, countries, context.gazetteer)
      : (mention.candidates[0] ?? makeEntityId(mention.type, mention.name));
    const called = mention.how === 'description' ? calledSo(mention, mentions, context.gazetteer) : undefined;
    if (called !== undefined) return [{ ...mention, ...called }];
    const spelt =
      listed || mention.type !== 'group' || !mention.name.includes(' ')
        ? undefined
        : context.gazetteer.bySkeleton.get(skeletonOf(mention.name));
    const entry = spelt === undefined ? undefined : context.gazetteer.entries.get(spelt);
    if (entry !== undefined) return [{ ...mention, entity: entry.id, name: entry.name, kind: entry.kind }];
    const final = renamed.get(id) ?? shortOf(id, mention, mentions) ?? id;
    return [{ ...mention, entity: final }];
  });
}

/** People named in full, in text order, joined with the gazetteer by name or a near spelling of it. */
function knownPeople(mentions: readonly Mention[], { gazetteer, year }: NameContext): readonly KnownPerson[] {
  const people: KnownPerson[] = [];
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    const words = personWords(mention.how === 'alias' ? mention.surface : mention.name);
    if (words.length < 2) continue;
    const listed = mention.candidates.filter((id) => gazetteer.entries.has(id));
    const [first] = byYear(listed, gazetteer, year);
    const near = first ?? nearSpelling(words, gazetteer);
    const same = people.find((person) => isSamePerson(person.words, words));
    const id = near ?? same?.id ?? mention.candidates[0] ?? makeEntityId('person', mention.name);
    people.push({ id, name: gazetteer.entries.get(id)?.name ?? same?.name ?? mention.name, words, at: mention.start });
  }
  return people;
}

/** Words of a name without particles that spellings leave out (`al`), initials kept out. */
function personWords(name: string): readonly string[] {
  return name
    .split(/[\s-]+/)
    .map(foldForm)
    .map((word) => word.replace(/\./g, ''))
    .filter((word) => word.length > 1 && !/^(?:al|el|the|jr|sr)$/.test(word));
}

/** Same surname, and first names equal, near in spelling, or one an initial of the other. */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [firstA = '', lastA = ''] = [a[0], a.at(-1)];
  const [firstB = '', lastB = ''] = [b[0], b.at(-1)];
  return (
    editDistance(lastA, lastB) <= (Math.min(lastA.length, lastB.length) > 5 ? 1 : 0) &&
    (firstA === firstB || editDistance(firstA, firstB) <= (Math.min(firstA.length, firstB.length) > 4 ? 2 : 1))
  );
}

function nearSpelling(words: readonly string[], gazetteer: Gazetteer): EntityId | undefined {
  const people = gazetteer.bySurname.get(words.at(-1) ?? '') ?? [];
  return people.find((entry) => [entry.name, ...entry.aliases].some((name) => isSamePerson(personWords(name), words)))
    ?.id;
}

/** A surname alone means the person of that name spoken of last; without one, the listed bearer when there is just one in office. */
function resolvePerson(
  mention: Mention,
  people: readonly KnownPerson[],
  { gazetteer, year }: NameContext,
): EntityId | undefined {
  const words = personWords(mention.how === 'alias' ? mention.surface : mention.name);
  const bearers = people.filter((person) =>
    words.length > 1
      ? isSamePerson(person.words, words)
      : person.words.at(-1) === words[0] ||
        (person.words.length === 2 && person.words[0] === words[0] && mention.how !== 'name'),
  );
  const before = bearers.filter((person) => person.at <= mention.start);
  const nearest = before.at(-1) ?? bearers[0];
  if (nearest !== undefined) return nearest.id;
  const listed = byYear(
    mention.candidates.filter((id) => gazetteer.entries.has(id)),
    gazetteer,
    year,
  );
  if (words.length > 1)
    return listed[0] ?? nearSpelling(words, gazetteer) ?? mention.candidates[0] ?? makeEntityId('person', mention.name);
  if (
    listed.length === 1 ||
    (listed.length > 1 && mention.candidates.length > 0 && inOffice(listed, gazetteer, year).length === 1)
  )
    return inOffice(listed, gazetteer, year)[0] ?? listed[0];
  if (mention.how === 'name') return mention.candidates[0] ?? makeEntityId('person', mention.name);
  return listed[0];
}

function inOffice(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  if (year === null || ids.length < 2) return ids;
  const held = ids.filter((id) =>
    (gazetteer.entries.get(id)?.offices ?? []).some(
      (office) => (office.from ?? 0) <= year && year <= (office.to ?? 9999),
    ),
  );
  return held.length === 0 ? ids : held;
}

function byYear(ids: readonly EntityId[], gazetteer: Gazetteer, year: number | null): readonly EntityId[] {
  const held = inOffice(ids, gazetteer, year);
  return [...held, ...ids.filter((id) => !held.includes(id))];
}

/** Acronyms given in brackets after a name: "Syrian Democratic Forces (SDF)". */
function findAcronyms(
  mentions: readonly Mention[],
  views: readonly SentenceView[],
): ReadonlyMap<string, { readonly entity: EntityId; readonly name: string; readonly kind: string | null }> {
  const found = new Map<string, { readonly entity: EntityId; readonly name: string; readonly kind: string | null }>();
  for (const mention of mentions) {
    const view = views[mention.sentence];
    if (
      mention.type !== 'group' ||
      view === undefined ||
      view.folded[mention.last] !== '(' ||
      view.folded[mention.last + 2] !== ')'
    )
      continue;
    const acronym = view.forms[mention.last + 1] ?? '';
    if (/^[\p{Lu}\p{N}.-]{2,8}$/u.test(acronym))
      found.set(acronym, {
        entity: mention.candidates[0] ?? makeEntityId('group', mention.name),
        name: mention.name,
        kind: mention.kind,
      });
  }
  return found;
}

const RENAMED =
  /^(?:formerly known as|previously known as|also known as|better known as|formerly called|once known as|now known as|now called|known as|formerly|changed its name from|changed its name to|renamed itself|has renamed itself|rebranded itself|rebranded as|rebranded itself as|renamed|a\.k\.a\.|aka)$/;

/** Two names joined by "formerly known as", "has renamed itself" and their like are one entity: a listed one, else the first. */
function findRenamings(
  mentions: readonly Mention[],
  { views, gazetteer }: NameContext,
): ReadonlyMap<EntityId, EntityId> {
  const renamed = new Map<EntityId, EntityId>();
  const named = mentions.filter(
    (mention) => mention.type === 'group' && (mention.how === 'name' || mention.how === 'alias'),
  );
  for (const [at, mention] of named.entries()) {
    const next = named[at + 1];
    const view = views[mention.sentence];
    if (next === undefined || view === undefined || next.sentence !== mention.sentence || next.first - mention.last > 6)
      continue;
    const between = view.folded
      .slice(mention.last, next.first)
      .filter((form) => /^\p{L}/u.test(form) && form !== 'the');
    if (!RENAMED.test(between.join(' '))) continue;
    const [a, b] = [mention, next].map((one) => one.candidates[0] ?? makeEntityId('group', one.name));
    if (a === undefined || b === undefined || a === b) continue;
    const isListedA = gazetteer.entries.has(a);
    if (isListedA && gazetteer.entries.has(b)) continue;
    if (isListedA) renamed.set(b, a);
    else renamed.set(a, gazetteer.entries.has(b) ? b : a);
    if (!isListedA && !gazetteer.entries.has(b)) renamed.set(b, a);
  }
  return renamed;
}

/** "the rebels" after "FARC rebels": the one listed body that the article calls so. */
function calledSo(
  mention: Mention,
  mentions: readonly Mention[],
  gazetteer: Gazetteer,
): Pick<ResolvedMention, 'entity' | 'name' | 'kind'> | undefined {
  const word = mention.surface.toLowerCase();
  if (!/^(?:rebels|militants|insurgents|separatists|guerrillas|paramilitaries|fighters)$/.test(word)) return undefined;
  const bodies = new Map(
    mentions.flatMap((one): [EntityId, string | null][] => {
      const [id] = one.candidates;
      const isBody = one.how === 'alias' && one.type === 'group' && one.kind !== 'state' && id !== undefined;
      return isBody && one.surface.toLowerCase().endsWith(` ${word}`) ? [[id, one.kind]] : [];
    }),
  );
  const [only] = bodies;
  if (only === undefined || bodies.size > 1) return undefined;
  return { entity: only[0], name: gazetteer.entries.get(only[0])?.name ?? mention.name, kind: only[1] };
}

function countriesOf(mentions: readonly Mention[], gazetteer: Gazetteer): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const [id] = mention.candidates;
    const entry = id === undefined ? undefined : gazetteer.entries.get(id);
    const country = entry?.kind === 'state' ? entry.id : entry?.country;
    if (country !== null && country !== undefined && mention.candidates.length === 1)
      counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** Between listed homonyms: the one whose country the article speaks of most, then the weightier one. */
function chooseCandidate(mention: Mention, countries: ReadonlyMap<string, number>, gazetteer: Gazetteer): EntityId {
  const score = (id: EntityId) => {
    const entry = gazetteer.entries.get(id);
    return (countries.get(entry?.country ?? '') ?? 0) * 1e6 + (entry?.weight ?? 0);
  };
  return (
    [...mention.candidates].sort((a, b) => score(b) - score(a) || (a < b ? -1 : 1))[0] ??
    makeEntityId(mention.type, mention.name)
  );
}

/** "the Front" after "the Northern Front": a short name that ends exactly one longer one of the article. */
function shortOf(id: EntityId, mention: Mention, mentions: readonly Mention[]): EntityId | undefined {
  if (mention.how !== 'name' || mention.name.includes(' ')) return undefined;
  const longer = new Set(
    mentions
      .filter(
        (one) =>
          one.type === mention.type &&
          one.name.includes(' ') &&
          (one.name.endsWith(` ${mention.name}`) || one.name.startsWith(`${mention.name} `)),
      )
      .map((one) => one.candidates[0] ?? makeEntityId(one.type, one.name)),
  );
  const [only] = longer;
  return longer.size === 1 && only !== id ? only : undefined;
}
