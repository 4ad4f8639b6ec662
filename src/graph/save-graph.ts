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

/**
 * The graph file: one JSON document, a line per article, entity and edge. The first line holds format, version and the
 * SHA-256 of all that follows it, so that damage is noticed.
 */
export function serializeGraph(graph: KnowledgeGraph): string {
  const { relations, articles } = graph.getAttributes();
  const entities = graph.mapNodes((id, node) => ({ id, ...node })).sort((a, b) => compareText(a.id, b.id));
  const edges = graph.mapEdges((key, edge, source, target) => ({ key, stored: storedEdge(source, edge, target) }));
  edges.sort((a, b) => compareText(a.key, b.key));
  const lines = (values: readonly unknown[]) => `[${values.map((value) => `\n${JSON.stringify(value)}`).join(',')}]`;
  const body = `\n"relations":${lines(relations)},\n"articles":${lines(articles)},\n"entities":${lines(entities)},\n"edges":${lines(
    edges.map((edge) => edge.stored),
  )}}\n`;
  return `{"format":"stancegraph","version":${GRAPH_FILE_VERSION},"sha256":"${hashText(body)}",${body}`;
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
