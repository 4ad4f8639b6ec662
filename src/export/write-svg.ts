import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import { SIDE_COLORS } from './colors.ts';
import { markupText } from './escape.ts';
import type { ExporterOptions } from './exporter.ts';
import { layoutView } from './layout-view.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

const SIZE = 1200;
const LEGEND = 240;
const CONTESTED = '#f59e0b';
const MOST_LABELS = 120;

/** A picture with a legend. Nodes that no edge touches are left out; a view without positions is laid out in a circle. */
export function* writeSvg(given: ExportView, options: ExporterOptions = {}): Generator<string> {
  const view = given.nodes.every((node) => node.x !== null) ? given : layoutView(given, { layout: 'circular' });
  const nodes = view.nodes.filter((node) => node.degree > 0);
  const spots = placeNodes(nodes);
  const title = markupText(options.title ?? 'Who stands where');
  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE + LEGEND} ${SIZE}" width="${SIZE + LEGEND}" height="${SIZE}" font-family="sans-serif" role="img" aria-label="${title}">\n`;
  yield `<title>${title}</title>\n<rect width="100%" height="100%" fill="#ffffff"/>\n<g fill="none" stroke-opacity="0.65">\n`;
  for (const pair of groupBy(view.edges, pairKey).values()) {
    for (const [at, edge] of pair.entries()) yield edgePath(edge, at, spots);
  }
  yield '</g>\n<g stroke="#ffffff" stroke-width="1.5">\n';
  for (const node of nodes) yield nodeCircle(node, spots);
  yield '</g>\n<g fill="#1c1f24" stroke="#ffffff" stroke-width="3" paint-order="stroke" text-anchor="middle">\n';
  const labelled = [...nodes].sort((a, b) => b.claims - a.claims || compareText(a.id, b.id)).slice(0, MOST_LABELS);
  for (const node of labelled.reverse()) yield nodeLabel(node, spots);
  yield '</g>\n';
  yield legend(view, nodes);
  yield '</svg>\n';
}

const pairKey = ({ source, target }: ViewEdge) => [source, target].sort(compareText).join('|');

type Spot = { readonly x: number; readonly y: number; readonly radius: number };
type Spots = ReadonlyMap<string, Spot>;

/** Stretches positions over the picture, y upward to y downward. */
function placeNodes(nodes: readonly ViewNode[]): Spots {
  const range = (values: readonly number[]) => [Math.min(...values, 0), Math.max(...values, 0)] as const;
  const [left, right] = range(nodes.map((node) => node.x ?? 0));
  const [low, high] = range(nodes.map((node) => node.y ?? 0));
  const margin = 70;
  const across = (value: number, from: number, to: number) =>
    margin + ((value - from) / Math.max(1, to - from)) * (SIZE - 2 * margin);
  return new Map(
    nodes.map((node) => [
      node.id,
      {
        x: tenth(across(node.x ?? 0, left, right)),
        y: tenth(SIZE - across(node.y ?? 0, low, high)),
        radius: tenth(3 + node.size * 0.45),
      },
    ]),
  );
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** The first edge of a pair is straight, further ones bend more and more. */
function edgePath(edge: ViewEdge, at: number, spots: Spots): string {
  const [from, to] = [spots.get(edge.source), spots.get(edge.target)];
  if (from === undefined || to === undefined) return '';
  const isContested = edge.contested && edge.polarity !== 0;
  const width = tenth(Math.min(1 + Math.log2(edge.weight) * 0.8, 7));
  const dash = isContested
    ? ' stroke-dasharray="7 4"'
    : edge.polarity === 0
      ? ' stroke-dasharray="1 4" stroke-linecap="round"'
      : '';
  const halo = isContested
    ? `<path d="${curve(from, to, bend(at))}" stroke="${CONTESTED}" stroke-width="${width + 4}" stroke-opacity="0.35"/>`
    : '';
  return `${halo}<path d="${curve(from, to, bend(at))}" stroke="${edge.color}" stroke-width="${width}"${dash}><title>${markupText(
    `${edge.source} ${edge.relation} ${edge.target}: ${edge.weight}`,
  )}</title></path>\n`;
}

const bend = (at: number) => (at % 2 === 0 ? -at / 2 : (at + 1) / 2) * 0.16;

function curve(from: Spot, to: Spot, bending: number): string {
  if (from === to) return `M${from.x} ${from.y - from.radius} a ${from.radius} ${from.radius} 0 1 1 1 0`;
  const x = tenth((from.x + to.x) / 2 - (to.y - from.y) * bending);
  const y = tenth((from.y + to.y) / 2 + (to.x - from.x) * bending);
  return `M${from.x} ${from.y} Q${x} ${y} ${to.x} ${to.y}`;
}

function nodeCircle(node: ViewNode, spots: Spots): string {
  const spot = spots.get(node.id);
  if (spot === undefined) return '';
  return `<circle cx="${spot.x}" cy="${spot.y}" r="${spot.radius}" fill="${node.color}"><title>${markupText(`${node.label} (${node.id})`)}</title></circle>\n`;
}

function nodeLabel(node: ViewNode, spots: Spots): string {
  const spot = spots.get(node.id);
  if (spot === undefined) return '';
  const size = tenth(9 + node.size / 6);
  const characters = [...node.label];
  const text = characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : node.label;
  return `<text x="${spot.x}" y="${tenth(spot.y + spot.radius + size)}" font-size="${size}">${markupText(text)}</text>\n`;
}

/** What the colours mean: kinds or sides that are there, then relations by number of edges. */
function legend(view: ExportView, nodes: readonly ViewNode[]): string {
  const rows: string[] = [];
  const row = (swatch: string, text: string) =>
    rows.push(`${swatch}<text x="34" y="5" font-size="13">${markupText(text)}</text>`);
  const byColor = groupBy(nodes, (node) => node.color);
  for (const [color, some] of [...byColor]
    .sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]))
    .slice(0, 12)) {
    row(`<circle cx="12" cy="0" r="7" fill="${color}"/>`, colorMeaning(some, view.colorBy));
  }
  const byRelation = groupBy(view.edges, (edge) => edge.relation);
  for (const [relation, some] of [...byRelation]
    .sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]))
    .slice(0, 20)) {
    const dash = some[0]?.polarity === 0 ? ' stroke-dasharray="1 4" stroke-linecap="round"' : '';
    row(
      `<path d="M0 0H24" stroke="${some[0]?.color ?? '#888888'}" stroke-width="3"${dash}/>`,
      relation.replaceAll('_', ' ').toLowerCase(),
    );
  }
  row(
    `<path d="M0 0H24" stroke="${CONTESTED}" stroke-width="7" stroke-opacity="0.35"/><path d="M0 0H24" stroke="#666666" stroke-width="3" stroke-dasharray="7 4"/>`,
    'contested',
  );
  const lines = rows.map((text, at) => `<g transform="translate(0 ${at * 24})">${text}</g>`);
  return `<g transform="translate(${SIZE + 16} 40)" fill="#1c1f24">\n${lines.join('\n')}\n</g>\n`;
}

function colorMeaning(nodes: readonly ViewNode[], colorBy: ExportView['colorBy']): string {
  const values = nodes.map((node) => (colorBy === 'type' ? (node.kind ?? node.type) : sideName(node.side)));
  return [...new Set(values)].sort(compareText).slice(0, 3).join(', ');
}

const sideName = (side: number | null) =>
  side === null || side >= SIDE_COLORS.length - 1 ? 'small or no side' : `side ${side + 1}`;
