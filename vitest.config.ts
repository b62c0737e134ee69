import { defineConfig } from 'vitest/config';
import { completeNode20 } from './scripts/completeNode20.mjs';

completeNode20();

export default defineConfig({
  test: {
    include: ['tests/{engine,devnode,page,scripts}/**/*.test.{ts,tsx}'],
    // Processes, since the tests start and end programs; two, for machines with two processors.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    // What a real process does is waited for, on a busy machine too.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 30_000,
  },
});
