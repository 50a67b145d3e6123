import { describe, expect, test } from 'vitest'
import { hydraFaults } from '../../mock-server/faults/hydra/catalogue.js'
import { HYDRA_SYSTEMS } from '../../mock-server/systems/hydra/systems.js'
import { systemsOf } from '../../mock-server/systems/system-seams.js'
import { errorsOf, HYDRA_SUITES, hydraChecks, isFor, judgeHydra, redOf } from './judge-hydra.js'

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  test('without a fault nothing is red', async () => {
    const result = await judgeHydra(system)
    expect(errorsOf(result)).toEqual([])
    expect(redOf(result)).toEqual([])
    expect(result.conclusion).toBe('conformant')
  })

  test('every check is caught out by at least one fault', async () => {
    const caught = new Set(
      hydraFaults.filter((fault) => systemsOf(fault).includes(system)).flatMap(({ caughtBy }) => caughtBy),
    )
    const checks = (await hydraChecks()).filter((check) => isFor(check, system))
    expect(checks.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })
})

test.each(['hydra-2.3', 'hydra-2'] as const)('without registration nothing is red on %s either', async (system) => {
  const result = await judgeHydra(system, { suites: ['hydra-registration'], settings: {} })
  expect([...errorsOf(result), ...redOf(result)]).toEqual([])
  const passed = result.verdicts.filter(({ verdict }) => verdict.outcome === 'pass').map(({ check }) => check.id)
  expect(passed).toEqual(['hydra-registration/off'])
})

test('every check that a fault names exists, in a suite for Hydra', async () => {
  const known = new Set((await hydraChecks()).map(({ id }) => id))
  const named = hydraFaults.flatMap(({ caughtBy, follows = [] }) => [...caughtBy, ...follows])
  expect(named.filter((id) => !known.has(id))).toEqual([])
})

test('fault ids are unique and belong to a suite, and each fault is noticed by a check', () => {
  const ids = hydraFaults.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(ids.filter((id) => !HYDRA_SUITES.includes(id.split('/')[0] ?? ''))).toEqual([])
  expect(hydraFaults.filter(({ caughtBy }) => caughtBy.length === 0).map(({ id }) => id)).toEqual([])
})
