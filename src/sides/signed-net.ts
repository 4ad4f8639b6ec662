import { compareText } from '../base/ids.ts';
import { claimSign } from '../graph/claim-sign.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';

/** What two actors are to one another on the whole; `a` and `b` are positions in `ids`, a < b. */
export type SignedTie = {
  readonly a: number;
  readonly b: number;
  readonly sign: -1 | 1;
  /** Above 0: by how many claims one sign outweighs the other. */
  readonly weight: number;
  readonly positive: number;
  readonly negative: number;
};

/** An undirected signed graph; ids sorted, ties by a, then b. */
export type SignedNet = { readonly ids: readonly string[]; readonly ties: readonly SignedTie[] };

export type SignedNetOptions = {
  /** Only pairs with at least so many claims with a sign. */
  readonly minEvidence?: number;
  /** Count what a person or group does for whom it acts for ("the foreign minister" for the state). */
  readonly rollUp?: boolean;
  /** Only claims for which this holds. */
  readonly accepts?: (claim: ClaimRecord) => boolean;
};

/**
 * The signed net of people and groups: claims of a pair in both directions are summed, support that is denied against,
 * other denials, plans and what is over left out. A pair with as much for as against has no tie.
 */
export function signedNet(graph: KnowledgeGraph, options: SignedNetOptions = {}): SignedNet {
  const sums = new Map<string, { positive: number; negative: number }>();
  const actor = actorFinder(graph, options.rollUp ?? true);
  graph.forEachEdge((_key, edge, source, target) => {
    if (edge.polarity === 0) return;
    const ends = [actor(source), actor(target)].sort(compareText);
    if (ends[0] === ends[1] || !ends.every(isActor)) return;
    for (const claim of edge.evidence) {
      const sign = claimSign(claim);
      if (sign === 0 || options.accepts?.(claim) === false) continue;
      const key = ends.join('|');
      const sum = sums.get(key) ?? { positive: 0, negative: 0 };
      if (sign === 1) sum.positive += 1;
      else sum.negative += 1;
      sums.set(key, sum);
    }
  });
  return makeNet(sums, options.minEvidence ?? 1);
}

const isActor = (id: string) => id.startsWith('person/') || id.startsWith('group/');

/** Whom an entity counts for: follows `actsFor` to its end; a circle ends where it closes. */
export function actorFinder(graph: KnowledgeGraph, rollUp: boolean): (id: string) => string {
  return (id) => {
    const seen = new Set<string>();
    let at = id;
    while (rollUp && graph.hasNode(at) && !seen.has(at)) {
      seen.add(at);
      at = graph.getNodeAttribute(at, 'actsFor') ?? at;
    }
    return at;
  };
}

function makeNet(sums: ReadonlyMap<string, { positive: number; negative: number }>, minEvidence: number): SignedNet {
  const pairs = [...sums].filter(
    ([, { positive, negative }]) => positive !== negative && positive + negative >= minEvidence,
  );
  const ids = [...new Set(pairs.flatMap(([key]) => key.split('|')))].sort(compareText);
  const numberOf = new Map(ids.map((id, at) => [id, at]));
  const ties = pairs.map(([key, { positive, negative }]): SignedTie => {
    const [a = 0, b = 0] = key.split('|').map((id) => numberOf.get(id) ?? 0);
    return { a, b, sign: positive > negative ? 1 : -1, weight: Math.abs(positive - negative), positive, negative };
  });
  return { ids, ties: ties.sort((one, other) => one.a - other.a || one.b - other.b) };
}

/** Neighbours of every node of a net: `[neighbour, signed weight]`, by neighbour. */
export function neighboursOf(net: SignedNet): readonly (readonly (readonly [number, number])[])[] {
  const all: [number, number][][] = net.ids.map(() => []);
  for (const { a, b, sign, weight } of net.ties) {
    all[a]?.push([b, sign * weight]);
    all[b]?.push([a, sign * weight]);
  }
  for (const list of all) list.sort((one, other) => one[0] - other[0]);
  return all;
}

/** How many triangles have which signs. Balanced: an even number of foes; weakly: also three foes. */
export type TriadCount = {
  readonly balanced: number;
  readonly unbalanced: number;
  /** Of the unbalanced, those of three foes, which an unlimited number of sides allows. */
  readonly allFoes: number;
  readonly bySigns: Readonly<Record<'+++' | '++-' | '+--' | '---', number>>;
};

/** Counts the triangles of a net by their signs. */
export function countTriads(net: SignedNet): TriadCount {
  const neighbours = neighboursOf(net).map((list) => new Map(list));
  const counts = [0, 0, 0, 0];
  for (const { a, b, sign } of net.ties) {
    for (const [c, other] of neighbours[a] ?? []) {
      const third = c > b ? neighbours[b]?.get(c) : undefined;
      if (third === undefined) continue;
      const foes = [sign, other, third].filter((one) => one < 0).length;
      counts[foes] = (counts[foes] ?? 0) + 1;
    }
  }
  const [none = 0, one = 0, two = 0, three = 0] = counts;
  return {
    balanced: none + two,
    unbalanced: one + three,
    allFoes: three,
    bySigns: { '+++': none, '++-': one, '+--': two, '---': three },
  };
}
