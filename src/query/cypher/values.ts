/** A value of openCypher: INTEGER is a bigint, FLOAT a number. */
export type CypherValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | CypherList
  | CypherMap
  | NodeValue
  | RelationshipValue
  | PathValue
  | TemporalValue;

export type CypherList = readonly CypherValue[];
export type CypherMap = ReadonlyMap<string, CypherValue>;

export type Direction = 'out' | 'in' | 'both';

/**
 * What the engine asks of a graph: nodes and relationships are whole numbers, everything else is looked up when asked
 * for, so that a graph may make parts of itself only then.
 */
export interface PropertyGraph {
  /** How many nodes, of a label where one is given; an estimate will do. */
  nodeCount(label?: string): number;
  /** How many relationships, of a type where one is given; an estimate will do. */
  relationshipCount(type?: string): number;
  nodes(label?: string): Iterable<number>;
  /** Keys that `findNodes` has an index for. */
  readonly indexedKeys: ReadonlySet<string>;
  /** Nodes whose property has a value, where an index knows; undefined where there is none for this key. */
  findNodes(key: string, value: CypherValue): Iterable<number> | undefined;
  labels(node: number): readonly string[];
  hasLabel(node: number, label: string): boolean;
  nodeProperty(node: number, key: string): CypherValue;
  nodeProperties(node: number): ReadonlyMap<string, CypherValue>;
  /** Relationships at a node in an order that does not change; no types means any. */
  expand(node: number, direction: Direction, types: readonly string[]): Iterable<number>;
  type(relationship: number): string;
  source(relationship: number): number;
  target(relationship: number): number;
  relationshipProperty(relationship: number, key: string): CypherValue;
  relationshipProperties(relationship: number): ReadonlyMap<string, CypherValue>;
  /** The relation at the top of the kind of one, where the graph knows kinds: `BACKS` for `AIDS`. */
  familyOf?(type: string): string;
  /** Names in use, sorted: for completion and for "did you mean". */
  names(): { readonly labels: readonly string[]; readonly types: readonly string[]; readonly keys: readonly string[] };
}

export class NodeValue {
  readonly id: number;
  readonly graph: PropertyGraph;

  constructor(id: number, graph: PropertyGraph) {
    this.id = id;
    this.graph = graph;
  }
}

export class RelationshipValue {
  readonly id: number;
  readonly graph: PropertyGraph;

  constructor(id: number, graph: PropertyGraph) {
    this.id = id;
    this.graph = graph;
  }
}

/** Nodes and the relationships between them: one more node than relationships. */
export class PathValue {
  readonly nodes: readonly NodeValue[];
  readonly relationships: readonly RelationshipValue[];

  constructor(nodes: readonly NodeValue[], relationships: readonly RelationshipValue[]) {
    this.nodes = nodes;
    this.relationships = relationships;
  }
}

/** What each temporal type gives to the engine; the types themselves stand apart and are loaded when first used. */
export interface TemporalValue {
  readonly temporal: 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime' | 'duration';
  /** A component such as `year` or `epochSeconds`; null where the type has none of that name. */
  component(name: string): CypherValue;
  /** Below, at or above 0; undefined where the two cannot be ordered (durations). */
  compare(other: TemporalValue): number | undefined;
  equals(other: TemporalValue): boolean;
  toString(): string;
}

export function isTemporal(value: unknown): value is TemporalValue {
  return typeof value === 'object' && value !== null && 'temporal' in value;
}

export const isList = (value: CypherValue | undefined): value is CypherList => Array.isArray(value);
export const isMap = (value: CypherValue | undefined): value is CypherMap => value instanceof Map;
export const isNumber = (value: CypherValue | undefined): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';

/** The name of a value's type, as errors and `valueType` say it. */
export function typeName(value: CypherValue): string {
  if (value === null) return 'NULL';
  if (isList(value)) return 'LIST';
  if (isMap(value)) return 'MAP';
  if (value instanceof NodeValue) return 'NODE';
  if (value instanceof RelationshipValue) return 'RELATIONSHIP';
  if (value instanceof PathValue) return 'PATH';
  if (isTemporal(value)) return value.temporal.toUpperCase();
  return { boolean: 'BOOLEAN', bigint: 'INTEGER', number: 'FLOAT', string: 'STRING' }[
    typeof value as 'boolean' | 'bigint' | 'number' | 'string'
  ];
}

/** A value as a person reads it, in the notation of the openCypher TCK: `(:Person {name: 'Ada'})`, `[:BACKS]`, `1.0`. */
export function formatValue(value: CypherValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (typeof value === 'number') return formatFloat(value);
  if (isList(value)) return `[${value.map(formatValue).join(', ')}]`;
  if (isMap(value)) return formatMap(value);
  if (value instanceof NodeValue) return formatNode(value);
  if (value instanceof RelationshipValue) return formatRelationship(value);
  if (value instanceof PathValue) return formatPath(value);
  if (isTemporal(value)) return `'${value.toString()}'`;
  return String(value);
}

/** A FLOAT always shows that it is one: `1.0`, `1.0E10`, `NaN`. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  if (/e/.test(text)) {
    const [digits = '', power = ''] = text.split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${power.replace('+', '')}`;
  }
  return text.includes('.') ? text : `${text}.0`;
}

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as it is written in a query: with back ticks where it needs them. */
export const formatName = (name: string): string =>
  PLAIN_NAME.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;

function formatMap(map: CypherMap): string {
  return `{${[...map].map(([key, value]) => `${formatName(key)}: ${formatValue(value)}`).join(', ')}}`;
}

function formatNode(node: NodeValue): string {
  const labels = node.graph.labels(node.id).map((label) => `:${formatName(label)}`);
  const properties = node.graph.nodeProperties(node.id);
  const parts = [labels.join(''), properties.size === 0 ? '' : formatMap(properties)];
  return `(${parts.filter((part) => part !== '').join(' ')})`;
}

function formatRelationship({ id, graph }: RelationshipValue): string {
  const properties = graph.relationshipProperties(id);
  return `[:${formatName(graph.type(id))}${properties.size === 0 ? '' : ` ${formatMap(properties)}`}]`;
}

function formatPath({ nodes, relationships }: PathValue): string {
  const steps = relationships.map((relationship, at) => {
    const isForward = relationship.graph.source(relationship.id) === nodes[at]?.id;
    const next = nodes[at + 1];
    const arrow = isForward ? ['-', '->'] : ['<-', '-'];
    return `${arrow[0]}${formatRelationship(relationship)}${arrow[1]}${next === undefined ? '' : formatNode(next)}`;
  });
  const first = nodes[0];
  return `<${first === undefined ? '' : formatNode(first)}${steps.join('')}>`;
}

const MAX_INTEGER = 2n ** 63n - 1n;
const MIN_INTEGER = -(2n ** 63n);

export const fitsInteger = (value: bigint): boolean => value <= MAX_INTEGER && value >= MIN_INTEGER;

/** Plain JavaScript data as a value: whole numbers become INTEGER; what has no counterpart becomes null. */
export function toCypherValue(data: unknown): CypherValue {
  if (data === null || data === undefined) return null;
  if (typeof data === 'number') return Number.isSafeInteger(data) ? BigInt(data) : data;
  if (typeof data === 'boolean' || typeof data === 'string' || typeof data === 'bigint') return data;
  if (Array.isArray(data)) return data.map(toCypherValue);
  if (typeof data === 'object') {
    return new Map(Object.entries(data).map(([key, value]) => [key, toCypherValue(value)] as const));
  }
  return null;
}

/** A value as plain data for JSON: integers beyond 2^53 as text, nodes and relationships with id, labels or type, properties. */
export function toPlainData(value: CypherValue): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (isList(value)) return value.map(toPlainData);
  if (isMap(value)) return plainMap(value);
  if (value instanceof NodeValue) {
    const { graph, id } = value;
    return { labels: graph.labels(id), properties: plainMap(graph.nodeProperties(id)) };
  }
  if (value instanceof RelationshipValue) {
    const { graph, id } = value;
    return { type: graph.type(id), properties: plainMap(graph.relationshipProperties(id)) };
  }
  if (value instanceof PathValue) {
    return { nodes: value.nodes.map(toPlainData), relationships: value.relationships.map(toPlainData) };
  }
  return isTemporal(value) ? value.toString() : value;
}

const plainMap = (map: CypherMap) => Object.fromEntries([...map].map(([key, value]) => [key, toPlainData(value)]));
