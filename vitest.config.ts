import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `.ci/run` names a file for the counts. */
const report = process.env['STANCEGRAPH_TEST_REPORT'];

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/slow/**', 'node_modules/**'],
    // On two cores it would take one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Tests stand for themselves and mock nothing: one load of the sources, the schema and the models serves all.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { CI: 'false', NO_COLOR: '1' },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
