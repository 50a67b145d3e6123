import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../seams.js'
import type { RecordKind } from '../../store/store.js'
import { secretHash, secretMatches } from './clients/client-secret.js'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'
import { basic, CALLBACK, SECRET } from './testing-hydra.js'
import { openHydra } from './testing-open-hydra.js'

/** Where credentials, or what opens a client, are kept. */
const KEEPERS = [
  'hydra_client',
  'hydra_session',
  'hydra_ended_session',
  'hydra_subject',
  'hydra_consent',
  'hydra_grant',
  'hydra_access_token',
  'hydra_refresh_token',
  'hydra_code',
] as const satisfies readonly RecordKind[]

const textOf = (value: unknown): string => {
  expect(value).toBeTypeOf('string')
  return String(value)
}

/** Every way in which a client, a browser or a person proves something, gone once. */
async function everything(system: HydraSystem) {
  const lines: string[] = []
  const log = (line: string): void => void lines.push(line)
  const { hydra, state, server } = await openHydra(system, {
    log,
    settings: { dynamicClientRegistration: true },
    fetch: async () => new Response('', { status: 500 }),
  })
  await hydra.client({ client_id: 'web', backchannel_logout_uri: 'https://client.example/out' })
  const remembered = { remember: true, remember_for: 0 }
  const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid offline' }, { login: remembered })
  const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
  const tokens = (await hydra.token('web', form)).json
  const cookies = [...hydra.cookies.values()]
  const bearer = { authorization: `Bearer ${textOf(tokens.access_token)}` }
  expect((await hydra.browse('/userinfo', { headers: bearer })).status).toBe(200)
  await hydra.browse(`/userinfo?access_token=${textOf(tokens.access_token)}`)
  await hydra.introspect(tokens.access_token)
  const asked = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'login' })
  const challenge = textOf(asked.parameters.login_challenge)
  await hydra.admin('GET', `/oauth2/auth/requests/login?challenge=${challenge}`)
  await hydra.admin('GET', `/oauth2/auth/requests/login?login_challenge=${challenge}`)
  await hydra.browse(`/oauth2/sessions/logout?id_token_hint=${textOf(tokens.id_token)}`)
  await hydra.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')
  await state.settle()
  return { hydra, lines, server, state, cookies, challenge, tokens, code: textOf(parameters.code) }
}

describe.each(HYDRA_SYSTEMS)('secrets of %s', (system) => {
  test('are neither in the journal nor in the log', async () => {
    const { server, lines, cookies, challenge, tokens, code } = await everything(system)
    const credentials = [tokens.access_token, tokens.refresh_token, tokens.id_token].map(textOf)
    const noted = JSON.stringify(server.journal.entries)
    expect(noted).toContain('/oauth2/token')
    const secrets = [SECRET, basic('web').slice(6), code, challenge, ...credentials, ...cookies]
    expect(secrets.filter((secret) => noted.includes(secret))).toEqual([])
    expect(secrets.filter((secret) => lines.join('\n').includes(secret))).toEqual([])
  })

  test('are kept as hashes', async () => {
    const { state, cookies, tokens, code } = await everything(system)
    const kept = await Promise.all(KEEPERS.map((kind) => state.store.list(kind, { offset: 0, limit: 100 })))
    const dump = JSON.stringify(kept)
    expect(dump).toContain('"web"')
    const [, session = ''] = cookies.find((value) => value.includes('.'))?.split('.') ?? []
    expect(session.length).toBeGreaterThan(20)
    const secrets = [SECRET, code, session, tokens.access_token, tokens.refresh_token].map(textOf)
    expect(secrets.filter((secret) => dump.includes(secret))).toEqual([])
  })

  test('are shown once', async () => {
    const { hydra } = await openHydra(system)
    const made = (await hydra.admin('POST', '/clients', { client_id: 'made', redirect_uris: [CALLBACK] })).json
    const once = [made.client_secret, made.registration_access_token].filter((value) => typeof value === 'string')
    expect(once).toHaveLength(system.startsWith('hydra-1') ? 1 : 2)
    const replaced = await hydra.admin('PUT', '/clients/made', { redirect_uris: [CALLBACK] })
    const shown = [
      await hydra.admin('GET', '/clients/made'),
      await hydra.admin('GET', '/clients'),
      replaced,
      await hydra.admin('GET', '/clients/made'),
    ]
    for (const { text } of shown) for (const secret of once) expect(text).not.toContain(secret)
  })
})

describe.each(HYDRA_SYSTEMS.filter((system) => !system.startsWith('hydra-1')))('registration at %s', (system) => {
  test('leaves its token neither in the journal nor in the store', async () => {
    const { hydra, state, server } = await openHydra(system, { settings: { dynamicClientRegistration: true } })
    const body = JSON.stringify({ redirect_uris: [CALLBACK] })
    const { json } = await hydra.browse('/oauth2/register', { method: 'POST', body })
    const { client_id, client_secret, registration_access_token }: JsonObject = json
    const headers = { authorization: `Bearer ${textOf(registration_access_token)}` }
    expect((await hydra.browse(`/oauth2/register/${textOf(client_id)}`, { headers })).status).toBe(200)
    const dump = JSON.stringify([
      await state.store.list('hydra_client', { offset: 0, limit: 10 }),
      server.journal.entries,
    ])
    expect(dump).toContain(client_id)
    for (const secret of [client_secret, registration_access_token]) expect(dump).not.toContain(textOf(secret))
  })
})

test('the hash of a secret is another each time, and good for that secret alone', async () => {
  const { state } = await openHydra('hydra-1.9')
  const [one, two] = [await secretHash(state, SECRET), await secretHash(state, SECRET)]
  expect(one).not.toBe(two)
  expect(await secretMatches({ secret_hash: one }, SECRET)).toBe(true)
  expect(await secretMatches({ secret_hash: one }, `${SECRET}x`)).toBe(false)
  expect(await secretMatches({}, SECRET)).toBe(false)
})
