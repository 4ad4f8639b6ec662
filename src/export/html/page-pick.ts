import type { PageData } from './page-data.ts';

export type Point = { readonly x: number; readonly y: number };

export type PickOptions = {
  /** How far from its line an edge is still hit, in the units of the layout. */
  readonly reach: number;
  readonly accepts: (edge: number) => boolean;
};

/**
 * The edge whose line passes nearest to a point of the layout, or undefined where none is in reach; of those that lie on
 * one another, the first. Done here because picking by a second, hidden drawing doubles the cost of every frame.
 */
export function nearestEdge(data: PageData, point: Point, { reach, accepts }: PickOptions): number | undefined {
  let best: number | undefined;
  let nearest = reach;
  for (const [at, edge] of data.edges.entries()) {
    const [from, to] = [data.nodes[edge.source], data.nodes[edge.target]];
    if (from === undefined || to === undefined) continue;
    const distance = distanceToLine(point, from, to);
    if (distance < nearest && accepts(at)) {
      nearest = distance;
      best = at;
    }
  }
  return best;
}

/** From a point to the nearest point of the line between two others. */
function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const held = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - held * dx, point.y - from.y - held * dy);
}
