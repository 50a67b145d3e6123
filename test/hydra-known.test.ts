import { describe, expect, test } from 'vitest'
import { createProvider } from '../mock-server/index.js'
import type { HydraSettings } from '../mock-server/systems/hydra/settings.js'
import { type KnownDeviation, knownDeviations } from '../specs/index.js'
import { setKnownApart } from '../suites/harness/known-deviations.js'
import {
  type Check,
  HYDRA_SYSTEMS,
  type HydraSystem,
  loadChecks,
  type RunOptions,
  type RunResult,
  resolveTarget,
  runChecks,
  Session,
  Skip,
  skip,
  type TargetOptions,
  type Verdict,
} from '../suites/index.js'
import { ADMIN, hydraTarget, PUBLIC } from './mock-target.js'

type Fetch = NonNullable<TargetOptions['fetch']>

/** So that the checks of registration have something to judge where a line offers it. */
const REGISTRATION: Partial<HydraSettings> = {
  dynamicClientRegistration: true,
  discoveryRegistrationUrl: `${PUBLIC}oauth2/register`,
}
const settingsOf = (system: HydraSystem): Partial<HydraSettings> => (system.startsWith('hydra-2') ? REGISTRATION : {})

/** The mock of a line in this process, by its admin API; `bent` stands between it and the harness. */
async function hydraOf(system: HydraSystem, bent: (honest: Fetch) => Fetch = (honest) => honest) {
  const provider = await createProvider({ system, issuer: PUBLIC, settings: settingsOf(system) })
  const honest = hydraTarget(provider)
  const target: TargetOptions = { ...honest, system, fetch: bent(honest.fetch) }
  return { provider, target }
}

interface Wish extends Pick<RunOptions, 'known'> {
  readonly checks?: readonly string[]
  readonly bent?: (honest: Fetch) => Fetch
}

async function judge(system: HydraSystem, { checks, bent, ...options }: Wish): Promise<RunResult> {
  const { provider, target } = await hydraOf(system, bent)
  await using _ = provider
  return await runChecks({ ...options, target, checks: await loadChecks({ checks }) })
}

const idsOf = ({ verdicts }: RunResult, ...outcomes: readonly string[]): readonly string[] =>
  verdicts
    .filter(({ verdict }) => outcomes.includes(verdict.outcome))
    .map(({ check }) => check.id)
    .sort()

const named = (rows: readonly KnownDeviation[]): readonly string[] =>
  [...new Set(rows.flatMap(({ checks }) => checks))].sort()

/** Their answers are judged by the checks of documents, which come after them. */
const PROVOKING = ['errors/err-reg-shape', 'hydra-registration/*', 'hydra-token/assertion-*', 'hydra-userinfo/*']
const isLast = ({ phase }: Check): boolean => phase === 'last'

function skipped(reason: unknown): Verdict {
  if (reason instanceof Skip) return skip(reason.message)
  throw reason
}

/** The table with one pattern less, for each pattern that a check can meet. */
const withOneLess = (rows: readonly KnownDeviation[]): readonly (readonly [string, readonly KnownDeviation[]])[] =>
  rows.flatMap((row) =>
    row.actual.map((pattern) => {
      const shorter = { ...row, actual: row.actual.filter((one) => one !== pattern) }
      return [JSON.stringify(pattern), rows.map((one) => (one === row ? shorter : one))] as const
    }),
  )

/** What is known of its own document has rows of another kind. */
const againstStandards = (id: string): boolean => !id.startsWith('hydra-document/')

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  test('does exactly what is known of it, and nothing else is found', { timeout: 120_000 }, async () => {
    const result = await judge(system, {})
    expect(result.verdicts.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict.outcome))).toEqual([])
    expect(idsOf(result, 'known').filter(againstStandards)).toEqual(named(await knownDeviations(system)))
    expect(result.conclusion).toBe('conformant')
  })

  test('every pattern of its table is still needed', { timeout: 120_000 }, async () => {
    const { provider, target } = await hydraOf(system)
    await using _ = provider
    const session = await Session.open(resolveTarget(target))
    const { signal } = new AbortController()
    const all = await knownDeviations(system)
    const wanted = await loadChecks({ checks: [...named(all), ...PROVOKING] })
    const checks = wanted.filter(({ systems = HYDRA_SYSTEMS }) => systems.some((one) => one === system))
    const [last, first] = [checks.filter(isLast), checks.filter((check) => !isLast(check))]
    for (const check of [...first, ...last]) {
      const rows = all.filter(({ checks }) => checks.includes(check.id))
      const found = await Promise.resolve(check.run(session.context(check.id, signal))).catch(skipped)
      if (rows.length === 0) continue
      expect(setKnownApart(found, rows).outcome, check.id).toBe('known')
      for (const [pattern, fewer] of withOneLess(rows)) {
        expect(setKnownApart(found, fewer).outcome, `${check.id} without ${pattern}`).not.toBe('known')
      }
    }
    await session.close()
  })

  test('is judged like any other provider when nobody asks what is known', { timeout: 60_000 }, async () => {
    const checks = ['errors/err-token-code', 'id-token/idt-no-extra']
    const result = await judge(system, { checks, known: 'off' })
    expect(idsOf(result, 'fail')).toEqual(['errors/err-token-code'])
    expect(idsOf(result, 'warn')).toEqual(['id-token/idt-no-extra'])
    expect(result.conclusion).toBe('findings')
  })

  test('is judged by its login pages too', { timeout: 120_000 }, async () => {
    const { provider, target } = await hydraOf(system)
    await using _ = provider
    const client = {
      client_id: 'app',
      client_secret: 'app-secret-123456',
      redirect_uris: ['https://app.example/cb'],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'openid offline_access',
    }
    const admin = `${ADMIN}${system.startsWith('hydra-2') ? 'admin/' : ''}clients`
    const body = JSON.stringify(client)
    await provider.admin.fetch(admin, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const { adminUrl: _admin, ...onlyPublic } = target
    const users = provider.people.map(({ username, password }) => ({ username, password }))
    const result = await runChecks({
      target: { ...onlyPublic, users, clients: [client] },
      checks: await loadChecks(),
    })
    expect(result.verdicts.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict.outcome))).toEqual([])
    const known = idsOf(result, 'known').filter(againstStandards)
    expect(named(await knownDeviations(system))).toEqual(expect.arrayContaining(known))
    expect(idsOf(result, 'known').length).toBeGreaterThan(2)
  })
})

/** Answers of one path, changed. */
const changing =
  (path: string, change: (response: Response, request: Request) => Response | Promise<Response>) =>
  (honest: Fetch): Fetch =>
  async (request) => {
    const response = await honest(request)
    return new URL(request.url).pathname === path ? change(response, request) : response
  }

const jsonWith =
  (change: (body: Record<string, unknown>) => Record<string, unknown>) =>
  async (response: Response): Promise<Response> =>
    Response.json(change(Object(await response.json())), {
      status: response.status,
      headers: { 'cache-control': 'no-store' },
    })

describe('a new fault of a check of which something is known is found', () => {
  test.each<[string, HydraSystem, (honest: Fetch) => Fetch, object]>([
    [
      'errors/err-token-code',
      'hydra-1.9',
      changing(
        '/oauth2/token',
        jsonWith((body) => (body.error === 'invalid_grant' ? { ...body, error: 'invalid_request' } : body)),
      ),
      { outcome: 'fail', expected: 'invalid_grant', actual: 'invalid_request', note: 'a code that was never issued' },
    ],
    [
      'discovery/disc-unknown-members',
      'hydra-2',
      changing(
        '/.well-known/openid-configuration',
        jsonWith((body) => ({ ...body, isuer: PUBLIC })),
      ),
      { outcome: 'warn', actual: ['isuer'] },
    ],
    [
      'errors/err-authz-extra',
      'hydra-1.5',
      (honest) => async (request) => {
        const response = await honest(request)
        const location = response.headers.get('location')
        if (location?.includes('error=') !== true) return response
        const headers = new Headers(response.headers)
        headers.set('location', location.replace('error=', 'trace=17&error='))
        return new Response(null, { status: response.status, headers })
      },
      { outcome: 'warn', actual: ['trace'] },
    ],
    [
      'authorization-request/authz-post',
      'hydra-2.3',
      changing('/oauth2/auth', (response, { method }) =>
        method === 'POST' ? new Response('no', { status: 405 }) : response,
      ),
      { outcome: 'fail', actual: expect.stringContaining('405') },
    ],
    [
      'token/token-assertion-aud-issuer',
      'hydra-1.9',
      changing(
        '/oauth2/token',
        jsonWith((body) => (body.error === 'invalid_client' ? { ...body, error: 'error' } : body)),
      ),
      { outcome: 'fail', actual: expect.objectContaining({ error: 'error' }) },
    ],
    [
      'document/read-client-body',
      'hydra-2',
      (honest) => async (request) => {
        const response = await honest(request)
        const isReading = request.method === 'GET' && request.url.includes('/oauth2/register/') && response.ok
        return isReading ? jsonWith((body) => ({ ...body, contacts: null }))(response) : response
      },
      { outcome: 'fail', actual: [expect.stringContaining('/contacts is null')] },
    ],
  ])('%s on %s', { timeout: 60_000 }, async (id, system, bent, expected) => {
    const { verdicts } = await judge(system, { checks: [id], bent })
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([expect.objectContaining(expected)])
  })
})
