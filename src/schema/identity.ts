import type { Place, Problem } from '../base/errors.ts';
import { formatPlace } from '../base/errors.ts';
import { type EntityId, type EntityType, entityId, makeEntityId, typeOf } from '../base/ids.ts';
import { nameOfId } from '../base/name-of-id.ts';
import { plainEntry } from './listed-entry.ts';
import type { CheckedYaml } from './read-yaml.ts';
import type { Declared, DeclaredName, GazetteerEntry, Identity, SameNames } from './schema.ts';
import type { RawIdentity } from './yaml-shapes.ts';

/** The form in which names are compared: accents, case, marks, a leading article and a possessive left out. */
export const nameKey = (name: string): string =>
  slugOf(makeEntityId('group', name.replace(/['’]s?$/, ''))).replace(/^(?:the|an?)-(?=.)/, '');

/** The part of an id behind its type. */
export const slugOf = (id: EntityId): string => id.slice(id.indexOf('/') + 1);

/** Adds what an `identity.yaml` declares to what is declared already. */
export function layIdentity(known: Declared, file: CheckedYaml<RawIdentity> | undefined): Declared {
  if (file === undefined) return known;
  const { value, placeAt } = file;
  const read = (list: 'same' | 'different') =>
    value[list].map((group, at) => group.map((text, name) => ({ text, place: placeAt([list, at, name]) })));
  return { same: [...known.same, ...read('same')], different: [...known.different, ...read('different')] };
}

/** A declared name with what the lists know of it. */
type Name = DeclaredName & {
  /** Where it is written as an id. */
  readonly id: EntityId | null;
  readonly key: string;
  readonly entries: readonly GazetteerEntry[];
};

/** Finds out which entries the names mean, and what is wrong with them; a group with a fault is left out. */
export function settleIdentity(
  { same, different }: Declared,
  entries: readonly GazetteerEntry[],
): { readonly identity: Identity; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  if (same.length + different.length === 0) return { identity: { same: [], apart: [] }, problems };
  const read = nameReader(entries, problems);
  const isDistinct = (names: readonly Name[]) => !findTwice(names, problems);
  const joined = same
    .map((group) => group.map(read))
    .filter(isDistinct)
    .reduce(joinGroups, []);
  const settled = joined.flatMap((names) => settleSame(names, problems) ?? []);
  const apart = different.map((group) => group.map(read)).filter(isDistinct);
  for (const names of apart) checkApart(names, joined, problems);
  return {
    identity: {
      same: settled,
      apart: apart.map((names) => ({
        place: names[0]?.place ?? { file: 'identity.yaml' },
        names: names.map(({ id, key, entries: known, text }) => ({
          id,
          key,
          name: id === null ? text : (known[0]?.name ?? nameOfId(id)),
          ids: id === null ? known.map((entry) => entry.id) : [id],
        })),
      })),
    },
    problems,
  };
}

function nameReader(entries: readonly GazetteerEntry[], problems: Problem[]): (name: DeclaredName) => Name {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const byKey = new Map<string, GazetteerEntry[]>();
  for (const entry of entries)
    for (const key of new Set([entry.name, ...entry.aliases].map(nameKey)))
      byKey.set(key, [...(byKey.get(key) ?? []), entry]);
  return (name) => {
    const { text, place } = name;
    if (!/^(?:person|group|place|issue)\//.test(text)) {
      const key = nameKey(text);
      return { ...name, id: null, key, entries: byKey.get(key) ?? [] };
    }
    try {
      const id = entityId(text);
      const entry = byId.get(id);
      return { ...name, id, key: nameKey(entry?.name ?? nameOfId(id)), entries: entry === undefined ? [] : [entry] };
    } catch {
      problems.push(fault(`"${text}" is not an entity id.`, place, 'Write type/slug, such as person/ada-lovelace.'));
      return { ...name, id: null, key: nameKey(text), entries: [] };
    }
  };
}

/** Groups that share a name are one. */
function joinGroups(groups: readonly (readonly Name[])[], added: readonly Name[]): readonly (readonly Name[])[] {
  const keys = new Set(added.map(({ key }) => key));
  const touches = (group: readonly Name[]) => group.some(({ key }) => keys.has(key));
  return [...groups.filter((group) => !touches(group)), [...groups.filter(touches).flat(), ...added]];
}

function findTwice(names: readonly Name[], problems: Problem[]): boolean {
  const twice = names.find(({ key, id }, at) =>
    names.slice(0, at).some((one) => one.key === key && (one.id === null || id === null || one.id === id)),
  );
  if (twice !== undefined)
    problems.push(fault(`"${twice.text}" stands twice in one group.`, twice.place, 'Give each name once.'));
  return twice !== undefined;
}

function checkApart(names: readonly Name[], joined: readonly (readonly Name[])[], problems: Problem[]): void {
  for (const group of joined) {
    const [first, second] = names.flatMap(
      (name) => group.find(({ key, id }) => key === name.key || (id !== null && id === name.id)) ?? [],
    );
    const last = names.findLast((name) => group.some(({ key }) => key === name.key));
    if (first === undefined || second === undefined || last === undefined) continue;
    const where = formatPlace(second.place);
    problems.push(
      fault(`"${first.text}" and "${second.text}" are both the same (${where}) and different.`, last.place),
    );
  }
}

const ORDER: readonly EntityType[] = ['person', 'group', 'issue', 'place'];
const wordsIn = (key: string): number => key.split('-').length;

function settleSame(names: readonly Name[], problems: Problem[]): SameNames | undefined {
  const whole = names.filter((name) => name.id !== null || !names.some((other) => isPart(name.key, other.key)));
  const type = commonType(whole, problems);
  if (type === undefined) return undefined;
  const listed = new Map<Name, GazetteerEntry>();
  for (const name of whole) {
    const found = entriesOf(name, type);
    if (found.length > 1) {
      const ids = found.slice(0, 3).map(({ id }) => id);
      problems.push(
        fault(`"${name.text}" may be ${ids.join(' or ')}.`, name.place, 'Give the id instead of the name.'),
      );
      return undefined;
    }
    if (found[0] !== undefined) listed.set(name, found[0]);
  }
  const isProper = ({ text }: Name): number => (/\p{Lu}/u.test(text) ? 1 : 0);
  const fullest = [...whole].reverse().sort((a, b) => isProper(b) - isProper(a) || wordsIn(b.key) - wordsIn(a.key));
  const given = names.filter(({ id }) => id !== null);
  const lead = given.find((name) => listed.has(name)) ?? fullest.find((name) => listed.has(name)) ?? given[0];
  const entry = lead === undefined ? undefined : listed.get(lead);
  const id = entry?.id ?? lead?.id ?? null;
  const own = fullest.find((name) => name.id === null);
  return {
    id,
    type,
    name: entry?.name ?? own?.text ?? (id === null ? '' : nameOfId(id)),
    names: whole.filter((name) => name.id === null).map(({ text }) => text),
    keys: [...new Set(names.filter((name) => name.id === null).map(({ key }) => key))],
    ids: [...new Set([...given.flatMap((name) => name.id ?? []), ...[...listed.values()].map((one) => one.id)])],
    place: names[0]?.place ?? { file: 'identity.yaml' },
  };
}

/** "Kim" of "Kim Jong Un": whoever else is called so, here it is short for the longer name. */
function isPart(key: string, other: string): boolean {
  const words = other.split('-');
  return key !== other && key.split('-').every((word) => words.includes(word));
}

/** The one type of all names; null where no list knows any, undefined where they have none in common. */
function commonType(names: readonly Name[], problems: Problem[]): EntityType | null | undefined {
  let before: Name | undefined;
  let left = new Set(ORDER);
  for (const name of names) {
    const types = name.id === null ? name.entries.map((entry) => entry.type) : [typeOf(name.id)];
    if (types.length === 0) continue;
    const both = new Set(types.filter((type) => left.has(type)));
    if (both.size === 0 && before !== undefined) {
      const [known = 'group'] = left;
      problems.push(fault(`"${before.text}" is a ${known} and "${name.text}" a ${types[0]}.`, name.place));
      return undefined;
    }
    before = name;
    left = both;
  }
  return before === undefined ? null : ORDER.find((type) => left.has(type));
}

/** The entries that a name may mean, those called so before those with it among their aliases, long lists last. */
function entriesOf({ id, key, entries }: Name, type: EntityType | null): readonly GazetteerEntry[] {
  if (id !== null) return entries;
  const own = entries.filter((entry) => entry.type === type);
  const steps = [own.filter(({ name }) => nameKey(name) === key), own.filter(({ isListed }) => !isListed), own];
  return steps.find((found) => found.length > 0) ?? [];
}

/** The lists with the entries of one thing made one, which has all their names. */
export function joinEntries(entries: readonly GazetteerEntry[], same: Identity['same']): readonly GazetteerEntry[] {
  const groups = same.filter((group) => entries.some(({ id }) => id === group.id));
  if (groups.length === 0) return entries;
  const moved = new Map(groups.flatMap(({ ids, id }) => ids.map((one) => [one, id] as const)));
  const now = (id: EntityId | null): EntityId | null => (id === null ? null : (moved.get(id) ?? id));
  const kept = entries.filter(({ id }) => now(id) === id);
  return kept.map((entry) => {
    const group = groups.find(({ id }) => id === entry.id);
    const others = group === undefined ? [] : entries.filter(({ id }) => id !== entry.id && now(id) === entry.id);
    const all = [entry, ...others];
    const aliases = [...all.flatMap((one) => [one.name, ...one.aliases]), ...(group?.names ?? [])];
    const offices = all.flatMap((one) => one.offices);
    if (group === undefined && moved.size === groups.length) return entry;
    return {
      ...plainEntry(entry),
      aliases: group === undefined ? entry.aliases : [...new Set(aliases)].filter((name) => name !== entry.name),
      adjectives: all.flatMap((one) => one.adjectives),
      demonyms: all.flatMap((one) => one.demonyms),
      metonyms: all.flatMap((one) => one.metonyms),
      actsFor: now(entry.actsFor),
      partOf: now(entry.partOf),
      country: now(entry.country),
      offices: offices.map((office) => ({ ...office, of: now(office.of) ?? office.of })),
      isListed: group === undefined && entry.isListed,
    };
  });
}

function fault(message: string, place: Place, hint?: string): Problem {
  return { severity: 'error', code: 'SCHEMA_INVALID', message, place, ...(hint === undefined ? {} : { hint }) };
}
