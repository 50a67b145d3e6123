import { describe, expect, test } from 'vitest'
import { builtInDocument, judgeableAspects, operationsOf } from '../../specs/index.js'
import { checks } from './checks.js'
import { OAUTH2_EXTENSIONS_OPERATIONS, OPENID_CONNECT_OPERATIONS } from './operations.js'

describe.each([
  ['openid-connect', OPENID_CONNECT_OPERATIONS],
  ['oauth2-extensions', OAUTH2_EXTENSIONS_OPERATIONS],
] as const)('%s', (name, rows) => {
  test('every operation of the document is judged', async () => {
    const documented = [...operationsOf(await builtInDocument(name)).keys()].sort()
    expect(rows.map(({ operationId }) => operationId).sort()).toEqual(documented)
  })

  test.each(rows.map((row) => [row.operationId, row] as const))(
    'the aspects of %s are those that the document can judge',
    async (operationId, { aspects }) => {
      const operation = operationsOf(await builtInDocument(name)).get(operationId)
      expect(operation && judgeableAspects(operation)).toEqual(aspects)
    },
  )
})

test('every check has an id of its own', () => {
  const ids = checks.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})
