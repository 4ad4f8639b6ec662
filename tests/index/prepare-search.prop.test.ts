import fc from 'fast-check';
import fuzzysort from 'fuzzysort';
import { describe, expect, test } from 'vitest';
import { compareText, makeEntityId } from '../../src/base/ids.ts';
import type { Findable } from '../../src/graph/graph-reader.ts';
import { findNodes, foldName, type Match } from '../../src/index/find-nodes.ts';
import { prepareSearch } from '../../src/index/prepare-search.ts';

// Few letters, so that names collide; some that folding changes, some that only look alike.
const word = fc.string({ unit: fc.constantFrom(...'aabbcdeEnost éøß.中1'), minLength: 1, maxLength: 7 });
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const nodes = fc
  .array(fc.record({ name, aliases: fc.array(name, { maxLength: 3 }), mentions: fc.nat(3) }), { maxLength: 40 })
  .map((all) =>
    all.map((one, at): Findable => ({ ...one, id: makeEntityId('group', `n${at}`), type: at % 3 ? 'group' : 'place' })),
  );

/** Whether the letters stand in a text in order. */
const hasInOrder = (text: string, letters: string): boolean =>
  letters === '' ||
  (text.includes(letters.charAt(0)) && hasInOrder(text.slice(text.indexOf(letters.charAt(0)) + 1), letters.slice(1)));

/** What is near: every name is weighed, all are put in order, and then cut. */
function nearByHand(all: readonly Findable[], text: string): readonly Pick<Match, 'id' | 'matched'>[] {
  const wanted = foldName(text);
  const scored = all.flatMap((node) => {
    const names = [node.name, ...node.aliases];
    const scores = names.map((one) => {
      const folded = foldName(one);
      const isLikely = wanted.split(' ').every((part) => hasInOrder(folded, part));
      return isLikely ? (fuzzysort.single(wanted, fuzzysort.prepare(folded))?.score ?? 0) : 0;
    });
    const score = Math.max(...scores);
    return score < 0.5 ? [] : [{ node, score, matched: names[scores.indexOf(score)] ?? '' }];
  });
  return scored
    .sort((a, b) => b.score - a.score || b.node.mentions - a.node.mentions || compareText(a.node.id, b.node.id))
    .map(({ node, matched }) => ({ id: node.id, matched }));
}

describe('a plain search', () => {
  test('finds the nearest of all names, leaving none out', () => {
    fc.assert(
      fc.property(nodes, name, fc.integer({ min: 1, max: 25 }), (all, text, limit) => {
        if (foldName(text) === '') return;
        const found = findNodes(all, text, limit);
        const exact = found.filter(({ how }) => how !== 'fuzzy');
        const near = nearByHand(all, text).filter(({ id }) => !exact.some((one) => one.id === id));
        expect(found.slice(exact.length).map(({ id, matched }) => ({ id, matched }))).toEqual(
          near.slice(0, limit - exact.length),
        );
      }),
      { numRuns: 400 },
    );
  });
});

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
      { numRuns: 400 },
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
