import { csvCell } from './escape.ts';
import type { ExporterOptions } from './exporter.ts';
import type { ExportView, ViewEdge, ViewNode } from './view.ts';

type Cell = string | number | boolean | null;

type Column<T> = {
  /** Header for Gephi's spreadsheet import, and for `neo4j-admin database import`. */
  readonly gephi: string;
  readonly neo4j: string;
  readonly value: (item: T) => Cell;
};

const NODE_COLUMNS: readonly Column<ViewNode>[] = [
  { gephi: 'Id', neo4j: 'id:ID', value: (node) => node.id },
  { gephi: 'Label', neo4j: 'name:string', value: (node) => node.label },
  { gephi: 'type', neo4j: 'type:string', value: (node) => node.type },
  { gephi: 'kind', neo4j: 'kind:string', value: (node) => node.kind },
  {
    gephi: 'aliases',
    neo4j: 'aliases:string[]',
    value: (node) => node.aliases.map((alias) => alias.replaceAll(';', ',')).join(';'),
  },
  { gephi: 'acts_for', neo4j: 'actsFor:string', value: (node) => node.actsFor },
  { gephi: 'country', neo4j: 'country:string', value: (node) => node.country },
  { gephi: 'latitude', neo4j: 'latitude:double', value: (node) => node.latitude },
  { gephi: 'longitude', neo4j: 'longitude:double', value: (node) => node.longitude },
  { gephi: 'wikidata', neo4j: 'wikidata:string', value: (node) => node.wikidata },
  { gephi: 'mentions', neo4j: 'mentions:int', value: (node) => node.mentions },
  { gephi: 'claims', neo4j: 'claims:int', value: (node) => node.claims },
  { gephi: 'side', neo4j: 'side:int', value: (node) => node.side },
  { gephi: 'first', neo4j: 'first:date', value: (node) => node.first },
  { gephi: 'last', neo4j: 'last:date', value: (node) => node.last },
];

const EDGE_COLUMNS: readonly Column<ViewEdge>[] = [
  { gephi: 'Source', neo4j: ':START_ID', value: (edge) => edge.source },
  { gephi: 'Target', neo4j: ':END_ID', value: (edge) => edge.target },
  { gephi: 'Kind', neo4j: ':TYPE', value: (edge) => edge.relation },
  { gephi: 'Id', neo4j: 'key:string', value: (edge) => edge.id },
  { gephi: 'Label', neo4j: 'plover:string', value: (edge) => edge.relation },
  { gephi: 'Weight', neo4j: 'claims:int', value: (edge) => edge.weight },
  { gephi: 'polarity', neo4j: 'polarity:int', value: (edge) => edge.polarity },
  { gephi: 'symmetric', neo4j: 'symmetric:boolean', value: (edge) => edge.symmetric },
  { gephi: 'contested', neo4j: 'contested:boolean', value: (edge) => edge.contested },
  { gephi: 'asserted', neo4j: 'asserted:int', value: (edge) => edge.asserted },
  { gephi: 'denied', neo4j: 'denied:int', value: (edge) => edge.denied },
  { gephi: 'proposed', neo4j: 'proposed:int', value: (edge) => edge.proposed },
  { gephi: 'ended', neo4j: 'ended:int', value: (edge) => edge.ended },
  { gephi: 'confidence', neo4j: 'confidence:double', value: (edge) => edge.confidence },
  { gephi: 'first', neo4j: 'first:date', value: (edge) => edge.first },
  { gephi: 'last', neo4j: 'last:date', value: (edge) => edge.last },
  {
    gephi: 'speakers',
    neo4j: 'speakers:string[]',
    value: (edge) => edge.speakers.map((name) => name.replaceAll(';', ',')).join(';'),
  },
  {
    gephi: 'publishers',
    neo4j: 'publishers:string[]',
    value: (edge) => edge.publishers.map((name) => name.replaceAll(';', ',')).join(';'),
  },
  { gephi: 'quote', neo4j: 'quote:string', value: (edge) => edge.quote },
];

/** One table as CSV: the edges, or with `table: 'nodes'` the nodes. */
export function* writeCsv(view: ExportView, options: ExporterOptions = {}): Generator<string> {
  if (options.table === 'nodes') yield* writeNodes(view.nodes, options);
  else yield* writeTable(neo4jEdges(EDGE_COLUMNS, options), view.edges, options);
}

function writeNodes(nodes: readonly ViewNode[], options: ExporterOptions): Generator<string> {
  const label: Column<ViewNode> = {
    gephi: '',
    neo4j: ':LABEL',
    value: (node) => `Entity;${node.type[0]?.toUpperCase()}${node.type.slice(1)}`,
  };
  return writeTable(options.neo4j === true ? [...NODE_COLUMNS, label] : NODE_COLUMNS, nodes, options);
}

/** Neo4j's type column is the relation already, so its label column holds the PLOVER root. */
function neo4jEdges(columns: readonly Column<ViewEdge>[], options: ExporterOptions): readonly Column<ViewEdge>[] {
  if (options.neo4j !== true) return [...columns, { gephi: 'plover', neo4j: '', value: (edge) => edge.plover }];
  return columns.map((column) =>
    column.neo4j === 'plover:string' ? { ...column, value: (edge) => edge.plover } : column,
  );
}

function* writeTable<T>(
  columns: readonly Column<T>[],
  items: readonly T[],
  options: ExporterOptions,
): Generator<string> {
  const isNeo4j = options.neo4j === true;
  // A database is no spreadsheet: an apostrophe there would only falsify the text.
  const formulas = options.formulas ?? (isNeo4j ? 'keep' : 'prefix');
  yield `${columns.map((column) => (isNeo4j ? column.neo4j : column.gephi)).join(',')}\n`;
  for (const item of items) yield `${columns.map(({ value }) => csvCell(value(item), formulas)).join(',')}\n`;
}
