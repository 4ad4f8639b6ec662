import { dirname, join } from 'node:path';
import { StancegraphError } from '../base/errors.ts';
import { takeLock } from '../base/lock-file.ts';
import { checkNoFolder } from '../base/write-file.ts';
import { Builder } from '../build/builder.ts';
import { manifestPath, readManifest, writeManifest } from '../build/manifest.ts';
import { summarize } from '../findings/summarize.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { explainMerge } from '../graph/explain-merge.ts';
import type { RelationInfo } from '../graph/graph-shape.ts';
import { relationInfo } from '../graph/relation-info.ts';
import { GRAPH_FILE_VERSION, hashText } from '../graph/save-graph.ts';
import { writeGraphFile } from '../index/write-graph.ts';
import type { Schema, SummarySettings } from '../schema/schema.ts';
import { openCache, type ReadingOptions, startExtraction } from './extract.ts';
import { formatSummary, nextStep } from './format-summary.ts';
import { reportRun } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { openReader, pickFrom } from './open-graph.ts';
import { tellMerge } from './tell-merge.ts';
import { checkSummaryFormat, note, writeData } from './terminal.ts';

const BAD_INPUT = 3;

/** `cache` is false with --no-cache. */
type BuildOptions = ReadingOptions & {
  readonly cache?: string | boolean;
  readonly countCopies?: boolean;
  /** Two names or ids. */
  readonly explainMerge?: readonly string[];
};

/** `stancegraph build [PATH...]`: articles to graph file, with a summary. Articles read before are not read again. */
export async function runBuild(paths: readonly string[], options: BuildOptions): Promise<number> {
  if (options.formats === true) return (await import('./formats.ts')).listFormats(options);
  checkSummaryFormat(options);
  const asked = twoNames(options.explainMerge);
  const started = performance.now();
  checkNoFolder(options.graph);
  const release = takeLock(`${options.graph}.lock`);
  try {
    const schema = await openSchema(options);
    const folder = cacheFolder(options);
    const cache = folder === undefined ? undefined : openCache(folder, schema, options.minConfidence);
    const run = startExtraction(paths.length === 0 ? ['corpus'] : paths, options, { schema, cache });
    const builder = new Builder(cache);
    for await (const found of run.found) builder.add(found);
    if (builder.articles === 0) {
      const code = reportRun(run, 0) === BAD_INPUT ? 'ARTICLE_INVALID' : 'NOT_FOUND';
      throw new StancegraphError(code, 'No article was read, so no graph was written.', {
        hint: 'Give files that are read (stancegraph build --formats), folders of them, or - for standard input.',
      });
    }
    const manifest = folder === undefined ? undefined : manifestPath(folder, options.graph);
    const relations = relationInfo(schema.relations);
    const finishing: Finish = {
      graph: options.graph,
      manifest,
      relations,
      settings: schema.summary,
      countsCopies: options.countCopies ?? false,
    };
    const summary = finish(builder, finishing);
    const told = asked === undefined ? summary : explainNames(asked, builder, { graph: options.graph, schema });
    cache?.close();
    writeData([told], options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    note(`Wrote ${options.graph} in ${seconds} s${reuseNote(builder)}.`, options);
    note(nextStep(options.graph), options);
    return reportRun(run, builder.articles);
  } finally {
    release();
  }
}

/** @throws StancegraphError USAGE where there are not two. */
function twoNames(names: readonly string[] | undefined): readonly [string, string] | undefined {
  if (names === undefined) return undefined;
  const [a, b, ...others] = names;
  if (a !== undefined && b !== undefined && others.length === 0) return [a, b];
  throw new StancegraphError('USAGE', `--explain-merge takes two names, not ${names.length}.`, {
    hint: 'Write it last, with quotes around names of several words: build news/ --explain-merge Assad "Bashar al-Assad".',
  });
}

type Explaining = Pick<BuildOptions, 'graph'> & { readonly schema: Schema };

/** Why two names are one node of the graph that was written, or why two. */
function explainNames(asked: readonly [string, string], builder: Builder, { graph, schema }: Explaining): string {
  const reader = openReader({ graph });
  const [a, b] = asked;
  const entries = new Map(schema.gazetteer.map((entry) => [entry.id, entry]));
  const found = explainMerge(
    builder.merge(),
    [pickFrom(reader, a), pickFrom(reader, b)],
    (id) => entries.get(id),
    schema.identity,
  );
  return tellMerge(found, asked, (id) => reader.name(id));
}

function cacheFolder({ cache, graph }: BuildOptions): string | undefined {
  if (cache === false) return undefined;
  return typeof cache === 'string' ? cache : join(dirname(graph), '.stancegraph-cache');
}

type Finish = {
  readonly graph: string;
  readonly manifest: string | undefined;
  readonly relations: readonly RelationInfo[];
  readonly settings: SummarySettings;
  readonly countsCopies: boolean;
};

/** Merges and writes the graph file, unless the one that is there was made of the same; gives the summary. */
function finish(builder: Builder, { graph, manifest, relations, settings, countsCopies }: Finish): string {
  const inputs = hashText(JSON.stringify([GRAPH_FILE_VERSION, relations, settings, countsCopies, builder.inputs]));
  const before = manifest === undefined ? undefined : readManifest(manifest, graph, inputs);
  if (before !== undefined) return before.summary;
  const made = buildGraph(builder.merge(), relations, { countsCopies });
  writeGraphFile(made, graph);
  const summary = formatSummary(summarize(made, settings));
  if (manifest !== undefined) writeManifest(manifest, graph, { inputs, summary });
  return summary;
}

const reuseNote = ({ reused, articles }: Builder): string =>
  reused === 0 ? '' : `, ${reused} of ${articles} articles known from before`;
