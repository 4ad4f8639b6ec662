import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StancegraphError } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';

/** A file of a schema folder; `path` is relative to the folder and uses `/`, `label` is what messages call it. */
export type SchemaFile = { readonly path: string; readonly label: string; readonly text: string };

/** The package's own folder, found upwards from this file, from `src` and from the bundle in `dist` alike. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "stancegraph"')) return folder;
    const parent = dirname(folder);
    if (parent === folder)
      throw new StancegraphError('INTERNAL', 'The package folder was not found.', {
        hint: 'Install stancegraph anew.',
      });
    folder = parent;
  }
}

const READ_EXTENSIONS = ['.yaml', '.yml', '.tsv'];

const dataFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    READ_EXTENSIONS.some((extension) => path.endsWith(extension)),
  );

/**
 * All data files of a schema folder, sorted by path.
 * @throws StancegraphError FILE_UNREADABLE when the folder or a file cannot be read.
 */
export function readSchemaFolder(folder: string): readonly SchemaFile[] {
  try {
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    const shown = relative('', folder);
    const label = shown.startsWith('..') ? folder : shown;
    return dataFiles(folder)
      .map((path) => ({
        path: path.replaceAll('\\', '/'),
        label: join(label, path),
        text: readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, ''),
      }))
      .sort((a, b) => compareText(a.path, b.path));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StancegraphError('FILE_UNREADABLE', `Cannot read the schema folder ${folder}: ${reason}.`, {
      hint: 'Give --schema a folder laid out like graph-schema/.',
      cause,
    });
  }
}

/** SHA-256 over the names and bytes of the data files of a folder, hex: to make texts of them takes longer. */
export function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const path of dataFiles(folder).toSorted(compareText)) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path.replaceAll('\\', '/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** SHA-256 over names and contents, hex. */
export function hashFiles(files: readonly SchemaFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text.length}\0`).update(text);
  return hash.digest('hex');
}
