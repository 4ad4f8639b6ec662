import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { claimSign } from '../graph/build-graph.ts';
import type { KnowledgeGraph, StanceEdge } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';

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

/**
 * The best loopless paths: fewest hops, then most evidence, then by ids. Breadth-first by length, cut by the distance
 * that is left to the goal, so that only paths that can arrive are walked.
 */
export function findPaths(graph: KnowledgeGraph, options: PathOptions): readonly Path[] {
  const { from, to, maxHops, limit } = options;
  if (from === to || !graph.hasNode(from) || !graph.hasNode(to)) return [];
  const hopsFrom = memoHops(graph, options);
  // Directed edges cannot be walked backwards: then every node may still arrive.
  const distances = options.isDirected ? null : distancesTo(to, hopsFrom, options);
  const left = (id: string) => (distances === null ? 0 : (distances.get(id) ?? maxHops + 1));
  const found: Path[] = [];
  let work = 0;
  for (let length = Math.max(1, left(from)); length <= maxHops && found.length < limit; length += 1) {
    const ofLength: Path[] = [];
    const walk = (nodes: readonly string[], hops: readonly Hop[]): void => {
      const at = nodes.at(-1) ?? from;
      if (hops.length === length) {
        if (at === to && options.via.every((via) => nodes.includes(via))) ofLength.push(makePath(nodes, hops));
        return;
      }
      for (const hop of hopsFrom(at)) {
        work += 1;
        if (work > MOST_EXPANSIONS) return;
        if (
          nodes.includes(hop.to) ||
          left(hop.to) > length - hops.length - 1 ||
          (hop.to === to && hops.length + 1 < length)
        )
          continue;
        walk([...nodes, hop.to], [...hops, hop]);
      }
    };
    walk([from], []);
    ofLength.sort((a, b) => b.claims - a.claims || compareText(pathKey(a), pathKey(b)));
    found.push(...ofLength.slice(0, limit - found.length));
  }
  return found;
}

function pathKey(path: Path): string {
  return path.hops.map((hop) => hop.edge).join(' ');
}

function makePath(nodes: readonly string[], hops: readonly Hop[]): Path {
  const sign = hops.reduce((product, hop) => product * hop.sign, 1);
  return {
    nodes,
    hops,
    sign: sign > 0 ? 1 : sign < 0 ? -1 : 0,
    claims: hops.reduce((sum, hop) => sum + hop.claims, 0),
  };
}

/** The best hop to each neighbour: relations with a sign first, then most evidence, then by key. */
function memoHops(graph: KnowledgeGraph, options: PathOptions): (id: string) => readonly Hop[] {
  const known = new Map<string, readonly Hop[]>();
  const dates = new Map(graph.getAttribute('articles').map((article) => [article.id, article.date]));
  const avoided = new Set(options.avoid);
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const all: Hop[] = [];
    graph.forEachEdge(id, (key, edge, source, target) => {
      const isForward = source === id;
      const other = isForward ? target : source;
      if (avoided.has(other) || other === id || (options.isDirected && !isForward && !edge.symmetric)) return;
      const evidence = usable(edge, options, dates);
      if (evidence.length < Math.max(1, options.minEvidence)) return;
      const sign = weigh(evidence);
      if (options.relations !== null && !options.relations.has(edge.relation)) return;
      if (options.polarity !== null && sign !== options.polarity) return;
      const sample = evidence.reduce(
        (best, claim) => (claim.confidence > best.confidence ? claim : best),
        evidence[0] as ClaimRecord,
      );
      all.push({
        from: id,
        to: other,
        edge: key,
        relation: edge.relation,
        isForward,
        isSymmetric: edge.symmetric,
        sign,
        claims: evidence.length,
        sample,
      });
    });
    const best = [...groupBy(all, (hop) => hop.to).values()].flatMap(
      (hops) =>
        hops.sort(
          (a, b) => Math.abs(b.sign) - Math.abs(a.sign) || b.claims - a.claims || compareText(a.edge, b.edge),
        )[0] ?? [],
    );
    known.set(
      id,
      best.sort((a, b) => compareText(a.to, b.to)),
    );
    return known.get(id) ?? [];
  };
}

function usable(
  edge: StanceEdge,
  { since, until }: PathOptions,
  dates: ReadonlyMap<string, string | null>,
): readonly ClaimRecord[] {
  if (since === null && until === null) return edge.evidence;
  return edge.evidence.filter((claim) => {
    const date = dates.get(claim.article) ?? null;
    return date !== null && (since === null || date >= since) && (until === null || date <= until);
  });
}

function weigh(evidence: readonly ClaimRecord[]): -1 | 0 | 1 {
  const sum = evidence.reduce<number>((total, claim) => total + claimSign(claim), 0);
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

/** Hops left to the goal, by breadth-first search backwards; within the limit only. */
function distancesTo(
  to: string,
  hopsFrom: (id: string) => readonly Hop[],
  options: PathOptions,
): ReadonlyMap<string, number> {
  const distance = new Map([[to, 0]]);
  let frontier = [to];
  for (let hops = 1; hops <= options.maxHops && frontier.length > 0; hops += 1) {
    const next: string[] = [];
    for (const id of frontier) {
      for (const hop of hopsFrom(id)) {
        if (distance.has(hop.to)) continue;
        distance.set(hop.to, hops);
        next.push(hop.to);
      }
    }
    frontier = next;
  }
  return distance;
}
