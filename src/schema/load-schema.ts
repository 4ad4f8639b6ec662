import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';

export type { LoadedSchema } from './compiled-schema.ts';

import {
  bundledFiles,
  bundledFolder,
  COMPILED_FORMAT,
  type CompiledSchema,
  type LoadedSchema,
  readCompiled,
} from './compiled-schema.ts';
import { completeSchema, hashOfRead } from './complete-schema.ts';
import { parseEntityTypes, parseSchema } from './parse-schema.ts';
import type { RelationType } from './schema.ts';
import { hashFolder, packageFolder, readSchemaFolder } from './schema-folder.ts';

/**
 * Reads the bundled schema (or `folder`) and lays the overlays on it, in order: an entry, relation or frame of the same
 * id overrides, a new one adds. Problems are sorted by place; what is broken is left out of the schema.
 * @throws StancegraphError FILE_UNREADABLE when a folder cannot be read.
 */
export function loadSchema(options: { folder?: string; overlays?: readonly string[] } = {}): LoadedSchema {
  const files = options.folder === undefined ? bundledFiles() : readSchemaFolder(options.folder);
  const compiled = options.folder === undefined ? readCompiled() : undefined;
  let { core, problems } = compiled ?? parseSchema(files);
  let hashes = hashOfRead(files);
  for (const overlay of options.overlays ?? []) {
    const added = readSchemaFolder(overlay);
    hashes += hashOfRead(added);
    const parsed = parseSchema(added, core);
    core = parsed.core;
    problems = [...problems, ...parsed.problems];
  }
  const found: Problem[] = [];
  return { schema: completeSchema(core, files, { hashes, problems: found }), problems: [...problems, ...found] };
}

/** The findings of `stancegraph check`: always read anew, never from the compiled schema. */
export function checkSchema(options: { folder?: string; overlays?: readonly string[] } = {}): readonly Problem[] {
  const folder = options.folder ?? join(packageFolder(), 'graph-schema');
  return loadSchema({ ...options, folder }).problems;
}

/** Compiles the bundled schema; undefined when it has an error. */
export function compileSchema(): CompiledSchema | undefined {
  const files = bundledFiles();
  const { core, problems } = parseSchema(files);
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  return { format: COMPILED_FORMAT, key: hashFolder(bundledFolder()), core, problems };
}

/** The bundled relation types alone, for commands that need nothing else. */
export function loadRelations(): ReadonlyMap<string, RelationType> {
  const folder = join(packageFolder(), 'graph-schema');
  const path = 'relations.yaml';
  const text = readFileSync(join(folder, path), 'utf8');
  const { core } = parseSchema([{ path, label: path, text }]);
  return new Map(core.relations.map((relation) => [relation.name, relation]));
}

/** The bundled entity types: display colour and meaning, and the kinds told apart within each. */
export function loadEntityTypes(): ReturnType<typeof parseEntityTypes> {
  return parseEntityTypes(bundledFiles());
}
