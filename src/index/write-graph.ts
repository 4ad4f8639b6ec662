import { createHash } from 'node:crypto';
import { writeFileWhole } from '../base/write-file.ts';
import type { KnowledgeGraph } from '../graph/graph-shape.ts';
import { graphHeader, graphLines } from '../graph/save-graph.ts';
import { IndexColumns, indexPath } from './compact-index.ts';

/**
 * Writes a graph file and the compact index beside it, each whole or not at all. Lines are made twice, once for the
 * checksum, since a large graph is longer than a string may be.
 * @throws StancegraphError FILE_UNWRITABLE
 */
export function writeGraphFile(graph: KnowledgeGraph, path: string): void {
  const hash = createHash('sha256');
  for (const { text } of graphLines(graph)) hash.update(text);
  const sha256 = hash.digest('hex');
  const columns = new IndexColumns(graph);
  const header = graphHeader(sha256);
  let end = Buffer.byteLength(header);
  const chunks = function* () {
    yield header;
    for (const line of graphLines(graph)) {
      end = columns.add(line, end);
      yield line.text;
    }
  };
  writeFileWhole(path, chunks());
  writeFileWhole(indexPath(path), columns.write({ sha256, bytes: end }));
}
