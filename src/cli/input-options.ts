import { formatProblem, type Problem } from '../base/errors.ts';
import type { ReadOptions } from '../corpus/read-articles.ts';
import { type ReadTally, tallyLines } from '../corpus/read-tally.ts';
import { loadCommonWords } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';

/** What the command line says of articles, and of the files that they stand in. */
export type InputOptions = {
  /** ISO date and publisher of articles that say none. */
  readonly date?: string;
  readonly publisher?: string;
  /** Names of fields by what they hold. */
  readonly field?: ReadonlyMap<string, string>;
  readonly verbose?: boolean;
  /** Whether the kinds of files are to be listed, and nothing read. */
  readonly formats?: boolean;
};

/** How the readers are told what the command line says. */
export function readOptions({ date, publisher, field, verbose }: InputOptions): ReadOptions {
  let words: ReadonlySet<string> | undefined;
  return {
    words: () => {
      words ??= loadCommonWords(modelsFolder());
      return words;
    },
    isVerbose: verbose ?? false,
    ...(date === undefined ? {} : { publishedOn: date }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(field === undefined ? {} : { fields: field }),
  };
}

type Met = { readonly problems: readonly Problem[]; readonly tally: ReadTally };

/** Prints problems on standard error; the exit code is 3 when one of them is an error. */
export function reportProblems(problems: readonly Problem[]): number {
  for (const problem of problems) process.stderr.write(`stancegraph: ${formatProblem(problem)}\n`);
  return problems.some((problem) => problem.severity === 'error') ? 3 : 0;
}

/** The end of a run: what went wrong, what was not read and why; exit code 1 where nothing was read at all. */
export function reportRun({ problems, tally }: Met, count: number): number {
  const code = reportProblems(problems);
  for (const line of tallyLines(tally)) process.stderr.write(`stancegraph: ${line}\n`);
  return code === 0 && count === 0 ? 1 : code;
}
