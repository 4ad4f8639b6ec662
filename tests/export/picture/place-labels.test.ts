import { expect, test } from 'vitest';
import { placeLabels } from '../../../src/export/picture/place-labels.ts';

const wish = (x: number, y: number) => ({ x, y, radius: 4, width: 50, height: 14 });

test('a label stands to the right of its dot', () => {
  expect(placeLabels([wish(100, 100)])).toEqual([{ at: 0, x: 132, y: 100 }]);
});

test('where the right is taken it goes elsewhere, and is left out where all is taken', () => {
  const wishes = Array.from({ length: 40 }, () => wish(100, 100));
  const placed = placeLabels(wishes);
  expect(placed.length).toBeLessThan(6);
  for (const [at, one] of placed.entries())
    for (const other of placed.slice(0, at))
      expect(Math.abs(one.x - other.x) >= 50 || Math.abs(one.y - other.y) >= 14).toBe(true);
});

test('labels far apart do not disturb one another', () => {
  expect(placeLabels([wish(0, 0), wish(500, 0), wish(0, 500)])).toHaveLength(3);
});
