import { parse } from 'yaml';
import { makeEntityId } from '../../src/base/ids.ts';
import type { Row, RowOffice } from './row.ts';
import { readCsv, type Sources } from './sources.ts';
import { US_STATES } from './us-states.ts';

const REPOSITORY = 'unitedstates/congress-legislators';
/** The first year whose list of members is in the history. */
const FIRST_SNAPSHOT = 2013;
/** Nobody whose last term ended before is listed. */
const SINCE = 1990;

type Term = {
  readonly type: string;
  readonly start: string;
  readonly end: string;
  readonly state: string;
  readonly party?: string;
};
type Member = {
  readonly id: { readonly bioguide: string; readonly wikipedia?: string; readonly wikidata?: string };
  readonly name: {
    readonly first: string;
    readonly middle?: string;
    readonly nickname?: string;
    readonly last: string;
    readonly official_full?: string;
  };
  readonly terms: readonly Term[];
};

const OFFICES: Readonly<Record<string, { readonly title: string; readonly of: string }>> = {
  rep: { title: 'representative', of: 'group/us-house-of-representatives' },
  sen: { title: 'senator', of: 'group/us-senate' },
};
const PARTIES: Readonly<Record<string, string>> = {
  Republican: 'group/republican-party',
  Democrat: 'group/democratic-party',
};

/**
 * Members of the US Congress: all who sat in 2012 or later from the lists of members that the history of the repository holds,
 * and those who left before (since thomas.gov numbered them, that is since 1973), of whom no terms are at hand.
 */
export function congressRows(sources: Sources): readonly Row[] {
  const members = new Map<string, Member>();
  for (const revision of sources.yearly(REPOSITORY, FIRST_SNAPSHOT))
    for (const member of parse(sources.read(REPOSITORY, 'legislators-current.yaml', revision)) as readonly Member[])
      members.set(member.id.bioguide, member);
  const sitting = [...members.values()].map((member) => memberRow(member));
  const former = readCsv(sources.read(REPOSITORY, 'legislators-historical.csv', 'gh-pages'))
    .filter((one) => one.thomas_id !== '' && !members.has(one.bioguide_id ?? '') && (one.birthday ?? '') > '1915')
    .map((one) => formerRow(one));
  return [...sitting, ...former];
}

function memberRow({ id, name, terms }: Member): Row {
  const usual = usualName(id.wikipedia, `${name.nickname ?? name.first} ${name.last}`);
  const last = terms.at(-1);
  return {
    id: personId(usual, US_STATES[last?.state ?? ''] ?? '', id.wikipedia),
    kind: 'politician',
    name: usual,
    aliases: namesOf(usual, name, name.official_full),
    actsFor: PARTIES[last?.party ?? ''] ?? '',
    country: 'group/united-states',
    wikidata: id.wikidata ?? '',
    offices: officesOf(terms),
  };
}

function formerRow(one: Readonly<Record<string, string>>): Row {
  const { first_name: first = '', middle_name: middle = '', nickname = '', last_name: last = '', type = '' } = one;
  const usual = usualName(one.wikipedia_id, `${nickname === '' ? first : nickname} ${last}`);
  const office = OFFICES[type];
  return {
    id: personId(usual, US_STATES[one.state ?? ''] ?? '', one.wikipedia_id),
    kind: 'politician',
    name: usual,
    aliases: namesOf(usual, { first, middle, nickname, last }, one.full_name),
    actsFor: PARTIES[one.party ?? ''] ?? '',
    country: 'group/united-states',
    wikidata: '',
    offices: office === undefined ? [] : [{ ...office, from: null, to: FIRST_SNAPSHOT - 1 }],
  };
}

/** "Mike Rogers (Alabama politician)" is known as Mike Rogers. */
function usualName(wikipedia: string | undefined, otherwise: string): string {
  const title = (wikipedia ?? '').replace(/ \(.*\)$/, '').replace(/, (Jr|Sr)\.$/, ' $1.');
  return title.includes(' ') ? title : otherwise;
}

/** One whom an encyclopaedia has to tell from namesakes has the state in the id. */
function personId(name: string, state: string, wikipedia: string | undefined): string {
  return makeEntityId('person', /\(.*\)$/.test(wikipedia ?? '') ? `${name} ${state}` : name);
}

/** First and last name, nickname and last name, and the full one. */
function namesOf(usual: string, name: Member['name'], full: string | undefined): readonly string[] {
  const firsts = [name.first, name.nickname].filter(
    (first) => first !== undefined && first.replace(/\W/g, '').length > 1,
  );
  const names = [...firsts.map((first) => `${first} ${name.last}`), full ?? ''].map((one) => one.replaceAll(',', ''));
  return [...new Set(names)].filter((one) => one !== usual && one.includes(' '));
}

/** Terms of one chamber that follow each other are one. */
function officesOf(terms: readonly Term[]): readonly RowOffice[] {
  const offices: RowOffice[] = [];
  for (const term of terms) {
    const office = OFFICES[term.type];
    const [from, to] = [Number(term.start.slice(0, 4)), Number(term.end.slice(0, 4))];
    const before = offices.at(-1);
    if (office === undefined || to < SINCE) continue;
    if (before?.of === office.of && (before.to ?? 0) >= from - 1) offices[offices.length - 1] = { ...before, to };
    else offices.push({ ...office, from, to });
  }
  return offices;
}
