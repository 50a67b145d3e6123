import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

/** What comes of a time that is none: 2.x from 26 on does not know the member any more. */
const WRONG_TIME: Readonly<Record<HydraSystem, number>> = {
  'hydra-1.5': 400,
  'hydra-1.9': 400,
  'hydra-2.3': 400,
  'hydra-2': 200,
}

test.each(HYDRA_SYSTEMS)('the time at which a consent was given is read by %s where it knows it', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const asked = await hydra.decide(await hydra.authorize({ client_id: 'web' }), 'login', 'accept', { subject: 'alice' })
  const path = `/oauth2/auth/requests/consent/accept?consent_challenge=${asked.parameters.consent_challenge}`
  for (const handled_at of ['yesterday', '2021-02-29T00:00:00Z', '2020-01-01T24:00:00Z'])
    expect((await hydra.admin('PUT', path, { handled_at })).status).toBe(WRONG_TIME[system])
  expect((await hydra.admin('PUT', path, { handled_at: '2020-01-01T00:00:00Z' })).status).toBe(200)
})

test.each(HYDRA_SYSTEMS)('claims that the consent app gives are shown by %s in alphabetical order', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  const claims = { z: 1, a: [{ y: 2, b: { d: 3, c: 4 } }] }
  const session = { access_token: claims, id_token: claims }
  const flow = { client_id: 'web', scope: 'openid' }
  const { parameters } = await hydra.flow(flow, { consent: { session } })
  const exchange = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
  const { access_token } = (await hydra.token('web', exchange)).json
  const ordered = '"a":[{"b":{"c":4,"d":3},"y":2}]'
  expect(JSON.stringify((await hydra.introspect(access_token)).ext)).toBe(`{${ordered},"z":1}`)
  const headers = { authorization: `Bearer ${String(access_token)}` }
  expect((await hydra.browse('/userinfo', { headers })).text).toContain(ordered)
  const { text } = await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')
  // Only 1.5 has the session's id among the claims.
  const sid = system === 'hydra-1.5' ? '"sid":"[^"]+",' : ''
  expect(text.replace(new RegExp(sid), '')).toContain(`"id_token":{${ordered},"z":1}`)
})
