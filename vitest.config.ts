import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/engine/**/*.test.ts', 'tests/devnode/**/*.test.ts', 'tests/page/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
