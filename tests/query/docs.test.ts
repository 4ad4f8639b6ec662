import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fillAnswers } from '../../scripts/query-docs.ts';
import { loadGraph } from '../../src/graph/load-graph.ts';
import { runProgram } from '../cli/run-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('docs/query.md holds fifteen questions with the answers of the corpus (npm run docs:query renews them)', () => {
  const graph = join(mkdtempSync(join(tmpdir(), 'stancegraph-docs-')), 'graph.json');
  const built = runProgram(['build', 'corpus', '--graph', graph, '--quiet', '--no-cache'], { cwd: ROOT });
  expect(built.code).toBe(0);
  const text = readFileSync(join(ROOT, 'docs/query.md'), 'utf8');
  expect(fillAnswers(text, loadGraph(graph))).toBe(text);
  const answers = text.match(/```\n\n\|.*\|\n\|[ |-]*\|\n\| /g) ?? [];
  // One of the fifteen may have nothing to tell of the corpus; the others hold rows.
  expect(answers.length).toBeGreaterThanOrEqual(14);
}, 60_000);
