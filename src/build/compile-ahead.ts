import { bundledFiles, type PackedFiles, packSchema } from '../schema/compiled-schema.ts';
import { completeSchema, hashOfRead } from '../schema/complete-schema.ts';
import { compileSchema } from '../schema/load-schema.ts';
import { encodeLaid } from '../text/model/laid-models.ts';
import { modelsFolder } from '../text/model/models-folder.ts';
import { compileNames } from '../text/names/name-forms.ts';

/** What `dist/models.bin` holds. */
export const layModelsAhead = (): Uint8Array => encodeLaid(modelsFolder());

/**
 * What a start of the program would otherwise work out anew from the bundled YAML: the schema, and its names cut into
 * words. Undefined where the YAML has an error.
 */
export function compileAhead(): PackedFiles | undefined {
  const compiled = compileSchema();
  if (compiled === undefined) return undefined;
  const files = bundledFiles();
  const schema = completeSchema(compiled.core, files, { hashes: hashOfRead(files) });
  return packSchema(compiled, schema, compileNames(schema));
}
