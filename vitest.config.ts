import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${import.meta.dirname}/` },
      { find: /^server-only$/, replacement: `${import.meta.dirname}/node_modules/server-only/empty.js` },
    ],
  },
  test: {
    include: ['{app,components,lib,scripts,simulators,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: ['./lib/testing/postgres-global-setup.ts'],
    // Tests wait for servers and disks more than they compute, so two cores carry two of them.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
