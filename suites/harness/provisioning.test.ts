import { describe, expect, test } from 'vitest'
import type { JsonObject } from './context.js'
import { Session } from './session.js'
import { resolveTarget } from './target.js'
import { CALLBACK, ISSUER, type Route, scripted, sessionWith } from './testing/scripted-provider.js'

const METADATA: JsonObject = {
  registration_endpoint: `${ISSUER}/register`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
}

/** A registration endpoint that keeps what it is sent, and gives secrets of its own making. */
function registry(answer: (asked: JsonObject, count: number) => JsonObject = () => ({})) {
  const asked: JsonObject[] = []
  const there = new Set<string>()
  const register: Route = async ({ raw }) => {
    const metadata: JsonObject = JSON.parse(await raw.text())
    asked.push(metadata)
    const id = `client${asked.length}`
    there.add(id)
    const more = { registration_client_uri: `${ISSUER}/register/${id}`, registration_access_token: `rat-${id}` }
    return Response.json(
      { ...metadata, client_id: id, client_secret: 'plainSecret123', ...more, ...answer(metadata, asked.length) },
      { status: 201 },
    )
  }
  const remove: Route = ({ raw, url }) => {
    const id = url.pathname.split('/').at(-1) ?? ''
    if (raw.headers.get('authorization') !== `Bearer rat-${id}`) return new Response(null, { status: 401 })
    return new Response(null, { status: there.delete(id) ? 204 : 404 })
  }
  const routes: Record<string, Route> = { 'POST /register': register }
  for (let number = 1; number <= 9; number++) routes[`DELETE /register/client${number}`] = remove
  return { asked, there, routes }
}

const dynamic = (made: ReturnType<typeof registry>, more: Parameters<typeof sessionWith>[1] = {}) =>
  sessionWith(made.routes, { clients: [], metadata: METADATA, ...more })

describe('dynamic registration', () => {
  test('equal wishes get the same client; its metadata are made from the wish', async () => {
    const made = registry()
    const { context } = await dynamic(made)
    const [first, same, other] = await Promise.all([
      context.client(),
      context.client({ response_types: ['code'] }),
      context.client({ distinct: 'second', redirectUriCount: 2 }),
    ])
    expect(same).toBe(first)
    expect(other.client_id).not.toBe(first.client_id)
    expect(other.redirect_uris).toHaveLength(2)
    expect(made.asked[0]).toMatchObject({
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: [expect.stringMatching(/^https:\/\/rp\.touchstone\.test\/\w+\/callback$/)],
      post_logout_redirect_uris: [expect.stringMatching(/logged-out$/)],
    })
  })

  test('the answer rules, not the request', async () => {
    const { context } = await dynamic(
      registry(() => ({
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: ['https://rp.example/theirs'],
      })),
    )
    expect(await context.client()).toMatchObject({
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: ['https://rp.example/theirs'],
      origin: 'dynamic',
    })
  })

  test('a secret that Basic would alter makes the clients post, unless the check asks for Basic', async () => {
    const made = registry((_asked, count) => (count === 1 ? { client_secret: 'odd+secret/=' } : {}))
    const { context } = await dynamic(made)
    expect(await context.client()).toMatchObject({ token_endpoint_auth_method: 'client_secret_post' })
    expect(await context.client({ distinct: 'second' })).toMatchObject({
      token_endpoint_auth_method: 'client_secret_post',
    })
    expect(await context.client({ token_endpoint_auth_method: 'client_secret_basic' })).toMatchObject({
      token_endpoint_auth_method: 'client_secret_basic',
    })
  })

  test('clients that sign get a key pair, one for the whole run', async () => {
    const made = registry()
    const { context } = await dynamic(made)
    const [first, second] = await Promise.all([
      context.client({ token_endpoint_auth_method: 'private_key_jwt' }),
      context.client({ token_endpoint_auth_method: 'private_key_jwt', distinct: 'second' }),
    ])
    expect(first.privateKey).toMatchObject({ kty: 'RSA', alg: 'RS256' })
    expect(second.privateKey).toEqual(first.privateKey)
    expect(JSON.stringify(made.asked[0]?.jwks)).not.toContain('"d"')
  })

  test('a refusal is a skip that says what the target said', async () => {
    const { context } = await sessionWith(
      {
        'POST /register': () =>
          Response.json({ error: 'invalid_client_metadata', error_description: 'no implicit here' }, { status: 400 }),
      },
      { clients: [], metadata: METADATA },
    )
    await expect(context.client({ response_types: ['id_token'] })).rejects.toMatchObject({
      name: 'Skip',
      message:
        'the target answered 400 (invalid_client_metadata: no implicit here) to the registration of a client with response_types id_token and client_secret_basic',
    })
  })

  test('a method that is not offered is a skip', async () => {
    const { context } = await dynamic(registry())
    await expect(context.client({ token_endpoint_auth_method: 'client_secret_jwt' })).rejects.toMatchObject({
      name: 'Skip',
    })
  })

  test('the initial access token goes with the registration', async () => {
    let authorization: string | null = null
    const made = registry()
    const register = made.routes['POST /register']
    const { context } = await sessionWith(
      {
        'POST /register': (request) => {
          authorization = request.raw.headers.get('authorization')
          return register?.(request) ?? new Response(null)
        },
      },
      { clients: [], metadata: METADATA, initialAccessToken: 'iat-12345678' },
    )
    await context.client()
    expect(authorization).toBe('Bearer iat-12345678')
  })
})

describe('removal', () => {
  test('everything that was registered is removed, whoever registered it, also after the run was ended', async () => {
    const made = registry()
    const stop = new AbortController()
    const session = await Session.open(resolveTarget({ issuer: ISSUER, fetch: scripted(made.routes, METADATA) }), {
      signal: stop.signal,
    })
    const context = session.context('x', stop.signal)
    await context.client()
    await context.register({ redirect_uris: [CALLBACK] })
    await context.http({ url: `${ISSUER}/register`, json: { redirect_uris: [CALLBACK] } })
    expect(made.there.size).toBe(3)
    stop.abort()
    expect(await session.close()).toEqual([])
    expect(made.there.size).toBe(0)
    expect(await session.close()).toEqual([])
  })

  test('a registration under way when the run ends is waited for, and its client removed', async () => {
    const made = registry()
    const register = made.routes['POST /register']
    const stop = new AbortController()
    const slow: Route = async (request) => {
      stop.abort()
      await new Promise((resolve) => setImmediate(resolve))
      return register?.(request) ?? new Response(null)
    }
    const fetch = scripted({ ...made.routes, 'POST /register': slow }, METADATA)
    const session = await Session.open(resolveTarget({ issuer: ISSUER, fetch }), { signal: stop.signal })
    const scope = { exchanges: new Set<number>(), signal: stop.signal }
    const client = session.run(scope, () => session.context('x', stop.signal).client())
    client.catch(() => {})
    await new Promise((resolve) => setImmediate(resolve))
    expect(await session.close()).toEqual([])
    expect(made.asked).toHaveLength(1)
    expect(made.there.size).toBe(0)
  })

  test('what cannot be removed is named with the reason', async () => {
    const made = registry((_asked, count) =>
      count === 1 ? { registration_client_uri: undefined } : { registration_access_token: 'wrong' },
    )
    const { session, context } = await dynamic(made)
    await context.client()
    await context.client({ distinct: 'second' })
    expect(await session.close()).toEqual([
      {
        what: 'client client1',
        because: 'its registration response had no registration_client_uri with a registration_access_token',
      },
      { what: 'client client2', because: 'the target answered 401 to its deletion' },
    ])
  })

  test('a check that removes its client itself leaves nothing to do', async () => {
    const made = registry()
    const { session, context } = await dynamic(made)
    const client = context.registered(await context.register({ redirect_uris: [CALLBACK] }))
    await context.http({
      method: 'DELETE',
      url: String(client.metadata.registration_client_uri),
      headers: { authorization: `Bearer ${client.metadata.registration_access_token}` },
    })
    expect(await session.close()).toEqual([])
    expect(session.exchanges().filter(({ request }) => request.method === 'DELETE')).toHaveLength(1)
    expect(session.exchanges().map(({ operationId }) => operationId)).toEqual([
      'getDiscovery',
      'registerClient',
      'deleteClient',
    ])
  })
})

describe('clients of the configuration', () => {
  const app = { client_id: 'app', client_secret: 'secret-of-app', redirect_uris: [CALLBACK] }

  test('the first that fits is taken; other names get other clients', async () => {
    const two = { ...app, client_id: 'two', response_types: ['code', 'id_token'] }
    const { context } = await sessionWith({}, { clients: [app, two] })
    expect((await context.client()).client_id).toBe('app')
    expect((await context.client({ distinct: 'second' })).client_id).toBe('two')
    expect((await context.client({ distinct: 'second', response_types: ['id_token'] })).client_id).toBe('two')
    await expect(context.client({ distinct: 'third' })).rejects.toMatchObject({
      name: 'Skip',
      message: expect.stringContaining('another client (third)'),
    })
  })

  test('what no client has is a skip that says what to give', async () => {
    const { context } = await sessionWith({}, { clients: [app] })
    await expect(context.client({ metadata: { subject_type: 'pairwise' } })).rejects.toMatchObject({
      name: 'Skip',
      message: 'needs dynamic registration',
    })
    await expect(context.client({ response_types: ['id_token'] })).rejects.toMatchObject({
      message:
        'needs dynamic registration or, under clients, a client with response_types id_token (app: response type id_token is not among its response_types)',
    })
    await expect(context.register({})).rejects.toMatchObject({
      name: 'Skip',
      message: 'the target advertises no registration_endpoint',
    })
  })

  test('registration can be switched off', async () => {
    const made = registry()
    const { context } = await dynamic(made, { registration: 'off' })
    expect(context.capabilities.dynamicRegistration).toBe(false)
    await expect(context.client()).rejects.toMatchObject({ name: 'Skip' })
    expect(made.asked).toEqual([])
  })

  test('how a client authenticates follows from what it has', async () => {
    const { context } = await sessionWith(
      {},
      {
        clients: [
          { client_id: 'spa', redirect_uris: [CALLBACK] },
          { ...app, token_endpoint_auth_method: 'client_secret_post' },
        ],
      },
    )
    expect((await context.client()).token_endpoint_auth_method).toBe('none')
    expect((await context.client({ distinct: 'x', token_endpoint_auth_method: 'client_secret_post' })).client_id).toBe(
      'app',
    )
  })
})
