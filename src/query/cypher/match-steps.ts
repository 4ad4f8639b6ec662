import type { RelationshipPattern } from './ast.ts';
import { type Cursor, rowStep, type Step } from './chain-steps.ts';
import { equals } from './compare.ts';
import type { Evaluate } from './compiler.ts';
import type { Runtime } from './runtime.ts';
import { copyUpTo, extend, type Row } from './scope.ts';
import type { PropertyGraph } from './values.ts';
import { type CypherMap, type CypherValue, isList, isMap, NodeValue, PathValue, RelationshipValue } from './values.ts';

/** A node of a pattern in a plan. */
export type PlanNode = {
  readonly slot: number;
  readonly text: string;
  readonly labels: readonly string[];
};

/** A relationship of a pattern in a plan; `from` and `to` as the pattern is written. */
export type PlanRelationship = {
  readonly slot: number;
  readonly pattern: RelationshipPattern;
  readonly from: PlanNode;
  readonly to: PlanNode;
  /** Properties that each relationship must have. */
  readonly properties: Evaluate | null;
  readonly isBound: boolean;
};

/** Nodes by label or all of them, or those that an index finds. */
export function scanStep(
  runtime: Runtime,
  node: PlanNode,
  lookup: { readonly key: string; readonly value: Evaluate } | undefined,
): Step {
  const { graph } = runtime;
  const [label] = node.labels;
  const found = (row: Row): Iterable<number> => {
    const value = lookup?.value(row) ?? null;
    const hits = lookup === undefined || value === null ? undefined : graph.findNodes(lookup.key, value);
    return hits ?? graph.nodes(label);
  };
  const name =
    lookup !== undefined ? `NodeIndexSeek on ${lookup.key}` : label === undefined ? 'AllNodesScan' : 'NodeByLabelScan';
  return rowStep(`${name} ${node.text}`, (row) => new ScanCursor(runtime, node, { row, found: found(row) }));
}

/** The nodes found that have the labels. */
class ScanCursor implements Cursor {
  readonly #runtime: Runtime;
  readonly #node: PlanNode;
  readonly #row: Row;
  readonly #found: Iterator<number>;

  constructor(
    runtime: Runtime,
    node: PlanNode,
    { row, found }: { readonly row: Row; readonly found: Iterable<number> },
  ) {
    this.#runtime = runtime;
    this.#node = node;
    this.#row = row;
    this.#found = found[Symbol.iterator]();
  }

  pull(): Row | undefined {
    const { graph } = this.#runtime;
    const { labels, slot } = this.#node;
    for (let next = this.#found.next(); next.done !== true; next = this.#found.next()) {
      this.#runtime.spend(1);
      if (hasLabels(graph, next.value, labels)) return extend(this.#row, slot, new NodeValue(next.value, graph));
    }
    return undefined;
  }
}

const hasLabels = (graph: PropertyGraph, node: number, labels: readonly string[]): boolean =>
  labels.length === 0 || labels.every((label) => graph.hasLabel(node, label));

/** Keeps rows whose bound node has the labels. */
export function labelStep(runtime: Runtime, node: PlanNode): Step {
  const { graph } = runtime;
  return rowStep(`LabelCheck ${node.text}`, (row) => {
    const value = row[node.slot];
    return value instanceof NodeValue && hasLabels(graph, value.id, node.labels) ? row : undefined;
  });
}

/** From a relationship that is bound before, its first node as the pattern is written. */
export function fromRelationshipStep(runtime: Runtime, relationship: PlanRelationship): Step {
  const { graph } = runtime;
  const { direction } = relationship.pattern;
  return {
    text: `NodeOfRelationship ${relationship.from.text}`,
    *run(rows) {
      for (const row of rows) {
        const bound = row[relationship.slot];
        if (!(bound instanceof RelationshipValue)) continue;
        const [source, target] = [graph.source(bound.id), graph.target(bound.id)];
        const starts = direction === 'out' ? [source] : direction === 'in' ? [target] : [...new Set([source, target])];
        for (const id of starts) {
          if (relationship.from.labels.every((one) => graph.hasLabel(id, one)))
            yield extend(row, relationship.from.slot, new NodeValue(id, graph));
        }
      }
    },
  };
}

export type ExpandOptions = {
  readonly isReversed: boolean;
  /** The far end is bound before. */
  readonly isInto: boolean;
  /** Slots of the other relationships of the same MATCH, none of which may be met again. */
  readonly others: readonly number[];
};

/** From a bound node along relationships of the pattern. */
export function expandStep(runtime: Runtime, relationship: PlanRelationship, options: ExpandOptions): Step {
  const walker = new Walker(runtime, relationship, options);
  const { pattern } = relationship;
  const [near, far] = options.isReversed ? [relationship.to, relationship.from] : [relationship.from, relationship.to];
  const kind = `${pattern.range === null ? 'Expand' : 'VarLengthExpand'}${options.isInto ? 'Into' : 'All'}`;
  const text = `${kind} ${near.text}${describe(pattern, options.isReversed)}${far.text}`;
  if (pattern.range === null)
    return rowStep(text, (row) => {
      const start = row[near.slot];
      return start instanceof NodeValue ? walker.single(row, start.id) : undefined;
    });
  return {
    text,
    *run(rows) {
      for (const row of rows) {
        const start = row[near.slot];
        if (start instanceof NodeValue) yield* walker.many(row, start.id);
      }
    },
  };
}

function describe({ types, direction, range }: RelationshipPattern, isReversed: boolean): string {
  const shown = isReversed && direction !== 'both' ? (direction === 'out' ? 'in' : 'out') : direction;
  const hops = range === null ? '' : `*${range.min}..${range.max ?? ''}`;
  const inner = types.length === 0 && hops === '' ? '' : `[${types.length === 0 ? '' : `:${types.join('|')}`}${hops}]`;
  return `${shown === 'in' ? '<-' : '-'}${inner}${shown === 'out' ? '->' : '-'}`;
}

/** Finds the relationships for one pattern. */
class Walker {
  readonly #runtime: Runtime;
  readonly #relationship: PlanRelationship;
  readonly #options: ExpandOptions;
  readonly #far: PlanNode;
  readonly #direction: 'out' | 'in' | 'both';
  readonly #lastSlot: number;

  constructor(runtime: Runtime, relationship: PlanRelationship, options: ExpandOptions) {
    this.#runtime = runtime;
    this.#relationship = relationship;
    this.#options = options;
    this.#far = options.isReversed ? relationship.from : relationship.to;
    this.#lastSlot = Math.max(relationship.slot, this.#far.slot);
    const { direction } = relationship.pattern;
    this.#direction = direction === 'both' || !options.isReversed ? direction : direction === 'out' ? 'in' : 'out';
  }

  single(row: Row, start: number): Cursor {
    const edges = this.#steps(start);
    const list = Array.isArray(edges) ? (edges as readonly number[]) : [...edges];
    return new ExpandCursor(this, { row, start, edges: list, wanted: this.#wanted(row) });
  }

  /** The row with a relationship from the start and its other end bound; undefined where they do not fit. */
  bind(row: Row, id: number, { start, wanted }: { readonly start: number; readonly wanted: CypherMap | undefined }) {
    const { graph } = this.#runtime;
    const { slot, isBound } = this.#relationship;
    this.#runtime.spend(1);
    if (isBound) {
      const bound = row[slot];
      if (bound !== undefined && !(bound instanceof RelationshipValue && bound.id === id)) return undefined;
    }
    if ((wanted !== undefined && !this.#fits(id, wanted)) || this.#isTaken(row, id)) return undefined;
    const source = graph.source(id);
    const end = source === start ? graph.target(id) : source;
    if (!this.#mayArrive(row, end)) return undefined;
    const next = copyUpTo(row, this.#lastSlot);
    next[this.#far.slot] = new NodeValue(end, graph);
    next[slot] = new RelationshipValue(id, graph);
    return next;
  }

  /** Chains of several, depth first, none using a relationship twice. */
  *many(row: Row, start: number): Iterable<Row> {
    const { min, max } = this.#relationship.pattern.range ?? { min: 1, max: 1 };
    const bound = this.#relationship.isBound ? row[this.#relationship.slot] : undefined;
    if (bound !== undefined) return yield* this.#along(row, start, bound);
    const { graph } = this.#runtime;
    const wanted = this.#wanted(row);
    const chain: number[] = [];
    const used = new Set<number>();
    const levels: Iterator<number>[] = [this.#steps(start)[Symbol.iterator]()];
    const ends = [start];
    if (min === 0) yield* this.#finish(row, chain, start);
    while (levels.length > 0) {
      const step = levels.length > (max ?? Infinity) ? undefined : levels.at(-1)?.next();
      if (step === undefined || step.done === true) {
        levels.pop();
        ends.pop();
        const last = chain.pop();
        if (last !== undefined) used.delete(last);
        continue;
      }
      const id = step.value;
      this.#runtime.spend(1);
      if (used.has(id) || !this.#fits(id, wanted) || this.#isTaken(row, id)) continue;
      const from = ends.at(-1) ?? start;
      const end = graph.source(id) === from ? graph.target(id) : graph.source(id);
      chain.push(id);
      used.add(id);
      ends.push(end);
      if (chain.length >= min) yield* this.#finish(row, chain, end);
      levels.push(this.#steps(end)[Symbol.iterator]());
    }
  }

  /** A list of relationships that is bound before is followed as it stands. */
  *#along(row: Row, start: number, bound: CypherValue): Iterable<Row> {
    if (!isList(bound)) return;
    const { graph } = this.#runtime;
    const { min, max } = this.#relationship.pattern.range ?? { min: 1, max: 1 };
    if (bound.length < min || bound.length > (max ?? Infinity)) return;
    let at = start;
    const ordered = this.#options.isReversed ? [...bound].reverse() : bound;
    for (const one of ordered) {
      if (!(one instanceof RelationshipValue) || ![...this.#steps(at)].includes(one.id)) return;
      at = graph.source(one.id) === at ? graph.target(one.id) : graph.source(one.id);
    }
    const next = this.#arrive(row, at);
    if (next !== undefined) yield next;
  }

  *#finish(row: Row, chain: readonly number[], end: number): Iterable<Row> {
    const next = this.#arrive(row, end);
    if (next === undefined) return;
    const { graph } = this.#runtime;
    const list = chain.map((id) => new RelationshipValue(id, graph));
    yield extend(next, this.#relationship.slot, this.#options.isReversed ? list.reverse() : list);
  }

  #steps(node: number): Iterable<number> {
    return this.#runtime.graph.expand(node, this.#direction, this.#relationship.pattern.types);
  }

  /** The row with the far node bound; undefined where it does not fit. */
  #arrive(row: Row, end: number): Row | undefined {
    return this.#mayArrive(row, end) ? extend(row, this.#far.slot, new NodeValue(end, this.#runtime.graph)) : undefined;
  }

  #mayArrive(row: Row, end: number): boolean {
    const known = row[this.#far.slot];
    if ((this.#options.isInto || known !== undefined) && !(known instanceof NodeValue && known.id === end))
      return false;
    return hasLabels(this.#runtime.graph, end, this.#far.labels);
  }

  #wanted(row: Row): CypherMap | undefined {
    const value = this.#relationship.properties?.(row);
    return isMap(value) ? value : undefined;
  }

  #fits(id: number, wanted: CypherMap | undefined): boolean {
    return wanted === undefined || hasProperties(this.#runtime, id, wanted);
  }

  #isTaken(row: Row, id: number): boolean {
    const { others } = this.#options;
    return others.length > 0 && others.some((slot) => holdsRelationship(row[slot], id));
  }
}

type Expansion = {
  readonly row: Row;
  readonly start: number;
  readonly edges: readonly number[];
  readonly wanted: CypherMap | undefined;
};

/** The rows that the relationships at one node give. */
class ExpandCursor implements Cursor {
  readonly #walker: Walker;
  readonly #expansion: Expansion;
  #at = 0;

  constructor(walker: Walker, expansion: Expansion) {
    this.#walker = walker;
    this.#expansion = expansion;
  }

  pull(): Row | undefined {
    const { row, edges } = this.#expansion;
    while (this.#at < edges.length) {
      const found = this.#walker.bind(row, edges[this.#at++] ?? -1, this.#expansion);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function holdsRelationship(value: CypherValue | undefined, id: number): boolean {
  if (value instanceof RelationshipValue) return value.id === id;
  return isList(value) && value.some((one) => one instanceof RelationshipValue && one.id === id);
}

/** Whether a relationship has all of some properties. */
export function hasProperties({ graph }: Runtime, id: number, wanted: CypherMap): boolean {
  for (const [key, value] of wanted) if (equals(graph.relationshipProperty(id, key), value) !== true) return false;
  return true;
}

/** Puts the path of a pattern together from its nodes and relationships. */
export function pathStep(
  runtime: Runtime,
  slot: number,
  chain: { nodes: readonly number[]; relationships: readonly number[] },
): Step {
  return rowStep('Path', (row) => extend(row, slot, buildPath(runtime, row, chain)));
}

function buildPath(
  { graph }: Runtime,
  row: Row,
  { nodes, relationships }: { nodes: readonly number[]; relationships: readonly number[] },
): PathValue {
  const first = row[nodes[0] ?? -1];
  const path: NodeValue[] = first instanceof NodeValue ? [first] : [];
  const links: RelationshipValue[] = [];
  for (const slot of relationships) {
    const value = row[slot];
    for (const one of isList(value) ? value : [value ?? null]) {
      if (!(one instanceof RelationshipValue)) continue;
      const last = path.at(-1)?.id;
      const end = graph.source(one.id) === last ? graph.target(one.id) : graph.source(one.id);
      links.push(one);
      path.push(new NodeValue(end, graph));
    }
  }
  return new PathValue(path, links);
}
