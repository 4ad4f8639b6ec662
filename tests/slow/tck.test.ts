import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const FEATURES = resolve(import.meta.dirname, '../../../shared/benchmarks/tck/features');

type Score = { readonly rate: number };

test('the shared half of the openCypher TCK passes, but for what is known (skipped without ../shared)', (context) => {
  if (!existsSync(FEATURES)) {
    console.log('skipped: ../shared/benchmarks/tck is not here');
    return context.skip();
  }
  const { stdout } = spawnSync('npx', ['tsx', 'bench/tck/main.ts', '--json'], { encoding: 'utf8' });
  const found: { readonly total: Score; readonly nonTemporal: Score } = JSON.parse(
    stdout.trim().split('\n').at(-1) ?? '{}',
  );
  expect(found.nonTemporal.rate).toBeGreaterThanOrEqual(0.98);
  expect(found.total.rate).toBeGreaterThanOrEqual(0.98);
});
