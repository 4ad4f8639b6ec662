import { expect, test } from 'vitest';
import { chooseActors, type Filter, keepClaims, NO_FILTER } from '../../../src/export/picture/filter.ts';
import type { PictureData } from '../../../src/export/picture/picture-data.ts';
import { flattenClaims } from '../../../src/export/picture/stances.ts';
import { samplePicture } from './sample-picture.ts';

const kept = (data: PictureData, filter: Partial<Filter>) =>
  keepClaims(flattenClaims(data), data, { ...NO_FILTER, ...filter });

function chosen(data: PictureData, { room, ...filter }: Partial<Filter> & { readonly room: number }) {
  const { nodes } = chooseActors(kept(data, filter), data, { filter: { ...NO_FILTER, ...filter }, room });
  return nodes.map((node) => data.nodes[node]?.label);
}

const MIXED = samplePicture([
  ['A', 'BACKS', 'B', { article: 0, confidence: 0.9 }],
  ['A', 'OPPOSES', 'C', { article: 1 }],
  ['A', 'VISITS', 'C', { article: 2 }],
]);

test('ties without a sign are left out until asked for', () => {
  expect(kept(MIXED, {})).toHaveLength(2);
  expect(kept(MIXED, { hasTies: true })).toHaveLength(3);
});

test('a month ends with its last day', () => {
  expect(kept(MIXED, { since: '2024-01', until: '2024-01' }).map((claim) => claim.article)).toEqual([0]);
  expect(kept(MIXED, { until: '2024-03' }).map((claim) => claim.article)).toEqual([0, 1]);
});

test('claims without a date do not pass a filter by time', () => {
  expect(kept(MIXED, { hasTies: true, since: '2000' }).map((claim) => claim.article)).toEqual([0, 1]);
});

test('outlet, sign and sureness leave what fits', () => {
  expect(kept(MIXED, { outlet: 'Post' }).map((claim) => claim.article)).toEqual([1]);
  expect(kept(MIXED, { sign: 'against' }).map((claim) => claim.article)).toEqual([1]);
  expect(kept(MIXED, { sureness: 85 }).map((claim) => claim.article)).toEqual([0]);
});

test('actors are ranked by the articles of their pairs', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['C', 'BACKS', 'D'],
    ['C', 'BACKS', 'D', { article: 1 }],
  ]);
  expect(chosen(data, { room: 2 })).toEqual(['C', 'D']);
});

test('who is linked to none of the others makes room for the next', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['A', 'BACKS', 'C'],
    ['A', 'BACKS', 'D'],
    ['X', 'BACKS', 'Y', { confidence: 1 }],
  ]);
  expect(chosen(data, { room: 2 })).toHaveLength(2);
  expect(chosen(data, { room: 2 })[0]).toBe('A');
});

test('issues are left out until asked for', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['A', 'OPPOSES', 'i:tax'],
  ]);
  expect(chosen(data, { room: 9 })).toEqual(['A', 'B']);
  expect(chosen(data, { room: 9, hasIssues: true })).toContain('i:tax');
});

test('only disputed pairs are those with a denial or a contradiction', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B', { modality: 'denied' }],
    ['A', 'BACKS', 'C'],
  ]);
  expect(chosen(data, { room: 9, isDisputedOnly: true })).toEqual(['A', 'B']);
});

test('all of them come when all are asked for', () => {
  expect(chosen(MIXED, { room: 2, top: 0 })).toEqual(['A', 'B', 'C']);
});

test('a first look leaves out what only asks or suspects, any sureness shows it', () => {
  const data = samplePicture([['A', 'BACKS', 'B', { isDoubtful: true }]]);
  expect(kept(data, { sureness: 50 })).toEqual([]);
  expect(kept(data, {})).toHaveLength(1);
});

test('who has no name is no main actor, and is there among all', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['A', 'BACKS', 'its allies'],
  ]);
  expect(chosen(data, { room: 9 })).toEqual(['A', 'B']);
  expect(chosen(data, { room: 9, top: 0 })).toContain('its allies');
});

test('a named actor whose partners have no names is no main actor', () => {
  const data = samplePicture([
    ['A', 'BACKS', 'B'],
    ['C', 'BACKS', 'the rebels', { article: 1 }],
    ['C', 'BACKS', 'the rebels', { article: 2 }],
  ]);
  expect(chosen(data, { room: 4 })).toEqual(['A', 'B']);
});
