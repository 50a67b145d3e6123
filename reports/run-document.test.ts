import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { Judgement } from '../suites/harness/judge.js'
import type { RunResult } from '../suites/harness/runner.js'
import { fail, pass, skip, type Verdict } from '../suites/verdict.js'
import { jsonValue, type RunFacts, runDocument } from './run-document.js'

const schema = JSON.parse(readFileSync(new URL('../specs/json-schema/run.json', import.meta.url), 'utf8'))
const validate = new Ajv2020().compile(schema)

const facts: RunFacts = {
  tool: { name: 'oidc-touchstone', version: '0.1.0' },
  checkSet: { version: '0.1.0+0123abcd', checks: 4 },
  embedded: false,
  documents: [{ name: 'openid-connect.yaml', sha256: 'a'.repeat(64) }, { name: 'https://op.example/openapi.json' }],
  seed: 's',
  failOn: 'fail',
  required: [],
}

const judgement = (id: string, verdict: Verdict): Judgement => ({
  check: {
    id,
    title: 'T',
    requirement: { standard: 'RFC 6749', section: '5.1', level: 'MUST' },
    operations: ['getToken'],
  },
  verdict,
  duration: 1.5,
  exchanges: [1],
})

const result = (...verdicts: readonly Verdict[]): RunResult => ({
  target: {
    issuer: 'https://op.example',
    system: 'openid-connect',
    configurationUrl: 'https://op.example/.well-known/openid-configuration',
    server: 'nginx',
  },
  verdicts: verdicts.map((verdict, index) => judgement(`token/tok-${index}`, verdict)),
  exchanges: [
    {
      id: 1,
      request: { method: 'POST', url: 'https://op.example/token', headers: [['accept', '*/*']], body: 'code=[code]' },
      response: {
        status: 200,
        headers: new Headers([
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ]),
        body: '{}',
      },
      operationId: 'getToken',
      startedAt: 1_700_000_000_000,
      duration: 3,
    },
  ],
  ownLifespans: [1],
  tokens: [
    {
      exchange: 1,
      name: 'id_token',
      format: 'JWT',
      parts: 3,
      alg: 'RS256',
      header: ['alg'],
      claims: { sub: 'string' },
      lifetime: 3_600,
    },
  ],
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_001_000,
  leftovers: [{ what: 'client c1', because: 'refused' }],
  interrupted: false,
  conclusion: 'findings',
})

test('every outcome gives a valid document, also after a way through JSON', () => {
  const run = runDocument(
    result(
      pass('fine'),
      fail('no-store', undefined, { exchange: { id: 1 }, note: 'n' }),
      skip('no'),
      { outcome: 'error', code: 'ERR_INTERNAL', message: 'm' },
      { outcome: 'known', was: 'warn', expected: 1, actual: 2, because: 'b', evidence: ['Server 1, step 2'] },
    ),
    facts,
  )
  expect(validate(JSON.parse(JSON.stringify(run))) || validate.errors).toBe(true)
  expect(JSON.parse(JSON.stringify(run))).toEqual(run)
  expect(run.summary.suites.token).toEqual({ pass: 1, fail: 1, warn: 0, known: 1, skip: 1, error: 1 })
})

test('nothing expected or found stays away, and the exchange is named', () => {
  const [verdict] = runDocument(result(fail('no-store', undefined, { exchange: { id: 1 } })), facts).verdicts
  expect(verdict).toMatchObject({ expected: 'no-store', exchange: 1 })
  expect(verdict).not.toHaveProperty('actual')
})

test('several headers of one name stay several, times are UTC', () => {
  const [exchange] = runDocument(result(), facts).exchanges
  expect(exchange?.response.headers).toEqual([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  expect(exchange?.startedAt).toBe('2023-11-14T22:13:20.000Z')
})

test('the product is what the user says, else the Server header', () => {
  expect(runDocument(result(), facts).target.product).toBe('nginx')
  expect(runDocument(result(), { ...facts, product: 'Example', version: '7' }).target).toMatchObject({
    product: 'Example',
    version: '7',
  })
})

test.each<[string, unknown, unknown]>([
  ['a set', new Set(['a', 1]), ['a', 1]],
  [
    'a map',
    new Map([
      ['a', undefined],
      ['b', 1],
    ] as const),
    { b: 1 },
  ],
  ['an expression', /^a$/, '/^a$/'],
  ['no number', Number.NaN, 'NaN'],
  ['a big number', 10n ** 20n, '100000000000000000000'],
  ['a hole in an array', [undefined, null], [null, null]],
  ['an error', new TypeError('x'), 'TypeError: x'],
])('%s becomes JSON', (_, value, json) => {
  expect(jsonValue(value)).toEqual(json)
})

test('a value that holds itself ends somewhere', () => {
  const loop: Record<string, unknown> = {}
  loop.loop = loop
  expect(JSON.stringify(jsonValue(loop))).toContain('[object Object]')
})
