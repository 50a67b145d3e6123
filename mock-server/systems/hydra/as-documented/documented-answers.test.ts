import { expect, test } from 'vitest'
import { createProvider } from '../../../index.js'
import type { HydraOptions } from '../options.js'
import type { HydraSystem } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

const asDocumented = (system: HydraSystem): Promise<TestingHydra> =>
  TestingHydra.start(system, { answers: 'as-documented' })

test('a server answers as the real one does unless it is told otherwise', async () => {
  await using hydra = await createProvider({ system: 'hydra-1.5' })
  expect((await hydra.admin.fetch('http://admin.test/keys/none')).status).toBe(404)
  const post = { method: 'POST', body: JSON.stringify({ client_id: 'app' }) }
  expect(await (await hydra.admin.fetch('http://admin.test/clients', post)).json()).toMatchObject({ contacts: null })
})

test('a status that is not documented is another, also where the body names it', async () => {
  const hydra = await asDocumented('hydra-1.5')
  expect(await hydra.admin('GET', '/keys/none')).toMatchObject({ status: 403, json: { status_code: 403 } })
})

test('members that are null have the documented type, or are left out', async () => {
  const old = await asDocumented('hydra-1.5')
  const made = await old.admin('POST', '/clients', { client_id: 'app' })
  expect(made.json).toMatchObject({ contacts: [], audience: [] })
  const current = await asDocumented('hydra-2')
  const { json } = await current.admin('POST', '/clients', { client_id: 'app' })
  expect(json).toMatchObject({ contacts: [] })
  expect(json).not.toHaveProperty('skip_logout_consent')
  expect(json).not.toHaveProperty('jwt_bearer_grant_access_token_lifespan')
})

test('members that lack are there', async () => {
  const old = await asDocumented('hydra-1.9')
  const { json } = await old.admin('POST', '/keys/set', { alg: 'ES512', kid: 'a' })
  expect(json.keys).toMatchObject([
    { alg: 'ES512', use: 'sig' },
    { alg: 'ES512', use: 'sig' },
  ])
  const current = await asDocumented('hydra-2.3')
  const lost = await current.admin('DELETE', '/clients/none')
  expect(lost).toMatchObject({ status: 404, json: { message: lost.json.error_description } })
})

test('of two errors one after the other, the first is left', async () => {
  const hydra = await asDocumented('hydra-1.5')
  const { status, json } = await hydra.admin('POST', '/keys/set', '{"alg"')
  expect([status, json.status_code]).toEqual([500, 500])
})

test('there is an answer where the real server closes the connection', async () => {
  const hydra = await asDocumented('hydra-1.9')
  expect(await hydra.admin('GET', '/clients?limit=0')).toMatchObject({ status: 500, json: { error: 'error' } })
})

test('an authorization response goes by redirect instead of a page', async () => {
  const hydra = await asDocumented('hydra-2')
  await hydra.client({ client_id: 'app' })
  const request = { client_id: 'app', response_mode: 'form_post', scope: 'openid' }
  const { status, location, parameters, headers } = await hydra.flow({ ...request, response_type: 'code' })
  expect([status, location.origin + location.pathname, location.hash]).toEqual([302, CALLBACK, ''])
  expect(parameters).toMatchObject({ code: expect.any(String), state: 'state-123456' })
  expect(headers.get('content-type')).toBeNull()
  const implicit = await hydra.flow({ ...request, response_type: 'id_token', nonce: 'nonce-123456' })
  expect([implicit.status, implicit.location.search]).toEqual([302, ''])
  expect(implicit.parameters).toHaveProperty('id_token')
})

test('claims are JSON, also where the client registered an algorithm for them', async () => {
  const hydra = await asDocumented('hydra-1.9')
  await hydra.client({ client_id: 'app', userinfo_signed_response_alg: 'RS256' })
  const { access_token } = await hydra.tokens('app', 'openid')
  const { headers, json } = await hydra.browse('/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(json).toMatchObject({ sub: 'alice' })
})

test('a mode that nobody knows is refused', async () => {
  const options: HydraOptions = JSON.parse('{ "system": "hydra-2", "answers": "as-told" }')
  await expect(createProvider(options)).rejects.toThrow(/answers/)
})
