import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadChecks, type RunResult, runChecks } from '../suites/index.js'
import { type Bend, startOidcProvider } from './oidc-provider.js'

interface Deviation {
  readonly check: string
  readonly outcome: 'fail' | 'warn'
  /** Where the provider departs from the standard, or uses a freedom that it gives, and why that is true. */
  readonly reason: string
  readonly section: string
}

/** Deviations of the provider that are real, each with its reason. */
const baseline: readonly Deviation[] = parse(
  readFileSync(new URL('./independent-provider.baseline.yaml', import.meta.url), 'utf8'),
)

async function judge(bend?: Bend, more: { readonly registration?: 'off' } = {}): Promise<RunResult> {
  await using provider = await startOidcProvider(bend)
  // Awaited here: the provider must not close before the run is over.
  return await runChecks({
    target: {
      issuer: provider.issuer,
      users: [{ username: 'ada', password: 'any' }],
      ...(more.registration === undefined
        ? {}
        : {
            registration: more.registration,
            clients: [
              {
                client_id: 'static-client',
                client_secret: 'static-client-secret-of-enough-length',
                redirect_uris: ['https://rp.touchstone.test/static/callback'],
              },
            ],
          }),
    },
    checks: await loadChecks(),
  })
}

/** What is red, as `outcome check`. */
const redOf = ({ verdicts }: RunResult) =>
  verdicts.flatMap(({ check, verdict }) =>
    verdict.outcome === 'fail' || verdict.outcome === 'warn' || verdict.outcome === 'error'
      ? [`${verdict.outcome} ${check.id}`]
      : [],
  )

const explained = baseline.map(({ outcome, check }) => `${outcome} ${check}`)

describe('npm oidc-provider, a certified provider that is not ours', () => {
  test('has no verdict that is not explained, and every explanation is still needed', async () => {
    const result = await judge()
    expect(redOf(result).sort()).toEqual([...explained].sort())
    expect(result.leftovers).toEqual([])
  }, 120_000)

  test('has no unexplained verdict with a static client either', async () => {
    const result = await judge(undefined, { registration: 'off' })
    expect(redOf(result).filter((red) => !explained.includes(red))).toEqual([])
    expect(result.verdicts.filter(({ verdict }) => verdict.outcome === 'pass').length).toBeGreaterThan(50)
  }, 120_000)

  test.each<[Bend, readonly string[]]>([
    ['nonce-left-out', ['fail id-token/idt-nonce']],
    ['code-works-twice', ['fail token/code-reuse-now']],
    ['token-response-cacheable', ['fail document/get-token-headers']],
  ])(
    '%s is noticed',
    async (bend, expected) => {
      const news = redOf(await judge(bend)).filter((red) => !explained.includes(red))
      expect(news).toEqual(expect.arrayContaining([...expected]))
    },
    120_000,
  )
})
