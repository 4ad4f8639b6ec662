import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal/bfs.js';
import { expect, test } from 'vitest';
import { selectView } from '../../src/export/select-view.ts';
import { buildGraph } from '../../src/graph/build-graph.ts';
import type { KnowledgeGraph } from '../../src/graph/graph-shape.ts';
import { mergeRecords } from '../../src/graph/merge-records.ts';
import { findPaths } from '../../src/query/paths.ts';
import { queryGraph } from '../../src/query/query-graph.ts';
import { articleRecord, claimRecord, RELATIONS } from '../graph/sample-records.ts';

const START = 'group/a';
const name = fc.constantFrom(...'abcdefghij');
const triple = fc
  .tuple(name, fc.constantFrom('BACKS', 'OPPOSES'), name)
  .filter(([source, , target]) => source !== target);
/** Sparse graphs, so that some nodes are far and some out of reach; one-way relations only. */
const graphs = fc.array(triple, { minLength: 1, maxLength: 18 }).map((triples) => {
  const claims = triples.map(([source, how, target]) => claimRecord('x', `group/${source} ${how} group/${target}`));
  const start = claimRecord('x', 'group/a BACKS group/b');
  return buildGraph(mergeRecords([articleRecord('x', '2024-01-01'), start, ...claims]), RELATIONS);
});

/** Steps from the start to each node that can be reached, by the library's breadth-first search. */
function distances(graph: KnowledgeGraph, isDirected: boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (id: string, _node: unknown, depth: number) => void found.set(id, depth);
  if (isDirected) bfsFromNode(graph, START, visit, { mode: 'outbound' });
  else bfsFromNode(withoutDirections(graph), START, visit, { mode: 'undirected' });
  return found;
}

function withoutDirections(graph: KnowledgeGraph): UndirectedGraph {
  const ties = new UndirectedGraph();
  graph.forEachEdge((_edge, _tie, source, target) => void ties.mergeEdge(source, target));
  return ties;
}

const everything = { via: [], avoid: [], relations: null, polarity: null, minEvidence: 1, since: null, until: null };

function pathLength(graph: KnowledgeGraph, to: string, isDirected: boolean): number | undefined {
  const [first] = findPaths(graph, { ...everything, from: START, to, maxHops: 12, limit: 1, isDirected });
  return first?.hops.length;
}

function cypherLength(graph: KnowledgeGraph, to: string, isDirected: boolean): number | undefined {
  const query = `MATCH p = shortestPath((a {id: $from})-[*]-${isDirected ? '>' : ''}(b {id: $to})) RETURN length(p)`;
  const parameters = new Map([
    ['from', START],
    ['to', to],
  ]);
  const [row] = [...queryGraph(graph, query, { parameters }).rows];
  return row === undefined ? undefined : Number(row[0]);
}

test.each([true, false])('shortest paths are as long as a breadth-first search says, directed: %s', (isDirected) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const known = distances(graph, isDirected);
      for (const to of graph.nodes().filter((id) => id !== START)) {
        expect(pathLength(graph, to, isDirected)).toBe(known.get(to));
        expect(cypherLength(graph, to, isDirected)).toBe(known.get(to));
      }
    }),
    { seed: 8, numRuns: 60 },
  );
});

test('an ego network has the nodes that edges without directions reach in so many steps', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 0, max: 4 }), (graph, hops) => {
      const near = graph.nodes().filter((id) => nearBySteps(graph, hops).has(id));
      expect(selectView(graph, { ego: START, hops }).nodes.map(({ id }) => id)).toEqual(near.sort());
    }),
    { seed: 8, numRuns: 60 },
  );
});

/** The same without a search: all ends of edges at what is near, as often as there are hops. */
function nearBySteps(graph: KnowledgeGraph, hops: number): ReadonlySet<string> {
  const near = new Set([START]);
  for (let hop = 0; hop < hops; hop += 1)
    for (const id of [...near]) for (const other of graph.neighbors(id)) near.add(other);
  return near;
}
