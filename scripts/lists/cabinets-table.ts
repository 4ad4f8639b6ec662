import { makeEntityId } from '../../src/base/ids.ts';
import { foldForm } from '../../src/text/fold-form.ts';
import { type Minister, readMinisters } from './cabinets.ts';
import { groupId, inParts, readTable, readYaml, takenIds, withIds } from './known-people.ts';
import type { Row, RowOffice } from './row.ts';
import type { Sources } from './sources.ts';
import { readWorldLeaders } from './world-leaders.ts';
import { inNewspapers, isSameName, TWO_SYLLABLES } from './written-name.ts';

/** A list of its own has the ministers of this state. */
const LISTED_ELSEWHERE = new Set(['group/united-kingdom']);
/** What people share who may be one: a state, or the lack of any. */
export type Known = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly states: ReadonlySet<string>;
  /** Where somebody is listed as of a state but holds an office of another (an ambassador of the United States to it). */
  readonly home?: string;
  readonly wikidata: string;
  readonly isByHand: boolean;
  readonly titles: ReadonlySet<string>;
  readonly offices: readonly string[];
};

/** Members of cabinets; whoever another table or a hand-written file has keeps that id, and gains offices and the Wikidata id. */
export function cabinetRows(sources: Sources): readonly Row[] {
  const states = new Set(readTable('states.tsv').map(([slug = '']) => `group/${slug}`));
  const ministers = readMinisters(sources, states).filter(({ state }) => !LISTED_ELSEWHERE.has(state));
  const told = new Set(ministers.map(({ state }) => state));
  const others = readWorldLeaders(
    sources,
    (state) => states.has(state) && !told.has(state) && !LISTED_ELSEWHERE.has(state),
  );
  return cabinetRowsOf([...ministers, ...others], readKnown());
}

/** Rows of ministers, beside the people that are known. */
export function cabinetRowsOf(ministers: readonly Minister[], known: readonly Known[]): readonly Row[] {
  const byState = new Map<string, Known[]>();
  for (const one of known) for (const state of one.states) byState.set(state, [...(byState.get(state) ?? []), one]);
  const joined = new Map<string, Row>();
  const fresh: Row[] = [];
  for (const minister of ministers) {
    const same = findSame(minister, byState.get(minister.state) ?? []);
    const row = rowOf(minister);
    if (same === undefined) fresh.push(row);
    else if (!joined.has(same.id)) joined.set(same.id, joinRow(row, same));
  }
  const owned = new Set(known.flatMap(({ isByHand, names }) => (isByHand ? names.map(foldForm) : [])));
  const free = fresh.filter(({ name }) => !owned.has(foldForm(name)));
  const richer = [...joined.values()].filter(
    ({ wikidata, aliases, offices }) => wikidata !== '' || aliases.length > 0 || offices.length > 0,
  );
  return [...richer, ...toldApart(withIds(free, takenIds(['people.tsv', 'leaders.tsv'])))];
}

/** Two ministers of one name in one state have their Wikidata ids in theirs. */
function toldApart(rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  return rows.map((row) =>
    counts.get(row.id) === 1 ? row : { ...row, id: makeEntityId('person', `${row.name} ${row.wikidata}`) },
  );
}

function rowOf({ names, state, kind, wikidata, offices }: Minister): Row {
  const [name = ''] = names;
  const spelled = names.flatMap((one) => [one, inNewspapers(one), ...otherForms(one, state)]);
  const aliases = [...new Set(spelled)].filter((one) => foldForm(one) !== foldForm(name));
  return { id: '', kind, name, aliases, actsFor: '', country: state, wikidata, offices };
}

/** "John F. Kelly" is John Kelly too, "H. R. McMaster" H.R. McMaster, and Ri Yong-ho of North Korea Ri Yong Ho. */
function otherForms(name: string, state: string): readonly string[] {
  const withoutInitials = name.replace(/(?<=\p{Ll}) \p{Lu}\.(?= )/gu, '');
  const together = name.replace(/(\p{Lu}\.) (?=\p{Lu}\.)/gu, '$1');
  const apart = name.replace(/-(\p{Ll})/u, (_, letter: string) => ` ${letter.toUpperCase()}`);
  return [withoutInitials, together, ...(state === 'group/north-korea' ? [apart] : [])];
}

/** The one of that state who has the same Wikidata id, or the same name: in full, or in another spelling where an office is the same. */
function findSame({ names, wikidata, offices, state }: Minister, there: readonly Known[]): Known | undefined {
  const byId = there.find((one) => wikidata !== '' && one.wikidata === wikidata);
  if (byId !== undefined) return byId;
  const others = there.filter((one) => one.wikidata === '' || wikidata === '');
  const own = new Set(names.map(foldForm));
  const titles = new Set(offices.map(({ title }) => title));
  const namesHere = (one: Known) => (one.home === undefined || one.home === state ? one.names : [one.name]);
  return (
    others.find((one) => namesHere(one).some((name) => own.has(foldForm(name)))) ??
    others.find(
      (one) =>
        !TWO_SYLLABLES.test(state) &&
        !/^King /.test(one.name) &&
        (one.isByHand || [...one.titles].some((title) => titles.has(title))) &&
        namesHere(one).some((name) => names.some((mine) => isSameName(bare(name), bare(mine)))),
    ) ??
    others.find((one) => isSameGovernor(one, names[0] ?? '', offices))
  );
}

/** A name without middle initials, by which Jake Sullivan would be John J. Sullivan. */
const bare = (name: string) => inParts(name.replace(/ \p{Lu}\.(?= )/gu, ''));

/** "Chris Christie" is the Christopher Christie who governed the same state from the same year. */
function isSameGovernor({ name, offices }: Known, mine: string, own: readonly RowOffice[]): boolean {
  const surname = (of: string): string => foldForm(of.replace(/ (?:Jr|Sr)\.?$/, '').replace(/.* /, ''));
  const terms = offices.map((office) => office.split('@'));
  return own.some(
    ({ title, of, from, to }) =>
      title === 'governor' &&
      surname(name) === surname(mine) &&
      terms.some(
        ([, held, start, end]) => held === of && Number(start) <= (to ?? 9999) && (from ?? 0) <= Number(end || 9999),
      ),
  );
}

/** What is added to somebody who is known: other spellings, offices that are not there, the Wikidata id. */
function joinRow(row: Row, { id, kind, name, names, isByHand, titles }: Known): Row {
  if (isByHand) return { ...row, id, kind, name, aliases: [], offices: [] };
  const known = new Set(names.map(foldForm));
  const aliases = [row.name, ...row.aliases].filter((alias) => !known.has(foldForm(alias)));
  const isNew = ({ title }: RowOffice): boolean => !titles.has(title);
  return { ...row, id, kind, name, aliases, offices: row.offices.filter(isNew) };
}

function readKnown(): readonly Known[] {
  const byHand = readYaml('people.yaml').map(
    ({ id, name = '', aliases = [], acts_for, country, offices = [] }): Known => {
      const states = [acts_for, country, ...offices.map(({ of }) => of)].flatMap((slug) =>
        slug === undefined ? [] : [groupId(slug)],
      );
      const [own] = withIds(
        [{ id: '', kind: '', name: id ?? name, aliases: [], actsFor: '', country: '', wikidata: '', offices: [] }],
        new Set(),
      );
      return {
        id: own?.id ?? '',
        kind: 'politician',
        name,
        names: [name, ...aliases],
        states: new Set(states),
        wikidata: '',
        isByHand: true,
        titles: new Set(),
        offices: [],
      };
    },
  );
  const listed = ['people.tsv', 'leaders.tsv'].flatMap(readTable).map(
    ([id = '', kind = '', name = '', aliases = '', , state = '', wikidata = '', offices = '']): Known => ({
      id,
      kind,
      name,
      names: [name, ...aliases.split('|').filter((alias) => alias !== '')],
      home: state,
      states: new Set([state, ...offices.split('|').map((office) => office.split('@')[1] ?? '')]),
      wikidata,
      isByHand: false,
      titles: new Set(offices.split('|').map((office) => office.replace(/@.*/, ''))),
      offices: offices.split('|'),
    }),
  );
  return [...byHand, ...listed];
}
