import { expect, test } from 'vitest';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import { extractArticle } from '../../src/pipeline.ts';
import { tools } from '../bundled.ts';

test('whom somebody acts for is a node with the name of the lists, and so is whom that acts for', () => {
  const text = 'Qassem Soleimani condemned Germany on Monday. Avigdor Lieberman visited France.';
  const graph = buildGraph(mergeRecords(extractArticle(articleFromText(text, { id: 'a' }), tools)), []);
  expect(graph.getNodeAttributes('group/quds-force')).toMatchObject({ name: 'Quds Force', mentions: 0, articles: [] });
  expect(graph.getNodeAttribute('person/qassem-soleimani', 'actsFor')).toBe('group/quds-force');
  expect(graph.hasNode('group/iran')).toBe(true);
  graph.forEachNode((_id, { country }) => expect(country === null || graph.hasNode(country)).toBe(true));
  graph.forEachNode((_id, { actsFor }) => expect(actsFor === null || graph.hasNode(actsFor)).toBe(true));
});
