import { describe, expect, test } from 'vitest'
import { TestingHydra } from '../testing-hydra.js'

const SYSTEMS = ['hydra-2.3', 'hydra-2'] as const
const OPEN = { settings: { dynamicClientRegistration: true } }

describe.each(SYSTEMS)('clients of %s that manage themselves', (system) => {
  const post = (hydra: TestingHydra, body: unknown) =>
    hydra.browse('/oauth2/register', { method: 'POST', body: JSON.stringify(body) })
  const bearing = (token: unknown) => ({ headers: { authorization: `Bearer ${token}` } })

  test.each([
    [{ metadata: {} }, 'invalid_client_metadata'],
    [{ metadata: null }, 'invalid_client_metadata'],
    [{ access_token_strategy: 'jwt' }, 'The request was malformed or contained invalid parameters'],
    [{ skip_consent: true }, 'invalid_request'],
    [{ skip_logout_consent: true }, 'invalid_request'],
  ])('cannot set %j', async (metadata, error) => {
    const hydra = await TestingHydra.start(system, OPEN)
    const { status, json } = await post(hydra, metadata)
    expect([status, json.error]).toEqual([400, error])
  })

  test('are not there where the operator did not allow them', async () => {
    const hydra = await TestingHydra.start(system, {})
    const error = 'The requested resource could not be found'
    expect(await post(hydra, {})).toMatchObject({ status: 404, json: { error } })
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect(await hydra.browse('/oauth2/register/x', { method })).toMatchObject({ status: 404, json: { error } })
  })

  test('bear their token in the header or the query, with its prefix or without, and choose no secret', async () => {
    const hydra = await TestingHydra.start(system, OPEN)
    const { client_id, registration_access_token: token } = (await post(hydra, {})).json
    const path = `/oauth2/register/${client_id}`
    const bare = String(token).replace('ory_at_', '')
    for (const text of [String(token), bare]) {
      expect((await hydra.browse(path, bearing(text))).status).toBe(200)
      expect((await hydra.browse(`${path}?access_token=${text}`)).status).toBe(200)
    }
    const secret = { method: 'PUT', ...bearing(token), body: JSON.stringify({ client_secret: 'a-secret-of-mine' }) }
    const { status, json } = await hydra.browse(path, secret)
    expect([status, json.error]).toEqual([403, 'The requested action was forbidden'])
  })

  test('lose their token when the operator replaces them, not when life spans are set', async () => {
    const hydra = await TestingHydra.start(system, OPEN)
    const tokenAfter = async (method: string, tail: string, body: unknown) => {
      const { json } = await hydra.admin('POST', '/clients', {})
      await hydra.admin(method, `/clients/${json.client_id}${tail}`, body)
      return (await hydra.browse(`/oauth2/register/${json.client_id}`, bearing(json.registration_access_token))).status
    }
    expect(await tokenAfter('GET', '', undefined)).toBe(200)
    expect(await tokenAfter('PUT', '', {})).toBe(401)
    expect(await tokenAfter('PUT', '/lifespans', {})).toBe(200)
    const patch = [{ op: 'replace', path: '/client_name', value: 'x' }]
    expect(await tokenAfter('PATCH', '', patch)).toBe(system === 'hydra-2' ? 401 : 200)
  })
})

describe.each(SYSTEMS)('patches of %s', (system) => {
  const OWNER = { client_id: 'patched', owner: 'me', client_name: 'name', metadata: { tier: 'gold' } }
  test.each([
    ['remove what is there', { op: 'remove', path: '/owner' }, 200],
    ['remove what is not there', { op: 'remove', path: '/jwks_uri' }, 500],
    ['remove the secret', { op: 'remove', path: '/client_secret' }, 200],
    ['test', { op: 'test', path: '/owner', value: 'me' }, 500],
    ['copy', { op: 'copy', path: '/client_name', from: '/owner' }, 500],
    ['move', { op: 'move', path: '/client_name', from: '/owner' }, 500],
    ['the id', { op: 'replace', path: '/id', value: 'x' }, 500],
    ['a type that is wrong', { op: 'replace', path: '/owner', value: 5 }, 500],
    ['an item that is not there', { op: 'replace', path: '/contacts/3', value: 'x' }, 500],
    ['one more item', { op: 'add', path: '/contacts/-', value: 'x' }, 200],
    ['an item by an index from the end', { op: 'add', path: '/contacts/-1', value: 'x' }, 200],
    ['the last item', { op: 'remove', path: '/redirect_uris/-1' }, 200],
    ['an item before the first', { op: 'remove', path: '/redirect_uris/-2' }, 500],
    ['what is in a text', { op: 'add', path: '/owner/name', value: 'x' }, 500],
    ['what is in a text of the metadata', { op: 'add', path: '/metadata/tier/name', value: 'x' }, 500],
    ['an item that is too far away', { op: 'add', path: '/request_uris/100000', value: 'x' }, 500],
  ])('%s', async (_what, step, status) => {
    const hydra = await TestingHydra.start(system)
    await hydra.client(OWNER)
    expect((await hydra.admin('PATCH', '/clients/patched', [step])).status).toBe(status)
  })

  test('a patch that is null changes nothing', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client(OWNER)
    expect(await hydra.admin('PATCH', '/clients/patched', 'null')).toMatchObject({ status: 200, json: { owner: 'me' } })
  })

  test('only life spans that the line knows are read', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client(OWNER)
    const set = async (name: string) =>
      (await hydra.admin('PUT', '/clients/patched/lifespans', { [`${name}_access_token_lifespan`]: 'soon' })).status
    expect(await set('implicit_grant')).toBe(400)
    expect(await set('device_authorization_grant')).toBe(system === 'hydra-2' ? 400 : 200)
  })

  test('a list that was not there is made for its item', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client(OWNER)
    const step = { op: 'add', path: '/request_uris/-', value: 'https://client.example/request' }
    const { status, json } = await hydra.admin('PATCH', '/clients/patched', [step])
    expect([status, json.request_uris]).toEqual([200, ['https://client.example/request']])
  })

  test('what is taken out is gone only where the client is made anew', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client(OWNER)
    const { json } = await hydra.admin('PATCH', '/clients/patched', [{ op: 'remove', path: '/owner' }])
    expect(json.owner).toBe(system === 'hydra-2' ? '' : 'me')
  })

  test('a client with jwks_uri can neither be patched nor get life spans where a set without keys counts', async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ ...OWNER, jwks_uri: 'https://client.example/keys' })
    const { status } = await hydra.admin('PATCH', '/clients/patched', [{ op: 'add', path: '/owner', value: 'x' }])
    expect(status).toBe(system === 'hydra-2' ? 200 : 400)
    const lifespans = await hydra.admin('PUT', '/clients/patched/lifespans', {})
    expect(lifespans.status).toBe(system === 'hydra-2' ? 200 : 400)
  })
})
