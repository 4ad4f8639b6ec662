import { defineConfig } from 'vitest/config';

const report = process.env['STANCEGRAPH_TEST_REPORT'];

/** The suites that need a browser, Java, Python, tmux or time; `.ci/run` runs them. */
export default defineConfig({
  test: {
    include: ['tests/slow/**/*.test.ts', 'tests/slow/**/*.test.tsx'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
    passWithNoTests: true,
    env: { CI: 'false', NO_COLOR: '1' },
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
