import { expect, test } from 'vitest'
import { faults } from '../../mock-server/faults/catalogue.js'
import type { Check } from '../../suites/index.js'
import { loadChecks } from '../../suites/index.js'
import { declared, errorsOf, judgeMock, redOf } from './judge-mock.js'

/** Checks of the Hydra suites have a kill matrix of their own. */
const applies = ({ systems }: Check): boolean => systems === undefined || systems.includes('openid-connect')

test('without a fault nothing is red', async () => {
  const result = await judgeMock()
  expect(errorsOf(result)).toEqual([])
  expect(redOf(result)).toEqual([])
  expect(result.conclusion).toBe('conformant')
}, 60_000)

test('every check is caught out by at least one fault', async () => {
  const caught = new Set(faults.flatMap(({ caughtBy }) => caughtBy))
  expect(
    (await loadChecks())
      .filter(applies)
      .map(({ id }) => id)
      .filter((id) => !caught.has(id)),
  ).toEqual([])
})

test('every check that a fault names exists', async () => {
  const known = new Set((await loadChecks()).map(({ id }) => id))
  expect(faults.flatMap((fault) => declared(fault).filter((id) => !known.has(id)))).toEqual([])
})

test('fault ids are unique, and each fault is noticed by a check', () => {
  const ids = faults.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  expect(faults.filter(({ caughtBy }) => caughtBy.length === 0).map(({ id }) => id)).toEqual([])
})
