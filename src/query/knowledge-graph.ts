import type { GraphReader } from '../graph/graph-reader.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { Direction, PropertyGraph } from './cypher/values.ts';
import { type CypherValue, toCypherValue } from './cypher/values.ts';
import { EvidenceNodes } from './evidence-nodes.ts';
import { propertiesOf } from './properties-of.ts';
import { relationFamilies } from './relation-families.ts';

/** Labels and relationship types of claims and articles, which are made only for queries that name one of them. */
export const EVIDENCE_LABELS: readonly string[] = ['Claim', 'Article'];
export const EVIDENCE_TYPES: readonly string[] = ['SOURCE', 'TARGET', 'SPEAKER', 'IN', 'MENTIONS'];

const EVIDENCE_NAME = /\b(Claim|Article|SOURCE|TARGET|SPEAKER|IN|MENTIONS)\b/;

/** Whether a query names claims, articles or what links them: `:Claim`, `[:SOURCE|TARGET]`. */
export function asksForEvidence(query: string): boolean {
  return [...query.matchAll(/[:|]\s*`?(\w+)/g)].some(([, name = '']) => EVIDENCE_NAME.test(name));
}

const NO_EDGES: readonly number[] = [];

export type GraphViewOptions = {
  /** Claims and articles as nodes too. */
  readonly withEvidence?: boolean;
};

/**
 * The knowledge graph as Cypher sees it: entities labelled by type and kind (`:Group:ArmedGroup`), edges typed by
 * relation. With evidence, `(:Claim)` with `SOURCE`, `TARGET`, `SPEAKER` and `IN`, and `(:Article)` with `MENTIONS`.
 */
export class KnowledgeGraphView implements PropertyGraph {
  readonly indexedKeys: ReadonlySet<string> = new Set(['id', 'name']);
  readonly #graph: KnowledgeGraph;
  readonly #ids: readonly string[];
  readonly #edges: readonly string[];
  readonly #sources: Int32Array;
  readonly #targets: Int32Array;
  readonly #types: readonly string[];
  readonly #labels: readonly (readonly string[])[];
  readonly #evidence: EvidenceNodes | undefined;
  #adjacency: { readonly out: readonly number[][]; readonly in: readonly number[][] } | undefined;
  #byLabel: ReadonlyMap<string, readonly number[]> | undefined;
  #byKey = new Map<string, ReadonlyMap<string, readonly number[]>>();
  #names: GraphNames | undefined;
  #families: ReadonlyMap<string, string> | undefined;
  #typeCounts: ReadonlyMap<string, number> | undefined;

  constructor(graph: KnowledgeGraph, { withEvidence = false }: GraphViewOptions = {}) {
    this.#graph = graph;
    this.#ids = graph.nodes();
    const numberOf = new Map(this.#ids.map((id, at) => [id, at]));
    this.#labels = this.#ids.map((id) => labelsOf(graph.getNodeAttributes(id)));
    this.#edges = graph.edges();
    this.#sources = Int32Array.from(this.#edges, (edge) => numberOf.get(graph.source(edge)) ?? -1);
    this.#targets = Int32Array.from(this.#edges, (edge) => numberOf.get(graph.target(edge)) ?? -1);
    this.#types = this.#edges.map((edge) => graph.getEdgeAttribute(edge, 'relation'));
    this.#evidence = withEvidence
      ? new EvidenceNodes(graph, { nodes: this.#ids, edges: this.#edges, numberOf })
      : undefined;
  }

  nodeCount(label?: string): number {
    if (label !== undefined) return this.#labelIndex().get(label)?.length ?? 0;
    return this.#ids.length + (this.#evidence?.nodeCount ?? 0);
  }

  relationshipCount(type?: string): number {
    if (type === undefined) return this.#edges.length + (this.#evidence?.linkCount ?? 0);
    this.#typeCounts ??= countEach(this.#types);
    return this.#typeCounts.get(type) ?? (EVIDENCE_TYPES.includes(type) ? (this.#evidence?.linkCount ?? 0) : 0);
  }

  *nodes(label?: string): Iterable<number> {
    if (label !== undefined) yield* this.#labelIndex().get(label) ?? [];
    else for (let at = 0; at < this.nodeCount(); at += 1) yield at;
  }

  findNodes(key: string, value: CypherValue): Iterable<number> | undefined {
    if (!this.indexedKeys.has(key)) return undefined;
    let index = this.#byKey.get(key);
    if (index === undefined) {
      index = groupNumbers(this.nodes(), (node) => [String(this.nodeProperty(node, key))]);
      this.#byKey.set(key, index);
    }
    return typeof value === 'string' ? (index.get(value) ?? []) : [];
  }

  labels(node: number): readonly string[] {
    return this.#labels[node] ?? this.#evidence?.labels(node) ?? [];
  }

  hasLabel(node: number, label: string): boolean {
    return this.labels(node).includes(label);
  }

  nodeProperty(node: number, key: string): CypherValue {
    const id = this.#ids[node];
    if (id === undefined) return this.#evidence?.nodeProperties(node).get(key) ?? null;
    if (key === 'id') return id;
    const attributes: Readonly<Record<string, unknown>> = this.#graph.getNodeAttributes(id);
    return Object.hasOwn(attributes, key) ? toCypherValue(attributes[key]) : null;
  }

  nodeProperties(node: number): ReadonlyMap<string, CypherValue> {
    const id = this.#ids[node];
    if (id === undefined) return this.#evidence?.nodeProperties(node) ?? new Map();
    return propertiesOf({ id, ...this.#graph.getNodeAttributes(id) });
  }

  expand(node: number, direction: Direction, types: readonly string[]): Iterable<number> {
    this.#adjacency ??= this.#link();
    const [out, into] = [this.#adjacency.out[node] ?? NO_EDGES, this.#adjacency.in[node] ?? NO_EDGES];
    const found =
      direction === 'out'
        ? out
        : direction === 'in'
          ? into
          : [...out, ...into.filter((edge) => this.source(edge) !== node)];
    return types.length === 0 ? found : found.filter((edge) => types.includes(this.type(edge)));
  }

  type(relationship: number): string {
    return this.#types[relationship] ?? this.#evidence?.link(relationship)?.type ?? '';
  }

  source(relationship: number): number {
    return this.#sources[relationship] ?? this.#evidence?.link(relationship)?.source ?? -1;
  }

  target(relationship: number): number {
    return this.#targets[relationship] ?? this.#evidence?.link(relationship)?.target ?? -1;
  }

  relationshipProperty(relationship: number, key: string): CypherValue {
    const edge = this.#edges[relationship];
    if (edge === undefined) return this.#evidence?.link(relationship)?.properties.get(key) ?? null;
    if (key === 'key') return edge;
    if (key === 'evidence') return null;
    const attributes: Readonly<Record<string, unknown>> = this.#graph.getEdgeAttributes(edge);
    return Object.hasOwn(attributes, key) ? toCypherValue(attributes[key]) : null;
  }

  relationshipProperties(relationship: number): ReadonlyMap<string, CypherValue> {
    const edge = this.#edges[relationship];
    if (edge === undefined) return this.#evidence?.link(relationship)?.properties ?? new Map();
    const { evidence: _evidence, ...rest } = this.#graph.getEdgeAttributes(edge);
    return propertiesOf({ key: edge, ...rest });
  }

  names() {
    this.#names ??= graphNames({
      labels: this.#labels.flat(),
      types: [...this.#graph.getAttributes().relations.map(({ name }) => name), ...this.#types],
    });
    return this.#names;
  }

  familyOf(type: string): string {
    this.#families ??= relationFamilies(this.#graph.getAttributes().relations);
    return this.#families.get(type) ?? type;
  }

  /** The id of the entity that a node stands for; undefined for claims and articles. */
  entityId(node: number): string | undefined {
    return this.#ids[node];
  }

  #labelIndex(): ReadonlyMap<string, readonly number[]> {
    this.#byLabel ??= groupNumbers(this.nodes(), (node) => this.labels(node));
    return this.#byLabel;
  }

  #link() {
    const count = this.nodeCount();
    const lists = () => Array.from({ length: count }, (): number[] => []);
    const adjacency = { out: lists(), in: lists() };
    for (let edge = 0; edge < this.relationshipCount(); edge += 1) {
      adjacency.out[this.source(edge)]?.push(edge);
      adjacency.in[this.target(edge)]?.push(edge);
    }
    return adjacency;
  }
}

/** Properties that a node, relationship, claim or article may have. */
const KEYS: readonly string[] = [
  ...[
    'actsFor',
    'aliases',
    'article',
    'articles',
    'asserted',
    'claims',
    'confidence',
    'contested',
    'country',
    'cue',
    'date',
    'denied',
  ],
  ...[
    'ended',
    'first',
    'id',
    'key',
    'kind',
    'last',
    'latitude',
    'longitude',
    'mentions',
    'modality',
    'name',
    'order',
    'plover',
  ],
  ...[
    'polarity',
    'proposed',
    'publisher',
    'quote',
    'relation',
    'rule',
    'sentences',
    'speakers',
    'symmetric',
    'title',
    'type',
    'url',
    'wikidata',
  ],
];

/** What a query may name, sorted, claims and articles too. */
function graphNames({ labels, types }: Pick<GraphNames, 'labels' | 'types'>): GraphNames {
  return {
    labels: [...new Set([...labels, ...EVIDENCE_LABELS])].sort(),
    types: [...new Set([...types, ...EVIDENCE_TYPES])].sort(),
    keys: KEYS,
  };
}

type GraphNames = ReturnType<PropertyGraph['names']>;

/** The names of a graph without its nodes and edges, as completion needs them. */
export function namesFrom({ relations, kinds }: Pick<GraphReader, 'relations' | 'kinds'>): GraphNames {
  return graphNames({ labels: kinds.flatMap(labelsOf), types: relations.map(({ name }) => name) });
}

function labelsOf({ type, kind }: { readonly type: string; readonly kind: string | null }): readonly string[] {
  return kind === null ? [pascal(type)] : [...new Set([pascal(type), pascal(kind)])];
}

/** `armed-group` becomes `ArmedGroup`. */
const pascal = (name: string) =>
  name.replace(/(^|[-_ ])(\p{L})/gu, (_all, _gap, letter: string) => letter.toUpperCase());

function groupNumbers(
  numbers: Iterable<number>,
  keys: (number: number) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const number of numbers) {
    for (const key of keys(number)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [number]);
      else group.push(number);
    }
  }
  return groups;
}

function countEach(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
