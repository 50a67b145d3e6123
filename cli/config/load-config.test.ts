// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of the config's own
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findConfig, loadConfig } from './load-config.js'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'touchstone-config-'))
})
afterAll(() => rmSync(root, { recursive: true }))

/** A folder of its own with one file. */
function folder(name: string, content: string): string {
  const path = mkdtempSync(join(root, 'x-'))
  writeFileSync(join(path, name), content)
  return path
}

test.each([
  ['touchstone.config.ts', 'const port: number = 4500\nexport default { serve: { port } }\n'],
  ['touchstone.config.mts', 'export default { serve: { port: 4500 as number } }\n'],
  ['touchstone.config.mjs', 'export default { serve: { port: 4500 } }\n'],
  ['touchstone.config.json', '{\n\t"$schema": "x",\n\t"serve": { "port": 4500 }\n}\n'],
  ['touchstone.config.yaml', '# ours\nserve:\n  port: 4500\n'],
])('reads %s', async (name, content) => {
  const loaded = await loadConfig(folder(name, content), undefined, {})
  expect(loaded?.path).toBe(name)
  expect(loaded?.config.serve).toEqual({ port: 4500 })
})

test('finds the nearest file upward', () => {
  const outer = folder('touchstone.config.json', '{}')
  mkdirSync(join(outer, 'a/b'), { recursive: true })
  expect(findConfig(join(outer, 'a/b'))).toBe(join(outer, 'touchstone.config.json'))
  writeFileSync(join(outer, 'a/touchstone.config.yml'), '')
  expect(findConfig(join(outer, 'a/b'))).toBe(join(outer, 'a/touchstone.config.yml'))
})

test('an empty file says nothing', async () => {
  expect((await loadConfig(folder('touchstone.config.yaml', ''), undefined, {}))?.config).toEqual({})
})

test('texts may hold environment variables, with a default or escaped', async () => {
  const cwd = folder(
    'touchstone.config.yaml',
    'target:\n  issuer: https://${HOST:-op.example}/t\n  product: $${x}\n  users: [{ username: a, password: "${PW}" }]\n',
  )
  const loaded = await loadConfig(cwd, undefined, { PW: 's: {}' })
  expect(loaded?.config.target).toEqual({
    issuer: 'https://op.example/t',
    product: '${x}',
    users: [{ username: 'a', password: 's: {}' }],
  })
})

test.each([
  [
    'touchstone.config.yaml',
    'run:\n  suites: []\n  conncurrency: 3\n',
    'touchstone.config.yaml:3: run.conncurrency: there is no such key; did you mean "concurrency"?',
  ],
  [
    'touchstone.config.json',
    '{\n  "serve": {\n    "port": "x"\n  }\n}',
    'touchstone.config.json:3: serve.port: "x" is not of type integer',
  ],
  [
    'touchstone.config.json',
    '{\n  "run": { "failOn": "wran" } }',
    'touchstone.config.json:2: run.failOn: "wran" is not one of fail, warn; did you mean "warn"?',
  ],
  [
    'touchstone.config.yaml',
    'target:\n  clients:\n    - redirect_uris: [https://x/cb]\n',
    'touchstone.config.yaml:3: target.clients[0]: "client_id" is missing',
  ],
  [
    'touchstone.config.yaml',
    'target:\n  product: ${NO_SUCH}\n',
    'touchstone.config.yaml:2: target.product: the environment variable NO_SUCH is not set',
  ],
  ['touchstone.config.yaml', 'target:\n  users: [\n', 'touchstone.config.yaml:3:1: '],
  ['touchstone.config.json', '{ "run": }', 'touchstone.config.json:1:'],
  [
    'touchstone.config.ts',
    'export default { tarrget: {} }',
    'touchstone.config.ts: tarrget: there is no such key; did you mean "target"?',
  ],
  [
    'touchstone.config.mjs',
    'export const x = 1',
    'touchstone.config.mjs has no default export; write: export default defineConfig',
  ],
  ['touchstone.config.mjs', 'throw new Error("boom")', 'touchstone.config.mjs cannot be loaded: boom'],
  ['touchstone.config.yaml', 'just a text', 'the file: "just a text" is not of type object'],
])('%s with a mistake: %j', async (name, content, message) => {
  await expect(loadConfig(folder(name, content), undefined, {})).rejects.toThrow(message)
})

test('a secret that has the wrong form is not shown', async () => {
  const cwd = folder('touchstone.config.json', '{ "target": { "users": [{ "username": "a", "password": 12345 }] } }')
  await expect(loadConfig(cwd, undefined, {})).rejects.toThrow(
    'target.users[0].password: (a secret) is not of type string',
  )
})

test('a file named that does not exist, or is of no known kind, is wrong use', async () => {
  await expect(loadConfig(root, 'none.json', {})).rejects.toThrow('the config file "none.json" does not exist')
  await expect(loadConfig(folder('x.toml', ''), 'x.toml', {})).rejects.toThrow(
    'the config file "x.toml" must end in one of .ts',
  )
})
