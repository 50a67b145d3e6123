import { expect, test } from 'vitest'
import type { Capabilities } from '../harness/context.js'
import { provocations as ofAuthorization } from './authorization-errors.js'
import { provocations as ofToken } from './token-errors.js'

const capabilities: Capabilities = {
  responseTypes: ['code'],
  responseModes: ['query'],
  grantTypes: ['authorization_code'],
  clientAuthenticationMethods: ['client_secret_basic'],
  scopes: undefined,
  claimsParameter: false,
  pkceMethods: [],
  dynamicRegistration: false,
  clientsOnDemand: false,
  userCount: 0,
}
const labels = (rows: readonly { readonly label: string }[]) => rows.map(({ label }) => label)

test('authorization errors are provoked in each place that the target offers', () => {
  expect(labels(ofAuthorization(capabilities)).filter((label) => label.includes('with'))).toEqual([
    'prompt=none without a session',
  ])
  const more = { ...capabilities, responseTypes: ['code', 'id_token'], responseModes: ['query', 'form_post'] }
  expect(labels(ofAuthorization(more))).toContain('prompt=none with response_type=id_token')
  expect(labels(ofAuthorization(more))).toContain('prompt=none with form_post')
})

const client = (token_endpoint_auth_method: string) => ({
  token_endpoint_auth_method,
  redirect_uris: ['https://rp.example/callback'] as const,
})
const random = () => 'x'

test.each([
  ['client_secret_basic', [401]],
  ['client_secret_post', [400, 401]],
])('a wrong secret with %s may have the statuses %j', (method, statuses) => {
  const wrong = ofToken(client(method), random).find(({ label }) => label === 'a wrong client secret')
  expect(wrong?.statuses).toEqual(statuses)
})

test('a client without a secret sends no wrong one', () => {
  expect(labels(ofToken(client('none'), random))).not.toContain('a wrong client secret')
})
