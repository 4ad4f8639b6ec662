import { type BlockLinks, findBlocks } from './signed-blocks.ts';
import { improvePartition, lowerBound } from './signed-heuristic.ts';
import { neighboursOf, type SignedNet } from './signed-net.ts';

export type PartitionOptions = {
  /** At most so many sides; no limit when not given. */
  readonly maxSides?: number;
  /** Steps of the exact search for one block before it gives up; 2,000,000 when not given. */
  readonly maxSteps?: number;
};

export type Partition = {
  /** Side of each node of the net, from 0; numbers mean nothing but same or not. */
  readonly sides: readonly number[];
  /** Weight of friends in different sides and of foes in one. */
  readonly frustration: number;
  /** No partition has less; equal to `frustration` when it is proved best. */
  readonly lowerBound: number;
  readonly isExact: boolean;
};

/**
 * Parts a signed net into sides with the least frustration (Doreian and Mrvar 1996; without a limit on the number of
 * sides this is correlation clustering). Each block of the net is solved alone, since frustration is the sum over
 * blocks: by branch and bound, or by local search where that takes too many steps.
 */
export function partitionNet(net: SignedNet, options: PartitionOptions = {}): Partition {
  const neighbours = neighboursOf(net);
  const maxSides = options.maxSides ?? Number.POSITIVE_INFINITY;
  const blocks = findBlocks(neighbours.map((list) => list.map(([other]) => other)));
  const sides = new Array<number>(net.ids.length).fill(-1);
  let [bound, isExact, nextSide] = [0, true, 0];
  for (const members of blocks) {
    const solved = solveBlock(blockMatrix(members, neighbours), maxSides, options.maxSteps ?? 2_000_000);
    bound += solved.lowerBound;
    isExact &&= solved.isExact;
    nextSide = joinBlock({ sides, members, labels: solved.labels, nextSide, maxSides });
  }
  for (const [node, side] of sides.entries()) if (side === -1) sides[node] = 0;
  const frustration = frustrationOf(net, sides);
  return { sides, frustration, lowerBound: isExact ? frustration : bound, isExact };
}

/** Weight of the ties that do not fit a partition. */
export function frustrationOf(net: SignedNet, sides: readonly number[]): number {
  return net.ties.reduce(
    (sum, { a, b, sign, weight }) => ((sign === 1) === (sides[a] === sides[b]) ? sum : sum + weight),
    0,
  );
}

function blockMatrix(members: readonly number[], neighbours: BlockLinks): BlockLinks {
  const own = new Map(members.map((node, at) => [node, at]));
  return members.map((node) =>
    (neighbours[node] ?? []).flatMap(([other, weight]) => {
      const at = own.get(other);
      return at === undefined ? [] : [[at, weight] as const];
    }),
  );
}

type Joining = {
  readonly sides: number[];
  readonly members: readonly number[];
  readonly labels: readonly number[];
  readonly nextSide: number;
  readonly maxSides: number;
};

/** Gives a block's labels numbers of the whole, so that the node it shares keeps its side. Returns the next free number. */
function joinBlock({ sides, members, labels, nextSide, maxSides }: Joining): number {
  const names = new Map<number, number>();
  for (const [at, node] of members.entries()) {
    const side = sides[node] ?? -1;
    if (side !== -1) names.set(labels[at] ?? 0, side);
  }
  let free = nextSide;
  for (const label of labels) {
    if (names.has(label)) continue;
    const taken = new Set(names.values());
    if (free < maxSides) {
      names.set(label, free);
      free += 1;
    } else names.set(label, [...Array(maxSides).keys()].find((side) => !taken.has(side)) ?? 0);
  }
  for (const [at, node] of members.entries()) sides[node] = names.get(labels[at] ?? 0) ?? 0;
  return free;
}

type Solved = { readonly labels: readonly number[]; readonly lowerBound: number; readonly isExact: boolean };

function solveBlock(links: BlockLinks, maxSides: number, maxSteps: number): Solved {
  const start = improvePartition(links, maxSides);
  const bound = lowerBound(links);
  if (bound >= start.cost) return { labels: start.labels, lowerBound: start.cost, isExact: true };
  if (links.length > 60) return { labels: start.labels, lowerBound: bound, isExact: false };
  const exact = searchBlock(links, maxSides, { best: start, maxSteps });
  return { labels: exact.labels, lowerBound: exact.isExact ? exact.cost : bound, isExact: exact.isExact };
}

type Search = {
  readonly best: { readonly labels: readonly number[]; readonly cost: number };
  readonly maxSteps: number;
};

/** Branch and bound: nodes in order of their ties, each into a side that is there or a new one. */
function searchBlock(
  links: BlockLinks,
  maxSides: number,
  { best: start, maxSteps }: Search,
): { readonly labels: readonly number[]; readonly cost: number; readonly isExact: boolean } {
  const order = searchOrder(links);
  const count = links.length;
  const labels = new Int32Array(count).fill(-1);
  const remaining = remainingBounds(links, order);
  // net[node * width + side]: friends minus foes of the node among those already in the side; own[node]: all friends placed.
  const width = Math.min(count, maxSides) + 1;
  const pull = new Float64Array(count * width);
  const friends = new Float64Array(count);
  const foes = new Float64Array(count * width);
  let best = { labels: start.labels, cost: start.cost };
  let steps = 0;
  const costOf = (node: number, side: number) =>
    (friends[node] ?? 0) - (pull[node * width + side] ?? 0) + (foes[node * width + side] ?? 0);
  const leastAhead = (from: number, used: number) => {
    let sum = 0;
    for (let at = from; at < count; at += 1) {
      const node = order[at] ?? 0;
      let least = used < maxSides ? (friends[node] ?? 0) : Number.POSITIVE_INFINITY;
      for (let side = 0; side < used; side += 1) least = Math.min(least, costOf(node, side));
      sum += least;
    }
    return sum;
  };
  const place = (node: number, side: number, factor: 1 | -1) => {
    labels[node] = factor === 1 ? side : -1;
    for (const [other, weight] of links[node] ?? []) {
      const cell = other * width + side;
      if (weight > 0) {
        pull[cell] = (pull[cell] ?? 0) + factor * weight;
        friends[other] = (friends[other] ?? 0) + factor * weight;
      } else foes[cell] = (foes[cell] ?? 0) - factor * weight;
    }
  };
  const visit = (at: number, used: number, cost: number): void => {
    steps += 1;
    if (steps > maxSteps || cost >= best.cost) return;
    if (at === count) {
      best = { labels: [...labels], cost };
      return;
    }
    if (cost + leastAhead(at, used) + (remaining[at] ?? 0) >= best.cost) return;
    const node = order[at] ?? 0;
    const choices = Array.from({ length: Math.min(used + 1, maxSides) }, (_, side) => ({
      side,
      more: costOf(node, side),
    }));
    choices.sort((a, b) => a.more - b.more || a.side - b.side);
    for (const { side, more } of choices) {
      place(node, side, 1);
      visit(at + 1, Math.max(used, side + 1), cost + more);
      place(node, side, -1);
    }
  };
  visit(0, 0, 0);
  return { ...best, isExact: steps <= maxSteps };
}

/** Starts at the node with most ties, then always the one with most ties to those before. */
function searchOrder(links: BlockLinks): readonly number[] {
  const weightOf = (list: BlockLinks[number]) => list.reduce((sum, [, weight]) => sum + Math.abs(weight), 0);
  const tied = links.map(() => 0);
  const left = new Set(links.keys());
  const order: number[] = [];
  while (left.size > 0) {
    let chosen = -1;
    for (const node of left) {
      const isBetter =
        chosen === -1 ||
        (tied[node] ?? 0) > (tied[chosen] ?? 0) ||
        ((tied[node] ?? 0) === (tied[chosen] ?? 0) && weightOf(links[node] ?? []) > weightOf(links[chosen] ?? []));
      if (isBetter) chosen = node;
    }
    left.delete(chosen);
    order.push(chosen);
    for (const [other, weight] of links[chosen] ?? []) tied[other] = (tied[other] ?? 0) + Math.abs(weight);
  }
  return order;
}

/** For each place in the order, the frustration that ties among the nodes from there on cannot avoid. */
function remainingBounds(links: BlockLinks, order: readonly number[]): readonly number[] {
  const rank = new Map(order.map((node, at) => [node, at]));
  return order.map((_, from) => {
    const isLeft = (node: number) => (rank.get(node) ?? 0) >= from;
    return lowerBound(links.map((list, node) => (isLeft(node) ? list.filter(([other]) => isLeft(other)) : [])));
  });
}
