import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeEntityId } from '../../src/base/ids.ts';
import { type Findable, findNodes } from '../../src/graph/find-nodes.ts';
import { prepareSearch } from '../../src/graph/prepare-search.ts';

// Few letters, so that names collide; some that folding changes, some that only look alike.
const word = fc.string({ unit: fc.constantFrom(...'aabbcdeEnost éøß.中1'), minLength: 1, maxLength: 7 });
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const nodes = fc
  .array(fc.record({ name, aliases: fc.array(name, { maxLength: 3 }), mentions: fc.nat(3) }), { maxLength: 40 })
  .map((all) =>
    all.map((one, at): Findable => ({ ...one, id: makeEntityId('group', `n${at}`), type: at % 3 ? 'group' : 'place' })),
  );

describe('a prepared search', () => {
  test('finds what the plain one finds, in the same order, however a text grows and shrinks', () => {
    fc.assert(
      fc.property(
        nodes,
        name,
        fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 25 })),
        (all, text, limit) => {
          const search = prepareSearch(all);
          const typed = Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1));
          for (const asked of [...typed, ...typed.reverse(), all[0]?.id ?? '', all[0]?.name ?? ''])
            expect(search(asked, limit)).toEqual(findNodes(all, asked, limit));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('offers as many near names as are asked for, the most mentioned first', () => {
    const all = Array.from(
      { length: 60 },
      (_, at): Findable => ({
        id: makeEntityId('group', `league ${at}`),
        type: 'group',
        name: `League ${10 + at}`,
        aliases: [],
        mentions: at,
      }),
    );
    const found = prepareSearch(all)('leag', 40);
    expect(found.map(({ mentions }) => mentions)).toEqual(Array.from({ length: 40 }, (_, at) => 59 - at));
    expect(findNodes(all, 'leag', 40)).toEqual(found);
  });
});
