import type { CypherValue, Direction, PropertyGraph } from './values.ts';

type Properties = ReadonlyMap<string, CypherValue>;

/** A property graph made by hand, node by node: for tests and for small graphs of one's own. */
export class MemoryGraph implements PropertyGraph {
  readonly #nodes: { readonly labels: readonly string[]; readonly properties: Properties }[] = [];
  readonly #relationships: { type: string; source: number; target: number; properties: Properties }[] = [];
  readonly indexedKeys: ReadonlySet<string> = new Set();
  readonly #out: number[][] = [];
  readonly #in: number[][] = [];

  addNode(labels: readonly string[], properties: Properties): number {
    this.#out.push([]);
    this.#in.push([]);
    return this.#nodes.push({ labels: [...new Set(labels)], properties }) - 1;
  }

  addRelationship(type: string, ends: { source: number; target: number }, properties: Properties): number {
    const id = this.#relationships.push({ type, ...ends, properties }) - 1;
    this.#out[ends.source]?.push(id);
    this.#in[ends.target]?.push(id);
    return id;
  }

  nodeCount(label?: string): number {
    return label === undefined ? this.#nodes.length : [...this.nodes(label)].length;
  }

  relationshipCount(type?: string): number {
    return this.#relationships.filter((one) => type === undefined || one.type === type).length;
  }

  *nodes(label?: string): Iterable<number> {
    for (const [id, node] of this.#nodes.entries()) {
      if (label === undefined || node.labels.includes(label)) yield id;
    }
  }

  findNodes(): undefined {
    return undefined;
  }

  labels(node: number): readonly string[] {
    return this.#nodes[node]?.labels ?? [];
  }

  hasLabel(node: number, label: string): boolean {
    return this.labels(node).includes(label);
  }

  nodeProperty(node: number, key: string): CypherValue {
    return this.#nodes[node]?.properties.get(key) ?? null;
  }

  nodeProperties(node: number): Properties {
    return this.#nodes[node]?.properties ?? new Map();
  }

  *expand(node: number, direction: Direction, types: readonly string[]): Iterable<number> {
    const fits = (id: number) => types.length === 0 || types.includes(this.type(id));
    if (direction !== 'in') for (const id of this.#out[node] ?? []) if (fits(id)) yield id;
    if (direction === 'out') return;
    for (const id of this.#in[node] ?? []) {
      // A loop stands in both lists.
      if (fits(id) && (direction === 'in' || this.source(id) !== node)) yield id;
    }
  }

  type(relationship: number): string {
    return this.#relationships[relationship]?.type ?? '';
  }

  source(relationship: number): number {
    return this.#relationships[relationship]?.source ?? -1;
  }

  target(relationship: number): number {
    return this.#relationships[relationship]?.target ?? -1;
  }

  relationshipProperty(relationship: number, key: string): CypherValue {
    return this.#relationships[relationship]?.properties.get(key) ?? null;
  }

  relationshipProperties(relationship: number): Properties {
    return this.#relationships[relationship]?.properties ?? new Map();
  }

  names() {
    const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
    const properties = [...this.#nodes, ...this.#relationships].flatMap((one) => [...one.properties.keys()]);
    return {
      labels: sorted(this.#nodes.flatMap((node) => node.labels)),
      types: sorted(this.#relationships.map(({ type }) => type)),
      keys: sorted(properties),
    };
  }
}
