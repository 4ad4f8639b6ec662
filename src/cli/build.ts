import { writeFileWhole } from '../base/write-file.ts';
import { buildGraph } from '../graph/build-graph.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { mergeRecords } from '../graph/merge-records.ts';
import type { ExtractRecord } from '../graph/records.ts';
import { relationInfo } from '../graph/relation-info.ts';
import { serializeGraph } from '../graph/save-graph.ts';
import { summarize } from '../graph/summarize.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { extractAll, type ReadingOptions, reportProblems } from './extract.ts';
import { formatSummary } from './format-summary.ts';
import { type CommonOptions, note, writeOut } from './terminal.ts';

/** `stancegraph build [PATH...]`: articles to graph file, with a summary. */
export async function runBuild(paths: readonly string[], options: ReadingOptions): Promise<number> {
  const started = performance.now();
  const run = extractAll(paths.length === 0 ? ['corpus'] : paths, options);
  const records: ExtractRecord[] = [];
  for await (const found of run.records) records.push(...found);
  const graph = saveRecords(records, options);
  writeOut(formatSummary(summarize(graph)));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  note(`Wrote ${options.graph} in ${seconds} s.`, options);
  return reportProblems(run.problems);
}

/** Merges records and writes the graph file, whole or not at all. */
export function saveRecords(records: Iterable<ExtractRecord>, options: CommonOptions): KnowledgeGraph {
  const { relations } = loadSchema({ overlays: options.schema }).schema;
  const graph = buildGraph(mergeRecords(records), relationInfo(relations));
  writeFileWhole(options.graph, [serializeGraph(graph)]);
  return graph;
}
