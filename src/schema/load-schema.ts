import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';
import { COMPILED_FORMAT, type CompiledSchema, compiledPath } from './compiled-schema.ts';
import { addCities, addCountryPlaces } from './make-gazetteer.ts';
import { parseEntityTypes, parseSchema, type SchemaCore } from './parse-schema.ts';
import type { RelationType, Schema } from './schema.ts';
import { hashFiles, packageFolder, readSchemaFolder, type SchemaFile } from './schema-folder.ts';

export type LoadedSchema = { readonly schema: Schema; readonly problems: readonly Problem[] };

/**
 * Reads the bundled schema (or `folder`) and lays the overlays on it, in order: an entry, relation or frame of the same
 * id overrides, a new one adds. Problems are sorted by place; what is broken is left out of the schema.
 * @throws StancegraphError FILE_UNREADABLE when a folder cannot be read.
 */
export function loadSchema(options: { folder?: string; overlays?: readonly string[] } = {}): LoadedSchema {
  const files = readSchemaFolder(options.folder ?? join(packageFolder(), 'graph-schema'));
  const key = hashFiles(files);
  const compiled = options.folder === undefined ? readCompiled(key) : undefined;
  let { core, problems } = compiled ?? parseSchema(files);
  const hash = createHash('sha256').update(hashFiles(files.filter(isRead)));
  for (const overlay of options.overlays ?? []) {
    const added = readSchemaFolder(overlay);
    hash.update(hashFiles(added.filter(isRead)));
    const parsed = parseSchema(added, core);
    core = parsed.core;
    problems = [...problems, ...parsed.problems];
  }
  return { schema: completeSchema(core, files, hash.digest('hex')), problems };
}

/** Whether articles are read by it: `summary.yaml` only tells what is shown of a graph. */
const isRead = ({ path }: SchemaFile) => path !== 'summary.yaml';

/** The findings of `stancegraph check`: always read anew, never from the compiled schema. */
export function checkSchema(options: { folder?: string; overlays?: readonly string[] } = {}): readonly Problem[] {
  const folder = options.folder ?? join(packageFolder(), 'graph-schema');
  return loadSchema({ ...options, folder }).problems;
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
  return parseEntityTypes(readSchemaFolder(join(packageFolder(), 'graph-schema')));
}

function completeSchema(core: SchemaCore, files: readonly SchemaFile[], hash: string): Schema {
  const cities = files.find(({ path }) => path === 'gazetteer/generated/cities.tsv')?.text ?? '';
  return {
    relations: new Map(core.relations.map((relation) => [relation.name, relation])),
    frames: core.frames,
    gazetteer: addCities(addCountryPlaces(core.gazetteer), cities),
    lexicon: core.lexicon,
    confidence: core.confidence,
    summary: core.summary,
    voices: core.voices,
    hash,
  };
}

function readCompiled(key: string): CompiledSchema | undefined {
  const path = compiledPath();
  if (!existsSync(path)) return undefined;
  try {
    const compiled: CompiledSchema = JSON.parse(readFileSync(path, 'utf8'));
    return compiled.format === COMPILED_FORMAT && compiled.key === key ? compiled : undefined;
  } catch {
    // A damaged cache is no cache: the YAML says it all.
    return undefined;
  }
}
