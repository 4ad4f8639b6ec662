import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';
import { completeSchema, hashOfRead } from './complete-schema.ts';
import { ListedEntry } from './listed-entry.ts';
import { emptyEntry } from './make-gazetteer.ts';
import type { SchemaCore } from './parse-schema.ts';
import { printListed } from './read-tables.ts';
import type { CompiledNames, GazetteerEntry, Schema } from './schema.ts';
import { hashFiles, packageFolder, readSchemaFolder, type SchemaFile } from './schema-folder.ts';

/** Raised whenever the code would read other things from the same YAML. */
export const COMPILED_FORMAT = 24;

/** `dist/schema.json`: the bundled schema, parsed and checked; good as long as `key` is the hash of the folder. */
export type CompiledSchema = {
  readonly format: number;
  readonly key: string;
  readonly core: SchemaCore;
  readonly problems: readonly Problem[];
  readonly names?: CompiledNames;
};

export type LoadedSchema = { readonly schema: Schema; readonly problems: readonly Problem[] };

/** What `dist/schema.json` holds: of thousands of entries most fields are empty, and reading those is half of a start. */
export type PackedSchema = Omit<CompiledSchema, 'core'> & {
  readonly core: Omit<SchemaCore, 'gazetteer'> & { readonly gazetteer: readonly (PackedEntry | PackedListed)[] };
};
type PackedEntry = Pick<GazetteerEntry, 'id' | 'name'> & Partial<GazetteerEntry>;
/** An entry of a long list as its line in the table. */
type PackedListed = string;

/** Leaves the fields out that say nothing. */
export function packSchema({ core, ...rest }: CompiledSchema): PackedSchema {
  return {
    ...rest,
    core: {
      ...core,
      gazetteer: core.gazetteer.map((entry) => (entry.isListed ? printListed(entry) : packEntry(entry))),
    },
  };
}

function packEntry(entry: GazetteerEntry): PackedEntry {
  const empty: Readonly<Record<string, unknown>> = emptyEntry(entry.id, '');
  const isTold = ([key, value]: readonly [string, unknown]) =>
    key !== 'type' && !(Array.isArray(value) ? value.length === 0 : value === empty[key]);
  return { id: entry.id, name: entry.name, ...Object.fromEntries(Object.entries(entry).filter(isTold)) };
}

function unpackSchema({ core, ...rest }: PackedSchema): CompiledSchema {
  const gazetteer = core.gazetteer.map((packed) =>
    typeof packed === 'string' ? new ListedEntry(packed) : { ...emptyEntry(packed.id, packed.name), ...packed },
  );
  return { ...rest, core: { ...core, gazetteer } };
}

/** Where the compiled schema lies. */
export const compiledPath = (): string => join(packageFolder(), 'dist', 'schema.json');

/** The compiled form of files whose hash is `key`; undefined where there is none, or it is of another state. */
export function readCompiled(key: string): CompiledSchema | undefined {
  const path = compiledPath();
  if (!existsSync(path)) return undefined;
  try {
    const compiled: PackedSchema = JSON.parse(readFileSync(path, 'utf8'));
    return compiled.format === COMPILED_FORMAT && compiled.key === key ? unpackSchema(compiled) : undefined;
  } catch {
    // A damaged cache is no cache: the YAML says it all.
    return undefined;
  }
}

/** The bundled schema where it was compiled and is still the same: no YAML is read, and no code that would. */
export function loadCompiledSchema(): LoadedSchema | undefined {
  const files = bundledFiles();
  const compiled = readCompiled(hashFiles(files));
  if (compiled === undefined) return undefined;
  const names = IS_BUILT ? compiled.names : undefined;
  return {
    schema: completeSchema(compiled.core, files, { hashes: hashOfRead(files), names }),
    problems: compiled.problems,
  };
}

/** The files of the schema that comes with the program. */
export const bundledFiles = (): readonly SchemaFile[] => readSchemaFolder(join(packageFolder(), 'graph-schema'));

/** Sources may cut names otherwise than when `dist` was built. */
const IS_BUILT = !import.meta.url.includes('/src/schema/');
