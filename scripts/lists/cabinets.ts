import { makeEntityId } from '../../src/base/ids.ts';
import { type NewsOffice, newsOffice } from './cabinet-offices.ts';
import type { RowOffice } from './row.ts';
import { readCsv, type Sources } from './sources.ts';

const OWNER = 'every-politician-scrapers';
/** The year in which the copies were made: an office that was open then is known to that year. */
const YEAR_OF_COPY = 2022;
/** Who left the last office before is listed of the United States alone: the copies begin in 2000. */
const SINCE = 2003;
/** Offices that several people hold at once: a new one ends no other. */
const HELD_BY_MANY = /deputy|vice|justice|advis|counsel|speaker|spokes|staff/;
/** What the gazetteer calls a state. */
const USUAL: Readonly<Record<string, string>> = {
  'United States of America': 'United States',
  'Congo-Brazzaville': 'Republic of the Congo',
  'Timor-Leste': 'East Timor',
  Paraguary: 'Paraguay',
};
/** Offices besides those of the cabinet that are listed, of whatever state. */
const BESIDES =
  /^(?:First Lady|Permanent Representative to the United Nations|(?:Director|Head|Chief)(?:[- ]General)? of .*(?:Intelligence|Mossad|Security Service).*)$/;
const UNITED_STATES = 'group/united-states';

/** Somebody of Wikidata, and the offices that news speak of. */
export type Minister = {
  readonly wikidata: string;
  readonly names: readonly string[];
  readonly state: string;
  readonly kind: NewsOffice['kind'];
  readonly offices: readonly RowOffice[];
};

type Holding = Readonly<Record<string, string>>;

/** Members of the cabinets of all states since 2000, by the copies of what Wikidata says of their offices, one for each state. */
export function readMinisters(sources: Sources, states: ReadonlySet<string>): readonly Minister[] {
  const found = new Map<string, Minister>();
  for (const repository of sources.clonesOf(OWNER)) {
    const paths = new Set(sources.list(repository, 'HEAD'));
    if (!paths.has('html/holders21.csv') || !paths.has('meta.json')) continue;
    const state = stateOf(sources.read(repository, 'meta.json'));
    if (!states.has(state)) continue;
    const titles = [...paths].filter((path) => /^wikidata\/[\w-]+-positions\.csv$/.test(path));
    const all = readCsv(sources.read(repository, 'html/holders21.csv'));
    const national = nationalHoldings(
      all,
      (file) =>
        titles
          .filter((path) => file.test(path))
          .flatMap((path) => readCsv(sources.read(repository, path)).map(({ title = '' }) => title)),
      state,
    );
    for (const minister of ministersOf(national, state)) {
      const known = found.get(minister.wikidata);
      found.set(
        minister.wikidata,
        known === undefined ? minister : { ...known, offices: [...known.offices, ...minister.offices] },
      );
    }
  }
  return [...found.values()];
}

function stateOf(meta: string): string {
  const { jurisdiction } = JSON.parse(meta) as { readonly jurisdiction?: { readonly name?: string } };
  const name = (jurisdiction?.name ?? '').replace(/^the /i, '');
  return makeEntityId('group', USUAL[name] ?? (name === '' ? 'none' : name));
}

/** Offices of the state itself, which stand behind those of its parts (a health minister of Valencia is none of Spain). */
export function nationalHoldings(
  all: readonly Holding[],
  titlesIn: (file: RegExp) => readonly string[],
  state: string,
): readonly Holding[] {
  const national = new Set(titlesIn(/wanted-/));
  const ofParts = new Set(titlesIn(/\/(?!wanted-|xtra-)/));
  const first = all.findIndex(({ position = '' }) => national.has(position) && !ofParts.has(position));
  return all
    .slice(Math.max(0, first))
    .filter(({ position = '' }) => national.has(position) || BESIDES.test(position) || state === UNITED_STATES);
}

/** The people of one state; where the copy says who has an article in the English Wikipedia, those alone. */
export function ministersOf(holdings: readonly Holding[], state: string): readonly Minister[] {
  const saysWho = holdings.some(({ enwiki = '' }) => enwiki !== '');
  const people = new Map<string, { readonly rows: Holding[] }>();
  for (const holding of holdings) {
    const id = holding.personID ?? '';
    if (newsOffice(holding.position ?? '', state) === undefined || (saysWho && (holding.enwiki ?? '') === '')) continue;
    const person = people.get(id) ?? { rows: [] };
    person.rows.push(holding);
    people.set(id, person);
  }
  return [...people].flatMap(([wikidata, { rows }]): readonly Minister[] => {
    if (rows.every(({ position = '' }) => newsOffice(position, state)?.isAside)) return [];
    const names = namesFrom(rows);
    const kinds = rows.map(({ position = '' }) => newsOffice(position, state)?.kind ?? 'official');
    const kind = kinds.includes('politician') ? 'politician' : (kinds[0] ?? 'official');
    const offices = rows.flatMap((row) => officeOf(row, holdings, state));
    if (state !== UNITED_STATES && offices.every(({ to }) => (to ?? SINCE) < SINCE)) return [];
    return names.length === 0 ? [] : [{ wikidata, names, state, kind, offices: joinTerms(offices) }];
  });
}

const HONORIFIC = /^(?:Sheikh|Shaikh|Sir|Dame|Dr\.?|Prince|Princess|Lord|General) (?=\p{Lu}[^ ]* )/u;
const NAME = /^\p{Script=Latin}[\p{Script=Latin}.'-]*(?: [\p{Script=Latin}'-][\p{Script=Latin}.'-]*){1,5}$/u;

/** The title of the English article where one is told, and the name that Wikidata gives. */
function namesFrom(rows: readonly Holding[]): readonly string[] {
  const told = rows.flatMap(({ person = '', enwiki = '' }) => [enwiki, person]);
  const names = told.map((name) =>
    name
      .replace(/ \(.*\)$/, '')
      .replace(/, (Jr|Sr)\.?$/, ' $1.')
      .replace(/, (?:Baron|Baroness|Count|Grand Duke|\w+ Baron)\b.*$/, '')
      .replace(/[‘’ʻʼ]/g, "'")
      .replace(HONORIFIC, ''),
  );
  return [...new Set(names)].filter((name) => NAME.test(name));
}

/** An office with its years: an open one ends when the next holder came, or in the year of the copy. */
function officeOf(
  { position = '', start = '', end = '' }: Holding,
  all: readonly Holding[],
  state: string,
): readonly RowOffice[] {
  const office = newsOffice(position, state);
  if (office === undefined || start === '') return [];
  const from = Number(start.slice(0, 4));
  const next = all
    .filter((one) => one.position === position && (one.start ?? '') > start)
    .map((one) => Number(one.start?.slice(0, 4)));
  const isAlone = !HELD_BY_MANY.test(office.title);
  const to = end !== '' ? Number(end.slice(0, 4)) : Math.min(YEAR_OF_COPY, ...(isAlone ? next : []));
  return [{ title: office.title, of: office.of ?? state, from, to: Math.max(from, to) }];
}

/** Terms in one office that follow each other, or say it twice, are one. */
export function joinTerms(offices: readonly RowOffice[]): readonly RowOffice[] {
  const joined: RowOffice[] = [];
  for (const office of [...offices].sort((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
    const at = joined.findIndex(
      ({ title, of, to }) => title === office.title && of === office.of && (office.from ?? 0) <= (to ?? 9999) + 1,
    );
    const known = joined[at];
    if (known === undefined) joined.push(office);
    else joined[at] = { ...known, to: Math.max(known.to ?? 9999, office.to ?? 9999) };
  }
  return joined;
}
