import { formatPlace } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import { compareText, type EntityId, makeEntityId } from '../base/ids.ts';
import { editDistance } from '../base/nearest.ts';
import { nameKey, slugOf } from '../schema/identity.ts';
import type { ApartNames, Identity, SameNames } from '../schema/schema.ts';
import { foldForm } from '../text/fold-form.ts';
import type { RecordSet } from './merge-records.ts';
import type { EntityRecord, MentionRecord } from './records.ts';

/** What a list of the schema calls an entity. */
export type ListedNames = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly metonyms: readonly string[];
};

/**
 * Why a text of an article means an entity: given with the article; declared the same by the user; a name in the entry of the list; the very name; that behind a
 * title; an acronym in brackets behind the name or made of its first letters; a surname, or another part of a name, in an article that
 * has the fuller one; a surname that the list knows; a near spelling; a description; else the learned reader linked it.
 */
export type JoinReason =
  | 'given'
  | 'declared'
  | 'list'
  | 'name'
  | 'title'
  | 'bracket'
  | 'initials'
  | 'surname'
  | 'part'
  | 'listed-surname'
  | 'spelling'
  | 'description'
  | 'linked';

/** One way in which articles write an entity, with why it means that one. */
export type Join = {
  readonly surface: string;
  readonly reason: JoinReason;
  /** The fuller name beside it, where the reason is one; where the user has declared it. */
  readonly fuller: string | null;
  /** By id. */
  readonly articles: readonly { readonly article: string; readonly times: number }[];
};

export type ApartReason =
  | 'type'
  | 'two-entries'
  | 'one-entry'
  | 'first-names'
  | 'contained'
  | 'shared-word'
  | 'nothing-shared';

export type MergeExplanation =
  | { readonly kind: 'one'; readonly id: EntityId; readonly isListed: boolean; readonly joins: readonly Join[] }
  | {
      readonly kind: 'two';
      readonly ids: readonly [EntityId, EntityId];
      readonly areListed: readonly [boolean, boolean];
      /** Where the user has declared them different, as file:line:column. */
      readonly declared: string | null;
      readonly reasons: readonly ApartReason[];
      /** What is written for both of them, with the articles where it means the first and the second. */
      readonly shared: readonly {
        readonly surface: string;
        readonly first: readonly string[];
        readonly second: readonly string[];
      }[];
      /** Articles that speak of both. */
      readonly together: readonly string[];
      readonly joins: readonly [readonly Join[], readonly Join[]];
    };

/** Why two names are one node of the graph of these records, or why they are two; `asked` are the ids that the names mean. */
export function explainMerge(
  { entities }: Pick<RecordSet, 'entities'>,
  asked: readonly [EntityId, EntityId],
  listed: (id: EntityId) => ListedNames | undefined,
  identity: Identity = { same: [], apart: [] },
): MergeExplanation {
  const [a, b] = asked;
  const recordsOf = (id: EntityId) => entities.filter((record) => record.id === id && record.mentions.length > 0);
  const sameOf = (id: EntityId) => identity.same.find((group) => isDeclared(group, id));
  const joinsOf = (id: EntityId) => findJoins(recordsOf(id), { list: listed(id), same: sameOf(id) });
  if (a === b) return { kind: 'one', id: a, isListed: listed(a) !== undefined, joins: joinsOf(a) };
  const [first, second] = [recordsOf(a), recordsOf(b)];
  const there = new Set(second.map(({ article }) => article));
  return {
    kind: 'two',
    ids: [a, b],
    areListed: [listed(a) !== undefined, listed(b) !== undefined],
    declared: declaredApart([a, b], identity),
    reasons: whyApart([a, b], [namesOf(first), namesOf(second)], listed),
    shared: sharedSurfaces(first, second),
    together: [...new Set(first.map(({ article }) => article))]
      .filter((article) => there.has(article))
      .sort(compareText),
    joins: [joinsOf(a), joinsOf(b)],
  };
}

/** Most articles first, then by what is written. */
function findJoins(records: readonly EntityRecord[], known: Omit<Known, 'record'>): readonly Join[] {
  const found = records.flatMap((record) => {
    const said = record.mentions.filter(({ how }) => how !== 'pronoun');
    return [...groupBy(said, ({ surface }) => plainSurface(surface))].map(([surface, mentions]) => ({
      surface,
      ...whyJoined(surface, mentions, { ...known, record }),
      at: { article: record.article, times: mentions.length },
    }));
  });
  const groups = groupBy(found, ({ surface, reason, fuller }) => JSON.stringify([surface, reason, fuller]));
  return [...groups.values()]
    .flatMap((same): Join[] => {
      const [one] = same;
      if (one === undefined) return [];
      const articles = same.map(({ at }) => at).sort((x, y) => compareText(x.article, y.article));
      return [{ surface: one.surface, reason: one.reason, fuller: one.fuller, articles }];
    })
    .sort((x, y) => y.articles.length - x.articles.length || compareText(x.surface, y.surface));
}

const plainSurface = (surface: string): string => surface.replace(/\s+/g, ' ');

/** Whether the node is that of names that are declared the same. */
const isDeclared = ({ id, name, type }: SameNames, node: EntityId): boolean =>
  id === null
    ? (type === null || node.startsWith(type)) && slugOf(node) === slugOf(makeEntityId('group', name))
    : id === node;

function declaredApart([a, b]: readonly [EntityId, EntityId], { apart }: Identity): string | null {
  const isOf = (id: EntityId) => (name: ApartNames['names'][number]) =>
    name.id === id ||
    name.ids.includes(id) ||
    (name.id === null && slugOf(id) === slugOf(makeEntityId('group', name.name)));
  const group = apart.find(({ names }) => names.some(isOf(a)) && names.some(isOf(b)));
  return group === undefined ? null : formatPlace(group.place);
}

type Known = {
  readonly record: EntityRecord;
  readonly list: ListedNames | undefined;
  readonly same: SameNames | undefined;
};
type Why = Pick<Join, 'reason' | 'fuller'>;

function whyJoined(surface: string, mentions: readonly MentionRecord[], { record, list, same }: Known): Why {
  const plain = (reason: JoinReason): Why => ({ reason, fuller: null });
  if (mentions.some(({ how }) => how === 'given')) return plain('given');
  const isOther = nameKey(surface) !== nameKey(record.name);
  if (same?.keys.includes(nameKey(surface)) && isOther) return { reason: 'declared', fuller: formatPlace(same.place) };
  const words = wordsOf(surface);
  const key = words.join(' ');
  if (list !== undefined && allNames(list).some((name) => wordsOf(name).join(' ') === key)) return plain('list');
  const own = wordsOf(record.name);
  if (key === own.join(' ')) return plain('name');
  if (mentions.every(({ how }) => how === 'description')) return plain('description');
  const bracket = nameBefore(mentions, record.mentions);
  if (bracket !== undefined) return { reason: 'bracket', fuller: bracket };
  const written = record.mentions.filter(({ how }) => how === 'name' || how === 'alias' || how === 'given');
  const fuller = [record.name, ...(list === undefined ? [] : allNames(list)), ...written.map((one) => one.surface)];
  const spelt = fuller.map((name) => ({ name: plainSurface(name), words: wordsOf(name) }));
  if (isAcronym(surface)) {
    const whole = spelt.find((one) => one.words.map((word) => word.charAt(0)).join('') === key.replace(/ /g, ''));
    if (whole !== undefined) return { reason: 'initials', fuller: whole.name };
  }
  if (words.length > own.length && endsWith(words, own)) return plain('title');
  const there = new Set(written.map((one) => plainSurface(one.surface)));
  const longer = spelt.filter((one) => one.words.length > words.length);
  const bearer = longer.find((one) => there.has(one.name) && endsWith(one.words, words));
  if (bearer !== undefined && record.type === 'person') return { reason: 'surname', fuller: bearer.name };
  const whole = longer.find((one) => there.has(one.name) && words.every((word) => one.words.includes(word)));
  if (whole !== undefined) return { reason: 'part', fuller: whole.name };
  const last = words.at(-1);
  if (record.type === 'person' && list !== undefined && last !== undefined && own.includes(last))
    return { reason: 'listed-surname', fuller: record.name };
  const near = spelt.find((one) => one.words.join(' ') !== key && isNear(one.words.join(' '), key));
  return near === undefined ? plain('linked') : { reason: 'spelling', fuller: near.name };
}

/** Too few letters differ in too many ways. */
const isNear = (name: string, key: string): boolean => key.length > 5 && editDistance(name, key) <= 2;

/** The name right before each of these in brackets: "Syrian Democratic Forces (SDF)". */
function nameBefore(mentions: readonly MentionRecord[], all: readonly MentionRecord[]): string | undefined {
  const before = all.find((one) => mentions.some(({ start }) => start - one.end === 2 || start - one.end === 1));
  return before !== undefined && mentions.some(({ surface }) => isAcronym(surface))
    ? plainSurface(before.surface)
    : undefined;
}

const isAcronym = (surface: string): boolean => /^(?:the )?[\p{Lu}\p{N}.&-]{2,10}$/u.test(surface);

const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.length > 0 && words.slice(-end.length).join(' ') === end.join(' ');

const allNames = ({ name, aliases, adjectives, demonyms, metonyms }: ListedNames): readonly string[] => [
  name,
  ...aliases,
  ...adjectives,
  ...demonyms,
  ...metonyms,
];

/** Words of a name as they are compared: no leading article, no possessive, no marks. */
const wordsOf = (name: string): readonly string[] =>
  foldForm(name)
    .replace(/'s?$/, '')
    .replace(/[.]/g, '')
    .replace(/^(?:the|an?) /, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function namesOf(records: readonly EntityRecord[]): readonly string[] {
  return [...new Set(records.map(({ name }) => name))];
}

function whyApart(
  [a, b]: readonly [EntityId, EntityId],
  [first, second]: readonly [readonly string[], readonly string[]],
  listed: (id: EntityId) => ListedNames | undefined,
): readonly ApartReason[] {
  const reasons: ApartReason[] = [];
  const typeOf = (id: EntityId): string => id.slice(0, id.indexOf('/'));
  if (typeOf(a) !== typeOf(b)) reasons.push('type');
  const known = [a, b].filter((id) => listed(id) !== undefined).length;
  if (known === 2) reasons.push('two-entries');
  else if (known === 1) reasons.push('one-entry');
  const [one, other] = [wordsOf(first[0] ?? ''), wordsOf(second[0] ?? '')];
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const isPeople = typeOf(a) === 'person' && typeOf(b) === 'person';
  if (few.every((word) => many.includes(word))) reasons.push('contained');
  else if (isPeople && one.at(-1) === other.at(-1)) reasons.push('first-names');
  else reasons.push(few.some((word) => many.includes(word)) ? 'shared-word' : 'nothing-shared');
  return reasons;
}

type Shared = Extract<MergeExplanation, { kind: 'two' }>['shared'];

function sharedSurfaces(first: readonly EntityRecord[], second: readonly EntityRecord[]): Shared {
  const articlesOf = (records: readonly EntityRecord[]) => {
    const found = new Map<string, Set<string>>();
    for (const { article, mentions } of records)
      for (const { how, surface } of mentions) {
        if (how === 'pronoun' || how === 'description') continue;
        const key = plainSurface(surface);
        found.set(key, (found.get(key) ?? new Set<string>()).add(article));
      }
    return found;
  };
  const [mine, theirs] = [articlesOf(first), articlesOf(second)];
  return [...mine]
    .flatMap(([surface, articles]) => {
      const others = theirs.get(surface);
      if (others === undefined) return [];
      return [{ surface, first: [...articles].sort(compareText), second: [...others].sort(compareText) }];
    })
    .sort((x, y) => compareText(x.surface, y.surface));
}
