import { compareText, type EntityId } from '../base/ids.ts';
import { nameOfId } from '../base/name-of-id.ts';
import type { Dispute } from '../findings/finding.ts';
import type { Findable } from '../graph/graph-reader.ts';
import type { EntityNode, KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ArticleRecord, ClaimRecord } from '../graph/records.ts';
import type { Match } from '../index/find-nodes.ts';
import { type NodeSearch, prepareSearch } from '../index/prepare-search.ts';
import { type Matrix, makeMatrix } from './matrix.ts';
import { type StancesOverTime, stancesOverTime } from './over-time.ts';
import { collectNames, disputesOf, type Passage, passagesOf } from './sources.ts';

/** A tie of an entity, as the entity screen lists it. */
export type Tie = {
  readonly edge: string;
  readonly direction: 'out' | 'in' | 'both';
  readonly relation: string;
  readonly polarity: -1 | 0 | 1;
  readonly other: EntityId;
  readonly name: string;
  readonly claims: number;
  readonly contested: boolean;
  readonly notes: string;
  readonly speakers: readonly string[];
  readonly first: string | null;
  readonly last: string | null;
};

/** One piece of evidence with its context. */
export type EvidenceItem = {
  readonly claim: ClaimRecord;
  readonly article: ArticleRecord | undefined;
  readonly before: string | null;
  readonly after: string | null;
  readonly speakers: readonly string[];
};

export type PathStep = {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly forward: boolean;
  readonly symmetric: boolean;
  readonly sign: number;
  readonly edge: string;
};
export type PathView = {
  readonly nodes: readonly EntityId[];
  readonly steps: readonly PathStep[];
  readonly sign: number;
};
export type PathQuestion = {
  readonly from: EntityId;
  readonly to: EntityId;
  readonly maxHops: number;
  readonly relation: string | null;
};

export type Side = { readonly title: string; readonly members: readonly EntityId[] };
export type Sides = { readonly sides: readonly Side[]; readonly bridges: readonly EntityId[]; readonly note: string };

export type QueryAnswer =
  | {
      readonly kind: 'rows';
      readonly query: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** For each row and column, the entity that the cell names. */
      readonly entities: readonly (readonly (EntityId | null)[])[];
      readonly note: string;
    }
  | { readonly kind: 'error'; readonly query: string; readonly message: string; readonly caret: string };

/** The engines that the explorer asks; handed in, so that it can be tested without them. */
export type Engines = {
  readonly findPaths: (question: PathQuestion) => readonly PathView[];
  readonly runQuery: (text: string) => QueryAnswer;
  readonly complete: (
    text: string,
    offset: number,
  ) => { readonly start: number; readonly end: number; readonly items: readonly string[] };
  readonly findSides: () => Sides;
};

/** Everything that screens show, read from the graph; answers are kept once found. */
export type World = Engines & {
  readonly counts: { readonly entities: number; readonly edges: number; readonly articles: number };
  readonly search: (text: string) => readonly Match[];
  readonly node: (id: EntityId) => EntityNode;
  readonly nameOf: (id: string) => string;
  readonly ties: (id: EntityId) => readonly Tie[];
  readonly evidence: (edge: string) => readonly EvidenceItem[];
  readonly edgeTitle: (edge: string) => string;
  /** What an entity says and does for and against others, over time; null where no dated article tells of it. */
  readonly overTime: (id: EntityId) => StancesOverTime | null;
  /** What one source says and another denies, most told first. */
  readonly disputes: () => readonly Dispute[];
  /** The text of an article as far as it is known, in order: all of it, or the sentences around claims. */
  readonly passages: (article: string) => readonly Passage[];
  /** Names and aliases of those whom an article mentions. */
  readonly namesIn: (article: string) => ReadonlyMap<string, EntityId>;
  readonly matrix: () => Matrix;
  readonly articles: readonly ArticleRecord[];
  readonly contribution: (article: string) => readonly { readonly edge: string; readonly claim: ClaimRecord }[];
};

/** Makes the world of a graph; the engines get its search. Whole texts may come later than the graph. */
export function makeWorld(
  graph: KnowledgeGraph,
  enginesFor: (search: NodeSearch) => Engines,
  texts: () => ReadonlyMap<string, string> = () => new Map(),
): World {
  const findable: Findable[] = graph.mapNodes((id, { type, name, aliases, mentions }) => ({
    id,
    type,
    name,
    aliases,
    mentions,
  }));
  findable.sort((a, b) => b.mentions - a.mentions || compareText(a.id, b.id));
  const search = prepareSearch(findable);
  const all = once(() => findable.map((node) => ({ ...node, how: 'name' as const, matched: node.name })));
  const engines = enginesFor(search);
  const articles = graph.getAttribute('articles');
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byArticle = once(() => claimsByArticle(graph));
  const namesByArticle = once(() => collectNames(graph));
  const nameOf = (id: string) => (graph.hasNode(id) ? graph.getNodeAttribute(id, 'name') : nameOfId(id));
  return {
    ...engines,
    findSides: once(engines.findSides),
    counts: { entities: graph.order, edges: graph.size, articles: articles.length },
    search: keepLast((text: string) => (text.trim() === '' ? all() : search(text, MATCHES))),
    node: (id) => graph.getNodeAttributes(id),
    nameOf,
    ties: (id) => tiesOf(graph, id),
    evidence: (edge) =>
      graph.hasEdge(edge)
        ? graph.getEdgeAttribute(edge, 'evidence').map((claim) => withContext(claim, byId.get(claim.article), nameOf))
        : [],
    edgeTitle: (edge) =>
      graph.hasEdge(edge)
        ? `${nameOf(graph.source(edge))} ${graph.getEdgeAttribute(edge, 'relation')} ${nameOf(graph.target(edge))}`
        : edge,
    overTime: (id) => stancesOverTime(graph, id, byId),
    disputes: once(() => disputesOf(graph)),
    passages: (article) => passagesOf(byId.get(article), texts().get(article)),
    namesIn: (article) => namesByArticle().get(article) ?? new Map(),
    matrix: once(() => makeMatrix(graph, MATRIX_SIZE)),
    articles,
    contribution: (article) => byArticle().get(article)?.() ?? [],
  };
}

/** How many matches of a search are listed. */
export const MATCHES = 200;

/** How many actors the matrix sets against each other. */
const MATRIX_SIZE = 40;

type Contribution = { readonly edge: string; readonly claim: ClaimRecord };

/** For each article what it contributed, put in order when it is asked for. */
function claimsByArticle(graph: KnowledgeGraph): ReadonlyMap<string, () => readonly Contribution[]> {
  const found = new Map<string, Contribution[]>();
  graph.forEachEdge((edge, { evidence }) => {
    for (const claim of evidence) {
      const list = found.get(claim.article);
      if (list === undefined) found.set(claim.article, [{ edge, claim }]);
      else list.push({ edge, claim });
    }
  });
  const inOrder = (list: Contribution[]) =>
    list.sort((a, b) => a.claim.evidence.start - b.claim.evidence.start || compareText(a.edge, b.edge));
  return new Map([...found].map(([article, list]) => [article, once(() => inOrder(list))]));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Answers anew only when it is asked something else than the last time. */
function keepLast<T>(answer: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: answer(text) };
    return last.value;
  };
}

function withContext(
  claim: ClaimRecord,
  article: ArticleRecord | undefined,
  nameOf: (id: string) => string,
): EvidenceItem {
  const sentence = (index: number) => article?.context.find(([at]) => at === index)?.[3] ?? null;
  const at = claim.evidence.sentence;
  return { claim, article, before: sentence(at - 1), after: sentence(at + 1), speakers: claim.speakers.map(nameOf) };
}

/** What is disputed first; then backing, opposing and the rest; within a relation by number of claims. */
function tiesOf(graph: KnowledgeGraph, id: EntityId): readonly Tie[] {
  const ties = graph.mapEdges(id, (edge, attributes, source, target): Tie => {
    const other = (source === id ? target : source) as EntityId;
    const { relation, polarity, claims, contested, symmetric, first, last } = attributes;
    const notes = (['denied', 'proposed', 'ended'] as const)
      .filter((name) => attributes[name] > 0)
      .map((name) => `${attributes[name]} ${name}`);
    return {
      edge,
      direction: symmetric ? 'both' : source === id ? 'out' : 'in',
      relation,
      polarity,
      other,
      name: graph.getNodeAttribute(other, 'name'),
      claims,
      contested,
      notes: notes.join(', '),
      speakers: attributes.speakers,
      first,
      last,
    };
  });
  const rank = { 1: 0, [-1]: 1, 0: 2 } as const;
  const side = { out: 0, both: 1, in: 2 } as const;
  const isDisputed = (tie: Tie) => Number(tie.contested && tie.polarity !== 0);
  return ties.sort(
    (a, b) =>
      isDisputed(b) - isDisputed(a) ||
      isDisputed(a) * (b.claims - a.claims) ||
      side[a.direction] - side[b.direction] ||
      rank[a.polarity] - rank[b.polarity] ||
      compareText(a.relation, b.relation) ||
      b.claims - a.claims ||
      compareText(a.other, b.other),
  );
}
