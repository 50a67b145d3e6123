import { describe, expect, test } from 'vitest'
import { errorsOf, hydraChecks, isFor, judgeHydra, part, redOf } from './judge-hydra.js'

/** Defines the tests of one part of the matrix. */
export function judgePart(index: number, of: number): void {
  const work = part(index, of)

  test('every fault of this part has a line that can take it on', () => {
    expect(work.filter(({ fault, system }) => fault.systems?.includes(system) !== true)).toEqual([])
  })

  describe.each(work.map((each) => [each.fault.id, each.system, each] as const))('%s on %s', (_id, _system, each) => {
    const { fault, system, suites, checks } = each

    test('turns the checks red that must notice, and none that may not', async () => {
      const applying = (await hydraChecks()).filter((check) => isFor(check, system)).map(({ id }) => id)
      const must = fault.caughtBy.filter((id) => applying.includes(id)).sort()
      const may = [...must, ...(fault.follows ?? [])]
      expect(must, 'checks of this line that must notice').not.toEqual([])
      const result = await judgeHydra(system, { faults: [fault], suites, checks })
      const red = redOf(result)
      expect(errorsOf(result)).toEqual([])
      expect({
        silent: must.filter((id) => !red.includes(id)),
        unforeseen: red.filter((id) => !may.includes(id)),
      }).toEqual({
        silent: [],
        unforeseen: [],
      })
    })
  })
}
