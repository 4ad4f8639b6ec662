import { MultiDirectedGraph } from 'graphology';
import { makeEntityId } from '../src/base/ids.ts';
import type { EntityNode, GraphMeta, KnowledgeGraph, StanceEdge } from '../src/graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../src/graph/records.ts';

/** A graph of `count` nodes with so many edges each, hubs among them, one claim per edge; the same each time. */
export function makeGraph(count: number, edgesPerNode = 3): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>();
  const relations = ['BACKS', 'OPPOSES', 'FIGHTS', 'NEGOTIATES_WITH'].map((name, at) => ({
    name,
    polarity: ([1, -1, -1, 0] as const)[at] ?? 0,
    symmetric: at === 3,
    isA: null,
    plover: null,
    color: ['#228833', '#cc3311', '#881100', '#888888'][at] ?? '#888888',
  }));
  const articles = Array.from(
    { length: 500 },
    (_, at): ArticleRecord => ({
      kind: 'article',
      id: `article-${String(at).padStart(3, '0')}`,
      title: `Article ${at}`,
      date: `2024-${String(1 + (at % 12)).padStart(2, '0')}-15`,
      publisher: `Outlet ${at % 9}`,
      url: null,
      source: `${at}.txt`,
      sha256: '',
      sentences: 20,
      context: [],
    }),
  );
  graph.replaceAttributes({ relations, articles });
  let state = 1;
  const next = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const ids = Array.from({ length: count }, (_, at) => makeEntityId(at % 3 === 0 ? 'person' : 'group', `entity ${at}`));
  for (const [at, id] of ids.entries()) {
    graph.addNode(id, {
      type: at % 3 === 0 ? 'person' : 'group',
      kind: null,
      name: `Entity ${at}`,
      aliases: [`E. ${at}`, `Entity & Sons ${at}`],
      actsFor: null,
      country: null,
      latitude: null,
      longitude: null,
      wikidata: null,
      articles: [articles[at % 500]?.id ?? ''],
      mentions: 1 + (at % 40),
    });
  }
  for (let made = 0; made < count * edgesPerNode; made += 1) {
    const source = ids[next(count)];
    const target = ids[Math.floor(next(count) * (next(1000) / 1000))];
    const relation = relations[next(4)];
    const article = articles[next(500)];
    if (source === undefined || target === undefined || relation === undefined || article === undefined) continue;
    const key = `${source}|${relation.name}|${target}`;
    if (source === target || graph.hasEdge(key)) continue;
    const quote = `Entity said on Monday that it would stand with the other "entity" & its friends, number ${made}.`;
    const claim: ClaimRecord = {
      kind: 'claim',
      article: article.id,
      source,
      relation: relation.name,
      target,
      polarity: relation.polarity,
      plover: null,
      modality: 'asserted',
      attributedTo: null,
      speakers: [],
      confidence: 0.9,
      sourceSpan: [0, 6],
      targetSpan: [44, 60],
      cueSpan: [33, 38],
      evidence: { sentence: 1, start: 0, end: quote.length, quote },
      rule: 'frame:stand.v',
      treePath: '',
    };
    graph.addDirectedEdgeWithKey(key, source, target, {
      relation: relation.name,
      polarity: relation.polarity,
      symmetric: relation.symmetric,
      articles: [article.id],
      claims: 1,
      asserted: 1,
      denied: 0,
      proposed: 0,
      ended: 0,
      contested: false,
      first: article.date,
      last: article.date,
      speakers: [],
      confidence: 0.9,
      evidence: [claim],
    });
  }
  return graph;
}
