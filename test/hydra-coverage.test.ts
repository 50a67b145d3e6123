import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtInDocument, type HydraOperationName, hydraOperationName, operationsOf } from '../specs/index.js'
import { HydraClient } from '../suites/harness/hydra/hydra-api.js'
import { HYDRA_SYSTEMS, type HydraSystem, SUITE_NAMES } from '../suites/index.js'
import { judgeHydra } from './hydra-runs.js'
import { ADMIN, PUBLIC } from './mock-target.js'

/** A documented status that no check can reach, with the reason. */
interface Excuse {
  readonly systems: readonly HydraSystem[]
  readonly operations: readonly HydraOperationName[]
  readonly statuses: readonly string[]
  readonly reason: string
}

const excuses: readonly Excuse[] = parse(
  readFileSync(new URL('./hydra-coverage.excuses.yaml', import.meta.url), 'utf8'),
)

/** Statuses that the answers of a line had, by operation, over runs with and without what has to be switched on. */
async function reached(system: HydraSystem): Promise<ReadonlyMap<HydraOperationName, ReadonlySet<number>>> {
  const suites = SUITE_NAMES.filter((name) => name.startsWith('hydra-'))
  const runs = [
    await judgeHydra(system, { filter: { suites } }),
    await judgeHydra(system, { filter: { suites }, options: { settings: { dynamicClientRegistration: true } } }),
  ]
  const api = await HydraClient.open({ system, publicUrl: PUBLIC, adminUrl: ADMIN, send: () => Promise.reject() })
  const statuses = new Map<HydraOperationName, Set<number>>()
  for (const { request, response } of runs.flatMap(({ exchanges }) => exchanges)) {
    const name = api.operationOf(request)?.name
    if (name !== undefined) statuses.set(name, (statuses.get(name) ?? new Set()).add(response.status))
  }
  return statuses
}

/** Documented statuses by operation; `default` stands for every error that has no row of its own. */
async function documented(system: HydraSystem): Promise<readonly (readonly [HydraOperationName, readonly string[]])[]> {
  return [...operationsOf(await builtInDocument(system)).values()].flatMap(({ operationId, responses }) => {
    const name = hydraOperationName(operationId)
    return name === undefined ? [] : [[name, Object.keys(responses)] as const]
  })
}

const isReached = (status: string, found: ReadonlySet<number>): boolean =>
  status === 'default' ? [...found].some((one) => one >= 400) : found.has(Number(status))

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  const own = excuses.filter(({ systems }) => systems.includes(system))
  const excused = new Set(
    own.flatMap(({ operations, statuses }) =>
      operations.flatMap((operation) => statuses.map((status) => `${operation} ${status}`)),
    ),
  )

  test('every operation and every documented status is reached by a check, or the reason is written down', async () => {
    const [all, statuses] = await Promise.all([documented(system), reached(system)])
    const missing = all.flatMap(([operation, wanted]) =>
      wanted
        .filter((status) => !isReached(status, statuses.get(operation) ?? new Set()))
        .map((status) => `${operation} ${status}`),
    )
    expect(missing.filter((one) => !excused.has(one))).toEqual([])
    // An excuse that is no longer needed has to go.
    expect([...excused].filter((one) => !missing.includes(one))).toEqual([])
  }, 120_000)
})
