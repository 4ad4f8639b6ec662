import { type DateRange, type NumberedGraph, numberGraph } from '../graph/graph-reader.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { NodeBall, OUT_OF_REACH, type Reach } from './node-ball.ts';

/** What a path may use. Dates are ISO; `relations` holds names, finer kinds included by the caller. */
export type PathOptions = {
  readonly from: string;
  readonly to: string;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly maxHops: number;
  readonly limit: number;
  readonly isDirected: boolean;
  readonly relations: ReadonlySet<string> | null;
  readonly polarity: -1 | 1 | null;
  readonly minEvidence: number;
  readonly since: string | null;
  readonly until: string | null;
};

/** One step, with the relation as stored: `isForward` when it is walked from source to target. */
export type Hop = {
  readonly from: string;
  readonly to: string;
  readonly edge: string;
  readonly relation: string;
  readonly isForward: boolean;
  readonly isSymmetric: boolean;
  /** What it amounts to between the two: claims for and against weighed; 0 when neither outweighs. */
  readonly sign: -1 | 0 | 1;
  readonly claims: number;
  readonly sample: ClaimRecord | null;
};

/** A loopless path; `sign` is the product of its hops' signs (an ally of an enemy is an enemy), 0 when one has none. */
export type Path = {
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
  readonly sign: -1 | 0 | 1;
  readonly claims: number;
};

/** Work done before a search gives up widening: keeps dense graphs from running away. */
const MOST_EXPANSIONS = 2_000_000;

/** The best loopless paths: fewest hops, then most evidence, then by ids. */
export function findPaths(graph: KnowledgeGraph, options: PathOptions): readonly Path[] {
  return findNumberedPaths(numberGraph(graph), options);
}

/**
 * `findPaths` on a graph by number. Nodes near both ends are measured first, the cheaper end before the other, so that
 * only steps are walked from which a path of the wanted length can still arrive.
 */
export function findNumberedPaths(graph: NumberedGraph, options: PathOptions): readonly Path[] {
  const { limit } = options;
  const maxHops = Math.min(options.maxHops, graph.nodeCount - 1, OUT_OF_REACH - 1);
  const [from, to] = [graph.numberOf(options.from), graph.numberOf(options.to)];
  const via = options.via.map((id) => graph.numberOf(id));
  if (from === undefined || to === undefined || from === to || via.includes(undefined)) return [];
  const search = new PathSearch(graph, { from, to, via: via as readonly number[], options });
  const found: Trail[] = [];
  for (let length = 1; length <= maxHops && found.length < limit; length += 1) {
    if (search.isExhausted(length)) break;
    found.push(...search.pathsOfLength(length, limit - found.length));
  }
  return found.map((trail) => makePath(graph, trail, options));
}

type Step = {
  readonly edge: number;
  readonly to: number;
  readonly isForward: boolean;
  readonly sign: -1 | 0 | 1;
  readonly claims: number;
};
type Trail = { readonly from: number; readonly steps: readonly Step[]; readonly claims: number };
type Ends = {
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
  readonly options: PathOptions;
};

class PathSearch {
  readonly #graph: NumberedGraph;
  readonly #ends: Ends;
  readonly #range: DateRange | null;
  readonly #avoided: ReadonlySet<number | undefined>;
  readonly #start: NodeBall;
  readonly #goal: NodeBall;
  #work = 0;

  constructor(graph: NumberedGraph, ends: Ends) {
    const { options } = ends;
    this.#graph = graph;
    this.#ends = ends;
    this.#range = rangeOf(options);
    this.#avoided = new Set(options.avoid.map((id) => graph.numberOf(id)));
    const reach =
      (isBackward: boolean): Reach =>
      (node, visit) =>
        graph.forEachEdge(node, (edge, other, isForward) => {
          if (this.#isUsable(edge, other, isForward !== isBackward) && other !== node) visit(other);
        });
    this.#start = new NodeBall(graph, ends.from, reach(false));
    this.#goal = new NodeBall(graph, ends.to, reach(true));
  }

  /** Whether no path can be: all around one end is known, and the other is not in it; or too much work is done. */
  isExhausted(length: number): boolean {
    this.#measure(length);
    const { from, to } = this.#ends;
    const isApart = (ball: NodeBall, node: number) => ball.isWhole && ball.distance(node) === OUT_OF_REACH;
    return isApart(this.#start, to) || isApart(this.#goal, from) || this.#work > MOST_EXPANSIONS;
  }

  /** The best `limit` of the paths of just this length: most evidence, then by edges. */
  pathsOfLength(length: number, limit: number): readonly Trail[] {
    this.#measure(length);
    const left = this.#goal.distancesWithin(this.#start, length);
    const { from, to, via } = this.#ends;
    let best: Trail[] = [];
    const nodes = [from];
    const steps: Step[] = [];
    const walk = (at: number): void => {
      if (steps.length === length) {
        if (!via.every((node) => nodes.includes(node))) return;
        best.push({ from, steps: [...steps], claims: steps.reduce((sum, step) => sum + step.claims, 0) });
        if (best.length >= 64 + 4 * limit) best = this.#firstOf(best, limit);
        return;
      }
      const hopsLeft = length - steps.length - 1;
      for (const step of this.#stepsFrom(at, left, hopsLeft)) {
        this.#work += 1;
        if (this.#work > MOST_EXPANSIONS) return;
        if ((step.to === to) !== (hopsLeft === 0) || nodes.includes(step.to)) continue;
        nodes.push(step.to);
        steps.push(step);
        walk(step.to);
        nodes.pop();
        steps.pop();
      }
    };
    if ((left[from] ?? OUT_OF_REACH) <= length) walk(from);
    return this.#firstOf(best, limit);
  }

  /** Grows the balls around both ends until together they span `length`. */
  #measure(length: number): void {
    const [start, goal] = [this.#start, this.#goal];
    while (start.radius + goal.radius < length && !start.isWhole && !goal.isWhole)
      (start.rimDegree <= goal.rimDegree ? start : goal).grow();
  }

  #isUsable(edge: number, other: number, isForward: boolean): boolean {
    const graph = this.#graph;
    const { isDirected, minEvidence, relations, polarity } = this.#ends.options;
    if (this.#avoided.has(other) || (isDirected && !isForward && !graph.isSymmetric(edge))) return false;
    if (graph.claims(edge, this.#range) < Math.max(1, minEvidence)) return false;
    if (relations !== null && !relations.has(graph.relation(edge))) return false;
    return polarity === null || Math.sign(graph.signSum(edge, this.#range)) === polarity;
  }

  /** The best step to each neighbour that can still arrive, by neighbour: those with a sign first, then most evidence. */
  #stepsFrom(node: number, left: Uint16Array, hopsLeft: number): readonly Step[] {
    const graph = this.#graph;
    const best = new Map<number, Step>();
    graph.forEachEdge(node, (edge, to, isForward) => {
      if ((left[to] ?? OUT_OF_REACH) > hopsLeft || to === node || !this.#isUsable(edge, to, isForward)) return;
      const sign = Math.sign(graph.signSum(edge, this.#range)) as -1 | 0 | 1;
      const step = { edge, to, isForward, sign, claims: graph.claims(edge, this.#range) };
      const before = best.get(to);
      if (before === undefined || this.#compareSteps(step, before) < 0) best.set(to, step);
    });
    return [...best.values()].sort((a, b) => a.to - b.to);
  }

  #compareSteps(a: Step, b: Step): number {
    return Math.abs(b.sign) - Math.abs(a.sign) || b.claims - a.claims || this.#graph.compareEdges(a.edge, b.edge);
  }

  #firstOf(trails: readonly Trail[], limit: number): Trail[] {
    return [...trails].sort((a, b) => b.claims - a.claims || this.#compareTrails(a, b)).slice(0, limit);
  }

  #compareTrails(a: Trail, b: Trail): number {
    for (const [at, { edge }] of a.steps.entries()) {
      const result = this.#graph.compareEdges(edge, b.steps[at]?.edge ?? edge);
      if (result !== 0) return result;
    }
    return 0;
  }
}

function rangeOf({ since, until }: PathOptions): DateRange | null {
  return since === null && until === null ? null : { since, until };
}

function makePath(graph: NumberedGraph, { from, steps, claims }: Trail, options: PathOptions): Path {
  let at = from;
  const hops = steps.map(({ edge, to, isForward, sign, claims: count }): Hop => {
    const [start, end] = [graph.idOf(at), graph.idOf(to)];
    at = to;
    return {
      from: start,
      to: end,
      edge: graph.key(edge),
      relation: graph.relation(edge),
      isForward,
      isSymmetric: graph.isSymmetric(edge),
      sign,
      claims: count,
      sample: graph.surest(edge, rangeOf(options)),
    };
  });
  const sign = steps.reduce((product, step) => product * step.sign, 1);
  return {
    nodes: [graph.idOf(from), ...hops.map((hop) => hop.to)],
    hops,
    sign: sign > 0 ? 1 : sign < 0 ? -1 : 0,
    claims,
  };
}
