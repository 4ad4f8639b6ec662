import { makeEntityId } from '../../src/base/ids.ts';
import { foldForm } from '../../src/text/fold-form.ts';
import { ambassadorSightings } from './ambassadors.ts';
import { readFactbook, type Snapshot } from './factbook.ts';
import { groupId, type HandEntry, inParts, readTable, readYaml, takenIds, withIds } from './known-people.ts';
import { leaderSightings } from './leaders.ts';
import { indexParties, type PartyIndex, partyLeaderSightings } from './party-leaders.ts';
import type { Row } from './row.ts';
import type { Sources } from './sources.ts';
import { type DatedOffice, datedOffices, gatherTerms, type Holder, namesOf, type Sighting } from './terms.ts';
import { isSameName } from './written-name.ts';

/** Lists of their own say who holds offices there. */
const LISTED_ELSEWHERE = new Set(['group/united-states', 'group/united-kingdom']);
/** Ambassadors who went home before are not in the news. */
const AMBASSADORS_SINCE = 2001;
/** Two words at least, none of an office that was left over. */
const NAME = /^(?!.*\b(?:Council|Secretary|President|Minister|Party)\b)\p{Lu}.* /u;
/** Names that one person may have. */
const MOST_ALIASES = 5;

/** Heads of state and government, their deputies, leaders of parties and ambassadors, with the years that the World Factbook saw them. */
export function leaderRows(sources: Sources): readonly Row[] {
  const snapshots = readFactbook(sources).filter(({ state }) => !LISTED_ELSEWHERE.has(state));
  const parties = readParties();
  const years = [...new Set(snapshots.map(({ year }) => year))];
  const gather = (read: (snapshot: Snapshot) => readonly Sighting[]) => gatherTerms(snapshots.flatMap(read));
  const politicians = gather((one) => [...leaderSightings(one), ...partyLeaderSightings(one, parties)]);
  const ofStates = gather((one) => ambassadorSightings(one).filter(({ of }) => of === one.state));
  const ofUs = gather((one) => ambassadorSightings(one).filter(({ of }) => of !== one.state));
  const rowsOf = (holders: readonly Holder[], kind: string, since = 0): readonly Row[] =>
    withoutStrays(holders).flatMap((holder) => toRow(holder, kind, datedOffices(holder, holders, years), since));
  const rows = [
    ...rowsOf(politicians, 'politician'),
    ...rowsOf(ofStates, 'official', AMBASSADORS_SINCE),
    ...rowsOf(ofUs, 'official', AMBASSADORS_SINCE),
  ];
  const byHand = readYaml('people.yaml').filter(({ name }) => name !== undefined);
  return withIds(withoutHandWritten(joinSame(rows), byHand), takenIds());
}

/** Parties of the lists and of the hand-written files, which win. */
function readParties(): PartyIndex {
  const hand = readYaml('groups.yaml').flatMap(({ id, name = '', aliases = [], country }) =>
    country === undefined
      ? []
      : [{ id: makeEntityId('group', id ?? name), country: groupId(country), names: [name, ...aliases] }],
  );
  const owned = new Set(hand.flatMap(({ names }) => names.map(foldForm)));
  const listed = readTable('groups.tsv').flatMap(([id = '', kind, name = '', aliases = '', , country = '']) =>
    kind !== 'party' || owned.has(foldForm(name))
      ? []
      : [{ id, country, names: [name, ...aliases.split('|').filter((alias) => alias !== '')] }],
  );
  return indexParties([...listed, ...hand]);
}

/** An edition sometimes has a name under the wrong state: who is seen once and is somebody elsewhere is left out. */
function withoutStrays(holders: readonly Holder[]): readonly Holder[] {
  const seen = new Map<string, number>();
  const keyOf = (holder: Holder): string => foldForm(namesOf(holder)[0] ?? '');
  for (const holder of holders) seen.set(keyOf(holder), Math.max(seen.get(keyOf(holder)) ?? 0, holder.names.length));
  return holders.filter((holder) => holder.names.length > 2 || seen.get(keyOf(holder)) === holder.names.length);
}

function toRow(
  { state, ...holder }: Holder,
  kind: string,
  offices: readonly DatedOffice[],
  since: number,
): readonly Row[] {
  const [name = '', ...aliases] = namesOf({ state, ...holder });
  if (!NAME.test(name) || offices.every(({ to }) => to !== null && to < since)) return [];
  const ofState = offices.find(({ of }) => of === state);
  return [
    {
      id: '',
      kind,
      name,
      aliases: aliases.filter((alias) => alias.includes(' ')).slice(0, MOST_ALIASES),
      actsFor: (ofState ?? offices.at(-1))?.of ?? '',
      country: state,
      wikidata: '',
      offices,
    },
  ];
}

/** One row for who was ambassador and then minister; a short name that two of a state have is nobody's. */
function joinSame(rows: readonly Row[]): readonly Row[] {
  const joined = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.country} ${foldForm(row.name)}`;
    const known = joined.get(key);
    joined.set(key, known === undefined ? row : { ...known, offices: [...known.offices, ...row.offices] });
  }
  const owners = new Map<string, number>();
  for (const { country, name, aliases } of joined.values())
    for (const one of new Set([name, ...aliases].map(foldForm)))
      owners.set(`${country} ${one}`, (owners.get(`${country} ${one}`) ?? 0) + 1);
  return [...joined.values()].map((row) => ({
    ...row,
    aliases: row.aliases.filter((alias) => owners.get(`${row.country} ${foldForm(alias)}`) === 1),
  }));
}

/** Without those whom a hand-written entry of the state is, in whatever spelling. */
function withoutHandWritten(rows: readonly Row[], byHand: readonly HandEntry[]): readonly Row[] {
  const names = byHand.map(({ name = '', aliases = [], acts_for, country, offices = [] }) => ({
    states: new Set([acts_for, country, ...offices.map(({ of }) => of)].map((slug) => groupId(slug ?? ''))),
    names: [name, ...aliases].map(inParts),
  }));
  const all = new Set(byHand.flatMap(({ name = '', aliases = [] }) => [name, ...aliases].map(foldForm)));
  return rows.filter((row) => {
    const own = [row.name, ...row.aliases];
    if (own.some((name) => all.has(foldForm(name)))) return false;
    const parts = own.map(inParts);
    return !names.some(
      (hand) => hand.states.has(row.country) && hand.names.some((name) => parts.some((one) => isSameName(one, name))),
    );
  });
}
