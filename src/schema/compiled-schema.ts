import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';
import { parseSchema, type SchemaCore } from './parse-schema.ts';
import { hashFiles, packageFolder, readSchemaFolder } from './schema-folder.ts';

/** Raised whenever the code would read other things from the same YAML. */
export const COMPILED_FORMAT = 5;

/** `dist/schema.json`: the bundled schema, parsed and checked; good as long as `key` is the hash of the folder. */
export type CompiledSchema = {
  readonly format: number;
  readonly key: string;
  readonly core: SchemaCore;
  readonly problems: readonly Problem[];
};

export function compiledPath(): string {
  return join(packageFolder(), 'dist', 'schema.json');
}

/** Compiles the bundled schema; undefined when it has an error. */
export function compileSchema(): CompiledSchema | undefined {
  const files = readSchemaFolder(join(packageFolder(), 'graph-schema'));
  const { core, problems } = parseSchema(files);
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  return { format: COMPILED_FORMAT, key: hashFiles(files), core, problems };
}
