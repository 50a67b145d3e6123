import { expect, test } from 'vitest'
import { builtInDocument } from '../../specs/built-in-documents.js'
import { operationsOf } from '../../specs/operations.js'
import { HANDLERS } from '../handlers.js'
import { routesFor, routesOf } from './routes.js'

test('every operation of the documents has a handler, and the other way round', () => {
  const routes = routesFor(HANDLERS)
  expect(routes.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(HANDLERS).sort())
})

test('a missing and a surplus handler stop the start, all named', async () => {
  const operations = [...operationsOf(await builtInDocument('openid-connect')).values()]
  const { getJwks: _jwks, getToken: _token, ...some } = HANDLERS
  const start = () => routesOf(operations, { ...some } as typeof HANDLERS)
  expect(start).toThrow(/operations without a handler: getJwks, getToken/)
  expect(start).toThrow(/handlers without an operation: .*introspectToken/)
})
