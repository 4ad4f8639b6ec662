import { formatProblem } from '../base/errors.ts';
import { loadSchema } from '../schema/load-schema.ts';
import { type CommonOptions, note, writeData } from './terminal.ts';

/** `stancegraph check`: findings on the schema, a line each; exit code 3 when one is an error. */
export function runCheck(_args: readonly string[], options: CommonOptions): number {
  const { schema, problems } = loadSchema({ overlays: options.schema });
  writeData(
    problems.map((problem) => `${formatProblem(problem)} [${problem.severity}]\n`),
    options,
  );
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  note(
    `${schema.relations.size} relations, ${schema.frames.length} frames, ${schema.gazetteer.length} known entities: ${errors} errors, ${problems.length - errors} warnings.`,
    options,
  );
  return errors === 0 ? 0 : 3;
}
