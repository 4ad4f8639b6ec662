import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashFile } from '../base/read-lines.ts';
import { writeFileWhole } from '../base/write-file.ts';

/** What a graph file was made of, so that nothing is done when nothing has changed. */
export type Manifest = {
  /** Hash of the records of all articles and of all else that the graph is made of. */
  readonly inputs: string;
  /** Hash of the graph file. */
  readonly graph: string;
  readonly summary: string;
};

/** Where the manifest of a graph file lies in the folder of the cache. */
export const manifestPath = (folder: string, graph: string): string => join(folder, `${basename(graph)}.built.json`);

/** The manifest of the graph file that is there, where both were made of these inputs. */
export function readManifest(path: string, graph: string, inputs: string): Manifest | undefined {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    return found.inputs === inputs && found.graph === graphHash(graph) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Notes what the graph file was made of. Where that cannot be written the next build merges again. */
export function writeManifest(path: string, graph: string, made: Omit<Manifest, 'graph'>): void {
  try {
    writeFileWhole(path, [JSON.stringify({ ...made, graph: graphHash(graph) ?? '' })]);
  } catch {
    // The next build merges again.
  }
}

function graphHash(path: string): string | undefined {
  try {
    return hashFile(path);
  } catch {
    return undefined;
  }
}
