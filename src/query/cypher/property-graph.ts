import type { CypherValue } from './values.ts';

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
  /** Names in use, sorted: for completion and for "did you mean". */
  names(): { readonly labels: readonly string[]; readonly types: readonly string[]; readonly keys: readonly string[] };
}
