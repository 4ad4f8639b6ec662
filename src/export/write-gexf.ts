import { rgbOf } from './colors.ts';
import { SMALLEST_DRAWN } from './draw-graph.ts';
import { drawnWeight, edgeStanding } from './edge-standing.ts';
import { xmlAttribute } from './escape.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

type Attribute<T> = {
  readonly title: string;
  readonly type: string;
  readonly value: (item: T) => string | number | boolean | null;
};

const NODE_ATTRIBUTES: readonly Attribute<ViewNode>[] = [
  { title: 'name', type: 'string', value: (node) => node.label },
  { title: 'entity_type', type: 'string', value: (node) => node.type },
  { title: 'entity_kind', type: 'string', value: (node) => node.kind },
  { title: 'aliases', type: 'string', value: (node) => node.aliases.join('; ') },
  { title: 'acts_for', type: 'string', value: (node) => node.actsFor },
  { title: 'country', type: 'string', value: (node) => node.country },
  { title: 'latitude', type: 'double', value: (node) => node.latitude },
  { title: 'longitude', type: 'double', value: (node) => node.longitude },
  { title: 'wikidata', type: 'string', value: (node) => node.wikidata },
  { title: 'side', type: 'integer', value: (node) => node.side },
  { title: 'mentions', type: 'integer', value: (node) => node.mentions },
  { title: 'article_count', type: 'integer', value: (node) => node.articles.length },
  { title: 'claim_count', type: 'integer', value: (node) => node.claims },
];

const EDGE_ATTRIBUTES: readonly Attribute<ViewEdge>[] = [
  { title: 'relation', type: 'string', value: (edge) => edge.relation },
  { title: 'polarity', type: 'integer', value: (edge) => edge.polarity },
  { title: 'net_polarity', type: 'integer', value: (edge) => edgeStanding(edge).netPolarity },
  { title: 'status', type: 'string', value: (edge) => edgeStanding(edge).status },
  { title: 'disputed', type: 'boolean', value: (edge) => edgeStanding(edge).disputed },
  { title: 'symmetric', type: 'boolean', value: (edge) => edge.symmetric },
  { title: 'contested', type: 'boolean', value: (edge) => edge.contested },
  { title: 'plover', type: 'string', value: (edge) => edge.plover },
  { title: 'claims', type: 'integer', value: (edge) => edge.weight },
  { title: 'asserted', type: 'integer', value: (edge) => edge.asserted },
  { title: 'denied', type: 'integer', value: (edge) => edge.denied },
  { title: 'proposed', type: 'integer', value: (edge) => edge.proposed },
  { title: 'ended', type: 'integer', value: (edge) => edge.ended },
  { title: 'article_count', type: 'integer', value: (edge) => edge.articles.length },
  { title: 'confidence', type: 'double', value: (edge) => edge.confidence },
  { title: 'speakers', type: 'string', value: (edge) => edge.speakers.join('; ') },
  { title: 'publishers', type: 'string', value: (edge) => edge.publishers.join('; ') },
  { title: 'quote', type: 'string', value: (edge) => edge.quote },
];

/**
 * GEXF 1.3 with a timeline: each node and edge is there on the days of its articles. What has no dated article has no
 * spell, which readers take for always.
 * @see https://gexf.net/schema.html
 */
export function* writeGexf({ nodes, edges, meta }: ExportView): Generator<string> {
  const dates = new Map(meta.articles.map((article) => [article.id, article.date]));
  const isDynamic = meta.articles.some((article) => article.date !== null);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n';
  yield '<meta><creator>stancegraph</creator></meta>\n';
  const time = isDynamic ? ' mode="dynamic" timeformat="date" timerepresentation="interval"' : ' mode="static"';
  yield `<graph defaultedgetype="directed"${time}>\n`;
  yield attributeElements('node', NODE_ATTRIBUTES);
  yield attributeElements('edge', EDGE_ATTRIBUTES);
  yield '<nodes>\n';
  for (const node of nodes) {
    const spells = spellElements(node.articles, dates);
    yield `<node id="${xmlAttribute(node.id)}" label="${xmlAttribute(node.label)}">${valueElements(NODE_ATTRIBUTES, node)}${spells}${nodeLook(node)}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
  for (const edge of edges) {
    const kind = xmlAttribute(edge.relation);
    const ends = `source="${xmlAttribute(edge.source)}" target="${xmlAttribute(edge.target)}"`;
    const spells = spellElements(edge.articles, dates);
    yield `<edge id="${xmlAttribute(edge.id)}" ${ends} kind="${kind}" label="${kind}" weight="${drawnWeight(edge.weight)}">${valueElements(EDGE_ATTRIBUTES, edge)}${spells}${colorElement(edge.color)}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function attributeElements<T>(place: 'node' | 'edge', attributes: readonly Attribute<T>[]): string {
  const list = attributes.map(
    ({ title, type }, at) => `<attribute id="${place[0]}${at}" title="${title}" type="${type}"/>`,
  );
  return `<attributes class="${place}" mode="static">\n${list.join('\n')}\n</attributes>\n`;
}

function valueElements<T>(attributes: readonly Attribute<T>[], item: T): string {
  const place = attributes === (NODE_ATTRIBUTES as readonly unknown[]) ? 'n' : 'e';
  let text = '';
  for (const [at, { value }] of attributes.entries()) {
    const found = value(item);
    if (found !== null && found !== '')
      text += `<attvalue for="${place}${at}" value="${xmlAttribute(String(found))}"/>`;
  }
  return text === '' ? '' : `<attvalues>${text}</attvalues>`;
}

/** One spell a day, which ends on that day: what is there on the 11th is not there on the 12th. */
function spellElements(articles: readonly string[], dates: ReadonlyMap<string, string | null>): string {
  const days = [...new Set(articles.flatMap((article) => dates.get(article) ?? []))].sort();
  if (days.length === 0) return '';
  return `<spells>${days.map((day) => `<spell start="${day}" end="${day}"/>`).join('')}</spells>`;
}

function nodeLook({ x, y, size, color }: ViewNode): string {
  const position = x === null || y === null ? '' : `<viz:position x="${x}" y="${y}" z="0"/>`;
  // Where one node has no size Gephi leaves those of the others as they are, and gives it 10.
  const ownSize = size === SMALLEST_DRAWN ? '' : `<viz:size value="${size}"/>`;
  return `${colorElement(color)}${position}${ownSize}`;
}

function colorElement(color: string): string {
  const [r, g, b] = rgbOf(color);
  return `<viz:color r="${r}" g="${g}" b="${b}"/>`;
}
