import { expect, test } from 'vitest';
import { entityId } from '../../src/base/ids.ts';
import { layoutView } from '../../src/export/layout-view.ts';
import { selectView } from '../../src/export/select-view.ts';
import { sampleGraph } from './sample-graph.ts';

const graph = sampleGraph();
const edgeIds = (options: Parameters<typeof selectView>[1]) => selectView(graph, options).edges.map((edge) => edge.id);

test('without a filter everything is shown, nodes without edges too', () => {
  const view = selectView(graph);
  expect(view.nodes).toHaveLength(graph.order);
  expect(view.edges).toHaveLength(graph.size);
});

test('a relation brings its finer kinds', () => {
  expect(edgeIds({ relations: ['backs'] })).toEqual([
    'group/norland|BACKS|group/ruria',
    'person/ada-north|AIDS|group/front',
  ]);
});

test('an unknown relation or type is a usage error', () => {
  expect(() => selectView(graph, { relations: ['LIKES'] })).toThrow(expect.objectContaining({ code: 'USAGE' }));
  expect(() => selectView(graph, { types: ['robot'] })).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test('a date range keeps the claims inside it and counts them anew', () => {
  const [first, ...others] = selectView(graph, { until: '2024-03', relations: ['BACKS'] }).edges;
  expect(others).toEqual([]);
  expect(first).toMatchObject({ weight: 1, last: '2024-03-01', contested: false, publishers: ['The Daily'] });
});

test('ego with hops keeps what is that near', () => {
  const ids = (hops: number) => selectView(graph, { ego: 'person/ada-north', hops }).nodes.map((node) => node.id);
  expect(ids(1)).toEqual(['group/front', 'person/ada-north']);
  expect(ids(2)).toEqual(['group/front', 'group/ruria', 'person/ada-north']);
});

test('stances only leaves out relations without a sign, and nodes that nothing touches', () => {
  const view = selectView(graph, { stancesOnly: true });
  expect(view.edges.map((edge) => edge.relation)).not.toContain('NEGOTIATES_WITH');
  expect(view.nodes.map((node) => node.id)).not.toContain('place/tarn');
});

test('sizes lie from 5 to 40, positions within 1000, the same each time', () => {
  const view = layoutView(selectView(graph), { layout: 'forceatlas2' });
  for (const { size, x, y } of view.nodes) {
    expect(size).toBeGreaterThanOrEqual(5);
    expect(size).toBeLessThanOrEqual(40);
    expect(Math.max(Math.abs(x ?? Infinity), Math.abs(y ?? Infinity))).toBeLessThanOrEqual(1000);
  }
  expect(layoutView(selectView(sampleGraph()), { layout: 'forceatlas2' })).toEqual(view);
});

test('nodes do not cover one another', () => {
  const { nodes } = layoutView(selectView(graph), { layout: 'forceatlas2' });
  for (const a of nodes)
    for (const b of nodes)
      if (a.id < b.id)
        expect(Math.hypot((a.x ?? 0) - (b.x ?? 0), (a.y ?? 0) - (b.y ?? 0))).toBeGreaterThan((a.size + b.size) * 0.9);
});

test('the layout none leaves all nodes without a position', () => {
  expect(
    layoutView(selectView(graph), { layout: 'none' }).nodes.every((node) => node.x === null && node.y === null),
  ).toBe(true);
});

test('only what several articles tell, and only between those with most claims', () => {
  expect(edgeIds({ minArticles: 2 })).toEqual(['group/norland|BACKS|group/ruria']);
  expect(selectView(graph, { top: 2 }).nodes.map(({ id }) => id)).toEqual(['group/norland', 'group/ruria']);
});

test('only who is on a side, and the unlinked left out where that is asked for', () => {
  const sides = new Map([
    ['group/norland', 0],
    ['group/ruria', 0],
  ]);
  expect(selectView(graph, { sides, onSides: true }).nodes.map(({ id }) => id)).toEqual([
    'group/norland',
    'group/ruria',
  ]);
  expect(selectView(graph, { withUnlinked: false }).nodes.map(({ id }) => id)).not.toContain('place/tarn');
});

test('whom somebody shown acts for is shown too, or not told where a filter leaves it out', () => {
  const acting = graph.copy();
  acting.setNodeAttribute('person/ada-north', 'actsFor', entityId('place/tarn'));
  const shown = (options: Parameters<typeof selectView>[1]) => {
    const { nodes } = selectView(acting, options);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(nodes.every(({ actsFor }) => actsFor === null || ids.has(actsFor))).toBe(true);
    return ids;
  };
  expect(shown({ withUnlinked: false })).toContain('place/tarn');
  expect(shown({ top: 2 })).not.toContain('place/tarn');
  expect(shown({ types: ['person', 'group'] })).not.toContain('place/tarn');
});
