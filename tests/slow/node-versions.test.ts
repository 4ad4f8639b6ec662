import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-node-'));
const note = join(folder, 'note.txt');
writeFileSync(
  note,
  'Talks\n\nRussia backed Syria on Tuesday. Turkey condemned the strikes, and Iran accused Israel of lying.\n',
);

/** What a Node of a version prints of a note. */
function read(node: string): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  const run = spawnSync(node, [MAIN, 'extract', note, '--quiet'], { encoding: 'utf8', timeout: 60_000 });
  return { stdout: run.stdout, stderr: run.stderr, status: run.status };
}

test.for(['20.19.0', '22', '24'])(
  'Node %s reads as this one does, and complains of nothing (skipped without the registry)',
  { timeout: 200_000 },
  (version, { skip }) => {
    const where = join(folder, version);
    const install = spawnSync('npm', ['install', '--prefix', where, '--no-audit', '--no-fund', `node@${version}`], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    skip(install.status !== 0, `node@${version} could not be had: ${install.stderr.slice(0, 200)}`);
    expect(read(join(where, 'node_modules/.bin/node'))).toEqual({ ...read(process.execPath), stderr: '', status: 0 });
  },
);
