import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Io } from './io.js'
import { main } from './main.js'

vi.setConfig({ testTimeout: 60_000 })

const TOKEN = 'dG9rZW4tb2YtdGhlLWFkbWluaXN0cmF0b3I1'
let cwd: string
let server: Server
let base: string
/** What the server says; tests change it. */
let greeting: string
let count = 0

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-replay-'))
  server = createServer((request, response) => {
    const isAllowed = request.headers.authorization === `Bearer ${TOKEN}`
    response.writeHead(isAllowed ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ greeting, code: `c0de-of-${count++}-exchange`, you: request.headers.authorization }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const ask = (side: string) => ({
    name: `ask the ${side} side`,
    side,
    request: { method: 'GET', path: '/hello', headers: { authorization: 'Bearer {{env:ADMIN_TOKEN}}' } },
  })
  const scenario = { title: 'Hello', scenario: '34-hello', steps: [ask('public'), ask('admin')] }
  writeFileSync(join(cwd, '34-hello.scenario'), JSON.stringify(scenario))
})
afterAll(() => {
  server.close()
  rmSync(cwd, { recursive: true })
})

async function touchstone(args: readonly string[], env: Readonly<Record<string, string>> = { ADMIN_TOKEN: TOKEN }) {
  const texts = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr'): Writable =>
    new Writable({
      write(chunk, _, done) {
        texts[name] += String(chunk)
        done()
      },
    })
  const io: Io = { stdout: stream('stdout'), stderr: stream('stderr'), env, cwd, onInterrupt: () => () => {} }
  return { exitCode: await main(args, io), ...texts }
}

const sides = (): readonly string[] => ['--public', `${base}/`, '--admin', base]

test('what was recorded agrees, until the server changes', async () => {
  greeting = 'hello'
  const recorded = await touchstone(['record', '34-hello.scenario', ...sides(), '--out', 'made/34-hello.json'])
  expect(recorded).toMatchObject({ exitCode: 0, stdout: '', stderr: 'recorded 2 steps in made/34-hello.json\n' })
  const text = readFileSync(join(cwd, 'made/34-hello.json'), 'utf8')
  expect(text).not.toContain(TOKEN)
  const schema = JSON.parse(readFileSync(new URL('../specs/json-schema/recording.json', import.meta.url), 'utf8'))
  const validate = new Ajv2020({ strictRequired: false }).compile(schema)
  expect(validate(JSON.parse(text)) || validate.errors).toBe(true)

  expect(await touchstone(['replay', 'made', '--only', '34', ...sides(), '--no-color'])).toEqual({
    exitCode: 0,
    stdout: `ok    made/34-hello.json  2 of 2 steps agree

2 of 2 steps agree, 0 differ, 0 blocked; 1 of 1 recordings agree.
`,
    stderr: '',
  })

  greeting = 'goodbye'
  const changed = await touchstone([
    'replay',
    'made',
    ...sides(),
    '--no-color',
    '--reporter',
    'terminal',
    '--reporter',
    'json=report.json',
  ])
  expect(changed).toEqual({
    exitCode: 1,
    stdout: `DIFF  made/34-hello.json  0 of 2 steps agree
      step 1 "ask the public side"
          /json/greeting  value
            expected  "hello"
            actual    "goodbye"
      step 2 "ask the admin side"
          /json/greeting  value
            expected  "hello"
            actual    "goodbye"

0 of 2 steps agree, 2 differ, 0 blocked; 0 of 1 recordings agree.
Differences: 2 value.
`,
    stderr: '',
  })
  const report = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))
  expect(report).toMatchObject({
    schemaVersion: 1,
    kind: 'replay',
    target: { public: base, admin: base },
    summary: { recordings: 1, recordingsAgreeing: 0, steps: 2, differs: 2, differences: { value: 2 } },
    recordings: [{ file: 'made/34-hello.json', scenario: '34-hello' }],
  })
  expect(JSON.stringify(report)).not.toContain(TOKEN)
})

test('a scenario that spells out secrets is recorded with a warning', async () => {
  const request = { method: 'GET', path: '/', auth: { type: 'basic', user: 'a', password: 'b' } }
  writeFileSync(
    join(cwd, 'secret.json'),
    JSON.stringify({ title: 'x', scenario: 'x', steps: [{ name: 'ask', side: 'public', request }] }),
  )
  const { exitCode, stdout, stderr } = await touchstone(['record', 'secret.json', '--public', base])
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout).steps[0].response.status).toBe(401)
  expect(stderr).toBe(
    'warning: the scenario spells out password in step 1, and so will the recording; {{env:NAME}} keeps it out\n',
  )
})

test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ['no server', ['record', '34-hello.scenario'], { ADMIN_TOKEN: 'x' }, '--public is missing'],
  [
    'no admin side',
    ['record', '34-hello.scenario', '--public', 'http://127.0.0.1:1'],
    { ADMIN_TOKEN: 'x' },
    '--admin is missing: there are steps of the admin side',
  ],
  [
    'a variable that is not set',
    ['record', '34-hello.scenario', '--public', 'http://127.0.0.1:1', '--admin', 'http://127.0.0.1:1'],
    {},
    'the variable ADMIN_TOKEN is not set',
  ],
  [
    'a file that is not there',
    ['replay', 'nowhere', '--public', 'http://127.0.0.1:1'],
    {},
    '"nowhere" cannot be read (ENOENT)',
  ],
  [
    'a number that is none',
    ['replay', '.', '--only', '99', '--public', 'http://127.0.0.1:1'],
    {},
    '--only 99: no recording',
  ],
  [
    'a file that is no recording',
    ['replay', '34-hello.scenario', '--reporter', 'jsn'],
    {},
    'there is no reporter "jsn"; did you mean "json"?',
  ],
  [
    'a port that is none',
    ['replay', 'secret.json', '--public', 'http://127.0.0.1:1', '--app-port', 'x'],
    {},
    '--app-port: "x"',
  ],
])('%s is wrong use', async (_, args, env, message) => {
  const { exitCode, stderr } = await touchstone(args, env)
  expect(stderr).toContain(message)
  expect(exitCode).toBe(2)
})

test('a scenario is no recording yet', async () => {
  const { exitCode, stderr } = await touchstone(['replay', '34-hello.scenario', ...sides()])
  expect(stderr).toBe('touchstone: step 1 of 34-hello has no response: this is a scenario; record it first\n')
  expect(exitCode).toBe(2)
})

test('a server that nobody can reach is not judged', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const address = gone.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  await new Promise((resolve) => gone.close(resolve))
  const { exitCode, stderr } = await touchstone(['record', 'secret.json', '--public', url])
  expect(stderr).toContain(`nothing answers at ${url}/: ECONNREFUSED (ERR_TARGET_UNREACHABLE)`)
  expect(exitCode).toBe(3)
})
