import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-pack-'));
type Packed = {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
};
let packed: Packed;

beforeAll(() => {
  const run = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
  });
  packed = (JSON.parse(run.stdout.slice(run.stdout.indexOf('['))) as Packed[])[0] as Packed;
}, 150_000);

test('the package holds what runs and what is read, and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  for (const needed of [
    'dist/cli/main.js',
    'dist/index.js',
    'dist/types/index.d.ts',
    'models/reader.bin',
    'NOTICE',
    'docs/library.md',
  ])
    expect(paths).toContain(needed);
  const known =
    /^(dist|graph-schema|models|corpus|docs|deploy)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE|NOTICE)$/;
  expect(paths.filter((path) => !known.test(path))).toEqual([]);
  expect(
    paths.filter((path) =>
      /(^|\/)(tests?|node_modules|\.stancegraph-cache)\/|\.(log|tsx?|map)$/.test(path.replace(/\.d\.ts$/, '')),
    ),
  ).toEqual([]);
  expect(packed.size).toBeLessThan(60_000_000);
});

test('its types are found as its modules are (attw)', () => {
  const run = spawnSync('npx', ['attw', join(folder, packed.filename), '--profile', 'esm-only', '--no-color'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
  });
  // What it says of CommonJS it leaves out of account: the package is for modules.
  expect(run.stdout).toMatch(/node16 \(from ESM\) │ 🟢 \(ESM\)/);
  expect(run.status).toBe(0);
}, 130_000);

test('publint finds nothing to mend', () => {
  const run = spawnSync('npx', ['publint', join(folder, packed.filename), '--strict'], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
  });
  expect(run.stdout + run.stderr).toContain('All good!');
  expect(run.status).toBe(0);
}, 130_000);

test('installed in an empty folder it answers', () => {
  spawnSync('npm', ['init', '-y'], { cwd: folder });
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', packed.filename], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 200_000,
  });
  if (install.status !== 0) return console.log(`skipped: npm cannot install here: ${install.stderr.split('\n')[0]}`);
  const run = spawnSync('npx', ['stancegraph', 'explain', 'Kenya backs Sudan.'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.stdout).toContain('BACKS');
  writeFileSync(
    join(folder, 'use.mts'),
    "import { extract, type ExtractRecord } from 'stancegraph';\nconst found: readonly ExtractRecord[] = extract({ id: 'a', text: 'x' });\n// @ts-expect-error a number is no text\nextract({ id: 'a', text: 1 });\nexport default found.length.toFixed();\n",
  );
  const checked = spawnSync(
    join(ROOT, 'node_modules/.bin/tsc'),
    ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'use.mts'],
    { cwd: folder, encoding: 'utf8', timeout: 60_000 },
  );
  expect(checked.stdout).toBe('');
}, 260_000);
