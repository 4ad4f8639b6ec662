import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromFragment, type Route, toFragment } from '../../src/export/html/route.ts';
import { FIRST_FILTER } from '../../src/export/picture/filter.ts';

const id = fc.string({ minLength: 1 });
const place: fc.Arbitrary<Route['place']> = fc.oneof(
  fc.constantFrom(
    { kind: 'picture', id: null } as const,
    { kind: 'matrix' } as const,
    { kind: 'timeline' } as const,
    { kind: 'actors' } as const,
    { kind: 'disputes' } as const,
    { kind: 'articles' } as const,
  ),
  id.map((one) => ({ kind: 'picture', id: one }) as const),
  id.map((one) => ({ kind: 'actor', id: one }) as const),
  fc.tuple(id, id).map(([a, b]) => ({ kind: 'pair', a, b }) as const),
  fc.tuple(id, fc.option(fc.nat(9999))).map(([one, start]) => ({ kind: 'article', id: one, start }) as const),
);
const date = fc.constantFrom('', '2024', '2024-03', '2024-03-09');
const filter: fc.Arbitrary<Route['filter']> = fc.record({
  top: fc.constantFrom(null, 0, 15, 60),
  sign: fc.constantFrom('all', 'for', 'against'),
  isDisputedOnly: fc.boolean(),
  since: date,
  until: date,
  outlet: fc.constantFrom('', 'The Daily & Sons?', 'a#b/c'),
  sureness: fc.nat(100),
  articles: fc.integer({ min: 1, max: 9 }),
  hasIssues: fc.boolean(),
  hasPlaces: fc.boolean(),
  hasTies: fc.boolean(),
});

test('an address leads back to where it was made', () => {
  fc.assert(
    fc.property(place, filter, (where, chosen) => {
      const route = { place: where, filter: chosen };
      expect(fromFragment(toFragment(route))).toEqual(route);
    }),
  );
});

test('what is not understood is the picture as it is first seen', () => {
  const start = { place: { kind: 'picture', id: null }, filter: FIRST_FILTER };
  for (const fragment of ['', '#', '#/', '#/nowhere', '#/actor/', '#/%E0%A4%A?top=x&sign=?&since=soon&sure=-1'])
    expect(fromFragment(fragment)).toEqual(start);
});

test('ids may hold slashes', () => {
  expect(toFragment({ place: { kind: 'actor', id: 'group/russia' }, filter: FIRST_FILTER })).toBe(
    '#/actor/group%2Frussia',
  );
});
