import { expect, test } from 'vitest'
import type { Capabilities } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { s256 } from './challenged-code.js'
import { judgeRedemption } from './judge-redemption.js'

const answer = (status: number, body: string): Exchange => ({
  id: 5,
  request: { method: 'POST', url: 'https://op.example/token', headers: [] },
  response: { status, headers: new Headers({ 'content-type': 'application/json' }), body },
  startedAt: 0,
  duration: 1,
})
const capabilities = (pkceMethods: readonly string[]): Capabilities => ({
  responseTypes: ['code'],
  responseModes: [],
  grantTypes: [],
  clientAuthenticationMethods: [],
  scopes: undefined,
  claimsParameter: false,
  pkceMethods,
  dynamicRegistration: false,
  clientsOnDemand: false,
  userCount: 1,
})

test.each([
  ['tokens, from a provider with PKCE', '{"access_token":"secret"}', ['S256'], 'fail'],
  ['tokens, from a provider without', '{"access_token":"secret"}', [], 'skip'],
  ['the right error', '{"error":"invalid_grant"}', ['S256'], 'pass'],
  ['the right error from a provider that does not advertise it', '{"error":"invalid_grant"}', [], 'pass'],
  ['another error', '{"error":"invalid_request"}', ['S256'], 'warn'],
  ['no JSON', 'oops', ['S256'], 'warn'],
] as const)('%s', (_, body, methods, outcome) => {
  const verdict = judgeRedemption(answer(400, body), ['invalid_grant'], capabilities(methods))
  expect(verdict.outcome).toBe(outcome)
  expect(JSON.stringify(verdict)).not.toContain('secret')
})

test('the challenge of RFC 7636 appendix B', () => {
  expect(s256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})
