import { defineConfig } from 'vitest/config';
import { completeNode20 } from './scripts/completeNode20.mjs';

completeNode20();

export default defineConfig({
  test: {
    // Processes, since the tests start and end programs; three, for machines with two processors:
    // whoever waits for a program leaves one to the others.
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 30_000,
    // What a real process does is waited for, on a busy machine too.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['tests/{engine,devnode,scripts}/**/*.test.ts'],
          // They share nothing that one could spoil: 130 processes less to start, a sixth of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'page', include: ['tests/page/**/*.test.{ts,tsx}'] } },
    ],
  },
});
