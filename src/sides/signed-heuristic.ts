import type { BlockLinks } from './signed-blocks.ts';

type Labelled = { readonly labels: readonly number[]; readonly cost: number };

/**
 * A good partition by local search from several starts: all friends together, everyone alone, and a number of random
 * ones. The random numbers are the same each time.
 */
export function improvePartition(links: BlockLinks, maxSides: number): Labelled {
  const count = links.length;
  const random = makeRandom(count + 1);
  const some = Math.min(count, maxSides, 6);
  const starts = [friendGroups(links), links.map((_, at) => at)];
  const randomStarts = count > 2_000 ? 2 : 12;
  for (let start = 0; start < randomStarts; start += 1) {
    const sides = 1 + Math.floor(random() * some);
    starts.push(links.map(() => Math.floor(random() * sides)));
  }
  let best: Labelled = { labels: links.map(() => 0), cost: Number.POSITIVE_INFINITY };
  for (const labels of starts) {
    const found = settle(links, limited(labels, maxSides), maxSides);
    if (found.cost < best.cost) best = found;
  }
  return kick(links, best, { maxSides, random });
}

/** Shakes a small part of the best partition loose and settles it anew, as long as the rounds last. */
function kick(
  links: BlockLinks,
  start: Labelled,
  { maxSides, random }: { readonly maxSides: number; readonly random: () => number },
): Labelled {
  const rounds = start.cost === 0 || links.length < 4 ? 0 : Math.min(60, Math.floor(60_000 / links.length));
  let best = start;
  for (let round = 0; round < rounds; round += 1) {
    const labels = [...best.labels];
    for (let moved = 0; moved < Math.max(2, links.length / 20); moved += 1) {
      const from = labels[Math.floor(random() * labels.length)] ?? 0;
      labels[Math.floor(random() * labels.length)] = from;
    }
    const found = settle(links, labels, maxSides);
    if (found.cost <= best.cost) best = found;
  }
  return best;
}

/** Mulberry32: small, fast, the same everywhere. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const limited = (labels: readonly number[], maxSides: number) =>
  Number.isFinite(maxSides) ? labels.map((label) => label % maxSides) : [...labels];

/** Connected parts of the friendships. */
function friendGroups(links: BlockLinks): number[] {
  const labels = new Array<number>(links.length).fill(-1);
  for (let root = 0; root < links.length; root += 1) {
    if (labels[root] !== -1) continue;
    const queue = [root];
    labels[root] = root;
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const [other, weight] of links[node] ?? []) {
        if (weight <= 0 || labels[other] !== -1) continue;
        labels[other] = root;
        queue.push(other);
      }
    }
  }
  return labels;
}

/** Moves single nodes, then joins whole sides, as long as either helps. */
function settle(links: BlockLinks, labels: number[], maxSides: number): Labelled {
  for (let round = 0; round < 200; round += 1) {
    const hasMoved = moveNodes(links, labels, maxSides);
    const hasJoined = joinSides(links, labels);
    if (!hasMoved && !hasJoined) break;
  }
  return { labels: [...labels], cost: costOf(links, labels) };
}

function costOf(links: BlockLinks, labels: readonly number[]): number {
  let cost = 0;
  for (const [node, list] of links.entries()) {
    for (const [other, weight] of list) {
      if (other > node && weight > 0 !== (labels[node] === labels[other])) cost += Math.abs(weight);
    }
  }
  return cost;
}

function moveNodes(links: BlockLinks, labels: number[], maxSides: number): boolean {
  const sizes = new Int32Array(links.length + 1);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  let used = sizes.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0);
  let hasMoved = false;
  let cursor = 0;
  for (let node = 0; node < links.length; node += 1) {
    const pull = new Map<number, number>();
    for (const [other, weight] of links[node] ?? []) {
      const side = labels[other] ?? 0;
      pull.set(side, (pull.get(side) ?? 0) + weight);
    }
    const here = labels[node] ?? 0;
    let [best, most] = [here, pull.get(here) ?? 0];
    for (const [side, sum] of pull) {
      if (sum > most || (sum === most && best !== here && side < best)) [best, most] = [side, sum];
    }
    if (most < 0 && used < maxSides) {
      // Alone is better than among foes: the next side that nobody is in.
      while ((sizes[cursor] ?? 0) > 0) cursor = (cursor + 1) % sizes.length;
      best = cursor;
    }
    if (best === here) continue;
    labels[node] = best;
    sizes[here] = (sizes[here] ?? 0) - 1;
    sizes[best] = (sizes[best] ?? 0) + 1;
    used += (sizes[best] === 1 ? 1 : 0) - (sizes[here] === 0 ? 1 : 0);
    hasMoved = true;
  }
  return hasMoved;
}

/** Joins pairs of sides with more friendship than enmity between them, most first, each side once at most. */
function joinSides(links: BlockLinks, labels: number[]): boolean {
  const count = links.length + 1;
  const between = new Map<number, number>();
  for (const [node, list] of links.entries()) {
    for (const [other, weight] of list) {
      const [a, b] = [labels[node] ?? 0, labels[other] ?? 0];
      if (a < b) between.set(a * count + b, (between.get(a * count + b) ?? 0) + weight);
    }
  }
  const pairs = [...between].filter(([, weight]) => weight > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const into = new Map<number, number>();
  const touched = new Set<number>();
  for (const [pair] of pairs) {
    const [a, b] = [Math.floor(pair / count), pair % count];
    if (touched.has(a) || touched.has(b)) continue;
    touched.add(a).add(b);
    into.set(b, a);
  }
  for (const [node, label] of labels.entries()) labels[node] = into.get(label) ?? label;
  return into.size > 0;
}

/**
 * Frustration that no partition avoids, however many sides: every circle with exactly one foe costs its weakest tie,
 * and circles that share no weight add up. Found greedily, shortest way around each foe first.
 */
export function lowerBound(links: BlockLinks): number {
  const friends = links.map((list) => new Map(list.filter(([, weight]) => weight > 0)));
  const foes = links.flatMap((list, node) =>
    list.flatMap(([other, weight]) => (weight < 0 && other > node ? [{ node, other, left: -weight }] : [])),
  );
  let bound = 0;
  for (const longest of [2, 3, links.length > 3_000 ? 4 : links.length]) {
    for (const foe of foes) {
      while (foe.left > 0) {
        const path = friendPath(friends, foe.node, foe.other, longest);
        if (path === undefined) break;
        const weakest = Math.min(foe.left, ...path.map(([from, to]) => friends[from]?.get(to) ?? 0));
        for (const [from, to] of path) {
          weaken(friends, from, to, weakest);
          weaken(friends, to, from, weakest);
        }
        foe.left -= weakest;
        bound += weakest;
      }
    }
  }
  return bound;
}

type Friends = readonly Map<number, number>[];

function weaken(friends: Friends, from: number, to: number, by: number): void {
  const left = (friends[from]?.get(to) ?? 0) - by;
  if (left > 0) friends[from]?.set(to, left);
  else friends[from]?.delete(to);
}

/** The shortest way over friends, at most `longest` steps, as pairs; ties weaken between two questions. */
function friendPath(friends: Friends, from: number, to: number, longest: number): [number, number][] | undefined {
  const cameFrom = new Map([[from, from]]);
  let reached = [from];
  for (let step = 0; step < longest && reached.length > 0 && !cameFrom.has(to); step += 1) {
    const next: number[] = [];
    for (const node of reached) {
      for (const other of friends[node]?.keys() ?? []) {
        if (cameFrom.has(other)) continue;
        cameFrom.set(other, node);
        next.push(other);
      }
    }
    reached = next;
  }
  if (!cameFrom.has(to)) return undefined;
  const path: [number, number][] = [];
  for (let node = to; node !== from; node = cameFrom.get(node) ?? from) path.push([cameFrom.get(node) ?? from, node]);
  return path;
}
