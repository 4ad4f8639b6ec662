import { formatProblem, StancegraphError } from '../base/errors.ts';
import { makeTools, type Tools } from '../pipeline.ts';
import { loadSchema } from '../schema/load-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import type { CommonOptions } from './terminal.ts';

/**
 * The schema with its overlays.
 * @throws StancegraphError SCHEMA_INVALID when there is an error in it; every finding is printed first.
 */
export function openSchema(options: Pick<CommonOptions, 'schema' | 'quiet'>): Schema {
  const { schema, problems } = loadSchema({ overlays: options.schema });
  const errors = problems.filter((problem) => problem.severity === 'error');
  for (const problem of errors) process.stderr.write(`${formatProblem(problem)}\n`);
  if (errors.length === 0) return schema;
  throw new StancegraphError(
    'SCHEMA_INVALID',
    `The schema has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    {
      hint: 'See above; `stancegraph check` lists warnings too.',
    },
  );
}

/** Schema, models and compiled rules: what reading articles needs. */
export function openTools(
  options: Pick<CommonOptions, 'schema' | 'quiet'> & { readonly minConfidence?: number },
): Tools {
  const schema = openSchema(options);
  const models = loadModels(modelsFolder());
  return makeTools(schema, models, options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence });
}
