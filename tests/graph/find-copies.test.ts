import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { signText } from '../../src/corpus/sign-text.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { findCopies } from '../../src/graph/find-copies.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import type { ArticleRecord } from '../../src/graph/records.ts';
import { articleRecord, claimRecord, RELATIONS } from './sample-records.ts';

const WIRE =
  'Kenya said on Monday that it supports Somalia. Ethiopia condemned Kenya and said that the sea was no business of Nairobi.';
const OTHER =
  'Peru condemned Chile on Thursday for sending patrol boats into waters that both countries claim, and asked for an inquiry.';

function signed(id: string, text: string, date: string | null = null): ArticleRecord {
  const signature = signText(articleFromText(text, { id }));
  return { ...articleRecord(id), date, ...(signature === undefined ? {} : { signature }) };
}

const COPIES = [
  signed('a', `NAIROBI (AP) - ${WIRE}`, '2019-03-05'),
  signed('b', `NAIROBI, Kenya (AP) — ${WIRE}`, '2019-03-04'),
  signed('c', `By The Associated Press\n\n${WIRE}`),
  signed('d', OTHER),
  signed('e', 'Too short to tell.'),
  signed('f', 'Too short to tell.'),
];

test('a wire story with another head is a copy of the one that came first, other and short ones are none', () => {
  expect([...findCopies(COPIES)].sort()).toEqual([
    ['a', 'b'],
    ['b', 'b'],
    ['c', 'b'],
  ]);
});

test('the order in which articles come does not matter', () => {
  const expected = [...findCopies(COPIES)].sort();
  fc.assert(
    fc.property(fc.shuffledSubarray(COPIES, { minLength: COPIES.length }), (articles) => {
      expect([...findCopies(articles)].sort()).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('what copies say counts once, with all articles shown, and as often as they are on demand', () => {
  const claims = ['a', 'b', 'c', 'd'].map((article) => claimRecord(article, 'group/norland BACKS group/ruria'));
  const records = mergeRecords([...COPIES, ...claims]);
  const edgeOf = (countsCopies: boolean) => {
    const graph = buildGraph(records, RELATIONS, { countsCopies });
    return graph.getEdgeAttributes(graph.edges()[0] ?? '');
  };
  expect(edgeOf(false)).toMatchObject({ claims: 2, articles: ['a', 'b', 'c', 'd'] });
  expect(edgeOf(false).evidence.map(({ article, copies }) => [article, copies])).toEqual([
    ['b', ['a', 'c']],
    ['d', undefined],
  ]);
  expect(edgeOf(true)).toMatchObject({ claims: 4, articles: ['a', 'b', 'c', 'd'] });
});
