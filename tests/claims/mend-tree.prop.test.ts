import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeEntityId } from '../../src/base/ids.ts';
import { mendTree } from '../../src/claims/mend-tree.ts';
import { makeTree } from '../../src/claims/tree.ts';
import { compileWordLists } from '../../src/claims/word-lists.ts';
import type { ResolvedMention } from '../../src/entities/entity.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import type { Sentence } from '../../src/text/document.ts';
import { models, schema } from '../bundled.ts';
import { makeArticle } from './read-marked.ts';

const lists = compileWordLists(schema);
const vocabulary = [
  'Secretary',
  'of',
  'State',
  'Ana',
  'Cruz',
  'and',
  'Kenyan',
  'Foreign',
  'Minister',
  'Kenya',
  '-',
  'backed',
  'rebels',
  ',',
  'by',
  'the',
  'met',
  'attacked',
  'last',
  'month',
  'said',
  'that',
  '"',
  'who',
  'in',
  'Lima',
];

function mention(
  sentence: Sentence,
  first: number,
  length: number,
  type: 'person' | 'group' | 'place',
): ResolvedMention {
  const last = Math.min(sentence.words.length, first + length);
  return {
    start: 0,
    end: 1,
    sentence: 0,
    first,
    last,
    head: last - 1,
    surface: 'x',
    type,
    kind: null,
    how: 'alias',
    candidates: [],
    name: 'x',
    entity: makeEntityId(type, `x${first}`),
  };
}

test('a mended tree is still a tree with one root over the same words', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 3 }), fc.constantFrom('person', 'group', 'place')),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { minLength: 3, maxLength: 22 }), spans, (words, marks) => {
      for (const sentence of analyseArticle(makeArticle(words.join(' ')), models).sentences) {
        const mentions = marks
          .filter(([first]) => first < sentence.words.length)
          .map(([first, length, type]) => mention(sentence, first, length, type as 'person'));
        const mended = mendTree(makeTree(sentence), mentions, lists);
        expect(mended.words.map((word) => word.form)).toEqual(sentence.words.map((word) => word.form));
        expect(mended.words.filter((word) => word.head < 0)).toHaveLength(1);
        for (const word of mended.words) {
          let at = word.index;
          for (let steps = 0; at >= 0; steps += 1) {
            expect(steps).toBeLessThanOrEqual(mended.words.length);
            at = mended.words[at]?.head ?? -1;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
