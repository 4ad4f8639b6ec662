import { ENTITY_TYPES } from '../base/ids.ts';
import { TONE_COLORS, TYPE_COLORS } from './colors.ts';
import { drawnWeight, edgeStanding } from './edge-standing.ts';
import { wellFormed } from './escape.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

type Value = string | number | boolean | null;
type Column<T> = { readonly name: string; readonly type: string; readonly value: (item: T) => Value };

const NODE_COLUMNS: readonly Column<ViewNode>[] = [
  { name: 'name', type: 'string', value: (node) => node.label },
  { name: 'entity_id', type: 'string', value: (node) => node.id },
  { name: 'entity_type', type: 'string', value: (node) => node.type },
  { name: 'entity_kind', type: 'string', value: (node) => node.kind },
  { name: 'aliases', type: 'string', value: (node) => node.aliases.join('; ') },
  { name: 'side', type: 'integer', value: (node) => node.side },
  { name: 'color', type: 'string', value: (node) => node.color },
  { name: 'size', type: 'double', value: (node) => node.size },
  { name: 'mentions', type: 'integer', value: (node) => node.mentions },
  { name: 'article_count', type: 'integer', value: (node) => node.articles.length },
  { name: 'claim_count', type: 'integer', value: (node) => node.claims },
  { name: 'wikidata', type: 'string', value: (node) => node.wikidata },
];

const EDGE_COLUMNS: readonly Column<ViewEdge>[] = [
  { name: 'interaction', type: 'string', value: (edge) => edge.relation },
  { name: 'polarity', type: 'integer', value: (edge) => edge.polarity },
  { name: 'net_polarity', type: 'integer', value: (edge) => edgeStanding(edge).netPolarity },
  { name: 'status', type: 'string', value: (edge) => statusOf(edge) },
  { name: 'symmetric', type: 'boolean', value: (edge) => edge.symmetric },
  { name: 'color', type: 'string', value: (edge) => edge.color },
  { name: 'width', type: 'double', value: (edge) => drawnWeight(edge.weight) },
  { name: 'claims', type: 'integer', value: (edge) => edge.weight },
  { name: 'asserted', type: 'integer', value: (edge) => edge.asserted },
  { name: 'denied', type: 'integer', value: (edge) => edge.denied },
  { name: 'proposed', type: 'integer', value: (edge) => edge.proposed },
  { name: 'ended', type: 'integer', value: (edge) => edge.ended },
  { name: 'article_count', type: 'integer', value: (edge) => edge.articles.length },
  { name: 'confidence', type: 'double', value: (edge) => edge.confidence },
  { name: 'speakers', type: 'string', value: (edge) => edge.speakers.join('; ') },
  { name: 'publishers', type: 'string', value: (edge) => edge.publishers.join('; ') },
  { name: 'start', type: 'string', value: (edge) => edge.first },
  { name: 'end', type: 'string', value: (edge) => edge.last },
  { name: 'quote', type: 'string', value: (edge) => edge.quote },
];

const statusOf = (edge: ViewEdge) => {
  const { status, disputed } = edgeStanding(edge);
  return disputed ? 'disputed' : status;
};

/**
 * CX2, which Cytoscape 3.10, Cytoscape Web and NDEx open with places and styles. The styles are mappings of columns, so
 * that they can be changed there.
 * @see https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/
 */
export function* writeCx2({ nodes, edges }: ExportView): Generator<string> {
  const numbers = new Map(nodes.map(({ id }, at) => [id, at]));
  const counts = { attributeDeclarations: 1, networkAttributes: 1, nodes: nodes.length, edges: edges.length };
  const metaData = Object.entries({ ...counts, visualProperties: 1 }).map(([name, elementCount]) => ({
    name,
    elementCount,
  }));
  yield `[${json({ CXVersion: '2.0', hasFragments: false })},\n${json({ metaData })},\n`;
  const declared = {
    networkAttributes: { name: { d: 'string' } },
    nodes: declare(NODE_COLUMNS),
    edges: declare(EDGE_COLUMNS),
  };
  yield `${json({ attributeDeclarations: [declared] })},\n`;
  yield `${json({ networkAttributes: [{ name: 'stancegraph' }] })},\n`;
  yield* aspect('nodes', nodes, (node, id) => ({
    id,
    ...(node.x === null || node.y === null ? {} : { x: node.x, y: -node.y + 0 }),
    v: values(NODE_COLUMNS, node),
  }));
  yield* aspect('edges', edges, (edge, id) => ({
    id,
    s: numbers.get(edge.source) ?? 0,
    t: numbers.get(edge.target) ?? 0,
    v: values(EDGE_COLUMNS, edge),
  }));
  yield `${json({ visualProperties: [STYLES] })},\n${json({ status: [{ success: true }] })}]\n`;
}

const json = (value: unknown) =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'string' ? wellFormed(one) : one));

const declare = <T>(columns: readonly Column<T>[]) =>
  Object.fromEntries(columns.map(({ name, type }) => [name, { d: type }]));

const values = <T>(columns: readonly Column<T>[], item: T) =>
  Object.fromEntries(
    columns.map(({ name, value }) => [name, value(item)] as const).filter(([, one]) => one !== null && one !== ''),
  );

function* aspect<T>(name: string, items: readonly T[], element: (item: T, at: number) => unknown): Generator<string> {
  yield `{"${name}":[`;
  for (const [at, item] of items.entries()) yield `${at === 0 ? '' : ',\n'}${json(element(item, at))}`;
  yield ']},\n';
}

const passthrough = (attribute: string, type: string) => ({ type: 'PASSTHROUGH', definition: { attribute, type } });
const discrete = (attribute: string, type: string, map: readonly (readonly [unknown, unknown])[]) => ({
  type: 'DISCRETE',
  definition: { attribute, type, map: map.map(([v, vp]) => ({ v, vp })) },
});

const SHAPES = { person: 'ellipse', group: 'round-rectangle', place: 'hexagon', issue: 'parallelogram' } as const;
const LINES = { asserted: 'solid', disputed: 'dashed', denied: 'dotted', proposed: 'dotted', ended: 'dotted' } as const;

/** What is drawn how; docs/export.md has it as a table. */
const STYLES = {
  default: {
    network: { NETWORK_BACKGROUND_COLOR: '#FFFFFF' },
    node: {
      NODE_BACKGROUND_COLOR: TYPE_COLORS.group,
      NODE_BORDER_WIDTH: 0,
      NODE_SHAPE: 'round-rectangle',
      NODE_LABEL_COLOR: '#000000',
      NODE_LABEL_FONT_SIZE: 12,
      NODE_LABEL_POSITION: {
        HORIZONTAL_ALIGN: 'center',
        VERTICAL_ALIGN: 'top',
        HORIZONTAL_ANCHOR: 'center',
        VERTICAL_ANCHOR: 'bottom',
        MARGIN_X: 0,
        MARGIN_Y: 2,
        JUSTIFICATION: 'center',
      },
    },
    edge: {
      EDGE_LINE_COLOR: TONE_COLORS.neutral,
      EDGE_TARGET_ARROW_SHAPE: 'triangle',
      EDGE_LINE_STYLE: 'solid',
      EDGE_WIDTH: 1,
      EDGE_CURVED: true,
      EDGE_LABEL_FONT_SIZE: 8,
    },
  },
  nodeMapping: {
    NODE_LABEL: passthrough('name', 'string'),
    NODE_BACKGROUND_COLOR: passthrough('color', 'string'),
    NODE_WIDTH: passthrough('size', 'double'),
    NODE_HEIGHT: passthrough('size', 'double'),
    NODE_LABEL_FONT_SIZE: passthrough('size', 'double'),
    NODE_SHAPE: discrete(
      'entity_type',
      'string',
      ENTITY_TYPES.map((type) => [type, SHAPES[type]]),
    ),
  },
  edgeMapping: {
    EDGE_LINE_COLOR: passthrough('color', 'string'),
    EDGE_TARGET_ARROW_COLOR: passthrough('color', 'string'),
    EDGE_WIDTH: passthrough('width', 'double'),
    EDGE_LINE_STYLE: discrete('status', 'string', Object.entries(LINES)),
    EDGE_TARGET_ARROW_SHAPE: discrete('symmetric', 'boolean', [
      [true, 'none'],
      [false, 'triangle'],
    ]),
  },
} as const;
