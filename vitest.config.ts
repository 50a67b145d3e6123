import { defineConfig } from 'vitest/config'

/** What every change is held against: that each check has its fault on each line, and a quarter of all pairs of a fault and a line. */
const QUARTER = ['completeness', 'faults-1-of-4'].map((name) => `test/kill-matrix-hydra/${name}.test.ts`)

export default defineConfig({
  test: {
    // What a passing test says on the console helps nobody.
    silent: 'passed-only',
    // Nearly all tests only compute: a core left free is a core wasted.
    maxWorkers: '100%',
    // Generous, since a busy machine is no reason to fail; no test waits for time to pass.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{specs,mock-server,suites,fixtures,reports,cli,test}/**/*.test.ts'],
          exclude: ['test/conformance/**', 'test/kill-matrix/**', 'test/kill-matrix-hydra/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'kill-matrix',
          include: ['test/kill-matrix/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'kill-matrix-hydra',
          // All pairs take half an hour on two cores: `npm run test:kill-matrix-hydra`.
          include: process.env.TOUCHSTONE_KILL_MATRIX === undefined ? QUARTER : ['test/kill-matrix-hydra/*.test.ts'],
        },
      },
      {
        // One file for each suite, so that --shard has something to divide.
        extends: true,
        test: {
          name: 'conformance',
          include: ['test/conformance/*.test.ts'],
          maxConcurrency: 8,
          // The files share no state, only modules: loading them once for each worker is enough.
          isolate: false,
        },
      },
    ],
  },
})
