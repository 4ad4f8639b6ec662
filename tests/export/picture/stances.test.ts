import { expect, test } from 'vitest';
import { findDispute, flattenClaims, pairUp, stancesOf, toneOf } from '../../../src/export/picture/stances.ts';
import { samplePicture } from './sample-picture.ts';

function pairOf(...told: Parameters<typeof samplePicture>[0]) {
  const data = samplePicture(told);
  const [pair] = pairUp(flattenClaims(data), data);
  if (pair === undefined) throw new Error('There is no pair.');
  return pair;
}

test('what is denied is denied, and not the opposite', () => {
  const { tone, tally } = pairOf(['A', 'BACKS', 'B', { modality: 'denied' }]);
  expect(tone).toBe('denied');
  expect([tally.positive, tally.negative, tally.denied]).toEqual([0, 0, 1]);
});

test('what is proposed or over is neither for nor against', () => {
  expect(pairOf(['A', 'BACKS', 'B', { modality: 'proposed' }]).tone).toBe('pending');
  expect(pairOf(['A', 'OPPOSES', 'B', { modality: 'ended' }]).tone).toBe('pending');
});

test('a relation without a sign is a tie', () => {
  expect(pairOf(['A', 'VISITS', 'B']).tone).toBe('tie');
});

test('both directions of a pair are one line that knows its directions', () => {
  const pair = pairOf(['B', 'BACKS', 'A'], ['A', 'OPPOSES', 'B']);
  expect(pair.tone).toBe('both');
  expect([pair.isForward, pair.isBackward]).toEqual([true, true]);
});

test('a mutual relation has no direction', () => {
  const pair = pairOf(['A', 'AGREES_WITH', 'B']);
  expect([pair.isForward, pair.isBackward]).toEqual([false, false]);
});

test('articles and outlets are counted once', () => {
  const { tally } = pairOf(
    ['A', 'BACKS', 'B'],
    ['A', 'BACKS', 'B'],
    ['A', 'BACKS', 'B', { article: 1 }],
    ['A', 'BACKS', 'B', { article: 2 }],
  );
  expect([tally.articles, tally.outlets, tally.positive]).toEqual([3, 2, 4]);
});

test('a claim and its denial are a dispute, even beside another', () => {
  const { tally } = pairOf(['A', 'BACKS', 'B'], ['A', 'BACKS', 'B', { modality: 'denied' }], ['A', 'OPPOSES', 'B']);
  const dispute = findDispute(tally.claims);
  expect(dispute?.kind).toBe('denied');
  expect([dispute?.one.modality, dispute?.other.modality]).toEqual(['asserted', 'denied']);
});

test('a denial of another relation is no dispute', () => {
  const { tally } = pairOf(['A', 'BACKS', 'B'], ['A', 'FIGHTS', 'B', { modality: 'denied' }]);
  expect(findDispute(tally.claims)).toBeUndefined();
});

test('A for B and B against A do not contradict one another', () => {
  const { tally, isDisputed } = pairOf(['A', 'BACKS', 'B'], ['B', 'OPPOSES', 'A']);
  expect(findDispute(tally.claims)).toBeUndefined();
  expect(isDisputed).toBe(false);
});

test('for and against from the same to the same is a dispute', () => {
  expect(pairOf(['A', 'BACKS', 'B'], ['A', 'OPPOSES', 'B']).isDisputed).toBe(true);
});

test('what is mutual is a stance of each on the other', () => {
  const data = samplePicture([
    ['A', 'AGREES_WITH', 'B'],
    ['C', 'OPPOSES', 'A'],
  ]);
  const { out, in: toward } = stancesOf(flattenClaims(data), 0);
  expect([[...out.keys()], [...toward.keys()]]).toEqual([[1], [2]]);
  expect([...stancesOf(flattenClaims(data), 1).out.keys()]).toEqual([0]);
});

test('a tone is that of the sums', () => {
  expect(toneOf({ ...pairOf(['A', 'BACKS', 'B']).tally, negative: 1 })).toBe('both');
});
