import { defineConfig } from 'vitest/config';

/** The suites that need a browser, Java, Python, tmux or time; `.ci/run` runs them. */
export default defineConfig({
  test: {
    include: ['tests/slow/**/*.test.ts', 'tests/slow/**/*.test.tsx'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    env: { CI: 'false', NO_COLOR: '1' },
  },
});
