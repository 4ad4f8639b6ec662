import type { Problem } from '../base/errors.ts';
import { StancegraphError } from '../base/errors.ts';
import { beginWholeFile, unwritable, type WholeFile } from '../base/write-file.ts';
import { defaultJobs, type Extracted, extractAll } from '../build/extract-all.ts';
import { hashTools } from '../build/hash-inputs.ts';
import { RecordCache } from '../build/record-cache.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import { makeTally, type ReadTally } from '../corpus/read-tally.ts';
import { makeTools } from '../pipeline.ts';
import type { Schema } from '../schema/schema.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import { type InputOptions, readOptions, reportRun } from './input-options.ts';
import { openSchema } from './load-tools.ts';
import { type CommonOptions, makeProgress, writeOut } from './terminal.ts';

export type ReadingOptions = CommonOptions & InputOptions & { readonly minConfidence?: number; readonly jobs?: number };

/** What `build` and `extract` need of a run: the records of each article as they come, then the problems met and the count of what was not read. */
export type ExtractRun = {
  readonly found: AsyncIterable<Extracted>;
  readonly problems: Problem[];
  readonly tally: ReadTally;
};

/** Reads articles; a broken one becomes a problem and the rest goes on. */
export function startExtraction(
  paths: readonly string[],
  options: ReadingOptions,
  { schema, cache }: Pick<Run, 'schema' | 'cache'>,
): ExtractRun {
  const problems: Problem[] = [];
  const tally = makeTally();
  return { problems, tally, found: extractPaths(paths, { options, problems, tally, schema, cache }) };
}

type Run = {
  readonly options: ReadingOptions;
  readonly problems: Problem[];
  readonly tally: ReadTally;
  readonly schema: Schema;
  readonly cache: RecordCache | undefined;
};

async function* extractPaths(paths: readonly string[], run: Run): AsyncGenerator<Extracted> {
  const { options, problems, tally, schema, cache } = run;
  const jobs = jobsOf(options.jobs);
  const { minConfidence } = options;
  const threshold = minConfidence === undefined ? {} : { minConfidence };
  const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
  const progress = makeProgress(options);
  const found = extractAll(readArticles(paths, { ...readOptions(options), furniture, tally }), {
    jobs,
    schema,
    ...threshold,
    tools: () => makeTools(schema, loadModels(modelsFolder()), threshold),
    cache,
    problems,
  });
  let count = 0;
  for await (const one of found) {
    count += 1;
    progress.update(`${count} articles read: ${one.article.id}`);
    yield one;
  }
  progress.done();
}

function jobsOf(jobs: number | undefined): number {
  if (jobs === undefined) return defaultJobs();
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new StancegraphError('USAGE', `${jobs} is no number of jobs.`, {
    hint: 'Write a whole number from 1, such as --jobs 4.',
  });
}

/** The cache in a folder for the schema, models and program of this run. */
export function openCache(folder: string, schema: Schema, minConfidence: number | undefined): RecordCache {
  return new RecordCache(folder, hashTools(schema, modelsFolder(), minConfidence));
}

/** `stancegraph extract [PATH...|-]`: records as JSON Lines, article by article in the order of their ids within each input. */
export async function runExtract(paths: readonly string[], options: ReadingOptions): Promise<number> {
  if (options.formats === true) return (await import('./formats.ts')).listFormats(options);
  const schema = await openSchema(options);
  const run = startExtraction(paths.length === 0 ? ['corpus'] : paths, options, { schema, cache: undefined });
  let count = 0;
  const found = watched(run.found, () => {
    count += 1;
  });
  if (options.output === undefined || options.output === '-') {
    for await (const { lines } of found) writeOut(lines);
  } else await writeStream(options.output, found);
  return reportRun(run, count);
}

async function* watched<T>(items: AsyncIterable<T>, see: () => void): AsyncGenerator<T> {
  for await (const item of items) {
    see();
    yield item;
  }
}

/** Writes records as they come; the file takes its place only when all are there. */
async function writeStream(path: string, found: AsyncIterable<Extracted>): Promise<void> {
  let file: WholeFile | undefined;
  try {
    file = beginWholeFile(path);
    for await (const { lines } of found) file.write(Buffer.from(lines));
    file.finish();
  } catch (cause) {
    file?.drop();
    throw unwritable(path, cause);
  }
}
