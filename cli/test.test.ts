import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Run } from '../reports/run.js'
import { main } from './main.js'

// The commands load all suites or the whole mock, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-test-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

/** Runs a command line in this process. */
async function touchstone(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const texts = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof texts): Writable =>
    new Writable({
      write(chunk, _, done) {
        texts[name] += String(chunk)
        done()
      },
    })
  const exitCode = await main(args, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env,
    cwd,
    onInterrupt: () => () => {},
  })
  return { exitCode, ...texts }
}

test('one run gives all reports; the document is valid and holds no secret', async () => {
  const clients = [
    { client_id: 'mine', client_secret: 'a-s3cret-of-my-own', redirect_uris: ['https://app.example/cb'] },
  ]
  const people = [{ username: 'carol', password: 'p4ssword-of-carol' }]
  writeFileSync(
    join(cwd, 'touchstone.config.json'),
    JSON.stringify({ provider: { clients, people, registration: 'off' } }),
  )
  const reporters = ['terminal=out/run.txt', 'json', 'junit=out/run.xml'].flatMap((name) => ['--reporter', name])
  const { exitCode, stdout } = await touchstone(['test', '--suite', 'pkce', '--seed', 'abc', ...reporters])
  const run: Run = JSON.parse(stdout)
  const schema = JSON.parse(readFileSync(new URL('../specs/json-schema/run.json', import.meta.url), 'utf8'))
  const validate = new Ajv2020().compile(schema)
  expect(validate(run) || validate.errors).toBe(true)
  expect(run).toMatchObject({ seed: 'abc', failOn: 'fail', target: { embedded: true, product: 'oidc-touchstone' } })
  expect(run.documents.map(({ name }) => name)).toEqual(['openid-connect.yaml', 'oauth2-extensions.yaml'])
  expect(run.summary.total.pass).toBeGreaterThan(0)
  expect(exitCode).toBe(0)
  const junit = readFileSync(join(cwd, 'out/run.xml'), 'utf8')
  expect(XMLValidator.validate(junit)).toBe(true)
  const terminal = readFileSync(join(cwd, 'out/run.txt'), 'utf8')
  for (const text of [stdout, junit, terminal]) {
    expect(text).not.toMatch(/a-s3cret-of-my-own|p4ssword-of-carol/)
    expect(text).not.toContain(Buffer.from('mine:a-s3cret-of-my-own').toString('base64'))
  }
})

test('a failure names expected, actual, exchange, a curl line and how to see only it again', async () => {
  const { exitCode, stdout } = await touchstone(['test', '--suite', 'pkce', '--fault', 'pkce/verifier-cut', '-q'])
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/^FAIL {2}pkce\/pkce-s256-ok +RFC 7636 section [\d.]+, MUST\n/)
  expect(stdout).toMatch(/\n {6}again {5}curl -i .* -u "\$CLIENT_ID:\$CLIENT_SECRET" .*\n/)
  expect(stdout).toMatch(/\n {6}rerun {5}touchstone test --fault pkce\/verifier-cut --check pkce\/pkce-s256-ok\n/)
  expect(stdout).toMatch(/\nNot conformant: 1 check fails, 0 warnings\. http:\/\/127\.0\.0\.1:\d+, /)
})

test('without a URL, --system says which mock is judged, with both its sides', async () => {
  const fault = ['--fault', 'hydra-health/not-alive']
  const { exitCode, stdout } = await touchstone([
    'test',
    '--system',
    'hydra-1.9',
    '--suite',
    'hydra-health',
    ...fault,
    '-q',
  ])
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(
    /\n {6}rerun {5}touchstone test --system hydra-1\.9 --fault hydra-health\/not-alive --check hydra-health\/alive\n/,
  )
})

test.each<[string, readonly string[], Record<string, string>, string]>([
  ['an unknown fault', ['--fault', 'pkce/verifier-cutt'], {}, 'did you mean "pkce/verifier-cut"?'],
  ['an unknown suite', ['--suite', 'pkcee'], {}, 'there is no suite "pkcee"; did you mean "pkce"?'],
  ['an unknown check', [], { TOUCHSTONE_CHECK: 'pkce-s265-ok' }, 'did you mean "pkce-s256-ok"?'],
  [
    'a required check that is not judged',
    ['--suite', 'pkce', '--require', 'idt-nonce'],
    {},
    'there is no check "idt-nonce"',
  ],
  [
    'a fault for a deployment',
    ['https://op.example', '--fault', 'pkce/verifier-cut'],
    {},
    'leave the URL out, or the fault',
  ],
  ['an admin side without a target', ['--admin-url', 'http://127.0.0.1:4445'], {}, '--admin-url tells of a deployment'],
  [
    'a fault of another system',
    ['--system', 'hydra-2', '--fault', 'token/code-reusable'],
    {},
    "sits at the seam 'rules', which hydra-2 does not have",
  ],
  ['a fault of Hydra systems', ['--fault', 'hydra-health/not-alive'], {}, 'name another system by --system'],
  ['an unknown system', ['--system', 'hydra-1.8'], {}, '--system: "hydra-1.8" is'],
  ['a document that is not there', ['--spec', 'none.yaml'], {}, 'none.yaml" cannot be read (ENOENT)'],
])('%s is wrong use, found before anything is sent', async (_, args, env, message) => {
  const { exitCode, stdout, stderr } = await touchstone(['test', ...args], env)
  expect(stderr).toContain(message)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
})

test('a target that does not come up in time could not be judged', async () => {
  const { exitCode, stderr } = await touchstone(['test', 'http://127.0.0.1:9', '--wait', '300ms'])
  expect(stderr).toContain('no discovery document at http://127.0.0.1:9 came within 0.3 s (ERR_TARGET_UNREACHABLE)')
  expect(exitCode).toBe(3)
})
