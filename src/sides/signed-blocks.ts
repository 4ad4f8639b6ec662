/** A block of a graph: two nodes that only their edge links, or nodes that stay linked when any one of them goes. */
export type Block = readonly number[];

/** Signed weights between the members of a block: for each, `[other, weight]` in the block's own numbers. */
export type BlockLinks = readonly (readonly (readonly [number, number])[])[];

type Frame = { readonly node: number; readonly parent: number; next: number };

/**
 * Blocks (biconnected components) of an undirected graph, an iterative Hopcroft-Tarjan search. In the order returned,
 * every block shares at most one node with all blocks before it together.
 */
export function findBlocks(neighbours: readonly (readonly number[])[]): readonly Block[] {
  const depth = new Int32Array(neighbours.length).fill(-1);
  const low = new Int32Array(neighbours.length);
  const blocks: Block[] = [];
  for (let root = 0; root < neighbours.length; root += 1) {
    if (depth[root] !== -1 || neighbours[root]?.length === 0) continue;
    // Blocks come out leaves first; turned around, each hangs on one that is already there.
    blocks.push(...blocksFrom(root, { neighbours, depth, low }).reverse());
  }
  return blocks;
}

type Search = {
  readonly neighbours: readonly (readonly number[])[];
  readonly depth: Int32Array;
  readonly low: Int32Array;
};

function blocksFrom(root: number, { neighbours, depth, low }: Search): Block[] {
  const blocks: Block[] = [];
  const visited: number[] = [root];
  const stack: Frame[] = [{ node: root, parent: -1, next: 0 }];
  depth[root] = 0;
  low[root] = 0;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const { node, parent } = frame;
    const next = neighbours[node]?.[frame.next];
    frame.next += 1;
    if (next === undefined) {
      stack.pop();
      if (parent === -1) continue;
      low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if ((low[node] ?? 0) >= (depth[parent] ?? 0)) blocks.push([parent, ...visited.splice(visited.indexOf(node))]);
    } else if (depth[next] === -1) {
      depth[next] = (depth[node] ?? 0) + 1;
      low[next] = depth[next] ?? 0;
      visited.push(next);
      stack.push({ node: next, parent: node, next: 0 });
    } else if (next !== parent) {
      low[node] = Math.min(low[node] ?? 0, depth[next] ?? 0);
    }
  }
  return blocks;
}
