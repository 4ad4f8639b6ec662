import { StancegraphError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { Exporter } from '../export/exporter.ts';
import { layoutView } from '../export/layout-view.ts';
import { readPageScript } from '../export/page-script.ts';
import { exporters } from '../export/registry.ts';
import { selectView } from '../export/select-view.ts';
import { findCamps } from '../sides/camps.ts';
import { openGraph, pickEntity } from './open-graph.ts';
import { type CommonOptions, note, writeData } from './terminal.ts';

type ExportOptions = CommonOptions & {
  readonly layout: string;
  readonly minWeight?: number;
  readonly relations?: string;
  readonly type?: string;
  readonly since?: string;
  readonly until?: string;
  readonly ego?: string;
  readonly hops: number;
  readonly stancesOnly: boolean;
  readonly strict: boolean;
  readonly table?: string;
  readonly neo4j: boolean;
  readonly colorBy: string;
};

/** `stancegraph export FORMAT`: the graph, or the part of it that the options choose, for other programs and people. */
export function runExport([format = '']: readonly string[], options: ExportOptions): number {
  const exporter = exporterFor(format);
  const layout = oneOf(options.layout, ['forceatlas2', 'circular', 'none'] as const, 'layout');
  const colorBy = oneOf(options.colorBy, ['type', 'side'] as const, 'colour scheme');
  const table = options.table === undefined ? undefined : oneOf(options.table, ['nodes', 'edges'] as const, 'table');
  const graph = openGraph(options);
  const wantsSides = colorBy === 'side' || format === 'html';
  const { minWeight, since, until } = options;
  const view = selectView(graph, {
    ...(minWeight === undefined ? {} : { minWeight }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(options.ego === undefined ? {} : { ego: pickEntity(graph, options.ego), hops: options.hops }),
    ...(wantsSides ? { sides: findCamps(graph, { slices: 0 }).sideOf } : {}),
    relations: names(options.relations),
    types: names(options.type),
    stancesOnly: options.stancesOnly,
    colorBy,
  });
  if (view.edges.length === 0) note('No edge is left to export.', options);
  const needsPlaces = ['graphml', 'gexf', 'html', 'svg', 'dot', 'json'].includes(format);
  const placed = needsPlaces ? layoutView(view, { layout }) : view;
  writeData(
    exporter.write(placed, {
      strict: options.strict,
      neo4j: options.neo4j,
      ...(table === undefined ? {} : { table }),
      ...(format === 'html' ? { pageScript: readPageScript() } : {}),
    }),
    options,
  );
  if (options.output !== undefined) {
    note(`${view.nodes.length} nodes and ${view.edges.length} edges written to ${options.output}.`, options);
  }
  return 0;
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

function oneOf<T extends string>(text: string, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new StancegraphError('USAGE', `There is no ${what} "${text}".`, {
    hint: `Choose one of ${choices.join(', ')}.`,
  });
}

const names = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The script of the HTML page, `dist/page.js`, whether the program runs from `src` or bundled from `dist`. */
