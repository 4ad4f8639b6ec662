import { MultiDirectedGraph } from 'graphology';
import { groupBy } from '../base/group-by.ts';
import { compareText, type EntityId } from '../base/ids.ts';
import { isContested, relationKinds } from './claim-sign.ts';
import { countOnce } from './count-once.ts';
import { findCopies } from './find-copies.ts';
import type { EntityNode, GraphMeta, KnowledgeGraph, RelationInfo, StanceEdge } from './graph-shape.ts';
import type { RecordSet } from './merge-records.ts';
import { compareClaims } from './merge-records.ts';
import type { ArticleRecord, ClaimRecord, EntityRecord } from './records.ts';

/** `countsCopies`: every copy of a story counts, and not the story once. */
export type BuildOptions = { readonly countsCopies?: boolean };

/** Makes the graph from merged records: one node per entity, one edge per source, relation and target. */
export function buildGraph(
  merged: RecordSet,
  relations: readonly RelationInfo[],
  { countsCopies = false }: BuildOptions = {},
): KnowledgeGraph {
  const copies = findCopies(merged.articles);
  const articles = merged.articles.map((article) => withCopyOf(article, copies));
  const records = { ...merged, articles, claims: countsCopies ? merged.claims : countOnce(merged, copies) };
  const graph: KnowledgeGraph = new MultiDirectedGraph<EntityNode, StanceEdge, GraphMeta>();
  graph.replaceAttributes({ relations, articles: records.articles });
  addNodes(graph, records.entities);
  addEdges(graph, records, new Map(relations.map((relation) => [relation.name, relation])));
  return graph;
}

function withCopyOf(
  { signature: _signature, ...article }: ArticleRecord,
  copies: ReadonlyMap<string, string>,
): ArticleRecord {
  const first = copies.get(article.id);
  return first === undefined || first === article.id ? article : { ...article, copyOf: first };
}

function addNodes(graph: KnowledgeGraph, records: readonly EntityRecord[]): void {
  const byId = groupBy(records, (record) => record.id);
  for (const id of [...byId.keys()].sort(compareText)) graph.addNode(id, mergeEntity(byId.get(id) ?? [], byId));
}

function mergeEntity(records: readonly EntityRecord[], known: ReadonlyMap<EntityId, unknown>): EntityNode {
  const surfaces = new Map<string, number>();
  let mentions = 0;
  for (const mention of records.flatMap((record) => record.mentions)) {
    mentions += 1;
    if (mention.how === 'pronoun' || mention.how === 'description') continue;
    surfaces.set(mention.surface, (surfaces.get(mention.surface) ?? 0) + 1);
  }
  const aliases = [...surfaces].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([surface]) => surface);
  const vote = <T extends string | number>(pick: (record: EntityRecord) => T | null) => mostCommon(records.map(pick));
  return {
    type: vote((record) => record.type) ?? 'group',
    kind: vote((record) => record.entityKind),
    name: vote((record) => record.name) ?? '',
    aliases,
    actsFor: vote(({ actsFor }) => (actsFor !== null && known.has(actsFor) ? actsFor : null)),
    country: vote(({ country }) => (country !== null && known.has(country) ? country : null)),
    latitude: vote((record) => record.latitude),
    longitude: vote((record) => record.longitude),
    wikidata: vote((record) => record.wikidata),
    articles: [...new Set(records.flatMap(({ article, mentions: own }) => (own.length === 0 ? [] : article)))].sort(
      compareText,
    ),
    mentions,
  };
}

/** The value given most often, the smallest of these when several are; null when none is given. */
function mostCommon<T extends string | number>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) {
    const bestCount = best === null ? 0 : (counts.get(best) ?? 0);
    if (best === null || count > bestCount || (count === bestCount && value < best)) best = value;
  }
  return best;
}

function addEdges(graph: KnowledgeGraph, records: RecordSet, relations: ReadonlyMap<string, RelationInfo>): void {
  const dates = new Map(records.articles.map((article) => [article.id, article.date]));
  const claims = records.claims.map((claim) =>
    relations.get(claim.relation)?.symmetric === true ? orient(claim) : claim,
  );
  const byEdge = groupBy(claims, edgeKey);
  const kinds = relationKinds(relations.values());
  const byPair = groupBy(claims, pairKey);
  const contested = new Set([...byPair].flatMap(([pair, some]) => (isContested(some, kinds) ? [pair] : [])));
  for (const key of [...byEdge.keys()].sort(compareText)) {
    const evidence = [...(byEdge.get(key) ?? [])].sort(compareClaims);
    const first = evidence[0];
    if (first === undefined) continue;
    for (const end of [first.source, first.target]) {
      if (!graph.hasNode(end)) graph.addNode(end, unmentioned(end));
    }
    const context = { relations, dates, contested: contested.has(pairKey(first)) };
    graph.addDirectedEdgeWithKey(key, first.source, first.target, mergeEdge(evidence, context));
  }
}

/** The key of the edge that a claim is evidence for. */
export function edgeKey(claim: Pick<ClaimRecord, 'source' | 'relation' | 'target'>): string {
  return `${claim.source}|${claim.relation}|${claim.target}`;
}

function pairKey(claim: Pick<ClaimRecord, 'source' | 'target'>): string {
  return `${claim.source}|${claim.target}`;
}

/** Turns a claim of a symmetric relation so that the smaller id comes first. */
function orient(claim: ClaimRecord): ClaimRecord {
  if (claim.source <= claim.target) return claim;
  return {
    ...claim,
    source: claim.target,
    target: claim.source,
    sourceSpan: claim.targetSpan,
    targetSpan: claim.sourceSpan,
  };
}

type EdgeContext = {
  readonly relations: ReadonlyMap<string, RelationInfo>;
  readonly dates: ReadonlyMap<string, string | null>;
  readonly contested: boolean;
};

function mergeEdge(evidence: readonly ClaimRecord[], { relations, dates, contested }: EdgeContext): StanceEdge {
  const [claim] = evidence;
  const relation = claim?.relation ?? '';
  const articles = [...new Set(evidence.flatMap((one) => [one.article, ...(one.copies ?? [])]))].sort(compareText);
  const known = articles.flatMap((article) => dates.get(article) ?? []).sort(compareText);
  const count = (modality: string) => evidence.filter((one) => one.modality === modality).length;
  const speakers = new Set(evidence.flatMap((one) => one.attributedTo ?? []));
  return {
    relation,
    polarity: claim?.polarity ?? 0,
    symmetric: relations.get(relation)?.symmetric ?? false,
    articles,
    claims: evidence.length,
    asserted: count('asserted'),
    denied: count('denied'),
    proposed: count('proposed'),
    ended: count('ended'),
    contested,
    first: known[0] ?? null,
    last: known.at(-1) ?? null,
    speakers: [...speakers].sort(compareText),
    confidence: evidence.reduce((most, one) => Math.max(most, one.confidence), 0),
    evidence,
  };
}

/** A node for an id that only claims name (a shard without its entities). */
function unmentioned(id: EntityId): EntityNode {
  const [type = 'group', slug = id] = id.split('/');
  return {
    type: type as EntityNode['type'],
    kind: null,
    name: slug.replaceAll('-', ' '),
    aliases: [],
    actsFor: null,
    country: null,
    latitude: null,
    longitude: null,
    wikidata: null,
    articles: [],
    mentions: 0,
  };
}
