import type { PatternPart, RelationshipPattern } from './ast.ts';
import type { Step } from './chain-steps.ts';
import { hasProperties, type PlanRelationship } from './match-steps.ts';
import type { Runtime } from './runtime.ts';
import { extend, type Row } from './scope.ts';
import { isMap, NodeValue, PathValue, RelationshipValue } from './values.ts';

type Search = {
  readonly pattern: RelationshipPattern;
  readonly accepts: (relationship: number) => boolean;
};

/** The shortest path, or all of the same least length, between two bound nodes. */
export function shortestStep(
  runtime: Runtime,
  relationship: PlanRelationship,
  { shortest, pathSlot }: { readonly shortest: PatternPart['shortest']; readonly pathSlot: number | undefined },
): Step {
  return {
    text: `ShortestPath ${relationship.from.text}-${relationship.to.text}`,
    *run(rows) {
      for (const row of rows) {
        const [from, to] = [row[relationship.from.slot], row[relationship.to.slot]];
        if (!(from instanceof NodeValue) || !(to instanceof NodeValue)) continue;
        for (const path of shortestPaths(runtime, relationship, { row, from, to })) {
          const next = extend(row, relationship.slot, path.relationships);
          yield pathSlot === undefined ? next : extend(next, pathSlot, path);
          if (shortest === 'one') break;
        }
      }
    },
  };
}

/** Paths of the least length between two nodes, in the order of the graph. */
export function* shortestPaths(
  runtime: Runtime,
  relationship: PlanRelationship,
  { row, from, to }: { readonly row: Row; readonly from: NodeValue; readonly to: NodeValue },
): Iterable<PathValue> {
  const { pattern } = relationship;
  const wanted = relationship.properties?.(row) ?? null;
  const accepts = (id: number) => !isMap(wanted) || hasProperties(runtime, id, wanted);
  const { min, max } = pattern.range ?? { min: 1, max: 1 };
  if (from.id === to.id) {
    if (min === 0) yield new PathValue([from], []);
    return;
  }
  for (const chain of search(runtime, { pattern, accepts }, { from: from.id, to: to.id, max: max ?? Infinity })) {
    const { graph } = runtime;
    const nodes = [from];
    for (const id of chain) {
      const last = nodes.at(-1)?.id;
      nodes.push(new NodeValue(graph.source(id) === last ? graph.target(id) : graph.source(id), graph));
    }
    const relationships = chain.map((id) => new RelationshipValue(id, graph));
    yield new PathValue(nodes, relationships);
  }
}

type Goal = { readonly from: number; readonly to: number; readonly max: number };

/** Breadth first from both ends, the smaller frontier first; then the chains that lead over a middle. */
function* search(runtime: Runtime, { pattern, accepts }: Search, { from, to, max }: Goal): Iterable<readonly number[]> {
  const sides = [new Frontier(runtime, from, pattern.direction), new Frontier(runtime, to, turned(pattern.direction))];
  const [forward, backward] = sides;
  if (forward === undefined || backward === undefined) return;
  let meeting: readonly number[] = [];
  while (meeting.length === 0 && forward.depth + backward.depth < max) {
    const side = forward.size <= backward.size ? forward : backward;
    if (side.size === 0) return;
    side.grow(pattern.types, accepts);
    meeting = side.newest.filter((node) => (side === forward ? backward : forward).has(node));
  }
  for (const middle of meeting) {
    for (const head of forward.chains(middle)) {
      for (const tail of backward.chains(middle)) yield [...head].reverse().concat(tail);
    }
  }
}

const turned = (direction: RelationshipPattern['direction']) =>
  direction === 'both' ? direction : direction === 'out' ? 'in' : 'out';

/** Nodes reached from one end, with all relationships by which each was first reached, which a plain search forgets. */
class Frontier {
  readonly #runtime: Runtime;
  readonly #direction: RelationshipPattern['direction'];
  readonly #depths: Map<number, number>;
  readonly #links = new Map<number, { readonly node: number; readonly relationship: number }[]>();
  newest: number[];
  depth = 0;

  constructor(runtime: Runtime, start: number, direction: RelationshipPattern['direction']) {
    this.#runtime = runtime;
    this.#direction = direction;
    this.#depths = new Map([[start, 0]]);
    this.newest = [start];
  }

  get size(): number {
    return this.newest.length;
  }

  has(node: number): boolean {
    return this.#depths.has(node);
  }

  grow(types: readonly string[], accepts: (relationship: number) => boolean): void {
    const { graph } = this.#runtime;
    this.depth += 1;
    const next: number[] = [];
    for (const node of this.newest) {
      for (const relationship of graph.expand(node, this.#direction, types)) {
        this.#runtime.spend(1);
        if (!accepts(relationship)) continue;
        const source = graph.source(relationship);
        const end = source === node ? graph.target(relationship) : source;
        const known = this.#depths.get(end);
        if (known !== undefined && known < this.depth) continue;
        if (known === undefined) {
          this.#depths.set(end, this.depth);
          this.#links.set(end, []);
          next.push(end);
        }
        this.#links.get(end)?.push({ node, relationship });
      }
    }
    this.newest = next;
  }

  /** Relationships from a node back to the start, one list for each way. */
  *chains(node: number): Iterable<readonly number[]> {
    const links = this.#links.get(node);
    if (links === undefined) return yield [];
    for (const link of links) {
      for (const rest of this.chains(link.node)) yield [link.relationship, ...rest];
    }
  }
}
