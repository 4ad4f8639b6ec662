import { expect, test } from 'vitest';
import type { EntityId } from '../../src/base/ids.ts';
import { byYear, listedHolder } from '../../src/entities/office-holders.ts';
import { tools } from '../bundled.ts';

const { gazetteer } = tools;

function holder(surname: string, title: string, year: number | null, ...states: readonly string[]): string | undefined {
  const countries = new Set(states.map((slug) => `group/${slug}` as EntityId));
  return listedHolder(surname, title, { gazetteer, year, countries })?.id;
}

test('a title with a family name is who held the office in that year, of a state that is spoken of', () => {
  expect(holder('Lungu', 'president', 2017, 'zambia')).toBe('person/edgar-lungu');
  expect(holder('Banda', 'president', 2010, 'zambia')).toBe('person/rupiah-banda');
  expect(holder('Banda', 'president', 2013, 'malawi')).toBe('person/joyce-banda');
  expect(holder('Lungu', 'president', 2005, 'zambia')).toBeUndefined();
  expect(holder('Lungu', 'president', 2017, 'malawi')).toBeUndefined();
  expect(holder('Lungu', 'president', null, 'zambia')).toBeUndefined();
  expect(holder('Lungu', 'coach', 2017, 'zambia')).toBeUndefined();
});

test('of namesakes those come first whose office was nearest to the year, without one the latest', () => {
  const ids = ['person/bill-clinton', 'person/hillary-clinton'] as EntityId[];
  const first = (year: number | null) => byYear(ids, gazetteer, year)[0];
  expect([first(1995), first(2016), first(null)]).toEqual([ids[0], ids[1], ids[1]]);
});
