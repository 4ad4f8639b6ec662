import { edgeStanding, signColor } from './edge-standing.ts';
import { type LayoutOptions, layoutView } from './layout-view.ts';
import { partBoxes } from './part-boxes.ts';
import type { ExportView, ViewNode } from './view.ts';

export type DrawOptions = LayoutOptions & {
  /** `sign`: for, against, neither; `relation`: the colour of each relation. */
  readonly edgeColor: 'sign' | 'relation';
};

/**
 * Sizes of nodes. Gephi stretches sizes to 4..100, and places with them, unless some node has none: such a one gets 10.
 * So the smallest is 10, and writers for Gephi leave it out.
 */
export const SMALLEST_DRAWN = 10;
const LARGEST_DRAWN = 24;

/** Room of a label beside its node's size, as Gephi draws it: wide for each character, and high. */
const LABEL_WIDTH = 1.2;
const LABEL_HEIGHT = 2.9;

/** The square of how far nodes lie apart, before labels are parted. */
const REACH_PER_NODE = 75;

/** A view as graph editors open it: sizes near one another, room for every label, colours that tell for and against. */
export function drawGraph(view: ExportView, { edgeColor, ...layout }: DrawOptions): ExportView {
  const labels = distinctLabels(view.nodes);
  const sized = resize(view.nodes).map((node) => ({ ...node, label: labels.get(node.id) ?? node.label }));
  const placed = layoutView({ ...view, nodes: sized }, layout);
  const edges = placed.edges.map((edge) => (edgeColor === 'sign' ? { ...edge, color: signColor(edge) } : edge));
  return { ...placed, nodes: spread(placed.nodes), edges };
}

/** Whether an edge is drawn as something in force. */
export const isInForce = (edge: Parameters<typeof edgeStanding>[0]): boolean =>
  edgeStanding(edge).status === 'asserted';

function resize(nodes: readonly ViewNode[]): readonly ViewNode[] {
  const most = nodes.reduce((max, { claims }) => Math.max(max, claims), 0);
  const least = nodes.reduce((min, { claims }) => Math.min(min, claims), most);
  return nodes.map((node) => {
    const share = most === least ? 0 : Math.sqrt((node.claims - least) / (most - least));
    return { ...node, size: Math.round((SMALLEST_DRAWN + (LARGEST_DRAWN - SMALLEST_DRAWN) * share) * 100) / 100 };
  });
}

/** A name that several have says at all but groups and people what it is: "Damascus" and "Damascus (place)". */
function distinctLabels(nodes: readonly ViewNode[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { label } of nodes) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map(
    nodes
      .filter(({ label, type }) => (counts.get(label) ?? 0) > 1 && type !== 'group' && type !== 'person')
      .map(({ id, label, type }) => [id, `${label} (${type})`]),
  );
}

function spread(nodes: readonly ViewNode[]): readonly ViewNode[] {
  if (nodes.every(({ x }) => x === null)) return nodes;
  const reach = REACH_PER_NODE * Math.sqrt(nodes.length);
  const factor = reach / 1000;
  const boxes = nodes.map(({ x, y, size, label }) => ({
    x: (x ?? 0) * factor,
    y: (y ?? 0) * factor,
    width: Math.max(size, LABEL_WIDTH * size * [...label].length),
    height: LABEL_HEIGHT * size,
  }));
  const places = partBoxes(boxes);
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  return nodes.map((node, at) => ({ ...node, x: round(places[at]?.x ?? 0), y: round(places[at]?.y ?? 0) }));
}
