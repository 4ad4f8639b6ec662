import { cutNames } from '../mentions/gazetteer.ts';
import { bundledFiles, type PackedSchema, packSchema } from '../schema/compiled-schema.ts';
import { completeSchema } from '../schema/complete-schema.ts';
import { compileSchema } from '../schema/load-schema.ts';

/**
 * What a start of the program would otherwise work out anew from the bundled YAML: the schema, and its names cut into
 * words. Undefined where the YAML has an error.
 */
export function compileAhead(): PackedSchema | undefined {
  const compiled = compileSchema();
  if (compiled === undefined) return undefined;
  const schema = completeSchema(compiled.core, bundledFiles(), { hashes: '' });
  return packSchema({ ...compiled, names: cutNames(schema) });
}
