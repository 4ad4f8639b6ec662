import { expect, test } from 'vitest';
import { KnowledgeGraphView } from '../../src/query/knowledge-graph.ts';
import { planBatches, planPush } from '../../src/store/push-plan.ts';
import { ValueReader } from '../../src/store/store-values.ts';
import { sampleGraph } from '../export/sample-graph.ts';

const graph = sampleGraph();
const groups = planPush(graph);
const view = new KnowledgeGraphView(graph, { withEvidence: true });

test('every node and relationship of the view is planned once, nodes first', () => {
  const rows = (kind: string) => groups.filter((group) => group.kind === kind).flatMap((group) => [...group.rows]);
  expect(rows('nodes')).toHaveLength(view.nodeCount());
  expect(rows('links')).toHaveLength(view.relationshipCount());
  const kinds = groups.map(({ kind }) => kind);
  expect(kinds).toEqual([...kinds].sort((a, b) => (a === b ? 0 : a === 'nodes' ? -1 : 1)));
});

test('ids are unique under each label, claims of one sentence and triple too', () => {
  for (const group of groups) {
    if (group.kind !== 'nodes') continue;
    const ids = group.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('whole numbers stay whole, and what is not known is left out', () => {
  const state = groups.find((group) => group.kind === 'nodes' && group.labels.includes('State'));
  expect(state?.rows[0]?.properties).toMatchObject({ id: 'group/norland', wikidata: 'Q1', mentions: 1n });
  expect(state?.rows[0]?.properties).not.toHaveProperty('latitude');
});

test('batches hold at most so many rows, and each row once', () => {
  const batches = planBatches(groups, 2);
  expect(Math.max(...batches.map(({ rows }) => rows.length))).toBe(2);
  expect(batches.flatMap(({ rows }) => rows)).toEqual(groups.flatMap((group) => [...group.rows]));
});

test('labels and types that are no plain names are quoted', () => {
  const odd = [{ kind: 'nodes', labels: ['Group', 'a`b c'], rows: [{ id: 'group/x', properties: {} }] }] as const;
  expect(planBatches(odd, 1)[0]?.cypher).toContain('SET n:`a``b c`');
});

test('properties come back in the order in which our own engine shows them', () => {
  class Node {
    readonly elementId = '1';
    readonly labels = ['State', 'Group'];
    readonly properties: object;
    constructor(properties: object) {
      this.properties = properties;
    }
  }
  for (const node of view.nodes()) {
    const own = view.nodeProperties(node);
    const shuffled = Object.fromEntries([...own].reverse());
    const read = new ValueReader().read(new Node(shuffled));
    expect(JSON.stringify(read)).not.toBe('null');
    const { graph: there, id } = read as unknown as { graph: KnowledgeGraphView; id: number };
    expect([...there.nodeProperties(id).keys()]).toEqual([...own.keys()]);
    expect(there.labels(id)).toEqual(['Group', 'State']);
  }
});
