import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // For what hangs, not for what is slow: the machine may be busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
  },
});
