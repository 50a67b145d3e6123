import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { type Answer, CALLBACK, TestingHydra } from '../testing-hydra.js'

/** A browser in which alice is remembered, and what the client knows of her. */
const signedIn = async (system: HydraSystem) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const login = { remember: true, remember_for: 3_600 }
  const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' }, { login, consent: { remember: true } })
  const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
  const { json } = await hydra.token('web', form)
  return { hydra, id_token: String(json.id_token) }
}

const loginOf = (hydra: TestingHydra, { parameters }: Answer) =>
  hydra.admin(
    'GET',
    `/oauth2/auth/requests/login?${new URLSearchParams({ login_challenge: parameters.login_challenge ?? '' })}`,
  )

const isFirst = (system: HydraSystem): boolean => system.startsWith('hydra-1')

describe.each(HYDRA_SYSTEMS)('%s, when somebody is remembered', (system) => {
  test('minds a max_age that is no number, and takes 0 as the line does', async () => {
    const { hydra } = await signedIn(system)
    const ask = (max_age: string) => hydra.authorize({ client_id: 'web', scope: 'openid', max_age })
    expect((await ask('soon')).parameters.error).toBe('error')
    expect((await loginOf(hydra, await ask('60'))).json.skip).toBe(true)
    expect((await loginOf(hydra, await ask('-1'))).json.skip).toBe(true)
    hydra.hydra.clock.advance(1)
    expect((await loginOf(hydra, await ask('0'))).json.skip).toBe(isFirst(system))
  })

  test('refuses a hint that names another person, also where she may be asked', async () => {
    const { hydra, id_token } = await signedIn(system)
    const again = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'login' })
    await hydra.decide(again, 'login', 'accept', { subject: 'bob', remember: true })
    const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid', id_token_hint: id_token })
    expect(parameters.error).toBe('login_required')
  })

  test('takes another person for a mistake, or asks again', async () => {
    const { hydra } = await signedIn(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const query = new URLSearchParams({ login_challenge: at.parameters.login_challenge ?? '' })
    const { status, json } = await hydra.admin('PUT', `/oauth2/auth/requests/login/accept?${query}`, { subject: 'bob' })
    expect(status).toBe(isFirst(system) ? 400 : 200)
    if (isFirst(system)) return
    const back = new URL(String(json.redirect_to)).searchParams
    expect([back.get('prompt'), back.get('login_verifier')]).toEqual(['login', null])
  })

  test('lets the session of the browser go when a new sign-in is not to be remembered', async () => {
    const { hydra, id_token } = await signedIn(system)
    const again = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'login' })
    await hydra.decide(again, 'login', 'accept', { subject: 'alice', remember: false })
    const { location } = await hydra.browse(
      `/oauth2/sessions/logout?${new URLSearchParams({ id_token_hint: id_token })}`,
    )
    expect(location.pathname).toBe('/oauth2/fallbacks/logout/callback')
  })
})

describe.each(['hydra-2.3', 'hydra-2'] as const)('prompt=registration of %s', (system) => {
  test('only leads elsewhere: who is signed in stays so', async () => {
    const { hydra } = await signedIn(system)
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'registration' })
    expect((await loginOf(hydra, at)).json).toMatchObject({ skip: true, subject: 'alice' })
  })
})

test('26 tells the login app the identity schema that is wanted', async () => {
  const hydra = await TestingHydra.start('hydra-2')
  await hydra.client({ client_id: 'web' })
  const { parameters } = await hydra.authorize({ client_id: 'web', scope: 'openid', identity_schema: 'customer' })
  expect(parameters.identity_schema).toBe('customer')
})

test.each([
  ['hydra-1.5', 'access_denied', 'invalid_request'],
  ['hydra-2.3', 'access_denied', 'access_denied'],
  ['hydra-2', 'access_denied', 'access_denied'],
] as const)(
  'a refusal of consent that comes twice is told to the client of %s: %s, %s',
  async (system, first, second) => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const asked = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    const query = new URLSearchParams({ consent_challenge: asked.parameters.consent_challenge ?? '' })
    const refusal = { error: 'access_denied', error_description: 'No "thanks"' }
    const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/consent/reject?${query}`, refusal)
    const once = await hydra.browse(String(json.redirect_to))
    expect(once.parameters).toMatchObject({
      error: first,
      error_description: system === 'hydra-1.5' ? 'No "thanks"' : "No 'thanks'",
    })
    const twice = await hydra.browse(String(json.redirect_to))
    expect(twice.parameters.error).toBe(second)
    expect(twice.parameters.error_description === once.parameters.error_description).toBe(system === 'hydra-2')
  },
)

test.each(['hydra-2.3', 'hydra-2'] as const)('%s keeps a flow to the client that it began for', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  await hydra.client({ client_id: 'other' })
  const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
  const query = new URLSearchParams({ login_challenge: at.parameters.login_challenge ?? '' })
  const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/login/accept?${query}`, { subject: 'alice' })
  const { parameters } = await hydra.browse(String(json.redirect_to).replace('client_id=web', 'client_id=other'))
  expect(parameters.error).toBe('invalid_client')
})

describe('consent', () => {
  const consentOf = async (hydra: TestingHydra, parameters: Readonly<Record<string, string>>) => {
    const at = await hydra.authorize(parameters)
    const { parameters: sent } = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    const query = new URLSearchParams({ consent_challenge: sent.consent_challenge ?? '' })
    return (await hydra.admin('GET', `/oauth2/auth/requests/consent?${query}`)).json
  }
  const remembered = async (hydra: TestingHydra, parameters: Readonly<Record<string, string>>) => {
    const at = await hydra.authorize(parameters)
    const asked = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
    const grant_scope = (parameters.scope ?? '').split(' ')
    return hydra.decide(asked, 'consent', 'accept', { grant_scope, remember: true })
  }

  test.each([
    ['https://client.example/callback', true],
    ['http://127.0.0.1:8080/callback', true],
    ['com.example.app:/callback', false],
  ])('to a public client at %s makes asking again needless: %s', async (redirect_uri, skip) => {
    const hydra = await TestingHydra.start('hydra-1.9')
    await hydra.client({ client_id: 'app', token_endpoint_auth_method: 'none', redirect_uris: [redirect_uri] })
    const asked = { client_id: 'app', scope: 'openid', redirect_uri }
    await remembered(hydra, asked)
    expect((await consentOf(hydra, asked)).skip).toBe(skip)
  })

  test.each([
    ['hydra-1.5', true],
    ['hydra-1.9', false],
    ['hydra-2', false],
  ] as const)('that is older than another of less scope counts in %s: %s', async (system, skip) => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    await remembered(hydra, { client_id: 'web', scope: 'openid email' })
    hydra.hydra.clock.advance(2)
    await remembered(hydra, { client_id: 'web', scope: 'openid', prompt: 'consent' })
    expect((await consentOf(hydra, { client_id: 'web', scope: 'openid email' })).skip).toBe(skip)
  })

  test('that the operator does not need is for the app to know', async () => {
    const hydra = await TestingHydra.start('hydra-2')
    await hydra.client({ client_id: 'web', skip_consent: true })
    const asked = await consentOf(hydra, { client_id: 'web', scope: 'openid' })
    expect(asked).toMatchObject({ skip: false, client: { skip_consent: true } })
  })
})

test('a scope that is asked for twice counts once, and what Go cannot decode is not there', async () => {
  const hydra = await TestingHydra.start('hydra-2')
  await hydra.client({ client_id: 'web' })
  const at = await hydra.authorize({ client_id: 'web', scope: 'openid email openid' })
  expect((await loginOf(hydra, at)).json.requested_scope).toEqual(['openid', 'email'])
  const query = new URLSearchParams({ client_id: 'web', response_type: 'code', redirect_uri: CALLBACK })
  const { parameters } = await hydra.browse(`/oauth2/auth?${query}&state=%zz123456789`)
  expect(parameters).toMatchObject({ error: 'invalid_state', state: '' })
})
