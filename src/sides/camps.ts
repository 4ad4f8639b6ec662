import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { actorFinder, countTriads, type SignedNet, type SignedTie, signedNet, type TriadCount } from './signed-net.ts';
import { type PartitionOptions, partitionNet } from './signed-partition.ts';

export type CampsOptions = PartitionOptions & {
  /** Only pairs with at least so many claims with a sign; 1 when not given. */
  readonly minEvidence?: number;
  /** Count people and ministries for whom they act for; true when not given. */
  readonly rollUp?: boolean;
  /** How many stretches of time to compare, of equal numbers of dated articles; 3 when not given, 0 for none. */
  readonly slices?: number;
  /** Only claims for which this holds; all when not given. Stretches of time are made of all claims. */
  readonly accepts?: (claim: ClaimRecord) => boolean;
};

/** A side: those who mostly stand together. */
export type Camp = {
  /** From 1, in order of members: the number that tables, exports and pictures show, and that of `sideOf`. */
  readonly side: number;
  /** Ids, those with most ties first. */
  readonly members: readonly string[];
  /** Ties inside that are friendly and hostile, and hostile ones to other sides. */
  readonly friendsInside: number;
  readonly foesInside: number;
  readonly foesOutside: number;
  /** Sides it is on hostile terms with on the whole. */
  readonly against: readonly number[];
};

/** A tie between two actors that does not fit the sides: friends across, or foes inside. */
export type Misfit = { readonly a: string; readonly b: string; readonly sign: -1 | 1; readonly weight: number };

/** Who has friends in other sides too. */
export type Bridge = {
  readonly id: string;
  readonly side: number;
  /** Weight of friendly ties to other sides, and to its own. */
  readonly across: number;
  readonly within: number;
  readonly sides: readonly number[];
};

/** Sides in one stretch of time. */
export type CampSlice = {
  readonly from: string;
  readonly to: string;
  readonly articles: number;
  readonly actors: number;
  readonly ties: number;
  readonly sides: number;
  readonly frustration: number;
  /** Adjusted Rand index with the sides of the whole time, over the actors of this stretch: 1 the same, about 0 by chance. */
  readonly agreement: number;
  /** Actors that stand apart here from most of their side of the whole time. */
  readonly moved: readonly string[];
};

export type Camps = {
  /** Sides of two or more, largest first; who is in none of them stands in `alone`. */
  readonly camps: readonly Camp[];
  readonly alone: readonly string[];
  /** Side by id, for members of `camps` and those who act for them. */
  readonly sideOf: ReadonlyMap<string, number>;
  readonly actors: number;
  readonly positiveTies: number;
  readonly negativeTies: number;
  /** Weight of the ties that do not fit, out of `weight`. */
  readonly frustration: number;
  readonly weight: number;
  readonly lowerBound: number;
  readonly isExact: boolean;
  readonly misfits: readonly Misfit[];
  readonly triads: TriadCount;
  readonly bridges: readonly Bridge[];
  readonly slices: readonly CampSlice[];
};

/**
 * Sides in a graph: the partition of people and groups in which the weight of friendly ties across and hostile ties
 * inside is least.
 */
export function findCamps(graph: KnowledgeGraph, options: CampsOptions = {}): Camps {
  const net = signedNet(graph, options);
  const whole = campsOfNet(net, options);
  const slices = timeSlices(graph, whole, options);
  return { ...whole, sideOf: sidesOfAll(graph, whole.sideOf, options.rollUp ?? true), slices };
}

/** Those who were counted for whom they act for stand on that one's side. */
function sidesOfAll(graph: KnowledgeGraph, sideOf: ReadonlyMap<string, number>, rollUp: boolean): Camps['sideOf'] {
  const actor = actorFinder(graph, rollUp);
  const found = graph
    .nodes()
    .sort(compareText)
    .map((id) => [id, sideOf.get(actor(id))] as const);
  return new Map(found.flatMap(([id, side]) => (side === undefined ? [] : [[id, side] as const])));
}

/** Sides in a signed net that is there already. */
export function campsOfNet(net: SignedNet, options: PartitionOptions = {}): Camps {
  const partition = partitionNet(net, options);
  const ordered = orderSides(net, partition.sides);
  const sides = partition.sides.map((side) => ordered.numbers.get(side) ?? 1);
  const idOf = (node: number) => net.ids[node] ?? '';
  const isShown = (side: number) => side <= ordered.shown;
  const misfits = net.ties
    .filter(({ a, b, sign }) => (sign === 1) !== (sides[a] === sides[b]))
    .sort((one, other) => other.weight - one.weight || one.a - other.a || one.b - other.b)
    .map(({ a, b, sign, weight }) => ({ a: idOf(a), b: idOf(b), sign, weight }));
  return {
    camps: describeCamps(net, sides, ordered.shown),
    alone: net.ids.filter((_, node) => !isShown(sides[node] ?? 1)),
    sideOf: new Map(
      net.ids.flatMap((id, node) => {
        const side = sides[node] ?? 1;
        return isShown(side) ? [[id, side] as const] : [];
      }),
    ),
    actors: net.ids.length,
    positiveTies: net.ties.filter(({ sign }) => sign === 1).length,
    negativeTies: net.ties.filter(({ sign }) => sign === -1).length,
    frustration: partition.frustration,
    weight: net.ties.reduce((sum, { weight }) => sum + weight, 0),
    lowerBound: partition.lowerBound,
    isExact: partition.isExact,
    misfits,
    triads: countTriads(net),
    bridges: findBridges(net, sides, isShown),
    slices: [],
  };
}

/** Numbers sides from 1 by size, then by their first member; `shown` of them have two members or more. */
function orderSides(net: SignedNet, sides: readonly number[]): { numbers: ReadonlyMap<number, number>; shown: number } {
  const members = groupBy(sides.keys(), (node) => sides[node] ?? 0);
  const ordered = [...members].sort((a, b) => b[1].length - a[1].length || (a[1][0] ?? 0) - (b[1][0] ?? 0));
  return {
    numbers: new Map(ordered.map(([side], at) => [side, at + 1])),
    shown: net.ids.length === 0 ? 0 : ordered.filter(([, all]) => all.length > 1).length,
  };
}

type Tally = { friendsInside: number; foesInside: number; foesOutside: number; readonly enmity: Map<number, number> };

function describeCamps(net: SignedNet, sides: readonly number[], shown: number): readonly Camp[] {
  const ties = net.ids.map(() => 0);
  const tallies = Array.from({ length: shown }, (): Tally => {
    return { friendsInside: 0, foesInside: 0, foesOutside: 0, enmity: new Map() };
  });
  for (const { a, b, sign, weight } of net.ties) {
    ties[a] = (ties[a] ?? 0) + weight;
    ties[b] = (ties[b] ?? 0) + weight;
    const [sideA = 1, sideB = 1] = [sides[a], sides[b]];
    if (sideA === sideB) {
      const tally = tallies[sideA - 1];
      if (tally !== undefined && sign === 1) tally.friendsInside += 1;
      else if (tally !== undefined) tally.foesInside += 1;
      continue;
    }
    for (const [side, other] of [[sideA, sideB] as const, [sideB, sideA] as const]) {
      const tally = tallies[side - 1];
      if (tally === undefined) continue;
      if (sign === -1) tally.foesOutside += 1;
      tally.enmity.set(other, (tally.enmity.get(other) ?? 0) - sign * weight);
    }
  }
  const members = groupBy(net.ids.keys(), (node) => sides[node] ?? 1);
  return tallies.map(({ enmity, ...counts }, at): Camp => {
    const side = at + 1;
    const ordered = [...(members.get(side) ?? [])].sort((a, b) => (ties[b] ?? 0) - (ties[a] ?? 0) || a - b);
    const against = [...enmity].filter(([, sum]) => sum > 0).map(([other]) => other);
    return {
      side,
      members: ordered.map((node) => net.ids[node] ?? ''),
      ...counts,
      against: against.sort((a, b) => a - b),
    };
  });
}

function findBridges(net: SignedNet, sides: readonly number[], isShown: (side: number) => boolean): readonly Bridge[] {
  const friends = new Map<number, SignedTie[]>();
  for (const tie of net.ties) {
    if (tie.sign === 1) for (const end of [tie.a, tie.b]) friends.set(end, [...(friends.get(end) ?? []), tie]);
  }
  const bridges = [...friends].flatMap(([node, ties]) => {
    const own = sides[node] ?? 1;
    const sideOver = (tie: SignedTie) => sides[tie.a === node ? tie.b : tie.a] ?? 1;
    const sum = (some: readonly SignedTie[]) => some.reduce((total, { weight }) => total + weight, 0);
    const over = ties.filter((tie) => sideOver(tie) !== own && isShown(sideOver(tie)));
    if (over.length === 0) return [];
    return [
      {
        id: net.ids[node] ?? '',
        side: own,
        across: sum(over),
        within: sum(ties.filter((tie) => sideOver(tie) === own)),
        sides: [...new Set(over.map(sideOver))].sort((a, b) => a - b),
      },
    ];
  });
  return bridges.sort((a, b) => b.across - a.across || compareText(a.id, b.id));
}

function timeSlices(graph: KnowledgeGraph, whole: Camps, options: CampsOptions): readonly CampSlice[] {
  const dates = new Map(graph.getAttributes().articles.flatMap(({ id, date }) => (date === null ? [] : [[id, date]])));
  const ordered = [...dates.values()].sort(compareText);
  const count = Math.min(options.slices ?? 3, new Set(ordered).size);
  if (count < 2) return [];
  const starts = Array.from({ length: count }, (_, at) => ordered[Math.floor((at * ordered.length) / count)] ?? '');
  return [...new Set(starts)].map((from, at, all): CampSlice => {
    const end = all[at + 1];
    const isInside = (date: string | undefined) =>
      date !== undefined && date >= from && (end === undefined || date < end);
    const inside = ordered.filter(isInside);
    const net = signedNet(graph, { ...options, accepts: (claim) => isInside(dates.get(claim.article)) });
    const { sides, frustration } = partitionNet(net, options);
    // Who is on no side is alone, not on one side with others of that sort.
    const wholeSides = net.ids.map((id, node) => whole.sideOf.get(id) ?? -1 - node);
    return {
      from,
      to: inside.at(-1) ?? from,
      articles: inside.length,
      actors: net.ids.length,
      ties: net.ties.length,
      sides: new Set(sides).size,
      frustration,
      agreement: adjustedRand(sides, wholeSides),
      moved: whoMoved(net.ids, sides, wholeSides),
    };
  });
}

/** Those whose side here is not the one where most of their side of the whole time is. */
function whoMoved(ids: readonly string[], sides: readonly number[], wholeSides: readonly number[]): readonly string[] {
  const shares = new Map<number, Map<number, number>>();
  for (const [at, whole] of wholeSides.entries()) {
    const share = shares.get(whole) ?? new Map<number, number>();
    const side = sides[at] ?? 0;
    shares.set(whole, share.set(side, (share.get(side) ?? 0) + 1));
  }
  return ids.filter((_, at) => {
    const share = shares.get(wholeSides[at] ?? -1) ?? new Map<number, number>();
    const most = Math.max(...share.values());
    return (wholeSides[at] ?? -1) >= 0 && most > 1 && (share.get(sides[at] ?? 0) ?? 0) < most;
  });
}

/**
 * Adjusted Rand index of two partitions of the same things.
 * @see Hubert and Arabie 1985, Comparing partitions.
 */
export function adjustedRand(a: readonly number[], b: readonly number[]): number {
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const countBy = (keyAt: (at: number) => string) => {
    const counts = new Map<string, number>();
    for (const at of a.keys()) counts.set(keyAt(at), (counts.get(keyAt(at)) ?? 0) + 1);
    return counts.values();
  };
  const both = pairs(countBy((at) => `${a[at]} ${b[at]}`));
  const [inA, inB] = [pairs(countBy((at) => `${a[at]}`)), pairs(countBy((at) => `${b[at]}`))];
  const all = (a.length * (a.length - 1)) / 2;
  const expected = all === 0 ? 0 : (inA * inB) / all;
  const highest = (inA + inB) / 2;
  return highest === expected ? 1 : Math.round(((both - expected) / (highest - expected)) * 1000) / 1000;
}
