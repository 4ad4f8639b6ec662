import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { counted } from '../base/counted.ts';
import { writeFileWhole } from '../base/write-file.ts';
import { readPageScript } from '../export/page-script.ts';
import { placeView } from '../export/place-view.ts';
import { exporters } from '../export/registry.ts';
import { selectView } from '../export/select-view.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import type { Screen } from './state.ts';

/**
 * Writes what a screen is about to a file: the surroundings of its entity, or the whole graph. The ending of the file
 * names the format.
 * @returns one line on what was written, or on why nothing was.
 */
export function exportView(graph: KnowledgeGraph, screen: Screen, file: string): string {
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const exporter = Object.values(exporters).find(({ name, extension }) => name === ending || extension === ending);
  if (exporter === undefined) {
    const endings = Object.values(exporters).map(({ extension }) => extension);
    return `No format for .${ending}; there are ${[...new Set(endings)].join(', ')}.`;
  }
  if (isGraphFile(file)) return `${file} is a graph file, which this would replace. Choose another name.`;
  const ego = screen.kind === 'entity' ? { ego: screen.id, hops: 1 } : {};
  const view = placeView(selectView(graph, ego), exporter, { layout: 'forceatlas2' });
  try {
    writeFileWhole(file, exporter.write(view, exporter.name === 'html' ? { pageScript: readPageScript() } : {}));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return `${counted(view.nodes.length, 'node')} and ${counted(view.edges.length, 'edge')} written to ${file}`;
}

/** Whether a file that is there begins as `stancegraph build` begins one. */
function isGraphFile(file: string): boolean {
  const start = Buffer.from('{"format":"stancegraph"');
  const found = Buffer.alloc(start.length);
  try {
    if (!statSync(file).isFile()) return false;
    const handle = openSync(file, 'r');
    readSync(handle, found);
    closeSync(handle);
  } catch {
    return false;
  }
  return found.equals(start);
}
