import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../dist/cli/main.js');

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the built program, as a user would. */
export function runProgram(
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of its own for one test. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
}
