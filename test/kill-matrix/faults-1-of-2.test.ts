import { describe, expect, test } from 'vitest'
import { declared, errorsOf, judgeMock, part, redOf } from './judge-mock.js'

describe('a fault turns the checks red that it names, and no others', () => {
  test.each(part(0, 2).map((fault) => [fault.id, fault] as const))(
    '%s',
    async (_, fault) => {
      const result = await judgeMock({ faults: [fault] })
      expect(errorsOf(result)).toEqual([])
      expect(redOf(result)).toEqual(declared(fault))
    },
    60_000,
  )
})
