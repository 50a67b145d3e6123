import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Asked, runOf } from '../reports/diff/diff.test-support.js'
import { main } from './main.js'

vi.setConfig({ testTimeout: 60_000 })

let cwd: string

/** Runs a command line in this process. */
async function touchstone(...args: readonly string[]) {
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
    env: {},
    cwd,
    onInterrupt: () => () => {},
  })
  return { exitCode, ...texts }
}

const token = (json: object): Asked => ({ operationId: 'getToken', form: 'grant_type=refresh_token', json })
const files: Readonly<Record<string, unknown>> = {
  'before.json': runOf([token({ access_token: '[access_token]', scope: 'openid email' })]),
  'risky.json': runOf([token({ access_token: '[access_token]', scope: 'openid' })]),
  'breaking.json': runOf([token({ scope: 'openid email' })]),
  'harmless.json': {
    ...runOf([token({ access_token: '[access_token]', scope: 'openid email', n: 1 })]),
    added: 'by a later version',
  },
  'newer.json': { ...runOf([]), schemaVersion: 2 },
  'broken.json': { ...runOf([]), verdicts: [{ check: 'token/one' }] },
  'other.json': { name: 'a package' },
}

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-diff-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), JSON.stringify(content))
  writeFileSync(join(cwd, 'text.json'), 'no JSON')
})
afterAll(() => rmSync(cwd, { recursive: true }))

test.each([
  ['before.json', [], 0],
  ['breaking.json', [], 1],
  ['risky.json', [], 0],
  ['risky.json', ['--fail-on', 'risky'], 1],
  ['harmless.json', ['--fail-on', 'risky'], 0],
  ['harmless.json', ['--fail-on', 'harmless'], 1],
])('a diff of before.json and %s with %j ends with %i', async (after, flags, expected) => {
  const { exitCode, stderr } = await touchstone('diff', 'before.json', after, ...flags)
  expect({ exitCode, stderr }).toEqual({ exitCode: expected, stderr: '' })
})

test('one diff gives all reports', async () => {
  const reporters = ['terminal', 'markdown=out/diff.md', 'json=out/diff.json'].flatMap((name) => ['--reporter', name])
  const { stdout } = await touchstone('diff', 'before.json', 'risky.json', ...reporters)
  expect(stdout).toContain('RISKY     value of scope: email is gone')
  expect(stdout).toMatch(/\n1 difference \(0 breaking, 1 risky, 0 harmless\): 1 situations compared\.\n$/)
  expect(readFileSync(join(cwd, 'out/diff.md'), 'utf8')).toContain('| risky | value of scope: email |')
  expect(JSON.parse(readFileSync(join(cwd, 'out/diff.json'), 'utf8'))).toMatchObject({
    schemaVersion: 1,
    summary: { breaking: 0, risky: 1, harmless: 0 },
  })
})

describe('wrong use ends with 2 and says what to do', () => {
  test.each<[readonly string[], string]>([
    [['before.json'], "missing required argument 'after'"],
    [['before.json', 'none.json'], 'the run "none.json" does not exist; make one with: touchstone test'],
    [['.', 'before.json'], '"." is a folder, not a run document'],
    [['before.json', 'text.json'], '"text.json" is not JSON'],
    [['before.json', 'other.json'], '"other.json" is no run document: it has no verdicts'],
    [
      ['before.json', 'newer.json'],
      '"newer.json" is a run document of schemaVersion 2, and this version of touchstone reads 1',
    ],
    [['before.json', 'broken.json'], '"broken.json" is no whole run document: /verdicts/0 must have required property'],
    [['before.json', 'risky.json', '--fail-on', 'brekaing'], 'did you mean "breaking"?'],
    [['before.json', 'risky.json', '--reporter', 'junit'], 'there is no reporter "junit"'],
    [
      ['before.json', 'risky.json', '--reporter', 'json', '--reporter', 'markdown'],
      'would both write to standard output',
    ],
  ])('%j', async (args, advice) => {
    const { exitCode, stdout, stderr } = await touchstone('diff', ...args)
    expect(stderr).toContain(advice)
    expect(stderr).toMatch(/^touchstone: /)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })
})
