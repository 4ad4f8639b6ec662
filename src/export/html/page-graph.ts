/// <reference lib="dom" />
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { PageData, PageEdge } from './page-data.ts';
import { nearestEdge, type Point } from './page-pick.ts';
import type { PageState } from './page-state.ts';

export type GraphView = {
  readonly update: (shown: { readonly edges: ReadonlySet<number>; readonly state: PageState }) => void;
  readonly focus: (node: number) => void;
};

type Picks = {
  readonly node: (at: number) => void;
  readonly edge: (at: number) => void;
  readonly none: () => void;
};

/** Contested edges are drawn in this colour and wider, above the others. */
/** With more edges than this, they are lines of one pixel without heads, and left out while the picture moves. */
const MANY_EDGES = 8_000;
/** With more edges than this, those away from what is selected are left out. */
const FAINT_EDGES = 300;
/** Pixels from its line in which an edge can be clicked. */
const REACH = 4;

const CONTESTED = '#f59e0b';

type NodeLook = { x: number; y: number; size: number; label: string; color: string };
type EdgeLook = { size: number; color: string; type: string };

/**
 * Draws the graph with WebGL.
 * @throws Error where the browser has no WebGL.
 */
export function drawGraph(place: HTMLElement, data: PageData, picks: Picks): GraphView {
  const probe = document.createElement('canvas');
  if (probe.getContext('webgl2') === null && probe.getContext('webgl') === null) throw new Error('There is no WebGL.');
  // Sizes are pixels: thousands of nodes would cover the picture.
  const shrink = Math.max(0.3, Math.min(1, Math.sqrt(300 / Math.max(1, data.nodes.length))));
  const graph = new MultiDirectedGraph<NodeLook, EdgeLook>();
  for (const [at, node] of data.nodes.entries()) {
    graph.addNode(String(at), {
      x: node.x,
      y: node.y,
      size: (2 + node.size / 3) * shrink,
      label: node.label,
      color: node.color,
    });
  }
  for (const [at, edge] of data.edges.entries()) {
    const color = edge.contested ? CONTESTED : (data.relations[edge.relation]?.color ?? '#888888');
    const width = Math.min(1 + Math.log2(edge.claims.length + 1) / 2, 5) + (edge.contested ? 1.5 : 0);
    const size = width * Math.max(shrink, 0.4);
    const type = data.edges.length > MANY_EDGES ? 'thin' : edge.symmetric ? 'line' : 'arrow';
    graph.addEdgeWithKey(String(at), String(edge.source), String(edge.target), { size, color, type });
  }
  let shown: ReadonlySet<number> = new Set(data.edges.keys());
  let linked = new Set<number>();
  let state: PageState | undefined;
  let near = new Set<number>();
  const theme = { text: '#222222', back: '#ffffff', faint: '#e2e2e2' };
  const isEdgeNear = ({ source, target, id }: PageEdge) => {
    const selected = state?.selected ?? '';
    if (selected.startsWith('e:')) return selected === `e:${id}`;
    return data.nodes[source]?.id === selected.slice(2) || data.nodes[target]?.id === selected.slice(2);
  };
  const isEdgeShown = (at: number) => {
    const edge = data.edges[at];
    // Among many edges, even faint ones would cover those that matter.
    return (
      edge !== undefined && shown.has(at) && (near.size === 0 || data.edges.length <= FAINT_EDGES || isEdgeNear(edge))
    );
  };
  const renderer = new Sigma<NodeLook, EdgeLook>(graph, place, {
    edgeProgramClasses: { thin: EdgeLineProgram },
    zIndex: true,
    labelDensity: 0.6,
    labelRenderedSizeThreshold: data.nodes.length > 500 ? 8 * shrink : 5,
    hideEdgesOnMove: data.edges.length > MANY_EDGES,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    allowInvalidContainer: true,
    defaultDrawNodeHover: (context, node, settings) => {
      const size = settings.labelSize;
      context.font = `600 ${size}px ${settings.labelFont}`;
      const width = context.measureText(node.label ?? '').width + 10;
      context.fillStyle = theme.back;
      context.fillRect(node.x + node.size + 1, node.y - size / 2 - 5, width, size + 10);
      context.beginPath();
      context.arc(node.x, node.y, node.size + 2, 0, Math.PI * 2);
      context.fill();
      context.fillStyle = theme.text;
      context.fillText(node.label ?? '', node.x + node.size + 5, node.y + size / 3);
    },
    nodeReducer: (key, look) => {
      const at = Number(key);
      const node = data.nodes[at];
      const color = state?.colorBy === 'side' ? (node?.sideColor ?? look.color) : look.color;
      const isHidden = state?.hiddenTypes.includes(node?.type ?? '') === true || (isFiltered(state) && !linked.has(at));
      if (near.size > 0 && !near.has(at))
        return { ...look, hidden: isHidden, color: theme.faint, label: '', zIndex: 0 };
      const isSelected = state?.selected === `n:${node?.id ?? ''}`;
      return { ...look, hidden: isHidden, color, zIndex: 1, highlighted: isSelected, forceLabel: near.has(at) };
    },
    edgeReducer: (key, look) => {
      const edge = data.edges[Number(key)];
      const hidden = !isEdgeShown(Number(key));
      if (edge === undefined || near.size === 0) return { ...look, hidden, zIndex: edge?.contested === true ? 1 : 0 };
      if (isEdgeNear(edge)) return { ...look, hidden, zIndex: 2 };
      return { ...look, hidden, color: theme.faint, zIndex: 0 };
    },
  });
  const edgeAt = (event: Point) => {
    const [at, beside] = [event, { x: event.x + REACH, y: event.y }].map((one) => renderer.viewportToGraph(one));
    if (at === undefined || beside === undefined) return undefined;
    return nearestEdge(data, at, { reach: Math.hypot(beside.x - at.x, beside.y - at.y), accepts: isEdgeShown });
  };
  let isOverNode = false;
  const pointOut = (isOver: boolean) => place.classList.toggle('over', isOver);
  renderer.on('clickNode', ({ node }) => picks.node(Number(node)));
  renderer.on('clickStage', ({ event }) => {
    const edge = edgeAt(event);
    if (edge === undefined) picks.none();
    else picks.edge(edge);
  });
  renderer.on('enterNode', () => {
    isOverNode = true;
    pointOut(true);
  });
  renderer.on('leaveNode', () => {
    isOverNode = false;
    pointOut(false);
  });
  renderer.on('moveBody', ({ event }) => pointOut(isOverNode || edgeAt(event) !== undefined));
  return {
    update: (next) => {
      shown = next.edges;
      state = next.state;
      linked = new Set([...shown].flatMap((at) => [data.edges[at]?.source ?? -1, data.edges[at]?.target ?? -1]));
      near = nearSelection(data, state.selected, shown);
      const style = getComputedStyle(document.documentElement);
      theme.text = style.getPropertyValue('--text').trim();
      theme.back = style.getPropertyValue('--back').trim();
      theme.faint = style.getPropertyValue('--faint').trim();
      renderer.setSetting('labelColor', { color: theme.text });
      if (state.view === 'graph') requestAnimationFrame(() => renderer.refresh());
    },
    focus: (node) => {
      // Before a refresh is done, display data holds raw coordinates, which the camera does not know.
      renderer.refresh();
      const place = renderer.getNodeDisplayData(String(node));
      if (place !== undefined)
        void renderer.getCamera().animate({ x: place.x, y: place.y, ratio: 0.35 }, { duration: 300 });
    },
  };
}

function isFiltered(state: PageState | undefined): boolean {
  if (state === undefined) return false;
  const { hiddenRelations, polarity, since, until, outlet, contestedOnly } = state;
  return (
    hiddenRelations.length > 0 ||
    polarity !== 'all' ||
    contestedOnly ||
    [since, until, outlet].some((one) => one !== '')
  );
}

/** The selected node with its neighbours, or the two ends of the selected edge; empty when nothing is selected. */
function nearSelection(data: PageData, selected: string, shown: ReadonlySet<number>): Set<number> {
  const near = new Set<number>();
  const id = selected.slice(2);
  for (const at of shown) {
    const edge = data.edges[at];
    if (edge === undefined) continue;
    const isNear = selected.startsWith('e:')
      ? edge.id === id
      : data.nodes[edge.source]?.id === id || data.nodes[edge.target]?.id === id;
    if (isNear) for (const end of [edge.source, edge.target]) near.add(end);
  }
  return near;
}
