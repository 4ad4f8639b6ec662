import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeGraphFile } from '../../src/index/write-graph.ts';
import { build } from '../../src/index.ts';
import { exportView } from '../../src/tui/export-view.ts';

test('an export never replaces a graph file, and says what it wrote', async () => {
  const { graph } = await build([{ id: 'a', text: 'Norway backs Sweden.' }]);
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
  const file = join(folder, 'graph.json');
  writeGraphFile(graph, file);
  const before = readFileSync(file, 'utf8');
  const screen = { kind: 'entity', id: 'group/norway' } as unknown as Parameters<typeof exportView>[1];
  expect(exportView(graph, screen, file)).toContain('graph file');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(exportView(graph, screen, join(folder, 'view.json'))).toContain('1 edge ');
  expect(JSON.parse(readFileSync(join(folder, 'view.json'), 'utf8'))).toHaveProperty('nodes');
});
