import type { EntityId } from '../base/ids.ts';
import type { Findable } from '../graph/graph-reader.ts';
import { type GraphReader, readerOf } from '../graph/graph-reader.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { loadGraph } from '../graph/load-graph.ts';
import { pickNode } from '../index/find-nodes.ts';
import { openIndex } from '../index/index-reader.ts';
import type { CommonOptions } from './terminal.ts';

/** The graph named with --graph. */
export function openGraph(options: Pick<CommonOptions, 'graph'>): KnowledgeGraph {
  return loadGraph(options.graph);
}

/** What one question needs of the graph named with --graph: from its index where there is one, else from the graph. */
export function openReader(options: Pick<CommonOptions, 'graph'>): GraphReader {
  const index = openIndex(options.graph);
  if (index.kind === 'open') return index.reader;
  if (index.kind === 'damaged')
    process.stderr.write(`stancegraph: The index ${index.path} is damaged; the graph is read instead. Build again.\n`);
  return readerOf(openGraph(options));
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

/** @throws StancegraphError NOT_FOUND or AMBIGUOUS. */
export function pickFrom(reader: GraphReader, text: string): EntityId {
  return pickNode(reader.findable(), text);
}
