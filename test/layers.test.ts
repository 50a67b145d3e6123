import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** What each layer may import, beside itself. Types may be imported where `types` says so. */
const LAYERS: Readonly<Record<string, { readonly code: readonly string[]; readonly types: readonly string[] }>> = {
  specs: { code: [], types: [] },
  'mock-server': { code: ['specs'], types: [] },
  suites: { code: ['specs'], types: ['mock-server/seams.ts'] },
  reports: { code: ['specs', 'suites'], types: [] },
  fixtures: { code: ['specs', 'mock-server'], types: [] },
  cli: { code: ['specs', 'mock-server', 'suites', 'reports', 'fixtures'], types: [] },
}

/** Tests that put two layers together on purpose stand in `test/`, not beside the source. */
const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : /\.ts$/.test(name) ? [path] : []
  })

const IMPORT = /(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, from, dynamic]) => ({
    isType: type !== undefined,
    target: relative(root, resolve(dirname(file), (from ?? dynamic ?? '').replace(/\.js$/, '.ts'))),
  }))

test.each(Object.entries(LAYERS))('%s imports only the layers below it', (layer, { code, types }) => {
  const wrong = files(join(root, layer)).flatMap((file) =>
    importsOf(file)
      .filter(({ isType, target }) => {
        const [to = ''] = target.split('/')
        return to !== layer && !code.includes(to) && !(isType && types.includes(target))
      })
      .map(({ target }) => `${relative(root, file)} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('the suites never import the code of the mock', () => {
  const wrong = files(join(root, 'suites')).flatMap((file) =>
    importsOf(file)
      .filter(({ isType, target }) => target.startsWith('mock-server') && !isType)
      .map(({ target }) => `${relative(root, file)} imports ${target}`),
  )
  expect(wrong).toEqual([])
})
