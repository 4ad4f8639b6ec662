import { type EntityId, makeEntityId } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import { type Gazetteer, isSurnameFirst, skeletonOf } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import { foldForm } from '../text/fold-form.ts';
import type { ResolvedMention } from './entity.ts';
import { byYear, inOffice, withTitle } from './office-holders.ts';

export type NameContext = {
  readonly gazetteer: Gazetteer;
  readonly views: readonly SentenceView[];
  readonly year: number | null;
};

type KnownPerson = {
  readonly id: EntityId;
  readonly name: string;
  readonly isSurnameFirst: boolean;
  readonly words: readonly string[];
  readonly at: number;
};

/** Gives every named mention its entity: listed ones by the gazetteer, people by full name and then surname, others by name. */
export function resolveNames(mentions: readonly Mention[], context: NameContext): readonly ResolvedMention[] {
  const people = knownPeople(mentions, context);
  const acronyms = findAcronyms(mentions, context.views);
  const countries = countriesOf(mentions, context.gazetteer);
  const renamed = findRenamings(mentions, context);
  const longer = longerNames(mentions, context.gazetteer);
  const called = calledNames(mentions, context.views);
  const index = indexPeople(people);
  return mentions.flatMap((mention): ResolvedMention[] => {
    if (mention.how === 'given')
      return [{ ...mention, entity: mention.candidates[0] ?? makeEntityId(mention.type, mention.name) }];
    if (mention.type === 'person') {
      const id = resolvePerson(mention, index, context);
      const person = id === undefined ? undefined : index.byId.get(id);
      return id === undefined ? [] : [{ ...mention, entity: id, name: person?.name ?? mention.name }];
    }
    const acronym = acronyms.get(mention.surface);
    const listed = mention.candidates.some((id) => context.gazetteer.entries.has(id));
    if (acronym !== undefined && !listed)
      return [{ ...mention, entity: acronym.entity, name: acronym.name, kind: acronym.kind }];
    const id = listed
      ? chooseCandidate(mention, countries, context.gazetteer)
      : (mention.candidates[0] ?? makeEntityId(mention.type, mention.name));
    const view = context.views[mention.sentence];
    const meant =
      mention.how === 'description' && !(view !== undefined && isBehindOther(view, mention.first))
        ? (calledSo(mention, called, context.gazetteer) ?? bodyNear(mention, mentions, context))
        : undefined;
    if (meant !== undefined) return [{ ...mention, ...meant }];
    const spelt =
      listed || mention.type !== 'group' || !mention.name.includes(' ')
        ? undefined
        : context.gazetteer.bySkeleton.get(skeletonOf(mention.name));
    const entry = spelt === undefined ? undefined : context.gazetteer.entries.get(spelt);
    if (entry !== undefined) return [{ ...mention, entity: entry.id, name: entry.name, kind: entry.kind }];
    const final = renamed.get(id) ?? shortOf(id, mention, longer) ?? id;
    return [{ ...mention, entity: final }];
  });
}

/** People named in full, in text order, joined with the gazetteer by name or a near spelling of it. */
function knownPeople(mentions: readonly Mention[], { gazetteer, year }: NameContext): readonly KnownPerson[] {
  const people: KnownPerson[] = [];
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    const all = personWords(mention.how === 'alias' ? mention.surface : mention.name);
    const words = all.length > 2 && gazetteer.words('titles/royal').has(all[0] ?? '') ? all.slice(1) : all;
    if (words.length < 2) continue;
    const listed = mention.candidates.filter((id) => gazetteer.entries.has(id));
    const [first] = byYear(listed, gazetteer, year);
    const near = first ?? nearSpelling(words, gazetteer);
    const same = near === undefined ? people.find((person) => isSamePerson(person.words, words)) : undefined;
    const id = near ?? same?.id ?? mention.candidates[0] ?? makeEntityId('person', mention.name);
    people.push({
      id,
      name: gazetteer.entries.get(id)?.name ?? same?.name ?? mention.name,
      isSurnameFirst: isSurnameFirst(mention.name) || isSurnameFirst(mention.surface),
      words,
      at: mention.start,
    });
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

type PeopleIndex = {
  readonly byId: ReadonlyMap<EntityId, KnownPerson>;
  /** By surname and by first name, in text order. */
  readonly byWord: ReadonlyMap<string, readonly KnownPerson[]>;
};

function indexPeople(people: readonly KnownPerson[]): PeopleIndex {
  const byWord = new Map<string, KnownPerson[]>();
  const byId = new Map<EntityId, KnownPerson>();
  for (const person of people) {
    if (!byId.has(person.id)) byId.set(person.id, person);
    for (const word of new Set([person.words[0] ?? '', person.words.at(-1) ?? ''])) {
      const bearers = byWord.get(word);
      if (bearers === undefined) byWord.set(word, [person]);
      else if (bearers.at(-1)?.id !== person.id) bearers.push(person);
    }
  }
  return { byId, byWord };
}

/** A surname alone means the person of that name spoken of last; without one, the listed bearer when there is just one in office. */
function resolvePerson(
  mention: Mention,
  { byWord }: PeopleIndex,
  { gazetteer, views, year }: NameContext,
): EntityId | undefined {
  const before = views[mention.sentence]?.folded[mention.first - 1] ?? '';
  const isRoyal = gazetteer.words('titles/royal').has(before);
  const words = personWords(mention.how === 'alias' ? mention.surface : mention.name);
  const isFirst = gazetteer.words('coreference/surname-first').has(words[0] ?? '');
  const alike = new Set([...(byWord.get(words.at(-1) ?? '') ?? []), ...(byWord.get(words[0] ?? '') ?? [])]);
  const bearers = [...alike].filter((person) =>
    words.length > 1
      ? isSamePerson(person.words, words)
      : person.words.at(-1) === words[0] ||
        (person.words[0] === words[0] &&
          (isRoyal || isFirst || person.isSurnameFirst || (person.words.length === 2 && mention.how !== 'name'))),
  );
  bearers.sort((a, b) => a.at - b.at);
  const nearest = bearers.filter((person) => person.at <= mention.start).at(-1) ?? bearers[0];
  if (nearest !== undefined) return nearest.id;
  const known = mention.candidates.filter((id) => gazetteer.entries.has(id));
  const listed = byYear(withTitle(known, before, gazetteer), gazetteer, year);
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

/** Words for armed bodies, by the plural that stands for one alone. */
const CALLED: Readonly<Record<string, string>> = {
  rebel: 'rebels',
  insurgent: 'insurgents',
  guerrilla: 'guerrillas',
  separatist: 'separatists',
  paramilitary: 'paramilitaries',
  militant: 'militants',
  militiamen: 'militiamen',
  fighter: 'fighters',
};
const PLURALS = new Set(Object.values(CALLED));
/** Of these, one is as good as another for a body that was called by any. */
const ALIKE = new Set(['rebels', 'insurgents', 'guerrillas', 'fighters', 'paramilitaries']);

type Called = ReadonlyMap<string, ReadonlyMap<EntityId, string | null>>;

/** Which listed bodies the article calls rebels, militants and the like: "FARC rebels", "the paramilitary Red Guard". */
function calledNames(mentions: readonly Mention[], views: readonly SentenceView[]): Called {
  const called = new Map<string, Map<EntityId, string | null>>();
  for (const one of mentions) {
    const [id] = one.candidates;
    if (one.how !== 'alias' || one.type !== 'group' || one.kind === 'state' || id === undefined) continue;
    const last = one.surface.toLowerCase().split(' ').at(-1) ?? '';
    const before = views[one.sentence]?.folded[one.first - 1] ?? '';
    for (const word of [PLURALS.has(last) ? last : undefined, CALLED[before], appositionOf(one, views)]) {
      if (word === undefined) continue;
      const bodies = called.get(word) ?? new Map<EntityId, string | null>();
      called.set(word, bodies.set(id, one.kind));
    }
  }
  return called;
}

/** "the ELN, a [guerrilla] group". */
function appositionOf(mention: Mention, views: readonly SentenceView[]): string | undefined {
  const view = views[mention.sentence];
  if (
    view === undefined ||
    view.folded[mention.last] !== ',' ||
    !/^(?:an?|the)$/.test(view.folded[mention.last + 1] ?? '')
  )
    return undefined;
  for (let at = mention.last + 2; at < mention.last + 6; at += 1) {
    if (!/^(?:JJ|NN|HYPH|VBN)/.test(view.words[at]?.xpos ?? '')) return undefined;
    const word = CALLED[view.folded[at] ?? ''];
    if (word !== undefined) return word;
  }
  return undefined;
}

/** "the rebels" after "FARC rebels": the one listed body that the article calls so, or by a word as good. */
function calledSo(
  mention: Mention,
  called: Called,
  gazetteer: Gazetteer,
): Pick<ResolvedMention, 'entity' | 'name' | 'kind'> | undefined {
  const word = mention.surface.toLowerCase();
  const bodies =
    called.get(word) ??
    (ALIKE.has(word) ? new Map([...ALIKE].flatMap((one) => [...(called.get(one) ?? [])])) : undefined);
  const [only] = bodies ?? [];
  if (only === undefined || bodies?.size !== 1) return undefined;
  return { entity: only[0], name: gazetteer.entries.get(only[0])?.name ?? mention.name, kind: only[1] };
}

/** "the M-19 guerrillas": of another name. */
function isBehindOther(view: SentenceView, first: number): boolean {
  return /^\p{Lu}|\d/u.test(view.forms[first - 1] ?? '') && view.words[first - 1]?.xpos !== 'DT' && first > 1;
}

const ANY_ARMED =
  /^(?:militants|insurgents|gunmen|guerrillas|jihadists|extremists|rebels|separatists|fighters|paramilitaries)$/;
/** Of these, the ones that are said of bodies that are of no country. */
const OF_A_CAUSE = /^(?:militants|jihadists|extremists|insurgents)$/;

/** "battled the Red Front after the militants raised ...": the one listed armed body just spoken of, if it is of that country. */
function bodyNear(
  mention: Mention,
  mentions: readonly Mention[],
  { gazetteer, views }: NameContext,
): Pick<ResolvedMention, 'entity' | 'name' | 'kind'> | undefined {
  const word = mention.surface.toLowerCase();
  const view = views[mention.sentence];
  if (!ANY_ARMED.test(word) || view === undefined || isBehindOther(view, mention.first)) return undefined;
  const isTheirs = (view.children[mention.head] ?? []).some((child) => view.folded[child] === 'the');
  if (!isTheirs) return undefined;
  const near = mentions.filter(
    (one) =>
      one.start < mention.start &&
      mention.sentence - one.sentence <= 2 &&
      one.kind === 'armed-group' &&
      /^(?:alias|name)$/.test(one.how) &&
      one.candidates.some((id) => gazetteer.entries.has(id)),
  );
  const ids = new Set(near.flatMap((one) => one.candidates.slice(0, 1)));
  const [only] = ids;
  const body = only === undefined || ids.size > 1 ? undefined : gazetteer.entries.get(only);
  if (body === undefined) return undefined;
  const land = body.country === null ? undefined : gazetteer.entries.get(body.country);
  const adjective = land?.adjectives[0];
  const isOfLand = adjective !== undefined && mention.name.startsWith(`${adjective} `);
  if (!isOfLand && !(adjective === undefined && OF_A_CAUSE.test(word))) return undefined;
  return { entity: body.id, name: body.name, kind: body.kind };
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

/** Ids of longer names by the words that begin or end them as they are written, and by rarer words inside; with the type. */
function longerNames(mentions: readonly Mention[], gazetteer: Gazetteer): ReadonlyMap<string, ReadonlySet<EntityId>> {
  const longer = new Map<string, Set<EntityId>>();
  const heads = gazetteer.words('description-heads/organisation');
  for (const one of mentions) {
    if (one.how === 'description') continue;
    const id = one.candidates[0] ?? makeEntityId(one.type, one.name);
    for (const written of new Set([one.name, one.surface])) {
      const words = written.split(' ');
      if (words.length < 2) continue;
      const inner = words.slice(1, -1).filter((word) => /^\p{Lu}\p{Ll}{3,}$/u.test(word) && !heads.has(foldForm(word)));
      for (const word of [words[0], ...inner, words.at(-1)]) {
        const key = `${one.type} ${word}`;
        longer.set(key, (longer.get(key) ?? new Set()).add(id));
      }
    }
  }
  return longer;
}

/** "the Front" after "the Northern Front": a short name that begins or ends exactly one longer one of the article. */
function shortOf(
  id: EntityId,
  mention: Mention,
  longer: ReadonlyMap<string, ReadonlySet<EntityId>>,
): EntityId | undefined {
  if (mention.how !== 'name' || mention.name.includes(' ')) return undefined;
  const names = longer.get(`${mention.type} ${mention.name}`);
  const [only] = names ?? [];
  return names?.size === 1 && only !== id ? only : undefined;
}
