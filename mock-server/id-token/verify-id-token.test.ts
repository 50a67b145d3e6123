import { beforeAll, expect, test } from 'vitest'
import { ProviderState } from '../provider-context.js'
import { resolveOptions } from '../resolve-options.js'
import { verifyIdTokenHint } from './verify-id-token.js'

const state = new ProviderState(resolveOptions({ algorithms: ['ES256'] }), new Map())
const now = 1_800_000_000
const claims = { iss: state.issuer, sub: 'alice', aud: 'app', iat: now, exp: now + 60, sid: 's-1' }
const sign = (more: object = {}, header: object = {}) =>
  state.keys.sign({ header: { alg: 'ES256', ...header }, claims: { ...claims, ...more } })

beforeAll(() => state.seed())

test('knows its own ID tokens, expired ones too', async () => {
  state.clock.set((now + 99_999) * 1_000)
  expect(await verifyIdTokenHint(state, await sign())).toEqual({ client_id: 'app', sub: 'alice', sid: 's-1', claims })
})

test.each([
  ['of another issuer', { iss: 'https://other.example' }, {}],
  ['to a client nobody knows', { aud: 'nobody' }, {}],
  ['without a subject', { sub: undefined }, {}],
  ['without an expiry, such as UserInfo', { exp: undefined }, {}],
  ['that is an access token', {}, { typ: 'at+jwt' }],
  ['that is a logout token', { events: {} }, { typ: 'logout+jwt' }],
  ['that is unsigned', {}, { alg: 'none' }],
])('takes no JWT %s', async (_title, more, header) => {
  expect(await verifyIdTokenHint(state, await sign(more, header))).toBeUndefined()
})

test('takes nothing that it did not sign', async () => {
  const other = new ProviderState(resolveOptions({ algorithms: ['ES256'] }), new Map())
  expect(await verifyIdTokenHint(state, await other.keys.sign({ header: { alg: 'ES256' }, claims }))).toBeUndefined()
  for (const garbage of ['', 'abc', 'a.b.c', '..']) expect(await verifyIdTokenHint(state, garbage)).toBeUndefined()
})
