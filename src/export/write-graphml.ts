import { rgbOf } from './colors.ts';
import { SMALLEST_DRAWN } from './draw-graph.ts';
import { drawnWeight, edgeStanding } from './edge-standing.ts';
import { xmlAttribute, xmlText } from './escape.ts';
import type { ExporterOptions } from './exporter.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';
import { YED_KEYS, YED_NAMESPACE, yedEdge, yedNode } from './yed-look.ts';

type Value = string | number | boolean | null;

type Column<T> = {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'int' | 'long' | 'double' | 'string';
  readonly value: (item: T) => Value;
};

/**
 * Key ids are lower case and prefixed, save the ones that Gephi takes for display (`label x y size r g b weight`): it
 * would take `b` for the blue channel whatever it means.
 */
const NODE_COLUMNS: readonly Column<ViewNode>[] = [
  { id: 'label', name: 'label', type: 'string', value: (node) => node.label },
  { id: 'x', name: 'x', type: 'double', value: (node) => node.x },
  { id: 'y', name: 'y', type: 'double', value: (node) => node.y },
  // Where one node has no size Gephi leaves those of the others as they are, and gives it 10.
  { id: 'size', name: 'size', type: 'double', value: ({ size }) => (size === SMALLEST_DRAWN ? null : size) },
  { id: 'r', name: 'r', type: 'int', value: (node) => rgbOf(node.color)[0] },
  { id: 'g', name: 'g', type: 'int', value: (node) => rgbOf(node.color)[1] },
  { id: 'b', name: 'b', type: 'int', value: (node) => rgbOf(node.color)[2] },
  { id: 'n_name', name: 'name', type: 'string', value: (node) => node.label },
  { id: 'n_type', name: 'entity_type', type: 'string', value: (node) => node.type },
  { id: 'n_kind', name: 'entity_kind', type: 'string', value: (node) => node.kind },
  { id: 'n_aliases', name: 'aliases', type: 'string', value: (node) => node.aliases.join('; ') },
  { id: 'n_acts_for', name: 'acts_for', type: 'string', value: (node) => node.actsFor },
  { id: 'n_country', name: 'country', type: 'string', value: (node) => node.country },
  { id: 'n_latitude', name: 'latitude', type: 'double', value: (node) => node.latitude },
  { id: 'n_longitude', name: 'longitude', type: 'double', value: (node) => node.longitude },
  { id: 'n_wikidata', name: 'wikidata', type: 'string', value: (node) => node.wikidata },
  { id: 'n_side', name: 'side', type: 'int', value: (node) => node.side },
  { id: 'n_mentions', name: 'mentions', type: 'int', value: (node) => node.mentions },
  { id: 'n_articles', name: 'article_count', type: 'int', value: (node) => node.articles.length },
  { id: 'n_claims', name: 'claim_count', type: 'int', value: (node) => node.claims },
  { id: 'n_start', name: 'start', type: 'string', value: (node) => node.first },
  { id: 'n_end', name: 'end', type: 'string', value: (node) => node.last },
  { id: 'n_start_ms', name: 'start_ms', type: 'long', value: (node) => epochMs(node.first) },
  { id: 'n_end_ms', name: 'end_ms', type: 'long', value: (node) => epochMs(node.last) },
];

const EDGE_COLUMNS: readonly Column<ViewEdge>[] = [
  { id: 'edgelabel', name: 'label', type: 'string', value: (edge) => edge.relation },
  { id: 'weight', name: 'weight', type: 'double', value: (edge) => drawnWeight(edge.weight) },
  { id: 'e_r', name: 'r', type: 'int', value: (edge) => rgbOf(edge.color)[0] },
  { id: 'e_g', name: 'g', type: 'int', value: (edge) => rgbOf(edge.color)[1] },
  { id: 'e_b', name: 'b', type: 'int', value: (edge) => rgbOf(edge.color)[2] },
  { id: 'e_relation', name: 'relation', type: 'string', value: (edge) => edge.relation },
  { id: 'e_polarity', name: 'polarity', type: 'int', value: (edge) => edge.polarity },
  { id: 'e_net', name: 'net_polarity', type: 'int', value: (edge) => edgeStanding(edge).netPolarity },
  { id: 'e_status', name: 'status', type: 'string', value: (edge) => edgeStanding(edge).status },
  { id: 'e_disputed', name: 'disputed', type: 'boolean', value: (edge) => edgeStanding(edge).disputed },
  { id: 'e_symmetric', name: 'symmetric', type: 'boolean', value: (edge) => edge.symmetric },
  { id: 'e_contested', name: 'contested', type: 'boolean', value: (edge) => edge.contested },
  { id: 'e_plover', name: 'plover', type: 'string', value: (edge) => edge.plover },
  { id: 'e_claims', name: 'claims', type: 'int', value: (edge) => edge.weight },
  { id: 'e_asserted', name: 'asserted', type: 'int', value: (edge) => edge.asserted },
  { id: 'e_denied', name: 'denied', type: 'int', value: (edge) => edge.denied },
  { id: 'e_proposed', name: 'proposed', type: 'int', value: (edge) => edge.proposed },
  { id: 'e_ended', name: 'ended', type: 'int', value: (edge) => edge.ended },
  { id: 'e_articles', name: 'article_count', type: 'int', value: (edge) => edge.articles.length },
  { id: 'e_confidence', name: 'confidence', type: 'double', value: (edge) => edge.confidence },
  { id: 'e_speakers', name: 'speakers', type: 'string', value: (edge) => edge.speakers.join('; ') },
  { id: 'e_publishers', name: 'publishers', type: 'string', value: (edge) => edge.publishers.join('; ') },
  { id: 'e_quote', name: 'quote', type: 'string', value: (edge) => edge.quote },
  { id: 'e_start', name: 'start', type: 'string', value: (edge) => edge.first },
  { id: 'e_end', name: 'end', type: 'string', value: (edge) => edge.last },
  { id: 'e_start_ms', name: 'start_ms', type: 'long', value: (edge) => epochMs(edge.first) },
  { id: 'e_end_ms', name: 'end_ms', type: 'long', value: (edge) => epochMs(edge.last) },
];

/** Milliseconds since 1970 of an ISO date, UTC; null for none. */
export function epochMs(date: string | null): number | null {
  const ms = date === null ? Number.NaN : Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms;
}

/**
 * GraphML as Gephi reads it best: one directed graph, kinds of edges kept apart by the `label` attribute, a picture
 * already laid out and coloured. `strict` leaves the attribute out and writes ids as name tokens, as the schema wants.
 * @see http://graphml.graphdrawing.org/specification.html
 */
export function* writeGraphml(view: ExportView, options: ExporterOptions = {}): Generator<string> {
  const isStrict = options.strict === true;
  const isForYed = options.graphFor === 'yed';
  const idOf = isStrict ? nameToken : xmlAttribute;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" ${isForYed ? YED_NAMESPACE : ''}xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" `;
  yield 'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">\n';
  for (const column of NODE_COLUMNS) yield keyElement(column, 'node');
  if (isStrict) yield '<key id="n_id" for="node" attr.name="entity_id" attr.type="string"/>\n';
  for (const column of EDGE_COLUMNS) yield keyElement(column, 'edge');
  if (isForYed) yield YED_KEYS;
  yield '<graph id="stancegraph" edgedefault="directed">\n';
  for (const node of view.nodes) {
    const id = isStrict ? dataElement('n_id', node.id) : '';
    const look = isForYed ? yedNode(node) : '';
    yield `<node id="${idOf(node.id)}">${id}${look}${dataElements(NODE_COLUMNS, node)}</node>\n`;
  }
  for (const edge of view.edges) {
    const kind = isStrict ? '' : ` label="${xmlAttribute(edge.relation)}"`;
    const ends = `source="${idOf(edge.source)}" target="${idOf(edge.target)}"`;
    const look = isForYed ? yedEdge(edge) : '';
    yield `<edge id="${idOf(edge.id)}" ${ends}${kind}>${look}${dataElements(EDGE_COLUMNS, edge)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function keyElement({ id, name, type }: Column<never>, target: string): string {
  return `<key id="${id}" for="${target}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function dataElements<T>(columns: readonly Column<T>[], item: T): string {
  let text = '';
  for (const { id, value } of columns) text += dataElement(id, value(item));
  return text;
}

/** Nothing for what is not known: readers take an empty element for an empty text. */
function dataElement(key: string, value: Value): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return Number.isFinite(value) ? `<data key="${key}">${value}</data>` : '';
  const text = typeof value === 'string' ? xmlText(value) : String(value);
  return text === '' ? '' : `<data key="${key}">${text}</data>`;
}

/** An id of name characters only (NMTOKEN), as the schema wants: `/` becomes `:`, anything else `_` with its code. */
function nameToken(id: string): string {
  return id
    .replaceAll('/', ':')
    .replaceAll('|', '.')
    .replace(/[^A-Za-z0-9.:-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
