import { expect, test } from 'vitest';
import type { Snapshot } from '../../scripts/lists/factbook.ts';
import { leaderSightings } from '../../scripts/lists/leaders.ts';
import { indexParties, partyLeaderSightings } from '../../scripts/lists/party-leaders.ts';
import { datedOffices, gatherTerms, namesOf } from '../../scripts/lists/terms.ts';
import { isSameName, newsNames, readName, type WrittenName } from '../../scripts/lists/written-name.ts';

const STATE = 'group/ruritania';
const EMPTY: Omit<Snapshot, 'year'> = { state: STATE, executive: '', parties: '', missionInUs: '', missionOfUs: '' };

function named(written: string): WrittenName {
  const name = readName(written);
  if (name === undefined) throw new Error(`${written} is no name`);
  return name;
}

test('capitals tell the family name, which stands last, first, or before the name of the mother', () => {
  expect(newsNames(named('Anton Mikel VARGA'), STATE)).toEqual(['Anton Mikel Varga', 'Anton Varga', 'Mikel Varga']);
  expect(newsNames(named('MIN Sae Rin'), 'group/north-korea')).toEqual(['Min Sae Rin']);
  expect(newsNames(named('Rosa PALMERO Iriarte'), STATE)).toEqual(['Rosa Palmero', 'Rosa Palmero Iriarte']);
  expect(newsNames(named("Sean O'TARRELL"), STATE)).toEqual(["Sean O'Tarrell"]);
  expect(newsNames(named('Dmitriy Petrovich OSTROGIN'), STATE)).toContain('Dmitry Ostrogin');
});

test('one word, and words that are no name, are none', () => {
  expect(readName('VARGA')).toBeUndefined();
  expect(readName('chairman of the board')).toBeUndefined();
});

test('spellings of one name are one, brothers are two', () => {
  expect(isSameName(named('Abdel Karim EL-BASRI'), named('Abdelkarim ELBASRI'))).toBe(true);
  expect(isSameName(named('Anton VARGA'), named('Anton Mikel VARGA'))).toBe(true);
  expect(isSameName(named('Anton VARGA'), named('Josef VARGA'))).toBe(false);
  expect(isSameName(named('MIN Sae Rin'), named('MIN Sae Do'))).toBe(false);
});

const told: readonly (readonly [number, string])[] = [
  [
    2004,
    'chief of state: President Anton VARGA (since 3 May 1999) head of government: Prime Minister Ilse KORT (since 2 June 2003) cabinet: Cabinet named by President OTHER Man',
  ],
  [
    2005,
    'chief of state: President Anton VARGA (since 3 May 1999); note - he was once Colonel Anton VARGA head of government: Prime Minister Lena MARSK (since 7 January 2005) and Deputy Prime Ministers Ilse KORT, Jan HOLT cabinet: NA',
  ],
  [
    2006,
    'chief of state: President Lena MARSK (since 1 February 2006) head of government: Prime Minister Jan HOLT (since 1 February 2006)',
  ],
];

test('an office ends when the next holder comes, and is open where the last edition has it', () => {
  const sightings = told.flatMap(([year, executive]) => leaderSightings({ ...EMPTY, year, executive }));
  const holders = gatherTerms(sightings);
  const offices = Object.fromEntries(
    holders.map((holder) => [
      namesOf(holder)[0],
      datedOffices(holder, holders, [2004, 2005, 2006]).map(({ title, from, to }) => `${title} ${from}-${to ?? ''}`),
    ]),
  );
  expect(offices).toEqual({
    'Anton Varga': ['president 1999-2006'],
    'Ilse Kort': ['prime minister 2003-2005', 'deputy prime minister 2005-2005'],
    'Lena Marsk': ['prime minister 2005-2006', 'president 2006-'],
    'Jan Holt': ['deputy prime minister 2005-2005', 'prime minister 2006-'],
  });
});

test('leaders are told of the parties that the lists have', () => {
  const parties = indexParties([{ id: 'group/blue-front', country: STATE, names: ['Blue Front', 'BLF'] }]);
  const text = 'ruling party: National Blue Front or BLF [Dr. Ilse KORT, chairwoman]; Unknown League [Jan HOLT]';
  const sightings = partyLeaderSightings({ ...EMPTY, year: 2005, parties: text }, parties);
  expect(sightings.map(({ of, name }) => [of, newsNames(name, STATE)[0]])).toEqual([['group/blue-front', 'Ilse Kort']]);
});
