import { expect, test } from 'vitest';
import { isMet, readExpectations } from '../../bench/expectation.ts';
import { foundClaim, foundEntity } from './sample.ts';

const RELATIONS = new Set(['BACKS', 'ACCUSES', 'VISITS']);
const read = (cell: string) => readExpectations(cell, RELATIONS);

test('a claim is read with or without its ends and modality', () => {
  expect(read('Mali BACKS Niger ended; VISITS')).toEqual([
    { kind: 'claim', source: 'Mali', relation: 'BACKS', target: 'Niger', modality: 'ended' },
    { kind: 'claim', source: null, relation: 'VISITS', target: null, modality: 'asserted' },
  ]);
});

test('each stands for the entities named before', () => {
  expect(read('groups villagers, protesters; each ACCUSES Maduro')).toMatchObject([
    { kind: 'entity', types: ['group'], name: 'villagers' },
    { kind: 'entity', types: ['group'], name: 'protesters' },
    { kind: 'claim', source: 'villagers', target: 'Maduro' },
    { kind: 'claim', source: 'protesters', target: 'Maduro' },
  ]);
});

test('a number of people is counted, a state told from what is called like it', () => {
  const georgia = { ...foundEntity('group/georgia', 'Georgia'), entityKind: 'state' };
  expect(isMet({ kind: 'count', type: 'person', count: 1 }, [foundEntity('person/bush', 'Bush')])).toBe(true);
  expect(read('two people').map((one) => isMet(one, [foundEntity('person/bush', 'Bush')]))).toEqual([false]);
  expect(read('US state Georgia').map((one) => isMet(one, [georgia]))).toEqual([false]);
});

test('an expected claim is met by name and modality', () => {
  const found = [
    foundEntity('group/mali', 'Mali'),
    foundEntity('group/niger', 'Niger'),
    foundClaim(['group/mali', 'BACKS', 'group/niger']),
  ];
  expect(read('Mali BACKS Niger').map((one) => isMet(one, found))).toEqual([true]);
  expect(read('Mali BACKS Niger denied').map((one) => isMet(one, found))).toEqual([false]);
});
