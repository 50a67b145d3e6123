import { expect, test } from 'vitest'
import { Session } from '../suites/harness/session.js'
import { resolveTarget, type TargetOptions } from '../suites/harness/target.js'
import { startOidcProvider } from './oidc-provider.js'

const ADA = { username: 'ada', password: 'any-password' }

async function opened(issuer: string, options: Partial<TargetOptions> = {}) {
  const session = await Session.open(resolveTarget({ issuer, users: [ADA], ...options }))
  return { session, context: session.context('test', new AbortController().signal) }
}

test('signs in at the pages of oidc-provider, runs every kind of flow, and leaves no client behind', {
  timeout: 60_000,
}, async () => {
  await using provider = await startOidcProvider()
  const { session, context } = await opened(provider.issuer)
  const flows = await context.baseFlows()
  expect(flows.map(({ label, failure }) => [label, failure?.because])).toEqual(
    [
      'code',
      'id_token',
      'id_token token',
      'code id_token',
      'code token',
      'code id_token token',
      'code with form_post',
      'id_token with form_post',
      'code id_token with form_post',
    ].map((label) => [label, undefined]),
  )
  for (const { idTokens } of flows) for (const { claims } of idTokens) expect(claims?.sub).toBe('ada')
  for (const method of context.capabilities.clientAuthenticationMethods) {
    const flow = await context.flow({ client: { token_endpoint_auth_method: method } })
    expect([flow.client.token_endpoint_auth_method, flow.failure?.because]).toEqual([method, undefined])
  }
  const refused = await context.authorize({ client: await context.client(), decision: 'deny' })
  expect(refused).toMatchObject({ kind: 'callback', parameters: { error: 'access_denied' } })
  const registered = session.exchanges().filter(({ operationId }) => operationId === 'registerClient').length
  expect(await session.close()).toEqual([])
  const removed = session
    .exchanges()
    .filter(({ operationId, response }) => operationId === 'deleteClient' && response.status === 204)
  expect(removed).toHaveLength(registered)
})

test('works with a client of the configuration when registration is off', { timeout: 60_000 }, async () => {
  await using provider = await startOidcProvider()
  const client = {
    client_id: 'static-client',
    client_secret: 'static-client-secret-of-enough-length',
    redirect_uris: ['https://rp.touchstone.test/static/callback'],
  }
  const { session, context } = await opened(provider.issuer, { registration: 'off', clients: [client] })
  const flows = await context.baseFlows()
  expect(flows.map(({ label, failure, client: { origin } }) => [label, failure?.because, origin])).toEqual([
    ['code', undefined, 'static'],
    ['code with form_post', undefined, 'static'],
  ])
  expect(await session.close()).toEqual([])
  expect(session.exchanges().some(({ operationId }) => operationId === 'registerClient')).toBe(false)
})
