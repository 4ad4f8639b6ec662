import { formatProblem, StancegraphError } from '../base/errors.ts';
import { makeTools, type Tools, withoutLearned } from '../pipeline.ts';
import { type LoadedSchema, loadCompiledSchema } from '../schema/compiled-schema.ts';
import type { Schema } from '../schema/schema.ts';
import { loadModels } from '../text/model/load-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import type { CommonOptions } from './terminal.ts';

/**
 * The schema with its overlays.
 * @throws StancegraphError SCHEMA_INVALID when there is an error in it; every finding is printed first.
 */
export async function openSchema(options: SchemaOptions): Promise<Schema> {
  const compiled = options.schema.length === 0 ? loadCompiledSchema() : undefined;
  const { schema, problems } = compiled ?? (await readSchema(options.schema));
  const errors = problems.filter((problem) => problem.severity === 'error');
  for (const problem of errors) process.stderr.write(`${formatProblem(problem)}\n`);
  if (errors.length === 0) return options.reader === undefined ? schema : withReader(schema, options.reader);
  throw new StancegraphError(
    'SCHEMA_INVALID',
    `The schema has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}.`,
    {
      hint: 'See above; `stancegraph check` lists warnings too.',
    },
  );
}

/** Which reader a run uses: `full` asks the learned one too, `fast` has trees, frames and rules alone. */
export type ReaderName = 'full' | 'fast';
type SchemaOptions = Pick<CommonOptions, 'schema' | 'quiet'> & { readonly reader?: ReaderName };

/** The schema with the reader that the command line names, which its hash tells apart. */
const withReader = (schema: Schema, reader: ReaderName): Schema =>
  reader === 'full' ? schema : { ...withoutLearned(schema), hash: `${schema.hash}-${reader}` };

/** The code that reads YAML takes a while to load, and is needed only for what was not compiled. */
async function readSchema(overlays: readonly string[]): Promise<LoadedSchema> {
  const { loadSchema } = await import('../schema/load-schema.ts');
  return loadSchema({ overlays });
}

/** Schema, models and compiled rules: what reading articles needs. */
export async function openTools(options: SchemaOptions & { readonly minConfidence?: number }): Promise<Tools> {
  const schema = await openSchema(options);
  const models = loadModels(modelsFolder());
  return makeTools(schema, models, options.minConfidence === undefined ? {} : { minConfidence: options.minConfidence });
}
