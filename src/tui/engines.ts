import type { EntityId } from '../base/ids.ts';
import { relationWithKinds } from '../graph/find-relations.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { NodeSearch } from '../index/prepare-search.ts';
import { completeCypher } from '../query/cypher/complete.ts';
import { CypherError, caretLines } from '../query/cypher/errors.ts';
import { type CypherValue, formatValue, isList, isTemporal, NodeValue } from '../query/cypher/values.ts';
import type { KnowledgeGraphView } from '../query/knowledge-graph.ts';
import { findPaths } from '../query/paths.ts';
import { queryGraph, viewFor } from '../query/query-graph.ts';
import { findCamps } from '../sides/camps.ts';
import type { Engines, PathQuestion, PathView, QueryAnswer, Sides } from './world.ts';

const QUERY_LIMITS = { rows: 1000, milliseconds: 5000 };
const PATHS_SHOWN = 50;

/** The engines of a real graph. */
export function makeEngines(graph: KnowledgeGraph, search: NodeSearch): Engines {
  const entityNames = (prefix: string, limit: number) =>
    prefix === '' ? [] : search(prefix, limit).map(({ name }) => name);
  return {
    findPaths: (question) => pathsOf(graph, question),
    runQuery: (text) => answer(graph, text),
    complete: (text, offset) => {
      const view = viewFor(graph, text);
      const { start, end, items } = completeCypher(text, offset, { names: () => view.names(), entityNames });
      return { start, end, items: items.map((item) => item.text) };
    },
    findSides: () => sidesOf(graph),
  };
}

function pathsOf(graph: KnowledgeGraph, { from, to, maxHops, relation }: PathQuestion): readonly PathView[] {
  const { relations } = graph.getAttributes();
  const found = findPaths(graph, {
    from,
    to,
    via: [],
    avoid: [],
    maxHops,
    limit: PATHS_SHOWN,
    isDirected: false,
    relations: relation === null ? null : relationWithKinds(relations, relation),
    polarity: null,
    minEvidence: 1,
    since: null,
    until: null,
  });
  return found.map(({ nodes, hops, sign }) => ({
    nodes: nodes as readonly EntityId[],
    sign,
    steps: hops.map((hop) => ({
      from: hop.from,
      to: hop.to,
      relation: hop.relation,
      forward: hop.isForward,
      symmetric: hop.isSymmetric,
      sign: hop.sign,
      edge: hop.edge,
    })),
  }));
}

function answer(graph: KnowledgeGraph, query: string): QueryAnswer {
  try {
    const started = performance.now();
    const result = queryGraph(graph, query, { limits: QUERY_LIMITS });
    const view = viewFor(graph, query);
    if (result.mode === 'explain') {
      const rows = result.plan.map((step) => [step]);
      return { kind: 'rows', query, columns: ['step'], rows, entities: [], note: 'the plan; nothing was run' };
    }
    const values = [...result.rows];
    const milliseconds = performance.now() - started;
    const cut = result.isCut() ? ` (the first ${QUERY_LIMITS.rows})` : '';
    const note = [`${values.length} rows${cut} in ${milliseconds.toFixed(0)} ms`, ...result.warnings].join('; ');
    return {
      kind: 'rows',
      query,
      columns: result.columns,
      rows: values.map((row) => row.map(cellText)),
      entities: values.map((row) => row.map((value) => entityOf(value, graph, view))),
      note,
    };
  } catch (error) {
    if (error instanceof CypherError)
      return {
        kind: 'error',
        query,
        message: `${error.message} (${error.detail})`,
        caret: caretLines(query, error.span),
      };
    throw error;
  }
}

function cellText(value: CypherValue): string {
  if (value === null) return '';
  if (value instanceof NodeValue) {
    const name = value.graph.nodeProperty(value.id, 'name');
    if (typeof name === 'string') return name;
  }
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(cellText).join('; ');
  return isTemporal(value) ? value.toString() : formatValue(value);
}

/** The entity that a cell stands for: a node, an id, or a name that only one entity has. */
function entityOf(value: CypherValue, graph: KnowledgeGraph, view: KnowledgeGraphView): EntityId | null {
  if (value instanceof NodeValue) return (view.entityId(value.id) as EntityId | undefined) ?? null;
  if (typeof value !== 'string') return null;
  if (graph.hasNode(value)) return value as EntityId;
  const named = [...(view.findNodes('name', value) ?? [])];
  return named.length === 1 ? ((view.entityId(named[0] ?? -1) as EntityId | undefined) ?? null) : null;
}

function sidesOf(graph: KnowledgeGraph): Sides {
  const { camps, bridges, frustration, weight, isExact, triads, positiveTies, negativeTies } = findCamps(graph, {
    slices: 0,
  });
  const fit = `${frustration} of ${weight} claims do not fit${isExact ? '' : ' (the best found)'}`;
  // Who is only acted for need not stand in the graph.
  const known = (ids: readonly string[]) => ids.filter((id): id is EntityId => graph.hasNode(id));
  const balance = `${triads.balanced} balanced triads, ${triads.unbalanced} not`;
  return {
    sides: camps.map(({ side, members }) => ({ title: `Side ${side}`, members: known(members) })),
    bridges: known(bridges.map(({ id }) => id)),
    note: `${positiveTies} friendly and ${negativeTies} hostile ties; ${fit}; ${balance}`,
  };
}
