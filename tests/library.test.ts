import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const guide = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
const examples = [...guide.matchAll(/## (.+)\n(?:(?!\n## )[\s\S])*?```ts\n([\s\S]*?)```/g)].map(
  ([, title = '', code = '']) => ({ title, code }),
);

/** Articles of the corpus that tell what the examples ask; all of them would take three times as long. */
const ARTICLES = ['2014-09-23-coalition-strikes.md', '2016-02-27-cessation.md', '2016-08-24-jarabulus.md'];

/** What each example has to print. */
const PRINTS: Readonly<Record<string, RegExp>> = {
  'What one text says': /group\/russia BACKS person\/bashar-al-assad asserted group\/turkey/,
  'Many texts': /^group\/kenya ACCUSES group\/sudan\n.*BACKS person\/bashar-al-assad.*\ntrue\n/,
  'A graph from files or texts': /^\d{2,} entities, \d{2,} edges, 0 problems\n.*kenya\|/s,
  Questions: /who: '.+'.*claims: \d+[\s\S]*group\/turkey/,
  Exports: /graphml .*\n/,
  Errors: /no-such-folder[\s\S]*NOT_FOUND/,
};

describe('the examples of docs/library.md run as they stand, with the built package', () => {
  test('each has something to print', () => {
    expect(examples.map(({ title }) => title)).toEqual(Object.keys(PRINTS));
  });

  test.each(examples)('$title', ({ title, code }) => {
    const folder = mkdtempSync(join(tmpdir(), 'stancegraph-library-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/stancegraph'));
    mkdirSync(join(folder, 'corpus'));
    for (const name of ARTICLES) copyFileSync(join(ROOT, 'corpus', name), join(folder, 'corpus', name));
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(folder, 'example.mjs'), outputText);
    const run = spawnSync('node', ['example.mjs'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(PRINTS[title] ?? /^$/);
  });
});
