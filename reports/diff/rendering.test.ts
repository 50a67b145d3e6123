import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { coloured } from '../colour.js'
import { conclusion } from './conclusion.js'
import { DIFF_SCHEMA, DIFF_SCHEMA_VERSION, type Diff, diffRuns } from './diff.js'
import { type Asked, runOf, verdictOf } from './diff.test-support.js'
import { renderDiffMarkdown } from './markdown.js'
import { DIFF_REPORTERS } from './reporters.js'
import { safe, sentence } from './sentence.js'
import { renderDiffTerminal } from './terminal.js'

const tool = { name: 'oidc-touchstone', version: '0.1.0' }
const token = { operationId: 'getToken', form: 'grant_type=authorization_code&code=[code]' } as const
const userinfo = {
  operationId: 'getUserInfo',
  path: '/me',
  sent: [['authorization', 'Bearer [access_token]']],
} as const

const before: readonly Asked[] = [
  { ...token, json: { access_token: '[access_token]', expires_in: 3_600, scope: 'openid email' } },
  { ...userinfo, status: 401, headers: [['www-authenticate', 'Bearer error="invalid_token"']] },
]
const after: readonly Asked[] = [
  { ...token, json: { access_token: '[access_token]', expires_in: 300, scope: 'openid', 'a|b`c': 1 } },
  { ...userinfo, status: 404, headers: [['www-authenticate', 'Bearer error="invalid_token"']] },
]
let diff: Diff
let empty: Diff

beforeAll(async () => {
  const old = runOf(before, {
    target: { issuer: 'https://op.example', product: 'Example OP', version: '7.1', embedded: false },
    verdicts: [
      verdictOf('token/one', 'pass', { exchanges: [1, 2] }),
      verdictOf('token/two', 'pass'),
      verdictOf('token/three', 'pass'),
    ],
  })
  const now = runOf(after, {
    target: { issuer: 'https://op.example', product: 'Example OP', version: '7.2', embedded: false },
    verdicts: [
      verdictOf('token/one', 'fail', { exchanges: [1, 2] }),
      verdictOf('token/two', 'skip', { because: 'no token', blockedBy: 'token/one' }),
      verdictOf('token/three', 'skip', { because: 'the discovery document names no such endpoint' }),
    ],
  })
  diff = await diffRuns(old, now, tool)
  empty = await diffRuns(old, old, tool)
})

test('the terminal shows checks and operations, the worst first, and one last sentence', () => {
  expect(renderDiffTerminal(diff)).toMatchSnapshot()
})

test('colours change nothing but the colours', () => {
  expect(stripVTControlCharacters(renderDiffTerminal(diff, { paint: coloured }))).toBe(renderDiffTerminal(diff))
})

test('quiet shows what counts alone', () => {
  const text = renderDiffTerminal(diff, { quiet: true, failOn: 'breaking' })
  expect(text).toContain('BREAKING')
  expect(text).not.toMatch(/RISKY|HARMLESS|Example OP/)
  expect(renderDiffTerminal(diff, { quiet: true, failOn: 'risky' })).toContain('RISKY')
})

test('Markdown has a table for the checks and one for each operation', () => {
  expect(renderDiffMarkdown(diff)).toMatchSnapshot()
})

test('two equal runs say so in one sentence', () => {
  expect(renderDiffTerminal(empty)).toMatch(/\n\nNo difference: 2 situations compared\.\n$/)
  expect(renderDiffMarkdown(empty)).toContain('**No difference: 2 situations compared.**')
})

test('the JSON is valid by its schema, also when it is empty', async () => {
  const schema = JSON.parse(readFileSync(new URL('../../specs/json-schema/diff.json', import.meta.url), 'utf8'))
  expect(schema.$id).toBe(DIFF_SCHEMA)
  expect(schema.properties.schemaVersion.const).toBe(DIFF_SCHEMA_VERSION)
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
  const render = await DIFF_REPORTERS.json()
  for (const one of [diff, empty]) expect(validate(JSON.parse(render(one, {}))) || validate.errors).toBe(true)
})

test('what counts goes by the level', () => {
  expect(conclusion(diff, 'breaking').counts).toBe(true)
  expect(conclusion(empty, 'harmless').counts).toBe(false)
  const harmless = { ...empty, summary: { breaking: 0, risky: 0, harmless: 1 } }
  expect(conclusion(harmless, 'risky').counts).toBe(false)
  expect(conclusion(harmless, 'harmless')).toEqual({
    counts: true,
    sentence: '1 difference (0 breaking, 0 risky, 1 harmless): 2 situations compared.',
  })
})

describe('texts of the target', () => {
  test('cannot steer a terminal', () => {
    expect(safe('a\u001b[31mb\nc\u202ed')).toBe('a\\u{1b}[31mb\\u{a}c\\u{202e}d')
    expect(safe('x'.repeat(300))).toHaveLength(203)
  })

  test.each([
    [
      { kind: 'metadata', name: 'scopes_supported', item: 'email', change: 'removed', before: 'listed' },
      'metadata scopes_supported: email is gone',
    ],
    [{ kind: 'member', name: 'a', change: 'added', after: 'string' }, 'member a is new: string'],
    [{ kind: 'member', name: 'a', change: 'removed', before: 'string' }, 'member a is gone, was: string'],
    [
      { kind: 'lifetime', name: 'expires_in', change: 'shorter', before: 60, after: 30 },
      'lifetime expires_in: 60 s -> 30 s',
    ],
    [
      { kind: 'answer', name: 'answer', item: 'refuses: 400', change: 'added', after: 'refuses: 400' },
      'one answer is new: refuses: 400',
    ],
  ] as const)('%j reads as a line', (change, expected) => {
    expect(sentence(change)).toBe(expected)
  })
})
