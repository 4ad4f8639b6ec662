import { nearest } from '../base/nearest.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { Expression, NodePattern, ProjectionItem, Query, RelationshipPattern } from './cypher/ast.ts';
import type { CypherError } from './cypher/errors.ts';
import { type CypherOptions, type CypherResult, type PreparedQuery, prepareCypher, readCypher } from './cypher/run.ts';
import { asksForEvidence, EVIDENCE_LABELS, EVIDENCE_TYPES, KnowledgeGraphView } from './knowledge-graph.ts';
import { unknownEntities } from './unknown-entities.ts';

const views = new WeakMap<KnowledgeGraph, Map<boolean, KnowledgeGraphView>>();

/** The graph as Cypher sees it for a query that may not be whole yet, as it is completed. */
export const viewFor = (graph: KnowledgeGraph, query: string): KnowledgeGraphView =>
  viewOf(graph, asksForEvidence(query));

/** The graph as Cypher sees it; made once for each graph, with claims and articles only when asked for. */
function viewOf(graph: KnowledgeGraph, withEvidence: boolean): KnowledgeGraphView {
  const known = views.get(graph) ?? new Map<boolean, KnowledgeGraphView>();
  views.set(graph, known);
  let view = known.get(withEvidence);
  if (view === undefined) {
    view = new KnowledgeGraphView(graph, { withEvidence });
    known.set(withEvidence, view);
  }
  return view;
}

export type QueryAnswer = CypherResult & {
  /** Names in the query that the graph does not have, each with what may be meant. */
  readonly warnings: readonly string[];
};

/** A query is busy until its last row is read. */
type Ready = { readonly query: PreparedQuery; readonly warnings: readonly string[]; isBusy: boolean };
/** Queries kept ready for each graph, newest last. */
const ready = new WeakMap<KnowledgeGraph, Map<string, Ready>>();
const MOST_READY = 100;

/**
 * Asks a knowledge graph a Cypher query.
 * @throws CypherError: what is wrong, and where in the text.
 */
export function queryGraph(graph: KnowledgeGraph, text: string, options: CypherOptions = {}): QueryAnswer {
  let kept = ready.get(graph);
  if (kept === undefined) {
    kept = new Map();
    ready.set(graph, kept);
  }
  let own = options.procedures === undefined ? kept.get(text) : undefined;
  if (own === undefined || own.isBusy) {
    own = prepare(graph, text, options);
    if (own.query.mode === 'run' && options.procedures === undefined) keep(kept, text, own);
  }
  const used = own;
  used.isBusy = true;
  const { columns, mode, plan, rows, isCut, profile } = used.query.run(options, () => {
    used.isBusy = false;
  });
  return { columns, mode, plan, rows, isCut, profile, warnings: used.warnings };
}

function keep(kept: Map<string, Ready>, text: string, query: Ready): void {
  if (kept.size >= MOST_READY) kept.delete(kept.keys().next().value ?? '');
  kept.set(text, query);
}

function prepare(graph: KnowledgeGraph, text: string, options: CypherOptions): Ready {
  const statement = readCypher(text);
  const used = usedNames(statement.query);
  const view = viewOf(graph, namesEvidence(used));
  const query = prepareCypher(statement, view, options);
  const warnings = [...unknownNames(used, view.names()), ...unknownEntities(statement.query, graph)];
  return { query, warnings, isBusy: false };
}

type Names = {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  /** Properties; not given where others may have added their own. */
  readonly keys?: readonly string[];
};

/** Labels, relationship types and properties that the graph lacks: no error, since another graph may have them. */
export function unknownNames(used: UsedNames, { labels, types, keys }: Names): readonly string[] {
  const warn = (what: string, names: ReadonlySet<string>, known: readonly string[]) =>
    [...names]
      .filter((name) => !known.includes(name))
      .map((name) => {
        const near = nearest(name, known);
        return `no ${what} ${name} in this graph${near === undefined ? '' : `; did you mean ${near}?`}`;
      });
  return [
    ...warn('label', used.labels, labels),
    ...warn('relation', used.types, types),
    ...(keys === undefined ? [] : warn('property', used.keys, keys)),
  ];
}

/** What a query names of a graph. */
export type UsedNames = {
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
};

/** Whether a query names claims, articles or what links them. */
export const namesEvidence = ({ labels, types }: UsedNames): boolean =>
  EVIDENCE_LABELS.some((label) => labels.has(label)) || EVIDENCE_TYPES.some((type) => types.has(type));

/** All labels and types anywhere in a query, and the properties asked of what its patterns bind. */
export function usedNames(query: Query): UsedNames {
  const found = { labels: new Set<string>(), types: new Set<string>(), keys: new Set<string>() };
  const bound = new Set<string>();
  /** Names that may hold anything: what a projection, a list or UNWIND calls so. */
  const free = new Set<string>();
  const asked: { readonly variable: string; readonly key: string }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      const part = value as Partial<NodePattern & RelationshipPattern & ProjectionItem> & Partial<Expression>;
      for (const label of part.labels ?? []) found.labels.add(label);
      for (const type of part.types ?? []) found.types.add(type);
      const isPattern = 'properties' in part;
      if (isPattern && part.properties?.kind === 'map')
        for (const [key] of part.properties.entries) found.keys.add(key);
      if (typeof part.variable === 'string') (isPattern ? bound : free).add(part.variable);
      if (typeof part.alias === 'string') free.add(part.alias);
      if (part.kind === 'property') {
        const { target, key } = value as Extract<Expression, { kind: 'property' }>;
        if (target.kind === 'variable') asked.push({ variable: target.name, key });
      }
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(query);
  for (const { variable, key } of asked) if (bound.has(variable) && !free.has(variable)) found.keys.add(key);
  return found;
}

export type { CypherError };
