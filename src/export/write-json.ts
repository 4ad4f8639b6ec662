import type { ExportView } from './view.ts';

/** The graph as graphology serialises it, a line per node and edge; `graph.import(JSON.parse(text))` reads it back. */
export function* writeJson({ nodes, edges, meta }: ExportView): Generator<string> {
  yield '{"options":{"type":"directed","multi":true,"allowSelfLoops":true},\n';
  yield `"attributes":${JSON.stringify(meta)},\n"nodes":[`;
  for (const [at, { id, ...attributes }] of nodes.entries()) {
    yield `${at === 0 ? '\n' : ',\n'}${JSON.stringify({ key: id, attributes })}`;
  }
  yield '],\n"edges":[';
  for (const [at, { id, source, target, ...attributes }] of edges.entries()) {
    yield `${at === 0 ? '\n' : ',\n'}${JSON.stringify({ key: id, source, target, attributes })}`;
  }
  yield ']}\n';
}
