import { MemoryGraph } from '../query/cypher/memory-graph.ts';
import { type CypherMap, type CypherValue, NodeValue, PathValue, RelationshipValue } from '../query/cypher/values.ts';
import { KEY_LABELS } from './store-labels.ts';

/** A value as the driver takes and gives it: INTEGER a bigint, FLOAT a number, a map a plain object. */
export type StoreValue = null | boolean | bigint | number | string | readonly StoreValue[] | StoreMap;
export type StoreMap = { readonly [key: string]: StoreValue };

export function toStoreMap(map: CypherMap): StoreMap {
  return Object.fromEntries([...map].map(([key, value]) => [key, toStoreValue(value)]));
}

/** A parameter or property for the driver. Nodes, relationships and paths are never given to a store: they become null. */
export function toStoreValue(value: CypherValue): StoreValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toStoreValue);
  return value instanceof Map ? toStoreMap(value) : null;
}

/** Properties in the order in which our own engine shows them; what is not named here comes behind, sorted. */
const PROPERTY_ORDER: readonly string[] = [
  ...['id', 'key', 'type', 'kind', 'name', 'aliases', 'actsFor', 'country', 'latitude', 'longitude', 'wikidata'],
  ...['title', 'date', 'publisher', 'url', 'source', 'sentences', 'article', 'relation', 'polarity', 'plover'],
  ...['symmetric', 'modality', 'articles', 'mentions', 'claims', 'asserted', 'denied', 'proposed', 'ended'],
  ...['contested', 'first', 'last', 'speakers', 'confidence', 'rule', 'quote', 'cue', 'order'],
];

type Identified = { readonly elementId: string; readonly properties: Readonly<Record<string, unknown>> };
type StoreNode = Identified & { readonly labels: readonly string[] };
type StoreLink = Identified & {
  readonly type: string;
  readonly startNodeElementId: string;
  readonly endNodeElementId: string;
};
type StorePath = {
  readonly start: StoreNode;
  readonly segments: readonly { readonly relationship: StoreLink; readonly end: StoreNode }[];
};

/** Turns what the driver gives (with `useBigInt`) into values of our own engine, so that both print alike. */
export class ValueReader {
  readonly #graph = new MemoryGraph();
  readonly #numbers = new Map<string, number>();

  read(value: unknown): CypherValue {
    if (value === null || value === undefined) return null;
    if (typeof value === 'bigint' || typeof value === 'number') return value;
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (Array.isArray(value)) return value.map((one) => this.read(one));
    if (typeof value !== 'object') return String(value);
    // A map of a query may have any keys; nodes and the like are of classes of the driver.
    if (Object.getPrototypeOf(value) === Object.prototype)
      return new Map(Object.entries(value).map(([key, one]) => [key, this.read(one)] as const));
    if (isLabelled(value)) return this.#node(value);
    if (isLink(value)) return this.#link(value);
    // Dates, durations and points know how they are written.
    return isPath(value) ? this.#path(value) : String(value);
  }

  #node({ elementId, labels, properties }: StoreNode): NodeValue {
    const number = this.#graph.addNode(sortLabels(labels), this.#properties(properties));
    this.#numbers.set(elementId, number);
    return new NodeValue(number, this.#graph);
  }

  #link({ type, startNodeElementId, endNodeElementId, properties }: StoreLink): RelationshipValue {
    const ends = { source: this.#end(startNodeElementId), target: this.#end(endNodeElementId) };
    return new RelationshipValue(this.#graph.addRelationship(type, ends, this.#properties(properties)), this.#graph);
  }

  #path({ start, segments }: StorePath): PathValue {
    const nodes = [start, ...segments.map(({ end }) => end)].map((node) => {
      const known = this.#numbers.get(node.elementId);
      return known === undefined ? this.#node(node) : new NodeValue(known, this.#graph);
    });
    return new PathValue(
      nodes,
      segments.map(({ relationship }) => this.#link(relationship)),
    );
  }

  /** The node at an end; a relationship on its own comes without its nodes. */
  #end(elementId: string): number {
    const known = this.#numbers.get(elementId);
    return known ?? this.#graph.addNode([], new Map());
  }

  #properties(properties: Readonly<Record<string, unknown>>): CypherMap {
    const place = (key: string) => {
      const at = PROPERTY_ORDER.indexOf(key);
      return at < 0 ? PROPERTY_ORDER.length : at;
    };
    const keys = Object.keys(properties).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
    return new Map(keys.map((key) => [key, this.read(properties[key])] as const));
  }
}

const isLabelled = (value: object): value is StoreNode => 'labels' in value && 'elementId' in value;
const isLink = (value: object): value is StoreLink => 'startNodeElementId' in value && 'type' in value;
const isPath = (value: object): value is StorePath => 'segments' in value && 'start' in value;

/** The type first, then the kind. */
function sortLabels(labels: readonly string[]): readonly string[] {
  const rank = (label: string) => (KEY_LABELS.includes(label) ? 0 : 1);
  return [...labels].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
