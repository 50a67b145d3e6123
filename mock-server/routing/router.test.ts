import { describe, expect, test } from 'vitest'
import { HANDLERS } from '../handlers.js'
import { pathOf, Router } from './router.js'
import { routesFor } from './routes.js'

const routes = routesFor(HANDLERS)
const found = (basePath: string, path: string) => {
  const match = new Router(routes, basePath).match(path)
  return match && [[...match.resource.methods.values()][0]?.operationId, match.parameters]
}

describe('pathOf', () => {
  test.each([
    ['http://127.0.0.1:1234/token', '/token'],
    ['https://op.example/a/b?c=/d#e', '/a/b'],
    ['https://op.example/a#b?c', '/a'],
    ['https://op.example', '/'],
    ['https://op.example/?x', '/'],
  ])('%s', (url, path) => {
    expect(pathOf(url)).toBe(path)
  })
})

test.each([
  ['', '/token', ['getToken', {}]],
  ['', '/register/abc', ['readClient', { client_id: 'abc' }]],
  ['', '/register/a%2Fb', ['readClient', { client_id: 'a%2Fb' }]],
  ['', '/register', ['registerClient', {}]],
  ['', '/register/', undefined],
  ['', '/register/a/b', undefined],
  ['', '/token/', undefined],
  ['', '/', undefined],
  ['', '/:client_id', undefined],
  ['/tenant', '/tenant/token', ['getToken', {}]],
  ['/tenant', '/token', undefined],
  ['/tenant', '/tenantx/token', undefined],
  ['/tenant', '/tenant', undefined],
  ['/tenant', '/tenant/.well-known/openid-configuration', ['getDiscovery', {}]],
  ['/tenant', '/.well-known/openid-configuration/tenant', ['getDiscovery', {}]],
  ['/tenant', '/tenant/.well-known/oauth-authorization-server', ['getAuthorizationServerMetadata', {}]],
  ['/tenant', '/.well-known/oauth-authorization-server/tenant', ['getAuthorizationServerMetadata', {}]],
  ['/tenant', '/.well-known/openid-configuration', undefined],
  ['/a:b*{c}', '/a:b*{c}/token', ['getToken', {}]],
])('below %j, %s is %j', (basePath, path, expected) => {
  expect(found(basePath, path)).toEqual(expected)
})
