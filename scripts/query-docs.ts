// Puts the answers of the corpus graph under the questions in docs/query.md.
//   npm run docs:query
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatRows, type Row } from '../src/cli/format-rows.ts';
import type { KnowledgeGraph } from '../src/graph/graph-shape.ts';
import { loadGraph } from '../src/graph/load-graph.ts';
import { type CypherValue, isList, toPlainData } from '../src/query/cypher/values.ts';
import { queryGraph } from '../src/query/query-graph.ts';

const DOCUMENT = resolve(import.meta.dirname, '../docs/query.md');

const cell = (value: CypherValue): string =>
  isList(value) ? value.map(cell).join(', ') : String(toPlainData(value) ?? '');

function answerTable(graph: KnowledgeGraph, query: string): string {
  const { columns, rows } = queryGraph(graph, query);
  const cells = Array.from(
    rows,
    (values): Row => Object.fromEntries(columns.map((name, at) => [name, cell(values[at] ?? null)])),
  );
  return [...formatRows(columns, cells, 'markdown')].join('');
}

/** The document with every answer worked out anew. */
export function fillAnswers(text: string, graph: KnowledgeGraph): string {
  return text.replace(
    /(```cypher\n([\s\S]*?)```\n)(\n\|[^\n]*(?:\n\|[^\n]*)*\n)?/g,
    (_all, block: string, query: string) => {
      return `${block}\n${answerTable(graph, query)}`;
    },
  );
}

if (process.argv[1]?.endsWith('query-docs.ts') === true) {
  const graph = loadGraph(process.argv[2] ?? 'exports/graph.json');
  writeFileSync(DOCUMENT, fillAnswers(readFileSync(DOCUMENT, 'utf8'), graph));
}
