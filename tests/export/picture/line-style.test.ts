import { expect, test } from 'vitest';
import { leaveBox, lineEnd, lineStyle } from '../../../src/export/picture/line-style.ts';
import { flattenClaims, pairUp } from '../../../src/export/picture/stances.ts';
import { samplePicture } from './sample-picture.ts';

function styleOf(...told: Parameters<typeof samplePicture>[0]) {
  const data = samplePicture(told);
  const [pair] = pairUp(flattenClaims(data), data);
  if (pair === undefined) throw new Error('There is no pair.');
  return lineStyle(pair);
}

test('for and against differ in more than colour', () => {
  expect(styleOf(['A', 'BACKS', 'B'])).toMatchObject({ color: 'for', end: 'arrow', dash: [] });
  expect(styleOf(['A', 'FIGHTS', 'B'])).toMatchObject({ color: 'against', end: 'bar', dash: [] });
});

test('what somebody denies has gaps, and what is only denied no colour of a sign', () => {
  expect(styleOf(['A', 'BACKS', 'B'], ['A', 'BACKS', 'B', { modality: 'denied' }]).dash).toEqual([7, 5]);
  expect(styleOf(['A', 'BACKS', 'B', { modality: 'denied' }])).toMatchObject({ color: 'neutral', end: 'none' });
});

test('for and against alternate in two colours', () => {
  expect(styleOf(['A', 'BACKS', 'B'], ['A', 'FIGHTS', 'B'])).toMatchObject({ color: 'for', second: 'against' });
});

test('more articles are a thicker line, more sureness a fuller one', () => {
  const one = styleOf(['A', 'BACKS', 'B', { confidence: 0.6 }]);
  const two = styleOf(['A', 'BACKS', 'B'], ['A', 'BACKS', 'B', { article: 1 }]);
  expect(two.width).toBeGreaterThan(one.width);
  expect(two.opacity).toBeGreaterThan(one.opacity);
});

test('a line leaves a box at its border', () => {
  const box = { x: 0, y: 0, width: 40, height: 20 };
  expect(leaveBox(box, { x: 100, y: 0 }, 0)).toEqual({ x: 20, y: 0 });
  expect(leaveBox(box, { x: 0, y: -100 }, 2).y).toBeCloseTo(-12);
});

test('a bar stands across the line, an arrow points along it', () => {
  const bar = lineEnd({ x: 10, y: 0 }, { x: 0, y: 0 }, { end: 'bar', width: 2 });
  expect(bar.map(({ x }) => x)).toEqual([10, 10]);
  const [tip, left, right] = lineEnd({ x: 10, y: 0 }, { x: 0, y: 0 }, { end: 'arrow', width: 2 });
  expect([tip?.x, (left?.x ?? 0) < 10, (right?.y ?? 0) + (left?.y ?? 0)]).toEqual([10, true, 0]);
});
