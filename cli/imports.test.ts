import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** `import ... from 'x'`, `import 'x'`, `export ... from 'x'`; not `import type`, not `import('x')`. */
const STATIC = /^(?:import|export)\s+(?!type\s)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const onlyTypes = (statement: string): boolean => {
  const names = /\{([^}]*)\}/.exec(statement)?.[1]
  return (
    names !== undefined &&
    !/^(?:import|export)\s+\w/.test(statement) &&
    names.split(',').every((name) => /^\s*(?:type\s|$)/.test(name))
  )
}

/** Everything that the files load when they are imported: files by their path, packages by their name. */
function loaded(...entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(relative(root, file))) return
    seen.add(relative(root, file))
    for (const [statement, specifier = ''] of readFileSync(file, 'utf8').matchAll(STATIC)) {
      if (onlyTypes(statement)) continue
      if (!specifier.startsWith('.')) seen.add(specifier)
      else {
        const target = resolve(dirname(file), specifier.replace(/\.js$/, '.ts'))
        if (existsSync(target)) visit(target)
      }
    }
  }
  for (const entry of entries) visit(resolve(root, entry))
  return seen
}

const HEAVY = [
  'yaml',
  'ajv',
  'ajv-formats',
  'undici',
  'tough-cookie',
  'node-html-parser',
  '@faker-js/faker',
  'tsx',
  'msw',
  'openid-client',
  '@readme/openapi-parser',
]
const heavyIn = (modules: ReadonlySet<string>): readonly string[] =>
  [...modules].filter((name) => HEAVY.some((heavy) => name === heavy || name.startsWith(`${heavy}/`)))

test('serve loads neither the harness nor anything heavy before it listens', () => {
  const modules = loaded('cli/touchstone.ts', 'cli/serve.ts', 'mock-server/index.ts', 'mock-server/node.ts')
  expect(modules).toContain('mock-server/node.ts')
  expect([...modules].filter((name) => /^suites\/|^mock-server\/faults\/catalogue/.test(name))).toEqual([])
  expect(heavyIn(modules)).toEqual([])
})

test('serve --system of a Hydra loads none of its handlers before it listens, nor the other system', () => {
  const modules = loaded(
    ...['cli/touchstone.ts', 'cli/serve.ts', 'cli/serve-hydra.ts', 'mock-server/node.ts'],
    ...['mock-server/systems/hydra/hydra-provider.ts', 'mock-server/systems/hydra/environment.ts'],
  )
  expect(modules).toContain('mock-server/systems/hydra/state.ts')
  const needless =
    /^mock-server\/(provider|server)\.ts|^mock-server\/systems\/hydra\/(app|authorization|clients|consent|device|login|logout|sessions|token|trust|userinfo)\/|^jose$|^prom-client/
  expect([...modules].filter((name) => needless.test(name))).toEqual([])
  expect(heavyIn(modules)).toEqual([])
})

test('the command line itself loads no command', () => {
  const modules = loaded('cli/touchstone.ts')
  expect([...modules].filter((name) => /^(?:suites|mock-server|fixtures)\//.test(name))).toEqual([])
  expect(heavyIn(modules)).toEqual([])
})

test('test loads no faker, and the mock only when it is judged', () => {
  const modules = loaded('cli/touchstone.ts', 'cli/test.ts')
  expect(modules).not.toContain('mock-server/index.ts')
  expect(modules).not.toContain('@faker-js/faker')
})
