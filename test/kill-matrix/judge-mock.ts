import { exportJWK, generateKeyPair } from 'jose'
import { faults } from '../../mock-server/faults/catalogue.js'
import { createProvider, type Fault, type ProviderOptions } from '../../mock-server/index.js'
import { systemsOf } from '../../mock-server/systems/system-seams.js'
import { loadChecks, type RunResult, runChecks } from '../../suites/index.js'
import { hooksOf } from '../mock-target.js'

/** One RSA key for all providers of this process: making one takes longer than judging with it. */
let keys: Promise<ProviderOptions['keys']> | undefined
const sharedKeys = () => {
  keys ??= generateKeyPair('RS256', { extractable: true })
    .then(({ privateKey }) => exportJWK(privateKey))
    .then((jwk) => [{ ...jwk, alg: 'RS256', use: 'sig' }])
  return keys
}

/** Runs every check on the mock, in process, with the faults given. */
export async function judgeMock(
  options: { readonly faults?: readonly Fault[]; readonly seed?: string } = {},
): Promise<RunResult> {
  const given = await sharedKeys()
  await using provider = await createProvider({ ...options, ...(given === undefined ? {} : { keys: given }) })
  // Awaited here: the provider must not close before the run is over.
  return await runChecks({
    target: {
      issuer: provider.issuer,
      fetch: provider.fetch,
      users: provider.people.map(({ username, password }) => ({ username, password })),
      hooks: hooksOf(provider),
    },
    checks: await loadChecks(),
    checkTimeout: 20_000,
  })
}

/** Ids of the checks that failed or warned: what a fault has to bring about. */
export const redOf = ({ verdicts }: RunResult): readonly string[] =>
  verdicts
    .filter(({ verdict }) => verdict.outcome === 'fail' || verdict.outcome === 'warn')
    .map(({ check }) => check.id)
    .sort()

/** Verdicts by which the harness says that it could not judge. */
export const errorsOf = ({ verdicts }: RunResult): readonly string[] =>
  verdicts.flatMap(({ check, verdict }) =>
    verdict.outcome === 'error' ? [`${check.id}: ${verdict.code} ${verdict.message}`] : [],
  )

/** The part of the faults that one test file takes, so that the files run side by side. */
export const part = (index: number, of: number): readonly Fault[] =>
  faults.filter((fault) => systemsOf(fault).includes('openid-connect')).filter((_, position) => position % of === index)

/** What a fault declares: the checks that must notice, and those that follow from it. */
export const declared = ({ caughtBy, follows = [] }: Fault): readonly string[] =>
  [...new Set([...caughtBy, ...follows])].sort()
