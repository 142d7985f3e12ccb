import { defineConfig } from 'vitest/config';

// Apart from the other tests: these need Debian's dovecot-imapd, and wait for a real server's own delays.
export default defineConfig({
  test: {
    globalSetup: ['test/global-database.ts'],
    include: ['test/dovecot/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
