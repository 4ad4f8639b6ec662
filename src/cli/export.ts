import { counted } from '../base/counted.ts';
import { StancegraphError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { Exporter } from '../export/exporter.ts';
import { placeView } from '../export/place-view.ts';
import { exporters } from '../export/registry.ts';
import { selectView, type ViewOptions } from '../export/select-view.ts';
import type { ExportView } from '../export/view.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { oneOf } from './one-of.ts';
import { openGraph, pickEntity } from './open-graph.ts';
import { drawPng, pageOptions, pictureOptions } from './picture-options.ts';
import { sureSides } from './sure-sides.ts';
import { type CommonOptions, note, writeData } from './terminal.ts';
import { whyEmpty } from './why-empty.ts';

type ExportOptions = CommonOptions & {
  readonly layout: string;
  readonly minWeight?: number;
  readonly minArticles?: number;
  readonly top?: number;
  readonly relations?: string;
  readonly type?: string;
  readonly since?: string;
  readonly until?: string;
  readonly ego?: string;
  readonly hops: number;
  readonly stancesOnly: boolean;
  readonly sides: boolean;
  readonly withUnlinked: boolean;
  readonly strict: boolean;
  readonly graphFor?: string;
  readonly table?: string;
  readonly neo4j: boolean;
  readonly colorBy?: string;
  readonly edgeColor: string;
  readonly picture: string;
  readonly toward?: string;
  readonly articles: readonly string[];
};

/** `stancegraph export FORMAT`: the graph, or the part of it that the options choose, for other programs and people. */
export async function runExport([format = '']: readonly string[], options: ExportOptions): Promise<number> {
  const exporter = exporterFor(format === 'png' ? 'svg' : format);
  const layout = oneOf(options.layout, ['forceatlas2', 'circular', 'none'] as const, 'layout');
  const edgeColor = oneOf(options.edgeColor, ['sign', 'relation'] as const, 'colour scheme for edges');
  const table = options.table === undefined ? undefined : oneOf(options.table, ['nodes', 'edges'] as const, 'table');
  const graphFor = programFor(options, format);
  const graph = openGraph(options);
  const view = selectView(graph, viewOptions(graph, exporter, options));
  if (view.edges.length === 0) note(`No edge is left to export: ${whyEmpty(graph, options)}`, options);
  const chunks = exporter.write(placeView(view, exporter, { layout, edgeColor }), {
    strict: options.strict,
    neo4j: options.neo4j,
    ...(graphFor === undefined ? {} : { graphFor }),
    ...(table === undefined ? {} : { table }),
    ...(format === 'html' ? await pageOptions(graph, options) : {}),
    ...(exporter.name === 'svg' ? pictureOptions(graph, options) : {}),
  });
  writeData(format === 'png' ? [await drawPng(chunks)] : chunks, options);
  if (options.output !== undefined) {
    note(`${writtenOf(format, view, table)} written to ${options.output}.`, options);
    if (view.nodes.length > 0) for (const line of openingNotes(format, graphFor, view)) note(line, options);
  }
  return 0;
}

/** What a file holds: of tables one, and the note says how to get the other. */
function writtenOf(format: string, { nodes, edges }: ExportView, table: string | undefined): string {
  const [some, others] = [counted(nodes.length, 'node'), counted(edges.length, 'edge')];
  if (format !== 'csv') return `${some} and ${others}`;
  return table === 'nodes' ? some : `${others} (the nodes: --table nodes)`;
}

/** Names that stand for all relations with a sign. */
const STANCES = /^stances?$/i;

function viewOptions(graph: KnowledgeGraph, { name, places }: Exporter, options: ExportOptions): ViewOptions {
  const listed = names(options.relations);
  const stancesOnly = options.stancesOnly || listed.some((one) => STANCES.test(one));
  const isEditor = places === 'editor';
  const plainColor = options.sides || (isEditor && stancesOnly) ? 'side' : 'type';
  const colorBy = oneOf(options.colorBy ?? plainColor, ['type', 'side'] as const, 'colour scheme');
  const wantsSides = colorBy === 'side' || options.sides || isEditor || name === 'html' || name === 'svg';
  const { minWeight, minArticles, top, since, until } = options;
  return {
    ...(minWeight === undefined ? {} : { minWeight }),
    ...(minArticles === undefined ? {} : { minArticles }),
    ...(top === undefined ? {} : { top }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(options.ego === undefined ? {} : { ego: pickEntity(graph, options.ego), hops: options.hops }),
    ...(wantsSides ? { sides: sureSides(graph) } : {}),
    relations: listed.filter((one) => !STANCES.test(one)),
    types: names(options.type),
    stancesOnly,
    onSides: options.sides,
    withUnlinked: !isEditor || options.withUnlinked,
    colorBy,
  };
}

/**
 * The program whose own elements GraphML gets.
 * @throws StancegraphError USAGE where another format is the one for that program.
 */
function programFor({ graphFor, strict }: ExportOptions, format: string): 'gephi' | 'yed' | undefined {
  if (graphFor === undefined) return undefined;
  const program = oneOf(graphFor, ['gephi', 'yed', 'cytoscape'] as const, 'program');
  if (program === 'cytoscape')
    throw new StancegraphError('USAGE', 'GraphML brings Cytoscape no styles.', {
      hint: 'Cytoscape opens `stancegraph export cx2` with places and styles.',
    });
  if (format !== 'graphml' || strict)
    throw new StancegraphError('USAGE', '--graph-for goes with `export graphml` without --strict.', {
      hint: 'Gephi reads gexf and graphml as they are.',
    });
  return program;
}

/** What only the program that opens the file can do. */
function openingNotes(format: string, graphFor: string | undefined, view: ExportView): readonly string[] {
  const isForGephi = (format === 'graphml' && graphFor !== 'yed') || format === 'gexf';
  const hasDates = view.meta.articles.some(({ date }) => date !== null);
  return [
    ...(isForGephi ? ['In Gephi set Preview > Edges > Color to "original": blue is for, orange against.'] : []),
    ...(format === 'gexf' && !hasDates ? ['No article has a date, so there is no timeline.'] : []),
  ];
}

function exporterFor(format: string): Exporter {
  const found = Object.hasOwn(exporters, format) ? exporters[format] : undefined;
  if (found !== undefined) return found;
  const all = Object.values(exporters).map(({ name, description }) => `${name} (${description})`);
  const near = nearest(format, Object.keys(exporters));
  throw new StancegraphError('USAGE', `There is no export format "${format}".`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}There are ${all.join(', ')}.`,
  });
}

const names = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
