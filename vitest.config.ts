import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{specs,mock-server,suites,fixtures,reports,cli,test}/**/*.test.ts'],
          exclude: ['suites/conformance.test.ts'],
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['suites/conformance.test.ts'],
        },
      },
    ],
  },
})
