import { readFileSync } from 'node:fs';
import { MultiDirectedGraph } from 'graphology';
import { StancegraphError } from '../base/errors.ts';
import { entityId } from '../base/ids.ts';
import type { EntityNode, GraphMeta, KnowledgeGraph, RelationInfo, StanceEdge } from './graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from './records.ts';
import { GRAPH_FILE_VERSION, hashText, type StoredEdge, type StoredEntity } from './save-graph.ts';

type GraphFile = {
  readonly relations: readonly RelationInfo[];
  readonly articles: readonly ArticleRecord[];
  readonly entities: readonly StoredEntity[];
  readonly edges: readonly StoredEdge[];
};

/**
 * Reads a graph file.
 * @throws StancegraphError FILE_UNREADABLE, GRAPH_INVALID (damaged, or no graph file), GRAPH_TOO_NEW.
 */
export function loadGraph(path: string): KnowledgeGraph {
  return parseGraph(readGraphText(path), path);
}

/** @throws StancegraphError FILE_UNREADABLE with the way to make one. */
export function readGraphText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new StancegraphError(
      'FILE_UNREADABLE',
      missing ? 'There is no graph file here.' : 'The graph file cannot be read.',
      {
        place: { file: path },
        hint: missing ? 'Run `stancegraph build` first, or name the file with --graph.' : 'Check its rights.',
        cause,
      },
    );
  }
}

/** @throws StancegraphError GRAPH_INVALID or GRAPH_TOO_NEW. */
export function parseGraph(text: string, file: string): KnowledgeGraph {
  return graphFromFile(parseGraphFile(text, file));
}

function parseGraphFile(text: string, file: string): GraphFile {
  const header = /^\{"format":"stancegraph","version":(\d+),"sha256":"([0-9a-f]{64})",(?=\n)/.exec(text);
  if (header === null) throw invalid(file, 'This is no stancegraph graph file.');
  if (Number(header[1]) > GRAPH_FILE_VERSION) {
    throw new StancegraphError(
      'GRAPH_TOO_NEW',
      `The graph file has version ${header[1]}; this program reads up to ${GRAPH_FILE_VERSION}.`,
      {
        place: { file },
        hint: 'Use a newer stancegraph, or build the graph again.',
      },
    );
  }
  if (hashText(text.slice(header[0].length)) !== header[2])
    throw invalid(file, 'The graph file is damaged or was edited.');
  return JSON.parse(text) as GraphFile;
}

function invalid(file: string, message: string): StancegraphError {
  return new StancegraphError('GRAPH_INVALID', message, {
    place: { file },
    hint: 'Build it again with `stancegraph build`.',
  });
}

function graphFromFile(data: GraphFile): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>();
  graph.replaceAttributes({ relations: data.relations, articles: data.articles });
  const relations = new Map(data.relations.map((relation) => [relation.name, relation]));
  for (const { id, ...node } of data.entities) graph.addNode(id, node);
  for (const edge of data.edges) addEdge(graph, edge, relations.get(edge.relation));
  return graph;
}

function addEdge(graph: KnowledgeGraph, stored: StoredEdge, info: RelationInfo | undefined): void {
  const { source, target, relation } = stored;
  graph.addDirectedEdgeWithKey(`${source}|${relation}|${target}`, source, target, restoreEdge(stored, info));
}

/** An edge as the graph holds it, with all that the file leaves out. */
export function restoreEdge(stored: StoredEdge, info: RelationInfo | undefined): StanceEdge {
  const { source, target, relation, evidence, ...rest } = stored;
  const shared = {
    kind: 'claim' as const,
    source: entityId(source),
    relation,
    target: entityId(target),
    polarity: info?.polarity ?? 0,
    plover: info?.plover ?? null,
  };
  const claims: readonly ClaimRecord[] = evidence.map((claim) => ({ ...shared, ...claim }));
  return { relation, polarity: shared.polarity, symmetric: info?.symmetric ?? false, ...rest, evidence: claims };
}
