import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bond, type Box, placeFew } from '../../../src/export/picture/place-few.ts';

const ROOM = { width: 1400, height: 900 };
const boxes = fc.array(
  fc.record({
    width: fc.integer({ min: 40, max: 180 }),
    height: fc.integer({ min: 18, max: 28 }),
    side: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 24 },
);
const bonds = fc.array(
  fc.record({
    a: fc.nat(23),
    b: fc.nat(23),
    sign: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 40 },
);
const known = (some: readonly Bond[], count: number) => some.filter(({ a, b }) => a < count && b < count);

test('no box covers another where there is room, and all stay in the room', () => {
  fc.assert(
    fc.property(boxes, bonds, (some: Box[], links) => {
      const places = placeFew(some, known(links, some.length), ROOM);
      for (const [at, { x, y }] of places.entries()) {
        const { width = 0, height = 0 } = some[at] ?? {};
        expect(x - width / 2).toBeGreaterThanOrEqual(0);
        expect(x + width / 2).toBeLessThanOrEqual(ROOM.width);
        expect(y - height / 2).toBeGreaterThanOrEqual(0);
        expect(y + height / 2).toBeLessThanOrEqual(ROOM.height);
        for (let before = 0; before < at; before += 1) {
          const [other, box] = [places[before], some[before]];
          if (other === undefined || box === undefined) continue;
          const isApart =
            Math.abs(other.x - x) >= (box.width + width) / 2 || Math.abs(other.y - y) >= (box.height + height) / 2;
          expect(isApart).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the same boxes come to the same places', () => {
  fc.assert(
    fc.property(boxes, bonds, (some: Box[], links) => {
      const own = known(links, some.length);
      expect(placeFew(some, own, ROOM)).toEqual(placeFew(some, own, ROOM));
    }),
    { numRuns: 10 },
  );
});

test('friends stand nearer than foes', () => {
  const box = { width: 60, height: 20, side: null };
  const [a, b, c] = placeFew(
    [box, box, box],
    [
      { a: 0, b: 1, sign: 1, weight: 3 },
      { a: 0, b: 2, sign: -1, weight: 3 },
    ],
    ROOM,
  );
  const far = (one = { x: 0, y: 0 }, other = { x: 0, y: 0 }) => Math.hypot(one.x - other.x, one.y - other.y);
  expect(far(a, b)).toBeLessThan(far(a, c));
});
