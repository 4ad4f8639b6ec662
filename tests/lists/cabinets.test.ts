import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newsOffice } from '../../scripts/lists/cabinet-offices.ts';
import { joinTerms, type Minister, ministersOf, nationalHoldings } from '../../scripts/lists/cabinets.ts';
import { cabinetRowsOf, type Known } from '../../scripts/lists/cabinets-table.ts';
import { unzip } from '../../scripts/lists/world-leaders.ts';

const STATE = 'group/ruritania';
const US = 'group/united-states';

const held = (position: string, person: string, start: string, end = '', personID = `Q-${person}`) => ({
  position,
  person,
  personID,
  start,
  end,
});

const minister = (name: string, of: Partial<Minister> = {}): Minister => ({
  wikidata: `Q-${name}`,
  names: [name],
  state: STATE,
  kind: 'politician',
  offices: [{ title: 'foreign minister', of: STATE, from: 2004, to: 2008 }],
  ...of,
});

const known = (name: string, of: Partial<Known> = {}): Known => ({
  id: `person/${name.toLowerCase().replaceAll(' ', '-')}`,
  kind: 'politician',
  name,
  names: [name],
  states: new Set([STATE]),
  wikidata: '',
  isByHand: false,
  titles: new Set(),
  offices: [],
  ...of,
});

test('an office is called as the news call it', () => {
  const title = (position: string, state = STATE) => newsOffice(position, state)?.title;
  expect(title('Minister of Foreign Affairs and Trade')).toBe('foreign minister');
  expect(title('Federal Minister for Economy and Finance')).toBe('finance minister');
  expect(title('Governor of the Bank of Ruritania')).toBe('central bank governor');
  expect(title('Director of the Foreign Intelligence Service')).toBe('director of the Foreign Intelligence Service');
  expect(title('Secretary of the Treasury', US)).toBe('treasury secretary');
  expect(title('White House Press Secretary', US)).toBe('White House press secretary');
  expect(newsOffice('Governor of Ohio', US)?.of).toBe('place/ohio');
});

test('another office with the same words is none', () => {
  for (const position of [
    'Minister of State for Foreign Affairs',
    'Minister of Foreign Trade and Tourism of Zenda',
    'Minister of Social Justice',
    'Minister of Home Front Defence',
    'Deputy Minister of Defence',
    'Ambassador to France',
  ])
    expect(['foreign', 'justice', 'defense'].some((word) => newsOffice(position, STATE)?.title.startsWith(word))).toBe(
      false,
    );
});

test('offices of the parts of a state are not those of the state', () => {
  const all = [
    held('Minister of Health', 'Provincial Man', '2004'),
    held('President', 'Anton Varga', '2003'),
    held('Minister of Health', 'Ilse Kort', '2004'),
    held('Mayor of Zenda', 'Jan Holt', '2004'),
  ];
  const titles = (file: RegExp) =>
    [
      ['wikidata/north-positions.csv', 'Minister of Health'],
      ['wikidata/wanted-positions.csv', 'President'],
      ['wikidata/wanted-positions.csv', 'Minister of Health'],
    ]
      .filter(([path = '']) => file.test(path))
      .map(([, title = '']) => title);
  expect(nationalHoldings(all, titles, STATE).map(({ person }) => person)).toEqual(['Anton Varga', 'Ilse Kort']);
});

test('an open office ends when the next holder came, or in the year of the copy', () => {
  const all = [
    held('Minister of Defence', 'Anton Varga', '2004-05-01'),
    held('Minister of Defence', 'Ilse Kort', '2009-01-01'),
    held('Minister of Health', 'Jan Holt', '2009-01-01', '2010'),
  ];
  expect(ministersOf(all, STATE).map(({ names, offices }) => [names[0], offices[0]?.from, offices[0]?.to])).toEqual([
    ['Anton Varga', 2004, 2009],
    ['Ilse Kort', 2009, 2022],
  ]);
});

test('terms that follow each other are one', () => {
  const term = (from: number, to: number) => ({ title: 'foreign minister', of: STATE, from, to });
  expect(joinTerms([term(2008, 2012), term(2004, 2008), term(2015, 2016)])).toEqual([
    term(2004, 2012),
    term(2015, 2016),
  ]);
});

test('who is known keeps the id, and gains what the other list lacked', () => {
  const people = [
    known('Anton Mikel Varga', { titles: new Set(['foreign minister']) }),
    known('Ilse Kort', { isByHand: true }),
  ];
  const offices = [
    { title: 'foreign minister', of: STATE, from: 2004, to: 2008 },
    { title: 'finance minister', of: STATE, from: 2009, to: 2010 },
  ];
  const rows = cabinetRowsOf(
    [minister('Anton Varga', { offices }), minister('Ilse Kort'), minister('Lena Marsk')],
    people,
  );
  expect(
    rows.map(({ id, aliases, wikidata, offices }) => [id, aliases, wikidata, offices.map(({ title }) => title)]),
  ).toEqual([
    ['person/anton-mikel-varga', ['Anton Varga'], 'Q-Anton Varga', ['finance minister']],
    ['person/ilse-kort', [], 'Q-Ilse Kort', []],
    ['person/lena-marsk', [], 'Q-Lena Marsk', ['foreign minister']],
  ]);
});

test('a namesake of another state, or with another Wikidata id, is somebody else', () => {
  const people = [known('Anton Varga', { states: new Set(['group/zenda']) }), known('Lena Marsk', { wikidata: 'Q1' })];
  const rows = cabinetRowsOf(
    [minister('Anton Varga'), minister('Lena Marsk'), minister('Lena Marsk', { wikidata: 'Q2' })],
    people,
  );
  expect(rows.map(({ id }) => id)).toEqual([
    'person/anton-varga',
    'person/lena-marsk-q-lena-marsk',
    'person/lena-marsk-q2',
  ]);
});

test('an initial makes nobody somebody else, and an ambassador to a state is known at home by the whole name', () => {
  const people = [
    known('Jake Holt', { isByHand: true }),
    known('Ilse Ann Kort', {
      names: ['Ilse Ann Kort', 'Ilse Kort'],
      states: new Set(['group/zenda', STATE]),
      home: 'group/zenda',
    }),
  ];
  const rows = cabinetRowsOf([minister('John J. Holt'), minister('Ilse Kort'), minister('Ilse Ann Kort')], people);
  expect(rows.map(({ id }) => id)).toEqual(['person/ilse-ann-kort', 'person/john-j-holt', 'person/ilse-kort']);
});

/** A zip archive of one file. */
function zipOf(name: string, text: string): Buffer {
  const packed = deflateRawSync(text);
  const local = Buffer.concat([Buffer.alloc(30), Buffer.from(name), packed]);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.concat([Buffer.alloc(46), Buffer.from(name)]);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

test('a file is read out of a zip archive', () => {
  expect(unzip(zipOf('a/b.json', '{"one": 1}'), 'a/b.json').toString()).toBe('{"one": 1}');
  expect(() => unzip(zipOf('a/b.json', ''), 'c.json')).toThrow('c.json');
});
