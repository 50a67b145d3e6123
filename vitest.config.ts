import { defineConfig } from 'vitest/config'

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
          include: ['test/kill-matrix-hydra/*.test.ts'],
          // One fault in so many meets every suite, which takes a quiet machine some seconds.
          testTimeout: 120_000,
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
