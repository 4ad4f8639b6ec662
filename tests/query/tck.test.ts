import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Score = { readonly passed: number; readonly failed: number; readonly skipped: number; readonly rate: number };

function tck(...args: readonly string[]): {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
} {
  return spawnSync('npx', ['tsx', 'bench/tck/main.ts', ...args], { encoding: 'utf8' });
}

const totals = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as { readonly total: Score };

test('the harness passes what is right, notices what is wrong, and says what it skips', () => {
  const { stdout } = tck('--features', resolve(import.meta.dirname, 'features'), '--json', '--failures');
  expect(totals(stdout).total).toEqual({ passed: 7, failed: 2, skipped: 1, rate: 0.7 });
  expect(stdout).toContain('[5] Wrong on purpose');
  expect(stdout).toContain('Expected TypeError InvalidArgumentType, got an answer.');
  expect(stdout).toContain('skipped: 1, the query writes');
}, 60_000);

test('a folder that is not there gets one line', () => {
  const { stderr, status } = tck('--features', 'no-such-folder');
  expect(status).toBe(3);
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('npm ')),
  ).toEqual(['error: there are no TCK features at no-such-folder; give a folder with --features']);
}, 60_000);
