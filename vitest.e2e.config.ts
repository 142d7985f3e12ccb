import { defineConfig } from 'vitest/config';

// Apart from the other tests: these need the pages built and a browser.
export default defineConfig({
  test: {
    globalSetup: ['test/global-database.ts', 'test/end-to-end/global-build.ts'],
    include: ['test/end-to-end/**/*.e2e.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
