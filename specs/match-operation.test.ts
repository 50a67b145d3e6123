import { expect, test } from 'vitest'
import { builtInDocument } from './built-in-documents.js'
import { parseDocument } from './load/parse-document.js'
import { matchOperation } from './match-operation.js'

const responses = { 200: { description: 'ok' } }
const document = parseDocument({
  openapi: '3.1.0',
  info: { title: 'test', version: '1' },
  paths: {
    '/keys/{set}': { get: { operationId: 'set', responses } },
    '/keys/{set}/{kid}': { get: { operationId: 'key', responses } },
    '/keys/special': { get: { operationId: 'special', responses } },
    '/a.b/{x}': { get: { operationId: 'dot', responses } },
  },
})

test.each([
  ['get', '/keys/one', 'set', { set: 'one' }],
  ['GET', '/keys/one/two%2Fthree', 'key', { set: 'one', kid: 'two/three' }],
  ['GET', '/keys/special', 'special', {}],
  ['GET', '/a.b/1', 'dot', { x: '1' }],
])('%s %s is %s', (method, path, operationId, parameters) => {
  const match = matchOperation(document, method, path)
  expect(match?.operation.operationId).toBe(operationId)
  expect(match?.path).toEqual(parameters)
})

test.each([
  ['POST', '/keys/one'],
  ['GET', '/keys'],
  ['GET', '/keys/'],
  ['GET', '/keys/%zz'],
  ['GET', '/aXb/1'],
])('%s %s is none', (method, path) => {
  expect(matchOperation(document, method, path)).toBeUndefined()
})

test('finds the operations of a built-in document', async () => {
  const hydra = await builtInDocument('hydra-1.9')
  expect(matchOperation(hydra, 'PUT', '/oauth2/auth/requests/login/accept')?.operation.operationId).toBe(
    'acceptLoginRequest',
  )
})
