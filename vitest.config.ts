import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/slow/**', 'node_modules/**'],
    testTimeout: 30_000,
    env: { CI: 'false', NO_COLOR: '1' },
  },
});
