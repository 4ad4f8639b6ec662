import { UndirectedGraph } from 'graphology';
import { bfsFromNode } from 'graphology-traversal/bfs.js';
import { StancegraphError } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import { compareText, ENTITY_TYPES, type EntityType } from '../base/ids.ts';
import { isContested, type RelationKinds, relationKinds } from '../graph/claim-sign.ts';
import { relationWithKinds } from '../graph/find-relations.ts';
import type { EntityNode, KnowledgeGraph, StanceEdge } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { sideColor, typeColor } from './colors.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

/** What to show; everything when empty. */
export type ViewOptions = {
  /** Only edges with at least so many claims. */
  readonly minWeight?: number;
  /** Only edges that at least so many articles tell. */
  readonly minArticles?: number;
  /** Only so many nodes, those with most claims in what the other options leave. */
  readonly top?: number;
  /** Only nodes that are on a side; needs `sides`. */
  readonly onSides?: boolean;
  /** Whether nodes that no edge touches are shown where nothing is filtered; true when not given. */
  readonly withUnlinked?: boolean;
  /** Only these relations and their finer kinds. */
  readonly relations?: readonly string[];
  /** Only nodes of these types. */
  readonly types?: readonly string[];
  /** Only claims of articles dated from `since` to `until`, both included, ISO dates or their beginnings (`2024-03`). */
  readonly since?: string;
  readonly until?: string;
  /** Only what lies within `hops` (1 when not given) edges of this node id. */
  readonly ego?: string;
  readonly hops?: number;
  /** Only relations with a sign. */
  readonly stancesOnly?: boolean;
  /** Side of each node, as `findCamps` numbers them: then colours show sides. */
  readonly sides?: ReadonlyMap<string, number>;
  readonly colorBy?: 'type' | 'side';
};

/**
 * The part of a graph to show, with sizes and colours. Without a filter it is the whole graph; with one, nodes that no
 * chosen edge touches are left out.
 * @throws StancegraphError USAGE for a relation or type that does not exist.
 */
export function selectView(graph: KnowledgeGraph, options: ViewOptions = {}): ExportView {
  const meta = graph.getAttributes();
  const types = chosenTypes(options.types ?? []);
  const isShown = (id: string) =>
    (types.size === 0 || types.has(graph.getNodeAttribute(id, 'type'))) &&
    (options.onSides !== true || options.sides?.has(id) === true);
  const found = chosenEdges(graph, options).filter((edge) => isShown(edge.source) && isShown(edge.target));
  const near = options.ego === undefined ? undefined : neighbourhood(found, options.ego, options.hops ?? 1);
  const edges = amongTop(amongNear(found, near), options.top);
  const totals = countTotals(edges);
  const keepsAll = options.withUnlinked !== false && !filtersEdges(options);
  const dates = articleDates(meta.articles);
  const chosen = graph.filterNodes((id) => isShown(id) && (id === options.ego || totals.has(id) || keepsAll));
  // Who is left out for want of edges alone comes along where somebody shown acts for it or is of it.
  const shown = filtersEdges(options) ? new Set(chosen) : withActedFor(graph, chosen, isShown);
  const nodes = [...shown]
    .map((id) => viewNode(id, graph.getNodeAttributes(id), { totals, dates, options, shown }))
    .sort((a, b) => compareText(a.id, b.id));
  return { nodes: sized(nodes), edges, colorBy: options.colorBy ?? 'type', meta };
}

function withActedFor(
  graph: KnowledgeGraph,
  ids: readonly string[],
  isShown: (id: string) => boolean,
): ReadonlySet<string> {
  const shown = new Set(ids);
  // What is added while the set is walked is walked too.
  for (const id of shown) {
    const { actsFor, country } = graph.getNodeAttributes(id);
    for (const other of [actsFor, country])
      if (other !== null && graph.hasNode(other) && isShown(other)) shown.add(other);
  }
  return shown;
}

function filtersEdges(options: ViewOptions): boolean {
  const { minWeight, minArticles, relations, stancesOnly, onSides, top, since, until, ego } = options;
  const isListed = relations !== undefined && relations.length > 0;
  const isSet = [since, until, ego, top].some((one) => one !== undefined);
  const isAtLeast = (minWeight ?? 1) > 1 || (minArticles ?? 1) > 1;
  return isAtLeast || isListed || stancesOnly === true || onSides === true || isSet;
}

function amongNear(edges: readonly ViewEdge[], near: ReadonlySet<string> | undefined): readonly ViewEdge[] {
  return near === undefined ? edges : edges.filter(({ source, target }) => near.has(source) && near.has(target));
}

/** Edges between the `top` nodes with most claims. */
function amongTop(edges: readonly ViewEdge[], top: number | undefined): readonly ViewEdge[] {
  if (top === undefined) return edges;
  const ranked = [...countTotals(edges)].sort((a, b) => b[1].claims - a[1].claims || compareText(a[0], b[0]));
  return amongNear(edges, new Set(ranked.slice(0, top).map(([id]) => id)));
}

function chosenTypes(names: readonly string[]): ReadonlySet<EntityType> {
  const isType = (name: string): name is EntityType => (ENTITY_TYPES as readonly string[]).includes(name);
  return new Set(
    names.map((name) => {
      if (isType(name)) return name;
      throw new StancegraphError('USAGE', `There is no entity type ${name}.`, {
        hint: `There are ${ENTITY_TYPES.join(', ')}.`,
      });
    }),
  );
}

const articleDates = (articles: readonly { readonly id: string; readonly date: string | null }[]) =>
  new Map(articles.map((article) => [article.id, article.date]));

function chosenEdges(graph: KnowledgeGraph, options: ViewOptions): ViewEdge[] {
  const { articles, relations } = graph.getAttributes();
  const wanted = new Set((options.relations ?? []).flatMap((name) => [...relationWithKinds(relations, name)]));
  const dates = articleDates(articles);
  const context = {
    dates,
    publishers: new Map(articles.map((article) => [article.id, article.publisher])),
    colors: new Map(relations.map((relation) => [relation.name, relation.color])),
    nameOf: (id: string) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : id),
  };
  const isInRange = dateFilter(options, dates);
  const edges: ViewEdge[] = [];
  graph.forEachEdge((id, edge, source, target) => {
    if (wanted.size > 0 && !wanted.has(edge.relation)) return;
    if (options.stancesOnly === true && edge.polarity === 0) return;
    const evidence = isInRange === undefined ? edge.evidence : edge.evidence.filter(isInRange);
    if (isInRange !== undefined && evidence.length === 0) return;
    const shown = viewEdge({ id, source, target, edge, evidence }, context);
    const isTold = shown.weight >= (options.minWeight ?? 1) && shown.articles.length >= (options.minArticles ?? 0);
    if (isTold) edges.push(shown);
  });
  edges.sort((a, b) => compareText(a.id, b.id));
  return isInRange === undefined ? edges : recheckContested(edges, relationKinds(relations));
}

function dateFilter(
  { since, until }: ViewOptions,
  dates: ReadonlyMap<string, string | null>,
): ((claim: ClaimRecord) => boolean) | undefined {
  if (since === undefined && until === undefined) return undefined;
  return (claim) => {
    const date = dates.get(claim.article) ?? null;
    if (date === null) return false;
    return (since === undefined || date >= since) && (until === undefined || date.slice(0, until.length) <= until);
  };
}

type EdgeContext = {
  readonly dates: ReadonlyMap<string, string | null>;
  readonly publishers: ReadonlyMap<string, string | null>;
  readonly colors: ReadonlyMap<string, string>;
  readonly nameOf: (id: string) => string;
};

type FoundEdge = {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly edge: StanceEdge;
  readonly evidence: readonly ClaimRecord[];
};

function viewEdge({ id, source, target, edge, evidence }: FoundEdge, context: EdgeContext): ViewEdge {
  const isWhole = evidence === edge.evidence;
  const articles = isWhole ? edge.articles : distinct(evidence.map((claim) => claim.article));
  const known = articles.flatMap((article) => context.dates.get(article) ?? []).sort(compareText);
  const count = (modality: ClaimRecord['modality']) => evidence.filter((claim) => claim.modality === modality).length;
  const speakers = isWhole ? edge.speakers : distinct(evidence.flatMap((claim) => claim.attributedTo ?? []));
  const surest = evidence.reduce<ClaimRecord | undefined>(
    (best, claim) => (best === undefined || claim.confidence > best.confidence ? claim : best),
    undefined,
  );
  return {
    id,
    source,
    target,
    relation: edge.relation,
    plover: surest?.plover ?? null,
    polarity: edge.polarity,
    symmetric: edge.symmetric,
    weight: Math.max(1, isWhole ? edge.claims : evidence.length),
    asserted: isWhole ? edge.asserted : count('asserted'),
    denied: isWhole ? edge.denied : count('denied'),
    proposed: isWhole ? edge.proposed : count('proposed'),
    ended: isWhole ? edge.ended : count('ended'),
    contested: edge.contested,
    first: isWhole ? edge.first : (known[0] ?? null),
    last: isWhole ? edge.last : (known.at(-1) ?? null),
    speakers: distinct(speakers.map(context.nameOf)),
    publishers: distinct(articles.flatMap((article) => context.publishers.get(article) ?? [])),
    articles,
    confidence: surest?.confidence ?? edge.confidence,
    color: context.colors.get(edge.relation) ?? '#888888',
    quote: surest?.evidence.quote ?? '',
    evidence,
  };
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort(compareText);

/** Of fewer claims, fewer contradict one another. */
function recheckContested(edges: readonly ViewEdge[], kinds: RelationKinds): ViewEdge[] {
  const pairOf = ({ source, target }: ViewEdge) => `${source}|${target}`;
  const claims = (some: readonly ViewEdge[]) => some.flatMap(({ evidence }) => evidence);
  const pairs = [...groupBy(edges, pairOf)].filter(([, some]) => isContested(claims(some), kinds));
  const contested = new Set(pairs.map(([pair]) => pair));
  return edges.map((edge) => ({ ...edge, contested: contested.has(pairOf(edge)) }));
}

/** Ids within `hops` edges of `ego`, whatever their direction. */
function neighbourhood(edges: readonly ViewEdge[], ego: string, hops: number): ReadonlySet<string> {
  const ties = new UndirectedGraph();
  ties.mergeNode(ego);
  for (const { source, target } of edges) ties.mergeEdge(source, target);
  const reached = new Set<string>();
  const visit = (id: string, _node: unknown, depth: number) => {
    reached.add(id);
    return depth >= hops;
  };
  bfsFromNode(ties, ego, visit, { mode: 'undirected' });
  return reached;
}

type Totals = ReadonlyMap<string, { readonly degree: number; readonly claims: number }>;

function countTotals(edges: readonly ViewEdge[]): Totals {
  const totals = new Map<string, { degree: number; claims: number }>();
  for (const edge of edges) {
    for (const end of [edge.source, edge.target]) {
      const total = totals.get(end) ?? { degree: 0, claims: 0 };
      total.degree += 1;
      total.claims += edge.weight;
      totals.set(end, total);
    }
  }
  return totals;
}

type NodeContext = {
  readonly totals: Totals;
  readonly dates: ReadonlyMap<string, string | null>;
  readonly options: ViewOptions;
  readonly shown: ReadonlySet<string>;
};

function viewNode(id: string, node: EntityNode, { totals, dates, options, shown }: NodeContext): ViewNode {
  const known = node.articles.flatMap((article) => dates.get(article) ?? []).sort(compareText);
  const side = options.sides?.get(id) ?? null;
  return {
    id,
    label: node.name === '' ? id : node.name,
    type: node.type,
    kind: node.kind,
    aliases: node.aliases,
    actsFor: node.actsFor !== null && shown.has(node.actsFor) ? node.actsFor : null,
    country: node.country !== null && shown.has(node.country) ? node.country : null,
    latitude: node.latitude,
    longitude: node.longitude,
    wikidata: node.wikidata,
    mentions: node.mentions,
    articles: node.articles,
    first: known[0] ?? null,
    last: known.at(-1) ?? null,
    degree: totals.get(id)?.degree ?? 0,
    claims: totals.get(id)?.claims ?? 0,
    size: 5,
    color: options.colorBy === 'side' ? sideColor(side) : typeColor(node.type, node.kind),
    side,
    x: null,
    y: null,
  };
}

const SMALLEST = 5;
const LARGEST = 40;

/** Sizes by claims, the area growing with them; without any claims, by mentions. */
function sized(nodes: readonly ViewNode[]): readonly ViewNode[] {
  const weightOf = (node: ViewNode) => node.claims;
  const most = nodes.reduce((max, node) => Math.max(max, weightOf(node)), 0);
  if (most === 0) return nodes;
  return nodes.map((node) => {
    const size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(weightOf(node) / most);
    return { ...node, size: Math.round(size * 100) / 100 };
  });
}
