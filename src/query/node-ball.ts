import type { NumberedGraph } from '../graph/graph-reader.ts';

/** Calls `visit` with each node one step away; one node may come more than once. */
export type Reach = (node: number, visit: (other: number) => void) => void;

/** Distance of a node that is not known to be in reach; distances end below it. */
export const OUT_OF_REACH = 65_535;

/**
 * Nodes around a centre by distance, grown one step at a time. Typed arrays by node number: a ball around a hub of a
 * large graph holds most of its nodes. Not graphology's search: that goes from one end, to the last node.
 */
export class NodeBall {
  radius = 0;
  /** Edges at the outermost nodes: what the next step costs. */
  rimDegree: number;
  readonly #graph: NumberedGraph;
  readonly #reach: Reach;
  readonly #distances: Uint16Array;
  /** Nodes by distance. */
  readonly #layers: number[][];

  constructor(graph: NumberedGraph, centre: number, reach: Reach) {
    this.#graph = graph;
    this.#reach = reach;
    this.#distances = new Uint16Array(graph.nodeCount).fill(OUT_OF_REACH);
    this.#distances[centre] = 0;
    this.#layers = [[centre]];
    this.rimDegree = graph.degree(centre);
  }

  /** Whether all that can be reached is in. */
  get isWhole(): boolean {
    return this.#layers[this.radius]?.length === 0;
  }

  distance(node: number): number {
    return this.#distances[node] ?? OUT_OF_REACH;
  }

  grow(): void {
    const next: number[] = [];
    for (const node of this.#layers[this.radius] ?? []) {
      this.#reach(node, (other) => {
        if (this.#distances[other] !== OUT_OF_REACH) return;
        this.#distances[other] = this.radius + 1;
        next.push(other);
      });
    }
    this.radius += 1;
    this.#layers.push(next);
    this.rimDegree = next.reduce((sum, node) => sum + this.#graph.degree(node), 0);
  }

  /**
   * Distances to this centre, exact for every node through which a path of `length` steps from the centre of `start`
   * may pass: beyond this ball they are grown inside `start` only, where few nodes are.
   */
  distancesWithin(start: NodeBall, length: number): Uint16Array {
    const distances = this.#distances.slice();
    for (let left = this.radius + 1; left <= length; left += 1) {
      const added: number[] = [];
      for (let away = 0; away <= Math.min(length - left, start.radius); away += 1) {
        for (const node of start.#layers[away] ?? []) {
          if (distances[node] !== OUT_OF_REACH) continue;
          let isNear = false;
          start.#reach(node, (other) => {
            if (distances[other] === left - 1) isNear = true;
          });
          if (isNear) added.push(node);
        }
      }
      for (const node of added) distances[node] = left;
    }
    return distances;
  }
}
