import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { formatName } from '../query/cypher/values.ts';
import { KnowledgeGraphView } from '../query/knowledge-graph.ts';
import { type StoreMap, toStoreMap } from './store-values.ts';

export type NodeRow = { readonly id: string; readonly properties: StoreMap };
export type LinkRow = { readonly source: string; readonly target: string; readonly properties: StoreMap };

/** Nodes with the same labels, or relationships of one type between nodes of two labels: what one statement can write. */
export type PushGroup =
  | { readonly kind: 'nodes'; readonly labels: readonly string[]; readonly rows: readonly NodeRow[] }
  | {
      readonly kind: 'links';
      readonly type: string;
      readonly from: string;
      readonly to: string;
      readonly rows: readonly LinkRow[];
    };

export type PushBatch = { readonly cypher: string; readonly rows: readonly (NodeRow | LinkRow)[] };

/** The whole graph as docs/query.md has it, claims and articles included; nodes before what links them. */
export function planPush(graph: KnowledgeGraph): readonly PushGroup[] {
  const view = new KnowledgeGraphView(graph, { withEvidence: true });
  const idOf = (node: number) => String(view.nodeProperties(node).get('id') ?? '');
  const keyOf = (node: number) => view.labels(node)[0] ?? '';
  const nodes = new Map<string, { readonly labels: readonly string[]; readonly rows: NodeRow[] }>();
  for (const node of view.nodes()) {
    const labels = view.labels(node);
    const group = getOrAdd(nodes, labels.join('\n'), () => ({ labels, rows: [] }));
    group.rows.push({ id: idOf(node), properties: toStoreMap(view.nodeProperties(node)) });
  }
  const links = new Map<string, { type: string; from: string; to: string; rows: LinkRow[] }>();
  for (let link = 0; link < view.relationshipCount(); link += 1) {
    const [type, source, target] = [view.type(link), view.source(link), view.target(link)];
    const [from, to] = [keyOf(source), keyOf(target)];
    const group = getOrAdd(links, [type, from, to].join('\n'), () => ({ type, from, to, rows: [] }));
    const properties = toStoreMap(view.relationshipProperties(link));
    group.rows.push({ source: idOf(source), target: idOf(target), properties });
  }
  return [
    ...[...nodes.values()].map((group) => ({ kind: 'nodes', ...group }) as const),
    ...[...links.values()].map((group) => ({ kind: 'links', ...group }) as const),
  ];
}

/** The groups cut into transactions of at most so many rows; each may be run again without harm. */
export function planBatches(groups: readonly PushGroup[], size: number): readonly PushBatch[] {
  return groups.flatMap((group) => {
    const cypher = group.kind === 'nodes' ? writeNodes(group.labels) : writeLinks(group);
    const starts = Array.from({ length: Math.ceil(group.rows.length / size) }, (_, at) => at * size);
    return starts.map((start) => ({ cypher, rows: group.rows.slice(start, start + size) }));
  });
}

function writeNodes([key = '', ...kinds]: readonly string[]): string {
  const more = kinds.length === 0 ? '' : ` SET n${kinds.map((kind) => `:${formatName(kind)}`).join('')}`;
  return `UNWIND $rows AS row MERGE (n:${formatName(key)} {id: row.id}) SET n = row.properties${more}`;
}

/** A claim may have the same speaker at two places of its chain: those are told apart by their `order`. */
function writeLinks({ type, from, to }: { readonly type: string; readonly from: string; readonly to: string }): string {
  const order = type === 'SPEAKER' ? ' {order: row.properties.order}' : '';
  return (
    `UNWIND $rows AS row MATCH (a:${formatName(from)} {id: row.source}) MATCH (b:${formatName(to)} {id: row.target}) ` +
    `MERGE (a)-[r:${formatName(type)}${order}]->(b) SET r = row.properties`
  );
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
