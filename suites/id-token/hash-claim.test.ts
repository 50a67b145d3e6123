import { expect, test } from 'vitest'
import type { DecodedIdToken } from '../evidence.js'
import { judgeHash } from './hash-claim.js'

// Value and token of OpenID Connect Core 1.0 appendix A.3.
const TOKEN = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'
const HASH = '77QmUPtjPfzWtF2AnpK9RQ'

const idToken = (claims: Record<string, unknown>, alg = 'RS256'): DecodedIdToken => ({
  label: 'code',
  place: 'token',
  jwt: '',
  header: { alg },
  claims,
  client: {
    client_id: 'app',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['https://rp.example/callback'],
    post_logout_redirect_uris: [],
    origin: 'static',
    metadata: {},
  },
  sent: {},
  responseType: 'code',
  exchange: {
    id: 1,
    request: { method: 'POST', url: 'https://op.example/token', headers: [] },
    response: { status: 200, headers: new Headers(), body: '' },
    startedAt: 0,
    duration: 1,
  },
})

test.each([
  ['is right', { at_hash: HASH }, TOKEN, true, 'pass'],
  ['is wrong', { at_hash: `${HASH}x` }, TOKEN, true, 'fail'],
  ['is wrong though it need not be there', { at_hash: `${HASH}x` }, TOKEN, false, 'fail'],
  ['is no text', { at_hash: 1 }, TOKEN, false, 'fail'],
  ['is missing', {}, TOKEN, true, 'fail'],
  ['need not be there', {}, TOKEN, false, 'skip'],
  ['has nothing to be compared with', { at_hash: HASH }, undefined, false, 'skip'],
] as const)('a hash that %s', (_title, claims, of, required, outcome) => {
  expect(judgeHash(idToken(claims), { claim: 'at_hash', of, required }).outcome).toBe(outcome)
})

test('a hash cannot be judged when the algorithm has none', () => {
  expect(judgeHash(idToken({ at_hash: HASH }, 'none'), { claim: 'at_hash', of: TOKEN, required: true }).outcome).toBe(
    'skip',
  )
})
