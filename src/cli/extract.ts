import type { Problem } from '../base/errors.ts';
import { formatProblem } from '../base/errors.ts';
import { writeFileWhole } from '../base/write-file.ts';
import { compileFurniture } from '../corpus/find-blocks.ts';
import { readArticles } from '../corpus/read-articles.ts';
import type { ExtractRecord } from '../graph/records.ts';
import { extractArticle } from '../pipeline.ts';
import { openTools } from './load-tools.ts';
import { type CommonOptions, makeProgress, sanitize, writeOut } from './terminal.ts';

export type ReadingOptions = CommonOptions & { readonly minConfidence?: number; readonly jobs?: number };

/** What `build` and `extract` need of a run: its records as they come, then the problems met. */
export type ExtractRun = { readonly records: AsyncIterable<readonly ExtractRecord[]>; readonly problems: Problem[] };

/** Reads articles and yields the records of each; a broken article becomes a problem and the rest goes on. */
export function extractAll(paths: readonly string[], options: ReadingOptions): ExtractRun {
  const problems: Problem[] = [];
  return { problems, records: readAll(paths, options, problems) };
}

async function* readAll(
  paths: readonly string[],
  options: ReadingOptions,
  problems: Problem[],
): AsyncGenerator<readonly ExtractRecord[]> {
  const tools = openTools(options);
  const progress = makeProgress(options);
  let count = 0;
  const furniture = compileFurniture(tools.schema.lexicon['furniture'] ?? {});
  for await (const read of readArticles(paths, { furniture })) {
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    count += 1;
    progress.update(`${count} articles read: ${read.article.id}`);
    yield extractArticle(read.article, tools);
  }
  progress.done();
}

/** Prints problems on standard error; the exit code is 3 when one of them is an error. */
export function reportProblems(problems: readonly Problem[]): number {
  for (const problem of problems) process.stderr.write(`stancegraph: ${sanitize(formatProblem(problem))}\n`);
  return problems.some((problem) => problem.severity === 'error') ? 3 : 0;
}

/** `stancegraph extract [PATH...|-]`: records as JSON Lines, article by article in the order of their ids within each input. */
export async function runExtract(paths: readonly string[], options: ReadingOptions): Promise<number> {
  const run = extractAll(paths.length === 0 ? ['corpus'] : paths, options);
  if (options.output === undefined || options.output === '-') {
    for await (const records of run.records) writeOut(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  } else {
    const lines: string[] = [];
    for await (const records of run.records) for (const record of records) lines.push(`${JSON.stringify(record)}\n`);
    writeFileWhole(options.output, lines);
  }
  return reportProblems(run.problems);
}
