import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest'
import { loadConfig } from '../../cli/config/load-config.js'
import { resolveSetting, type Sources } from '../../cli/config/resolve-settings.js'
import { TEST_SETTINGS } from '../../cli/config/test-settings.js'
import { type EmbeddedProvider, startEmbedded } from '../../cli/embedded-provider.js'
import { commonOptions, deployment } from '../../cli/target-options.js'
import { withPassword } from '../../cli/test.js'
import { knownDeviations } from '../../specs/index.js'
import type { Check } from '../../suites/check.js'
import { systemClock } from '../../suites/harness/clock.js'
import { matches } from '../../suites/harness/glob.js'
import { judge } from '../../suites/harness/judge.js'
import { Session } from '../../suites/harness/session.js'
import { resolveTarget } from '../../suites/harness/target.js'
import { loadChecks } from '../../suites/registry.js'
import type { Verdict } from '../../suites/verdict.js'

/** Milliseconds for one check. */
const CHECK_TIMEOUT = 60_000

/** The environment and the config file, as `touchstone test` reads them. */
async function sources(): Promise<Sources> {
  const { env } = process
  const file = await loadConfig(process.cwd(), env.TOUCHSTONE_CONFIG || undefined, env)
  return withPassword({ flags: {}, env, ...(file === undefined ? {} : { file }) })
}

/** One test for each check of a suite, on the target of `TOUCHSTONE_TARGET` or the config file, else on the embedded mock. */
export async function judgeSuite(suite: string): Promise<void> {
  const [checks, given] = await Promise.all([loadChecks({ suites: [suite] }), sources()])
  const failOn = resolveSetting(TEST_SETTINGS.failOn, given).value
  const required = resolveSetting(TEST_SETTINGS.require, given).value
  const ended = new AbortController()
  let mock: EmbeddedProvider | undefined
  let session: Session | undefined

  beforeAll(async () => {
    const issuer = resolveSetting(TEST_SETTINGS.url, given).value
    if (issuer === undefined) mock = await startEmbedded(given.file?.config.provider ?? {})
    const target = mock?.target ?? deployment(issuer ?? '', given)
    const seed = resolveSetting(TEST_SETTINGS.seed, given).value
    const common = commonOptions(given, process.cwd())
    const resolved = resolveTarget({ ...target, ...common, ...(seed === undefined ? {} : { seed }) })
    session = await Session.open(resolved, { signal: ended.signal })
  })

  afterAll(async () => {
    const leftovers = await session?.close()
    await mock?.close()
    if (leftovers !== undefined && leftovers.length > 0) {
      const list = leftovers.map(({ what, because }) => `${what}: ${because}`).join('\n')
      throw new Error(`clients that could not be removed:\n${list}`)
    }
  })

  const judging = (check: Check) => async (context: TestContext) => {
    if (session === undefined) throw new Error('there is no session with the target')
    const known = resolveSetting(TEST_SETTINGS.known, given).value === 'on' ? await knownDeviations(session.system) : []
    const options = { session, known, clock: systemClock, checkTimeout: CHECK_TIMEOUT, signal: ended.signal }
    const { verdict, exchanges } = await judge(check, options)
    const insists = required.some((pattern) => matches(check.id, pattern.includes('/') ? pattern : `*/${pattern}`))
    await tell(context, check, verdict, { failOn, insists, exchanges })
  }

  const timeout = CHECK_TIMEOUT + 5_000
  for (const phase of [undefined, 'alone', 'last'] as const) {
    const these = checks.filter((check) => check.phase === phase)
    if (these.length === 0) continue
    // Only checks that move nothing shared go at once.
    const group = phase === undefined ? describe.concurrent : describe.sequential
    group(phase === undefined ? suite : `${suite}, ${phase}`, () => {
      for (const check of these) test(check.id, { timeout }, judging(check))
    })
  }
}

interface Telling {
  readonly failOn: 'fail' | 'warn'
  /** A skip is a failure. */
  readonly insists: boolean
  readonly exchanges: readonly number[]
}

/** A verdict in vitest's words: a warning and what is known pass with an annotation, a skip says why. */
async function tell(
  context: TestContext,
  check: Check,
  verdict: Verdict,
  { failOn, insists, exchanges }: Telling,
): Promise<void> {
  if (verdict.outcome === 'skip' && !insists) context.skip(verdict.because)
  if (verdict.outcome === 'pass') return
  const text = explained(check, verdict, exchanges)
  if (verdict.outcome === 'known' || (verdict.outcome === 'warn' && failOn !== 'warn')) {
    await context.annotate(text, verdict.outcome === 'known' ? 'notice' : 'warning')
    return
  }
  const failure = new Error(text)
  // Where this file threw it says nothing about the target.
  failure.stack = text
  throw failure
}

function explained({ title, requirement }: Check, verdict: Verdict, exchanges: readonly number[]): string {
  const address = `${requirement.standard} section ${requirement.section}, ${requirement.level}`
  const seen = (value: unknown): string => JSON.stringify(value) ?? '(absent)'
  const rows: readonly (readonly [string, string | undefined])[] =
    verdict.outcome === 'fail' || verdict.outcome === 'warn' || verdict.outcome === 'known'
      ? [
          ['expected', seen(verdict.expected)],
          ['actual', seen(verdict.actual)],
          ['note', verdict.note],
          ...(verdict.outcome === 'known' ? [['known', verdict.because] as const] : []),
        ]
      : verdict.outcome === 'error'
        ? [['error', `${verdict.code}: ${verdict.message}`]]
        : [['not judged', verdict.outcome === 'skip' ? verdict.because : undefined]]
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return [title, address, ...lines, `exchanges: ${exchanges.join(', ') || 'none'}`].join('\n')
}
