import { expect, test } from 'vitest';
import { countMonths } from '../../../src/export/picture/months.ts';
import { flattenClaims } from '../../../src/export/picture/stances.ts';
import { samplePicture } from './sample-picture.ts';

test('months run from the first to the last, empty ones too; only claims in force are counted', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['A', 'OPPOSES', 'C', { article: 1 }],
    ['A', 'OPPOSES', 'C', { article: 1, modality: 'denied' }],
    ['A', 'BACKS', 'C', { article: 2 }],
  ]);
  expect(countMonths(flattenClaims(data), data.articles)).toEqual([
    { month: '2024-01', articles: 1, positive: 1, negative: 0 },
    { month: '2024-02', articles: 0, positive: 0, negative: 0 },
    { month: '2024-03', articles: 1, positive: 0, negative: 1 },
  ]);
});

test('over many years, years are counted', () => {
  const data = samplePicture([['A', 'BACKS', 'B']]);
  const old = { ...data.articles[1], date: '1998-12-31' } as (typeof data.articles)[number];
  const months = countMonths(flattenClaims(data), [...data.articles, old]);
  expect([months[0]?.month, months.at(-1)?.month, months.length]).toEqual(['1998', '2024', 27]);
});

test('without dates there are no months', () => {
  const data = samplePicture([['A', 'BACKS', 'B']]);
  expect(countMonths([], data.articles.slice(2))).toEqual([]);
});
