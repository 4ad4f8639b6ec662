import { createHash } from 'node:crypto';
import { compareText } from '../base/ids.ts';
import type { EntityNode, KnowledgeGraph, StanceEdge } from './graph-shape.ts';
import type { ClaimRecord } from './records.ts';

/** Version of the graph file; a newer one is refused. */
export const GRAPH_FILE_VERSION = 1;

/** A claim in the graph file: what its edge already says is left out. */
export type StoredClaim = Omit<ClaimRecord, 'kind' | 'source' | 'relation' | 'target' | 'polarity' | 'plover'>;
export type StoredEntity = EntityNode & { readonly id: string };
export type StoredEdge = Omit<StanceEdge, 'evidence' | 'relation' | 'polarity' | 'symmetric'> & {
  readonly source: string;
  readonly relation: string;
  readonly target: string;
  readonly evidence: readonly StoredClaim[];
};

/** A line of the graph file as it is written: an entity, an edge, or what stands between them. */
export type GraphLine = { readonly text: string; readonly entity?: StoredEntity; readonly edge?: StoredEdge };

/**
 * The graph file: one JSON document, a line per article, entity and edge. The first line holds format, version and the
 * SHA-256 of all that follows it, so that damage is noticed.
 */
export function serializeGraph(graph: KnowledgeGraph): string {
  const body = [...graphLines(graph)].map(({ text }) => text).join('');
  return `${graphHeader(hashText(body))}${body}`;
}

/** The first line, up to the line break that follows it. */
export function graphHeader(sha256: string): string {
  return `{"format":"stancegraph","version":${GRAPH_FILE_VERSION},"sha256":"${sha256}",`;
}

/** All that follows the header, a piece at a time: a large graph is longer than a string may be. */
export function* graphLines(graph: KnowledgeGraph): Generator<GraphLine> {
  const { relations, articles } = graph.getAttributes();
  yield { text: `\n"relations":[${relations.map((relation) => `\n${JSON.stringify(relation)}`).join(',')}],` };
  yield {
    text: `\n"articles":[${articles.map((article) => `\n${JSON.stringify(article)}`).join(',')}],\n"entities":[`,
  };
  let gap = '\n';
  for (const id of graph.nodes().sort(compareText)) {
    const entity = { id, ...graph.getNodeAttributes(id) };
    yield { text: `${gap}${JSON.stringify(entity)}`, entity };
    gap = ',\n';
  }
  yield { text: '],\n"edges":[' };
  gap = '\n';
  for (const key of graph.edges().sort(compareText)) {
    const edge = storedEdge(graph.source(key), graph.getEdgeAttributes(key), graph.target(key));
    yield { text: `${gap}${JSON.stringify(edge)}`, edge };
    gap = ',\n';
  }
  yield { text: ']}\n' };
}

/** SHA-256 of a text as UTF-8, hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function storedEdge(source: string, edge: StanceEdge, target: string): StoredEdge {
  const { evidence, relation, polarity: _polarity, symmetric: _symmetric, ...rest } = edge;
  return { source, relation, target, ...rest, evidence: evidence.map(storedClaim) };
}

function storedClaim(claim: ClaimRecord): StoredClaim {
  const {
    kind: _kind,
    source: _source,
    relation: _relation,
    target: _target,
    polarity: _polarity,
    plover: _plover,
    ...rest
  } = claim;
  return rest;
}
