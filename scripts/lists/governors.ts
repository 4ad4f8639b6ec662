import { makeEntityId } from '../../src/base/ids.ts';
import type { Row, RowOffice } from './row.ts';
import { readCsv, type Sources } from './sources.ts';
import { US_STATES } from './us-states.ts';

const SINCE = 1990;
const PARTIES: readonly (readonly [RegExp, string])[] = [
  [/^Republican/, 'group/republican-party'],
  [/^Dem/, 'group/democratic-party'],
];
/** Places of the states of the US by their names. */
export const STATES: ReadonlyMap<string, string> = new Map(
  Object.values(US_STATES).map((name) => [name.replace(' state', ''), makeEntityId('place', name)]),
);

/** Governors of the states of the US who held the office in 1990 or later, up to 2020. */
export function governorRows(sources: Sources): readonly Row[] {
  const table = readCsv(sources.read('jacobkap/governors', 'data/united_states_governors_1775_2020.csv'));
  const governors = new Map<string, { readonly party: string; readonly terms: Set<string> }>();
  for (const { governor = '', state = '', time_in_office: time = '', party = '', year } of table) {
    const place = STATES.get(state);
    if (Number(year) < SINCE || place === undefined) continue;
    const known = governors.get(governor) ?? { party, terms: new Set<string>() };
    known.terms.add(`${place} ${time}`);
    governors.set(governor, known);
  }
  return [...governors].map(([written, { party, terms }]) => governorRow(written, party, [...terms]));
}

function governorRow(written: string, party: string, terms: readonly string[]): Row {
  const nickname = /[“"(](.+?)[”")]/.exec(written)?.[1];
  const bare = written
    .replace(/ ?[“"(].+?[”")]/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = bare.split(' ').filter((word) => !/^(?:\p{Lu}\.)+$/u.test(word));
  const last = bare.split(' ').slice(/(?:Jr|Sr)\.?|I{2,3}$/.test(bare) ? -2 : -1)[0] ?? '';
  const name = nickname === undefined ? (words.length > 1 ? words.join(' ') : bare) : `${nickname} ${last}`;
  return {
    id: makeEntityId('person', name),
    kind: 'politician',
    name: name.replaceAll(',', ''),
    aliases: [...new Set([bare, words.join(' ')])]
      .map((one) => one.replaceAll(',', ''))
      .filter((one) => one.includes(' ') && one !== name),
    actsFor: PARTIES.find(([pattern]) => pattern.test(party))?.[1] ?? '',
    country: 'group/united-states',
    wikidata: '',
    offices: terms.map(readTerm),
  };
}

/** "place/texas 2000 - 2015". */
function readTerm(term: string): RowOffice {
  const [of = '', ...time] = term.split(' ');
  const years = time.join(' ').match(/\d{4}/g) ?? [];
  return { title: 'governor', of, from: Number(years[0]), to: years.length > 1 ? Number(years.at(-1)) : null };
}
