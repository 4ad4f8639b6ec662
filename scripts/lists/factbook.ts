import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { makeEntityId } from '../../src/base/ids.ts';
import { readCsv, type Sources } from './sources.ts';

const YEARBOOKS = 'MilkMp/CIA-World-Factbooks-Archive-1990-2025';
const WEEKLY = 'factbook/factbook.json';
/** Of the yearbooks 2018 to 2020 the archive has no names. */
const YEARS = Array.from({ length: 2017 - 1992 + 1 }, (_, at) => 1992 + at);
/** The first days on which the weekly copies are read: what is there on the first of January and of July of each year. */
const DAYS = ['2020-12-01', ...[2021, 2022, 2023, 2024, 2025].flatMap((year) => [`${year}-03-01`, `${year}-09-01`])];
const LAST_DAY = '2026-06-01';
const require = createRequire(import.meta.url);

type Country = { readonly cca2: string; readonly name: { readonly common: string } };
/** What the gazetteer calls a state. */
export const USUAL: Readonly<Record<string, string>> = {
  Türkiye: 'Turkey',
  Czechia: 'Czech Republic',
  'DR Congo': 'Democratic Republic of the Congo',
  'Timor-Leste': 'East Timor',
};

/** What the World Factbook said of a state in some year; texts are empty where it said nothing. */
export type Snapshot = {
  readonly year: number;
  /** `group/…` */
  readonly state: string;
  readonly executive: string;
  readonly parties: string;
  readonly missionInUs: string;
  readonly missionOfUs: string;
};

/** All states in all editions that are read, oldest first. */
export function readFactbook(sources: Sources): readonly Snapshot[] {
  const states = statesByCode(sources);
  return [
    ...YEARS.flatMap((year) => readYearbook(sources, year, states)),
    ...[...DAYS, LAST_DAY].flatMap((day) => readDay(sources, day, states)),
  ];
}

/** States of the gazetteer by the two letters that the Factbook gives them. */
function statesByCode(sources: Sources): ReadonlyMap<string, string> {
  const names = new Map(
    (require('world-countries') as readonly Country[]).map(({ cca2, name }) => [
      cca2,
      makeEntityId('group', USUAL[name.common] ?? name.common),
    ]),
  );
  const rows = readCsv(sources.read(YEARBOOKS, 'data/reference_tables/master_countries.csv'));
  return new Map(
    rows.flatMap(({ CanonicalCode: code = '', ISOAlpha2: iso = '', EntityType: type }): [string, string][] => {
      const id = names.get(iso);
      return id === undefined || type === 'territory' ? [] : [[code.toLowerCase(), id]];
    }),
  );
}

function readYearbook(sources: Sources, year: number, states: ReadonlyMap<string, string>): readonly Snapshot[] {
  const countries = new Map(
    readCsv(sources.read(YEARBOOKS, 'data/reference_tables/countries.csv'))
      .filter((one) => Number(one.Year) === year)
      .map((one) => [one.CountryID ?? '', (one.Code ?? '').toLowerCase()]),
  );
  const fields = new Map<string, Map<string, string>>();
  const table = gunzipSync(sources.readBytes(YEARBOOKS, `data/fields/country_fields_${year}.sql.gz`)).toString('utf8');
  for (const [, country = '', field = '', content = ''] of table.matchAll(
    /^ {2}\(\d+, \d+, (\d+), N'((?:[^']|'')*)', N'((?:[^']|'')*)'\)[,;]?$/gm,
  )) {
    const state = states.get(countries.get(country) ?? '');
    if (state === undefined) continue;
    const known = fields.get(state) ?? new Map<string, string>();
    fields.set(state, known.set(field, content.replaceAll("''", "'")));
  }
  return [...fields].map(([state, of]) => ({
    year,
    state,
    executive: of.get('Leaders') ?? of.get('Executive branch') ?? '',
    parties: of.get('Political parties and leaders') ?? '',
    missionInUs: of.get('Diplomatic representation in the US') ?? of.get('Diplomatic representation in US') ?? '',
    missionOfUs: of.get('Diplomatic representation from the US') ?? of.get('US diplomatic representation') ?? '',
  }));
}

type Field = { readonly text?: string } & { readonly [part: string]: { readonly text?: string } | string | undefined };

function readDay(sources: Sources, day: string, states: ReadonlyMap<string, string>): readonly Snapshot[] {
  const revision = sources.before(WEEKLY, day);
  const paths = sources.list(WEEKLY, revision).filter((path) => /^[a-z-]+\/[a-z]{2}\.json$/.test(path));
  return paths.flatMap((path): Snapshot[] => {
    const state = states.get(path.slice(-7, -5));
    if (state === undefined) return [];
    const file = JSON.parse(sources.read(WEEKLY, path, revision)) as { Government?: Record<string, Field> };
    const government = file.Government ?? {};
    const part = (field: string, name: string): string => {
      const found = government[field]?.[name];
      return plain(typeof found === 'string' ? found : (found?.text ?? ''));
    };
    return [
      {
        year: Number(day.slice(0, 4)),
        state,
        executive: `chief of state: ${part('Executive branch', 'chief of state')} head of government: ${part('Executive branch', 'head of government')} cabinet:`,
        parties: plain(government['Political parties and leaders']?.text ?? ''),
        missionInUs: part('Diplomatic representation in the US', 'chief of mission'),
        missionOfUs: part('Diplomatic representation from the US', 'chief of mission'),
      },
    ];
  });
}

/** Text without markup. */
function plain(text: string): string {
  return text
    .replace(/<br ?\/?>/g, '; ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&rsquo;|&lsquo;|&#39;/g, "'")
    .replace(/&([A-Za-z])(?:acute|grave|circ|tilde|uml|cedil|ring);/g, '$1')
    .replace(/\s+/g, ' ');
}
