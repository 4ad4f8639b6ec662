import { compareText, type EntityType } from '../base/ids.ts';
import { claimSign } from './claim-sign.ts';
import type { EntityNode, KnowledgeGraph, RelationInfo, StanceEdge } from './graph-shape.ts';
import type { ClaimRecord } from './records.ts';

/** An edge with its key and ends. */
export type Tie = {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly edge: StanceEdge;
};

/** What a search needs to know of an entity; a graph and a compact index both give it. */
export type Findable = {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly mentions: number;
  /** Name and aliases as `foldName` gives them, where they are known already. */
  readonly folded?: readonly string[];
};

/** A type and kind that an entity of the graph has. */
export type EntityKind = Pick<EntityNode, 'type' | 'kind'>;

/** What `find`, `show` and `path` need of a graph: the graph itself gives it, and so does a compact index beside its file. */
export type GraphReader = {
  readonly relations: readonly RelationInfo[];
  /** Each once, in any order. */
  readonly kinds: readonly EntityKind[];
  readonly hasNode: (id: string) => boolean;
  readonly node: (id: string) => EntityNode;
  readonly name: (id: string) => string;
  /** Edges at a node; one that begins and ends there counts twice. */
  readonly degree: (id: string) => number;
  /** By id. */
  readonly findable: () => readonly Findable[];
  /** By key. */
  readonly ties: (id: string) => readonly Tie[];
  readonly numbered: () => NumberedGraph;
};

/** Articles from `since` to `until`, ISO dates, both included; null is open. */
export type DateRange = { readonly since: string | null; readonly until: string | null };

/** A graph by number, for searches that walk many edges. Nodes are numbered by id; edges as they come. */
export type NumberedGraph = {
  readonly nodeCount: number;
  readonly numberOf: (id: string) => number | undefined;
  readonly idOf: (node: number) => string;
  readonly degree: (node: number) => number;
  /** Each edge at a node once, in any order; `isForward` where the node is its source. */
  readonly forEachEdge: (node: number, visit: (edge: number, other: number, isForward: boolean) => void) => void;
  readonly key: (edge: number) => string;
  readonly relation: (edge: number) => string;
  readonly isSymmetric: (edge: number) => boolean;
  /** Number of its claims, of the articles in a range where one is given. */
  readonly claims: (edge: number, range: DateRange | null) => number;
  /** Claims for less claims against. */
  readonly signSum: (edge: number, range: DateRange | null) => number;
  /** The surest of those claims, the first of equals. */
  readonly surest: (edge: number, range: DateRange | null) => ClaimRecord | null;
  /** By key. */
  readonly compareEdges: (a: number, b: number) => number;
};

export function isInRange(date: string | null, { since, until }: DateRange): boolean {
  return date !== null && (since === null || date >= since) && (until === null || date <= until);
}

/** The first of the claims that no other is surer than. */
export function surestOf(claims: readonly ClaimRecord[]): ClaimRecord | null {
  return claims.reduce<ClaimRecord | null>(
    (best, claim) => (best === null || claim.confidence > best.confidence ? claim : best),
    null,
  );
}

export function readerOf(graph: KnowledgeGraph): GraphReader {
  return {
    relations: graph.getAttribute('relations'),
    kinds: kindsOf(graph),
    hasNode: (id) => graph.hasNode(id),
    node: (id) => graph.getNodeAttributes(id),
    name: (id) => graph.getNodeAttribute(id, 'name'),
    degree: (id) => graph.degree(id),
    findable: () =>
      graph
        .mapNodes((id, { type, name, aliases, mentions }) => ({ id, type, name, aliases, mentions }))
        .sort((a, b) => compareText(a.id, b.id)),
    ties: (id) =>
      graph
        .mapEdges(id, (key, edge, source, target) => ({ key, source, target, edge }))
        .sort((a, b) => compareText(a.key, b.key)),
    numbered: () => numberGraph(graph),
  };
}

function kindsOf(graph: KnowledgeGraph): readonly EntityKind[] {
  const kinds = graph.mapNodes((_id, { type, kind }) => [`${type} ${kind}`, { type, kind }] as const);
  return [...new Map(kinds).values()];
}

const known = new WeakMap<KnowledgeGraph, { readonly order: number; readonly size: number; numbered: NumberedGraph }>();

/** A graph by number; made once for each graph while it keeps its nodes and edges. */
export function numberGraph(graph: KnowledgeGraph): NumberedGraph {
  const before = known.get(graph);
  if (before !== undefined && before.order === graph.order && before.size === graph.size) return before.numbered;
  const numbered = makeNumbered(graph);
  known.set(graph, { order: graph.order, size: graph.size, numbered });
  return numbered;
}

function makeNumbered(graph: KnowledgeGraph): NumberedGraph {
  const ids = graph.nodes().sort(compareText);
  const numberOf = new Map(ids.map((id, at) => [id, at]));
  const dates = new Map(graph.getAttribute('articles').map((article) => [article.id, article.date]));
  const keys: string[] = [];
  const edges: StanceEdge[] = [];
  const edgeNumbers = new Map<string, number>();
  const numberEdge = (key: string, edge: StanceEdge) => {
    let number = edgeNumbers.get(key);
    if (number === undefined) {
      number = keys.push(key) - 1;
      edges.push(edge);
      edgeNumbers.set(key, number);
    }
    return number;
  };
  const key = (edge: number) => keys[edge] ?? '';
  const claimsOf = (edge: number, range: DateRange | null) => {
    const evidence = edges[edge]?.evidence ?? [];
    return range === null ? evidence : evidence.filter((claim) => isInRange(dates.get(claim.article) ?? null, range));
  };
  return {
    nodeCount: ids.length,
    numberOf: (id) => numberOf.get(id),
    idOf: (node) => ids[node] ?? '',
    degree: (node) => graph.degree(ids[node]),
    forEachEdge: (node, visit) => {
      const id = ids[node];
      graph.forEachEdge(id, (name, edge, source, target) => {
        const isForward = source === id;
        visit(numberEdge(name, edge), numberOf.get(isForward ? target : source) ?? -1, isForward);
      });
    },
    key,
    relation: (edge) => edges[edge]?.relation ?? '',
    isSymmetric: (edge) => edges[edge]?.symmetric ?? false,
    claims: (edge, range) => claimsOf(edge, range).length,
    signSum: (edge, range) => claimsOf(edge, range).reduce<number>((sum, claim) => sum + claimSign(claim), 0),
    surest: (edge, range) => surestOf(claimsOf(edge, range)),
    compareEdges: (a, b) => compareText(key(a), key(b)),
  };
}
