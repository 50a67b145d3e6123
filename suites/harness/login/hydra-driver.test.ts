import { describe, expect, test } from 'vitest'
import type { TargetOptions } from '../target.js'
import { ADMIN, type ScriptedHydra, scriptedHydra } from '../testing/scripted-hydra.js'
import { ADA, CALLBACK, ISSUER, sessionWith } from '../testing/scripted-provider.js'

const opened = (hydra: ScriptedHydra, options: Partial<TargetOptions> = {}) =>
  sessionWith({}, { fetch: hydra.fetch, adminUrl: `${ADMIN}/`, clients: [], ...options })

const LINES = [
  ['1.x', '', 'v1.9.2', 'hydra-1.9'],
  ['2.x', '/admin', 'v26.2.0', 'hydra-2'],
] as const

describe.each(LINES)('with the admin API of %s', (_, prefix, version, system) => {
  test('a browser is signed in without any page, with the scopes and audience that were asked for', async () => {
    const hydra = scriptedHydra({ prefix, version })
    const { session, context } = await opened(hydra, { login: { claims: { email: 'ada@op.example', name: 'Ada' } } })
    expect(session.system).toBe(system)
    const client = await context.client()
    const outcome = await context.authorize({ client, parameters: { redirect_uri: CALLBACK, state: 's' } })
    expect(outcome).toMatchObject({ kind: 'callback', parameters: { code: 'c-1' } })
    expect(outcome.steps.map(({ kind }) => kind)).toEqual(['login', 'consent'])
    expect(hydra.asked.slice(2)).toEqual([
      { what: `GET ${prefix}/oauth2/auth/requests/login`, query: '?login_challenge=l%2F1', body: undefined },
      {
        what: `PUT ${prefix}/oauth2/auth/requests/login/accept`,
        query: '?login_challenge=l%2F1',
        body: { subject: ADA.username, remember: true, remember_for: 3_600 },
      },
      { what: `GET ${prefix}/oauth2/auth/requests/consent`, query: '?consent_challenge=c%2F1', body: undefined },
      {
        what: `PUT ${prefix}/oauth2/auth/requests/consent/accept`,
        query: '?consent_challenge=c%2F1',
        body: {
          grant_scope: ['openid', 'email'],
          grant_access_token_audience: ['https://api'],
          session: { id_token: { email: 'ada@op.example' } },
          remember: true,
          remember_for: 3_600,
        },
      },
    ])
  })

  test('a denial rejects the consent', async () => {
    const hydra = scriptedHydra({ prefix, version })
    const { context } = await opened(hydra)
    const outcome = await context.authorize({
      client: await context.client(),
      parameters: { redirect_uri: CALLBACK, state: 's' },
      decision: 'deny',
    })
    expect(outcome).toMatchObject({ kind: 'callback', parameters: { error: 'access_denied' } })
    expect(hydra.asked.at(-1)).toMatchObject({
      what: `PUT ${prefix}/oauth2/auth/requests/consent/reject`,
      body: { error: 'access_denied' },
    })
  })

  test('a logout is accepted where the browser is sent to the logout app', async () => {
    const hydra = scriptedHydra({ prefix, version })
    const { context } = await opened(hydra)
    const arrived = await context.browse(context.browser(), { url: context.endpoint('end_session_endpoint') })
    expect(arrived.location).toBe(`${CALLBACK}/out`)
    expect(hydra.asked.at(-1)?.what).toBe(`PUT ${prefix}/oauth2/auth/requests/logout/accept`)
  })

  test('clients are created and deleted, with the scopes and a secret that they need', async () => {
    const hydra = scriptedHydra({ prefix, version })
    const { session, context } = await opened(hydra)
    const client = await context.client({ metadata: { client_name: 'Mine' } })
    expect(client).toMatchObject({
      client_id: 'made-1',
      origin: 'dynamic',
      client_secret: expect.stringMatching(/^\w{32}$/),
    })
    expect(client.metadata).toMatchObject({
      client_name: 'Mine',
      scope: 'offline_access offline openid profile email address phone',
    })
    expect(hydra.clients.size).toBe(1)
    expect(await session.close()).toEqual([])
    expect(hydra.clients.size).toBe(0)
    expect(hydra.asked.at(-1)?.what).toBe(`DELETE ${prefix}/clients/made-1`)
  })
})

test('without users two made-up people sign in, and their sessions are ended', async () => {
  const hydra = scriptedHydra()
  const { session, context } = await opened(hydra, { users: [] })
  expect(context.capabilities.userCount).toBe(2)
  const client = await context.client()
  await context.authorize({ client, parameters: { redirect_uri: CALLBACK, state: 's' } })
  await session.close()
  const [{ username } = ADA] = context.target.users
  expect(username).toMatch(/^touchstone-\w{12}$/)
  expect(hydra.asked.at(-1)).toMatchObject({
    what: 'DELETE /oauth2/auth/sessions/login',
    query: `?subject=${username}`,
  })
})

test('the session of a configured person is left alone', async () => {
  const hydra = scriptedHydra()
  const { session, context } = await opened(hydra)
  const client = await context.client()
  await context.authorize({ client, parameters: { redirect_uri: CALLBACK, state: 's' } })
  await session.close()
  expect(hydra.asked.some(({ what }) => what.includes('sessions/login'))).toBe(false)
})

test('a login that goes on keeps its person', async () => {
  const skip = () => Response.json({ skip: true, subject: 'grace' })
  const hydra = scriptedHydra({ routes: { 'GET /oauth2/auth/requests/login': skip } })
  const { context } = await opened(hydra)
  const client = await context.client()
  await context.authorize({ client, parameters: { redirect_uri: CALLBACK, state: 's' } })
  expect(hydra.asked.find(({ what }) => what.endsWith('login/accept'))?.body).toMatchObject({ subject: 'grace' })
})

test('a refusal of the admin API says which operation refused, and why', async () => {
  const conflict = () => Response.json({ error: 'conflict', error_description: 'used' }, { status: 409 })
  const hydra = scriptedHydra({ routes: { 'PUT /oauth2/auth/requests/login/accept': conflict } })
  const { context } = await opened(hydra)
  const client = await context.client()
  await expect(context.authorize({ client })).rejects.toMatchObject({
    code: 'ERR_LOGIN_INCOMPLETE',
    message: 'the admin API answered 409 (conflict: used) to acceptLoginRequest',
  })
})

describe('an admin URL that is none', () => {
  test('where nothing answers', async () => {
    const fetch = async (request: Request): Promise<Response> => {
      if (request.url.startsWith(ADMIN)) throw new Error('ECONNREFUSED')
      return scriptedHydra().fetch(request)
    }
    await expect(opened({ ...scriptedHydra(), fetch })).rejects.toMatchObject({
      code: 'ERR_TARGET_UNREACHABLE',
      message: expect.stringMatching(
        /^no admin API of Hydra answers at https:\/\/admin\.op\.example\/: .*target\.adminUrl \(--admin-url, TOUCHSTONE_ADMIN_URL\)$/,
      ),
    })
  })

  test('that is the public side', async () => {
    await expect(opened(scriptedHydra(), { adminUrl: ISSUER })).rejects.toMatchObject({
      code: 'ERR_USAGE',
      message: expect.stringContaining(
        'GET https://op.example/version answered 404; give the address of the admin side',
      ),
    })
  })
})

test('the system that is given is taken', async () => {
  const hydra = scriptedHydra({ prefix: '/admin', version: 'v1.9.2' })
  const { session, context } = await opened(hydra, { system: 'hydra-2.3' })
  expect(session.system).toBe('hydra-2.3')
  await context.client()
  expect(hydra.asked.at(-1)?.what).toBe('POST /admin/clients')
})

test('the prefix of 2.x may be a part of the URL', async () => {
  const routes = { 'GET /admin/version': () => Response.json({ version: 'v26.2.0' }) }
  const hydra = scriptedHydra({ prefix: '/admin', routes })
  const { context } = await opened(hydra, { adminUrl: `${ADMIN}/admin/` })
  await context.client()
  expect(hydra.asked.at(-1)?.what).toBe('POST /admin/clients')
})

test('the form driver stays when it is asked for, and clients come from the admin API all the same', async () => {
  const hydra = scriptedHydra()
  const { context } = await opened(hydra, { login: { driver: 'form' } })
  const outcome = await context.authorize({ client: await context.client() })
  expect(outcome).toMatchObject({ kind: 'elsewhere' })
  expect(hydra.clients.size).toBe(1)
})

test('without an admin URL a Hydra is recognised by its discovery document, and asked nothing', async () => {
  const hydra = scriptedHydra()
  const { session } = await sessionWith({}, { fetch: hydra.fetch })
  expect(session.system).toBe('hydra-1.5')
  expect(hydra.asked).toEqual([])
})
