import type { EntityType } from '../base/ids.ts';
import { drawnWeight, edgeStanding } from './edge-standing.ts';
import { xmlAttribute, xmlText } from './escape.ts';
import type { ViewEdge, ViewNode } from './view.ts';

/** yEd draws what stands in elements of its own; everything else it keeps as data. */
export const YED_NAMESPACE = 'xmlns:y="http://www.yworks.com/xml/graphml" ';

export const YED_KEYS =
  '<key id="y_node" for="node" yfiles.type="nodegraphics"/>\n<key id="y_edge" for="edge" yfiles.type="edgegraphics"/>\n';

/** Shapes that yEd knows, told apart without colour. */
const SHAPES: Readonly<Record<EntityType, string>> = {
  person: 'ellipse',
  group: 'roundrectangle',
  place: 'hexagon',
  issue: 'parallelogram',
};

const FONT = 'fontFamily="Dialog" textColor="#000000"';

/** A node's shape with its label inside, wide enough for it; yEd counts y downward. */
export function yedNode({ label, type, color, size, x, y }: ViewNode): string {
  const fontSize = Math.round(size * 1.1);
  const [width, height] = [Math.round([...label].length * fontSize * 0.62 + 24), Math.round(fontSize * 1.5 + 12)];
  const place = x === null || y === null ? '' : ` x="${round(x - width / 2)}" y="${round(-y - height / 2)}"`;
  return [
    '<data key="y_node"><y:ShapeNode>',
    `<y:Geometry height="${height}" width="${width}"${place}/>`,
    `<y:Fill color="${tint(color)}" transparent="false"/>`,
    `<y:BorderStyle color="${xmlAttribute(color)}" type="line" width="2.0"/>`,
    `<y:NodeLabel alignment="center" autoSizePolicy="content" fontSize="${fontSize}" ${FONT} modelName="internal" modelPosition="c">${xmlText(label)}</y:NodeLabel>`,
    `<y:Shape type="${SHAPES[type]}"/>`,
    '</y:ShapeNode></data>',
  ].join('');
}

/** A line by sign; dashed where it is not in force, with its relation written at it. */
export function yedEdge(edge: ViewEdge): string {
  const { status, disputed } = edgeStanding(edge);
  const style = status === 'asserted' ? (disputed ? 'dashed_dotted' : 'line') : 'dashed';
  const words = edge.relation.replaceAll('_', ' ').toLowerCase();
  const label = status === 'asserted' ? words : `${words} (${status})`;
  return [
    '<data key="y_edge"><y:PolyLineEdge>',
    `<y:LineStyle color="${xmlAttribute(edge.color)}" type="${style}" width="${drawnWeight(edge.weight)}"/>`,
    `<y:Arrows source="none" target="${edge.symmetric ? 'none' : 'standard'}"/>`,
    `<y:EdgeLabel fontSize="9" ${FONT} modelName="six_pos" modelPosition="tail">${xmlText(label)}</y:EdgeLabel>`,
    '<y:BendStyle smoothed="false"/>',
    '</y:PolyLineEdge></data>',
  ].join('');
}

const round = (value: number) => Math.round(value * 100) / 100 + 0;

/** A quarter of a colour on white, so that black text on it can be read. */
function tint(color: string): string {
  const part = (at: number) => Math.round(255 - (255 - Number.parseInt(color.slice(at, at + 2), 16)) / 4);
  return `#${[1, 3, 5].map((at) => part(at).toString(16).padStart(2, '0')).join('')}`;
}
