import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import { removeOverlaps } from './remove-overlaps.ts';
import type { ExportView, ViewNode } from './view.ts';

export type LayoutOptions = {
  readonly layout: 'forceatlas2' | 'circular' | 'none';
  /** Chooses the positions that the layout starts from; 1 when not given. */
  readonly seed?: number;
};

/** The package is CommonJS with types for an ES module: what is imported is the function itself. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

type Point = { x: number; y: number };

/** Positions lie within this distance of the middle, on each axis. */
const EXTENT = 1000;

/**
 * Gives every node a position, the same for the same view and seed. Friends draw together more than foes do, so that
 * sides can be seen; nodes without edges stand in a ring around the rest.
 */
export function layoutView(view: ExportView, options: LayoutOptions): ExportView {
  if (options.layout === 'none' || view.nodes.length === 0) return view;
  const points = options.layout === 'circular' ? onCircle(view) : byForces(view, options.seed ?? 1);
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  const nodes = view.nodes.map((node): ViewNode => {
    const { x, y } = points.get(node.id) ?? { x: 0, y: 0 };
    return { ...node, x: round(x), y: round(y) };
  });
  return { ...view, nodes };
}

function onCircle({ nodes }: ExportView): ReadonlyMap<string, Point> {
  const ordered = [...nodes].sort((a, b) => (a.side ?? -1) - (b.side ?? -1));
  return new Map(ordered.map((node, at) => [node.id, ringPoint(at, nodes.length, EXTENT - 50)]));
}

function ringPoint(at: number, count: number, radius: number): Point {
  const angle = (2 * Math.PI * at) / count;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function byForces(view: ExportView, seed: number): ReadonlyMap<string, Point> {
  const linked = view.nodes.filter((node) => node.degree > 0);
  const alone = view.nodes.filter((node) => node.degree === 0);
  const reach = alone.length === 0 || linked.length === 0 ? EXTENT - 40 : 780;
  const points = new Map<string, Point>();
  if (linked.length > 0) {
    const placed = stretch(runForces(linked, view, seed), reach);
    const apart = stretch(
      removeOverlaps(linked.map((node, at) => ({ ...(placed[at] ?? { x: 0, y: 0 }), radius: node.size }))),
      reach,
    );
    for (const [at, node] of linked.entries()) points.set(node.id, apart[at] ?? { x: 0, y: 0 });
  }
  for (const [at, point] of rings(alone.length, linked.length === 0 ? 0 : 850).entries()) {
    const node = alone[at];
    if (node !== undefined) points.set(node.id, point);
  }
  return points;
}

/** As many rings as needed from `inner` to the edge. */
function rings(count: number, inner: number): readonly Point[] {
  const outer = EXTENT - 20;
  const ringCount = Math.max(1, Math.min(Math.ceil(count / 200), 20));
  return Array.from({ length: count }, (_, at) => {
    const ring = at % ringCount;
    const radius = ringCount === 1 ? (inner + outer) / 2 : inner + ((outer - inner) * ring) / (ringCount - 1);
    return ringPoint(Math.floor(at / ringCount) + ring / ringCount, Math.ceil(count / ringCount), radius);
  });
}

/** Pull of an edge by its polarity: foes must not be drawn together as friends are. */
const PULL = { '1': 1, '0': 0.4, '-1': 0.15 } as const;

function runForces(nodes: readonly ViewNode[], view: ExportView, seed: number): readonly Point[] {
  const graph = new UndirectedGraph<Point & { size: number }, { weight: number }>();
  for (const node of nodes) graph.addNode(node.id, { ...startPoint(node.id, seed), size: node.size });
  for (const edge of view.edges) {
    if (edge.source === edge.target) continue;
    const weight = PULL[`${edge.polarity}`] * (1 + Math.log2(edge.weight));
    const before = graph.edge(edge.source, edge.target);
    if (before === undefined) graph.addEdge(edge.source, edge.target, { weight });
    else graph.updateEdgeAttribute(before, 'weight', (sum) => (sum ?? 0) + weight);
  }
  const placed = forceAtlas2(graph, {
    iterations: iterationsFor(nodes.length),
    getEdgeWeight: 'weight',
    settings: {
      ...forceAtlas2.inferSettings(graph),
      barnesHutOptimize: nodes.length > 400,
      strongGravityMode: true,
      gravity: 0.05,
      scalingRatio: 10,
      edgeWeightInfluence: 1,
    },
  });
  return nodes.map((node) => placed[node.id] ?? { x: 0, y: 0 });
}

function iterationsFor(count: number): number {
  if (count <= 500) return 600;
  if (count <= 5_000) return 200;
  return count <= 20_000 ? 60 : 15;
}

/** A point from a hash of the id (FNV-1a with a final mix), so that it does not depend on what else is in the view. */
function startPoint(id: string, seed: number): Point {
  const hash = (salt: number) => {
    let value = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1) ^ salt) >>> 0;
    for (let at = 0; at < id.length; at += 1) value = Math.imul(value ^ id.charCodeAt(at), 0x01000193) >>> 0;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) >>> 0;
    return ((value ^ (value >>> 16)) >>> 0) / 0xffffffff;
  };
  return { x: (hash(1) - 0.5) * 1000, y: (hash(2) - 0.5) * 1000 };
}

/** Moves the middle to 0, 0 and stretches so that the farthest coordinate is `reach`. */
function stretch(points: readonly Point[], reach: number): readonly Point[] {
  const xs = bounds(points.map((point) => point.x));
  const ys = bounds(points.map((point) => point.y));
  const half = Math.max(xs.half, ys.half);
  const factor = half === 0 ? 0 : reach / half;
  return points.map(({ x, y }) => ({ x: (x - xs.middle) * factor, y: (y - ys.middle) * factor }));
}

function bounds(values: readonly number[]): { readonly middle: number; readonly half: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return values.length === 0 ? { middle: 0, half: 0 } : { middle: (low + high) / 2, half: (high - low) / 2 };
}
