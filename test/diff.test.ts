import { exportJWK, generateKeyPair } from 'jose'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { createProvider, type ProviderOptions } from '../mock-server/index.js'
import { type Diff, diffRuns } from '../reports/diff/diff.js'
import type { Run } from '../reports/run.js'
import { runDocument } from '../reports/run-document.js'
import { loadChecks, runChecks, type TargetOptions } from '../suites/index.js'
import { FACTS } from './hydra-runs.js'
import { hooksOf } from './mock-target.js'
import { startOidcProvider } from './oidc-provider.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Enough to have every operation answer, with flows of all response types, and few enough to be quick. */
const SUITES = ['discovery', 'token', 'userinfo', 'flows']

/** A run document as it comes out of a file. */
async function judge(target: TargetOptions): Promise<Run> {
  const result = await runChecks({ target, checks: await loadChecks({ suites: SUITES }) })
  return JSON.parse(JSON.stringify(runDocument(result, FACTS)))
}

let keys: NonNullable<ProviderOptions['keys']>

async function judgeMock(options: ProviderOptions, seed: string): Promise<Run> {
  await using provider = await createProvider({ keys, ...options })
  // Awaited here: the provider must not close before the run is over.
  return await judge({
    issuer: provider.issuer,
    fetch: provider.fetch,
    seed,
    users: provider.people.map(({ username, password }) => ({ username, password })),
    hooks: hooksOf(provider),
  })
}

async function judgeIndependent(): Promise<Run> {
  await using provider = await startOidcProvider()
  return await judge({ issuer: provider.issuer, users: [{ username: 'ada', password: 'any' }] })
}

const compare = (before: Run, after: Run): Promise<Diff> => diffRuns(before, after, FACTS.tool)

/** `severity operation kind name [item] before after` of each difference, and the checks that changed. */
const told = ({ checks, operations }: Diff): readonly string[] => [
  ...checks.map(({ check, before, after }) => `${check} ${before} ${after}`),
  ...operations.flatMap(({ operation, differences }) =>
    differences.map(({ severity, kind, name, item, before = '-', after = '-' }) =>
      [severity, operation, kind, name, ...(item === undefined ? [] : [`[${item}]`]), before, after].join(' '),
    ),
  ),
]

let first: Run
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  keys = [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }]
  first = await judgeMock({}, 'seed 1')
})

describe('two runs of the same target have an empty diff', () => {
  test.each(['seed 2', 'seed 3', 'seed 4', 'seed 5'])('the mock, seed 1 and %s', async (seed) => {
    const diff = await compare(first, await judgeMock({}, seed))
    expect(told(diff)).toEqual([])
    expect(diff.situations).toMatchObject({ beforeOnly: 0, afterOnly: 0 })
    expect(diff.situations.both).toBeGreaterThan(300)
  })

  test('the mock at another address', async () => {
    expect(told(await compare(first, await judgeMock({ issuer: 'https://id.example:8443' }, 'seed 1')))).toEqual([])
  })

  test('npm oidc-provider, on two ports', async () => {
    const diff = await compare(await judgeIndependent(), await judgeIndependent())
    expect(told(diff)).toEqual([])
    expect(diff.situations.both).toBeGreaterThan(300)
  })
})

describe('a target with one other option differs in that alone', () => {
  test.each<[string, ProviderOptions, readonly string[]]>([
    [
      'opaque access tokens',
      { accessTokenFormat: 'opaque' },
      [
        'breaking authorize token access_token format JWT opaque',
        'breaking getToken token access_token format JWT opaque',
      ],
    ],
    [
      'access tokens that live shorter',
      { lifetimes: { accessToken: '5m' } },
      [
        'risky authorize lifetime expires_in 3600 300',
        'risky authorize lifetime access_token exp - iat 3600 300',
        'risky getToken lifetime expires_in 3600 300',
        'risky getToken lifetime access_token exp - iat 3600 300',
        'risky introspectToken lifetime exp - iat 3600 300',
      ],
    ],
    [
      'PKCE plain',
      { pkcePlain: true },
      ['harmless getDiscovery metadata code_challenge_methods_supported [plain] - listed'],
    ],
    [
      'a scope more, with its claim',
      { scopes: { billing: ['plan'] } },
      [
        'harmless getDiscovery metadata scopes_supported [billing] - listed',
        'harmless getDiscovery metadata claims_supported [plan] - listed',
      ],
    ],
    [
      'a fault',
      { faults: ['token/tk-type-other'] },
      ['token/token-members pass fail', 'risky getToken value token_type Bearer mac'],
    ],
  ])('%s', async (_, options, expected) => {
    const found = told(await compare(first, await judgeMock(options, 'seed 9')))
    // Whole flows fail along with the check that says why.
    expect(found.filter((one) => !/^flows\//.test(one))).toEqual(expected)
  })
})
