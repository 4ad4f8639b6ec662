import { counted } from '../base/counted.ts';
import { groupBy } from '../base/group-by.ts';
import { compareText } from '../base/ids.ts';
import type { GraphReader, Tie } from '../graph/graph-reader.ts';
import { formatRows, type Row, rowFormat } from './format-rows.ts';
import { openReader, pickFrom } from './open-graph.ts';
import { type CommonOptions, sanitize, writeData } from './terminal.ts';

/** `stancegraph show ENTITY`: who it is, its ties grouped by relation and direction, its sources. */
export function runShow([text = '']: readonly string[], options: CommonOptions): number {
  const graph = openReader(options);
  const id = pickFrom(graph, text);
  if (options.format === 'json') writeData([`${JSON.stringify(entityCard(graph, id), null, 2)}\n`], options);
  else if (options.format === undefined) writeData(cardLines(graph, id), options);
  else writeData(formatRows(TIE_COLUMNS, ties(graph, id), rowFormat(options.format)), options);
  return 0;
}

const TIE_COLUMNS = [
  'direction',
  'relation',
  'other',
  'name',
  'claims',
  'asserted',
  'denied',
  'proposed',
  'ended',
  'contested',
  'confidence',
  'speakers',
  'first',
  'last',
];

function entityCard(graph: GraphReader, id: string): Row {
  const { articles, ...node } = graph.node(id);
  return { id, ...node, articles, ties: ties(graph, id) };
}

/** A row per edge: outgoing first, then by relation, number of claims, id. */
function ties(graph: GraphReader, id: string): readonly Row[] {
  const rows = graph.ties(id).map((tie) => tieRow(graph, tie, id));
  return rows.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compareText(String(a['relation']), String(b['relation'])) ||
      Number(b['claims']) - Number(a['claims']) ||
      compareText(String(a['other']), String(b['other'])),
  );
}

const rank = (row: Row) => ['out', 'both', 'in'].indexOf(String(row['direction']));

function tieRow(graph: GraphReader, { edge, source, target }: Tie, id: string): Row {
  const other = source === id ? target : source;
  const { relation, claims, asserted, denied, proposed, ended, contested, confidence, speakers, first, last } = edge;
  const direction = edge.symmetric ? 'both' : source === id ? 'out' : 'in';
  return {
    direction,
    relation,
    other,
    name: graph.name(other),
    claims,
    asserted,
    denied,
    proposed,
    ended,
    contested,
    confidence,
    speakers,
    first,
    last,
  };
}

function cardLines(graph: GraphReader, id: string): readonly string[] {
  const node = graph.node(id);
  const facts = [
    node.type,
    node.kind,
    node.actsFor === null ? null : `acts for ${nameOf(graph, node.actsFor)}`,
    node.country === null ? null : `of ${nameOf(graph, node.country)}`,
  ];
  const at = node.latitude === null ? '' : `, at ${node.latitude}, ${node.longitude}`;
  const head = [
    `${node.name} (${id}): ${facts.filter((fact) => fact !== null).join(', ')}${at}`,
    `  named ${counted(node.mentions, 'time')} in ${counted(node.articles.length, 'article')}${node.aliases.length === 0 ? '' : ` as ${node.aliases.slice(0, 12).join(', ')}`}`,
  ];
  const groups = groupBy(ties(graph, id), (row) => `${String(row['direction'])} ${String(row['relation'])}`);
  const body = [...groups].flatMap(([key, rows]) => ['', ...groupLines(key, rows, (one) => nameOf(graph, one))]);
  const sources = node.articles.slice(0, 12).join(', ');
  return [
    ...head,
    ...body,
    '',
    `Sources: ${sources}${node.articles.length > 12 ? `, and ${node.articles.length - 12} more` : ''}`,
  ].map((line) => `${sanitize(line)}\n`);
}

type Naming = (id: string) => string;

function groupLines(key: string, rows: readonly Row[], naming: Naming): readonly string[] {
  const [direction = '', relation = ''] = key.split(' ');
  const title = direction === 'in' ? `← ${relation} (said of others toward it)` : `→ ${relation}`;
  return [title, ...rows.map((row) => tieLine(row, naming))];
}

function tieLine(row: Row, naming: Naming): string {
  const notes = ['denied', 'proposed', 'ended']
    .filter((name) => Number(row[name]) > 0)
    .map((name) => `${Number(row[name])} ${name}`);
  if (row['contested'] === true) notes.push('contested');
  const speakers =
    Array.isArray(row['speakers']) && row['speakers'].length > 0
      ? `, says ${row['speakers'].map(naming).join(', ')}`
      : '';
  return `    ${String(row['name'])}  ${counted(Number(row['claims']), 'claim')}, confidence ${Number(row['confidence']).toFixed(2)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}${speakers}`;
}

function nameOf(graph: GraphReader, id: string): string {
  return graph.hasNode(id) ? graph.name(id) : id;
}
