import { compareText, type EntityId } from '../base/ids.ts';
import { isProperName } from '../findings/is-told.ts';
import type { KnowledgeGraph, StanceEdge } from '../graph/graph-shape.ts';

export type Matrix = {
  readonly ids: readonly EntityId[];
  readonly names: readonly string[];
  readonly cells: readonly (readonly MatrixCell[])[];
};
export type MatrixCell = {
  readonly sign: '+' | '-' | '±' | '·' | ' ';
  readonly edge: string | null;
  readonly claims: number;
};

/** The `size` actors with the most claims for or against, set against each other: rows stand on columns. */
export function makeMatrix(graph: KnowledgeGraph, size: number): Matrix {
  const ids = mostConnected(graph, size);
  return {
    ids,
    names: ids.map((id) => graph.getNodeAttribute(id, 'name')),
    cells: ids.map((source) => {
      const stances = stancesOf(graph, source, new Set(ids));
      return ids.map((target) => cellOf(stances.get(target) ?? []));
    }),
  };
}

/** Whether an edge is a stance on an actor. */
const isShown = (edge: StanceEdge, target: string): boolean => edge.polarity !== 0 && !target.startsWith('issue/');

/** "Police" is somebody else in each article. */
const isNamed = (graph: KnowledgeGraph, id: string): boolean => isProperName(graph.getNodeAttribute(id, 'name'));

function mostConnected(graph: KnowledgeGraph, size: number): readonly EntityId[] {
  const counts = new Map<string, { readonly id: string; claims: number }>();
  const count = (id: string, claims: number) => {
    const known = counts.get(id);
    if (known === undefined) counts.set(id, { id, claims });
    else known.claims += claims;
  };
  graph.forEachEdge((_key, edge, source, target) => {
    if (!isShown(edge, target)) return;
    count(source, edge.asserted + edge.denied);
    count(target, edge.asserted + edge.denied);
  });
  return [...counts.values()]
    .filter(({ id }) => isNamed(graph, id))
    .sort((a, b) => b.claims - a.claims || compareText(a.id, b.id))
    .slice(0, size)
    .map(({ id }) => id as EntityId);
}

type Stance = { readonly key: string; readonly edge: StanceEdge };

function stancesOf(
  graph: KnowledgeGraph,
  source: string,
  shown: ReadonlySet<string>,
): ReadonlyMap<string, readonly Stance[]> {
  const found = new Map<string, Stance[]>();
  graph.forEachOutEdge(source, (key, edge, _source, target) => {
    if (!shown.has(target) || !isShown(edge, target)) return;
    const stances = found.get(target) ?? [];
    found.set(target, [...stances, { key, edge }]);
  });
  return found;
}

/** The sign of all claims of one on another; its edge is that of the relation claimed most often. */
function cellOf(stances: readonly Stance[]): MatrixCell {
  const [main] = [...stances].sort(
    (a, b) => b.edge.claims - a.edge.claims || compareText(a.edge.relation, b.edge.relation),
  );
  if (main === undefined) return { sign: ' ', edge: null, claims: 0 };
  const sum = (pick: (edge: StanceEdge) => number) => stances.reduce((total, { edge }) => total + pick(edge), 0);
  // What is denied is no stand, least of all the opposite one.
  const positive = sum((edge) => (edge.polarity === 1 ? edge.asserted : 0));
  const negative = sum((edge) => (edge.polarity === -1 ? edge.asserted : 0));
  const sign = positive > 0 && negative > 0 ? '±' : positive > 0 ? '+' : negative > 0 ? '-' : '·';
  return { sign, edge: main.key, claims: sum((edge) => edge.claims) };
}
