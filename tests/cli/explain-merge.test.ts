import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, type Run, runProgram } from './run-program.ts';

test('--explain-merge says why two names are one node or two, and points to near names', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'news'));
  writeFileSync(join(folder, 'news/a.txt'), 'Bashar al-Assad thanked Russia. Assad met Vladimir Putin.\n');
  const explain = (...names: readonly string[]): Run =>
    runProgram([
      ...['build', join(folder, 'news'), '--graph', join(folder, 'graph.json'), '--reader', 'fast'],
      ...['--explain-merge', ...names],
    ]);
  const one = explain('Assad', 'Bashar al-Assad');
  expect(one.code).toBe(0);
  expect(one.out).toMatch(
    /^"Assad" and "Bashar al-Assad" are one node: .*person\/bashar-al-assad.*\n {2}"Assad": .*a\b/,
  );
  const two = explain('Vladimir Putin', 'Assad');
  expect(two.code).toBe(0);
  expect(two.out).toMatch(/^"Vladimir Putin" and "Assad" are two nodes: /);
  const unknown = explain('Bashar', 'Vladimir Putin');
  expect(unknown.code).toBe(1);
  expect(unknown.err).toMatch(/No entity is called "Bashar".*Bashar al-Assad/);
  expect(explain('Putin').code).toBe(2);
});
