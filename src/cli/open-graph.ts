import type { EntityId } from '../base/ids.ts';
import { type Findable, pickNode } from '../graph/find-nodes.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { loadGraph } from '../graph/load-graph.ts';
import type { CommonOptions } from './terminal.ts';

/** The graph named with --graph. */
export function openGraph(options: Pick<CommonOptions, 'graph'>): KnowledgeGraph {
  return loadGraph(options.graph);
}

/** The nodes of a graph as a search needs them. */
export function* findableNodes(graph: KnowledgeGraph): Generator<Findable> {
  for (const { node, attributes } of graph.nodeEntries()) {
    const { type, name, aliases, mentions } = attributes;
    yield { id: node, type, name, aliases, mentions };
  }
}

/** @throws StancegraphError NOT_FOUND or AMBIGUOUS. */
export function pickEntity(graph: KnowledgeGraph, text: string): EntityId {
  return pickNode(findableNodes(graph), text);
}
