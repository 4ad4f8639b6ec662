import { createRequire } from 'node:module';
import { makeEntityId } from '../../src/base/ids.ts';
import { USUAL } from './factbook.ts';
import type { Row } from './row.ts';
import { readCsv, type Sources } from './sources.ts';

const REPOSITORY = 'hdigital/partyfactsdata';
/** Parties dissolved before are not in today's news. */
const SINCE = 1990;
const require = createRequire(import.meta.url);

type Country = { readonly cca3: string; readonly name: { readonly common: string } };

/** Political parties of the world that had not been dissolved in 1990, with their acronyms. */
export function partyRows(sources: Sources): readonly Row[] {
  const countries = new Map(
    (require('world-countries') as readonly Country[]).map(({ cca3, name }) => [
      cca3,
      makeEntityId('group', USUAL[name.common] ?? name.common),
    ]),
  );
  const wikidata = new Map(
    readCsv(sources.read(REPOSITORY, 'import/wikipedia/wikidata.csv')).map((one) => [
      one.partyfacts_id,
      one.wikidata_id ?? '',
    ]),
  );
  const all = readCsv(sources.read(REPOSITORY, 'import/wikipedia/wikipedia.csv')).filter(
    ({ year_dissolved: dissolved = '', country = '' }) =>
      (dissolved === '' || Number(dissolved) >= SINCE) && countries.has(country),
  );
  const named = all.map((one) => ({ one, name: cleanName(one.name ?? '') }));
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return named.flatMap(({ name, one: { name_short: short = '', country = '', partyfacts_id: id } }): Row[] => {
    const state = countries.get(country) ?? '';
    if (!isTelling(name)) return [];
    const isShared = (counts.get(name.toLowerCase()) ?? 0) > 1;
    const slug = isShared ? `${name} ${state.slice('group/'.length)}` : name;
    return [
      {
        id: makeEntityId('group', slug),
        kind: 'party',
        name,
        aliases: acronyms(short),
        actsFor: '',
        country: state,
        wikidata: wikidata.get(id) ?? '',
        offices: [],
      },
    ];
  });
}

function cleanName(name: string): string {
  return name
    .replace(/ ?\(.*\)/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** "Independence", "Left", "Momentum" are words before they are parties: two words at least, and one that no phrase has. */
function isTelling(name: string): boolean {
  return !/^The /.test(name) && /^\p{Lu}[\p{L}'.–-]+(?: [\p{L}'.&–-]+)+$/u.test(name);
}

/** Acronyms of three letters and more; shorter ones mean too much else. */
function acronyms(short: string): readonly string[] {
  return short
    .split('/or/')
    .map((one) => one.replaceAll('/', ''))
    .filter((one) => /^\p{Lu}[\p{L}-]*\p{Lu}[\p{L}-]*$/u.test(one) && one.length > 2 && one.length < 9);
}
