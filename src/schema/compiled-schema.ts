import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../base/errors.ts';
import { decodeTables, encodeTables, packLines } from '../base/line-table.ts';
import { compiledEntries, printEntry, readEntry } from './compiled-entry.ts';
import type { SchemaCore } from './parse-schema.ts';
import type { CompiledNames, Schema } from './schema.ts';
import { hashFolder, packageFolder, readSchemaFolder, type SchemaFile } from './schema-folder.ts';

/** Raised whenever the code would read other things from the same YAML. */
export const COMPILED_FORMAT = 24;

/** The bundled schema, parsed and checked; good as long as `key` is the hash of the folder. */
export type CompiledSchema = {
  readonly format: number;
  readonly key: string;
  readonly core: SchemaCore;
  readonly problems: readonly Problem[];
};

export type LoadedSchema = { readonly schema: Schema; readonly problems: readonly Problem[] };

/** `dist/schema.json`: all but the gazetteer, which is long, and of which a run asks for little. */
export type PackedSchema = Omit<CompiledSchema, 'core'> & {
  readonly core: Omit<SchemaCore, 'gazetteer'>;
  /** The lines of `entries` that the gazetteer of the core is, before places and cities are added. */
  readonly own: readonly number[];
} & Pick<Schema, 'identity' | 'hash'>;

/** `dist/schema.bin`: the tables of {@link CompiledNames}, in this order. */
const TABLES = ['entries', 'forms', 'surnames', 'skeletons'] as const satisfies readonly (keyof CompiledNames)[];

/** What the two files hold. */
export type PackedFiles = { readonly json: PackedSchema; readonly tables: Uint8Array };

/**
 * Packs a schema with what was worked out of its names. Lines of entries are first those of the complete gazetteer, in
 * its order; behind them those that places and cities have changed, as they were.
 */
export function packSchema(
  { core, ...rest }: CompiledSchema,
  { gazetteer, identity, hash }: Schema,
  names: Omit<CompiledNames, 'entries'>,
): PackedFiles {
  const lines = gazetteer.map(printEntry);
  const places = new Map(lines.map((line, at) => [line, at]));
  const { gazetteer: before, ...others } = core;
  const own = before.map((entry) => {
    const line = printEntry(entry);
    return places.get(line) ?? lines.push(line) - 1;
  });
  const tables = { ...names, entries: packLines(lines, gazetteer.length) };
  return {
    json: { ...rest, core: others, own, identity, hash },
    tables: encodeTables(TABLES.map((name) => tables[name])),
  };
}

/** Where the compiled schema lies. */
export const compiledPaths = (): { readonly json: string; readonly tables: string } => ({
  json: join(packageFolder(), 'dist', 'schema.json'),
  tables: join(packageFolder(), 'dist', 'schema.bin'),
});

type Unpacked = { readonly json: PackedSchema; readonly names: CompiledNames };

/** The compiled form of the bundled files as they are now; undefined where there is none, or it is of another state. */
function openCompiled(): Unpacked | undefined {
  const paths = compiledPaths();
  if (!existsSync(paths.json) || !existsSync(paths.tables)) return undefined;
  try {
    const json: PackedSchema = JSON.parse(readFileSync(paths.json, 'utf8'));
    if (json.format !== COMPILED_FORMAT || json.key !== hashFolder(bundledFolder())) return undefined;
    return { json, names: unpackNames(readFileSync(paths.tables)) };
  } catch {
    // A damaged cache is no cache: the YAML says it all.
    return undefined;
  }
}

/** @throws RangeError when the file is cut short */
export function unpackNames(file: Uint8Array): CompiledNames {
  const [entries, forms, surnames, skeletons] = decodeTables(file);
  if (entries === undefined || forms === undefined || surnames === undefined || skeletons === undefined)
    throw new RangeError('A table is missing.');
  return { entries, forms, surnames, skeletons };
}

/** The bundled schema as it was compiled, to lay overlays on. */
export function readCompiled(): Omit<CompiledSchema, 'format' | 'key'> | undefined {
  const compiled = openCompiled();
  if (compiled === undefined) return undefined;
  const { json, names } = compiled;
  const gazetteer = json.own.map((line) => readEntry(names.entries, line));
  return { core: { ...json.core, gazetteer }, problems: json.problems };
}

/** The bundled schema where it was compiled and is still the same: no YAML is read, and no code that would. */
export function loadCompiledSchema(): LoadedSchema | undefined {
  const compiled = openCompiled();
  if (compiled === undefined) return undefined;
  const { json, names } = compiled;
  const { relations, declared: _declared, ambiguous: _ambiguous, ...core } = json.core;
  const { identity, hash, problems } = json;
  return {
    schema: {
      ...core,
      relations: new Map(relations.map((relation) => [relation.name, relation])),
      gazetteer: compiledEntries(names),
      identity,
      hash,
      ...(IS_BUILT ? { compiledNames: names } : {}),
    },
    problems,
  };
}

/** The files of the schema that comes with the program. */
export const bundledFiles = (): readonly SchemaFile[] => readSchemaFolder(bundledFolder());

export const bundledFolder = (): string => join(packageFolder(), 'graph-schema');

/** Sources may cut names otherwise than when `dist` was built. */
const IS_BUILT = !import.meta.url.includes('/src/schema/');
