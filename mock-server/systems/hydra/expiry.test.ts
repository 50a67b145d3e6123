import { describe, expect, test } from 'vitest'
import type { HydraFlowRecords } from './flow-records.js'
import type { HydraSettings } from './settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'
import { basic, CALLBACK } from './testing-hydra.js'
import { openHydra } from './testing-open-hydra.js'

/** Every kind of record of the flows, and whether anything of it may be there for ever. */
const KINDS: Readonly<Record<keyof HydraFlowRecords, 'ends' | 'stays'>> = {
  hydra_login_challenge: 'ends',
  hydra_login_verifier: 'ends',
  hydra_consent_challenge: 'ends',
  hydra_consent_verifier: 'ends',
  hydra_finished_flow: 'ends',
  hydra_session: 'ends',
  hydra_ended_session: 'ends',
  hydra_subject: 'ends',
  hydra_consent: 'ends',
  hydra_remembered_consent: 'ends',
  hydra_grant: 'ends',
  hydra_access_token: 'ends',
  hydra_flushes: 'ends',
  hydra_refresh_token: 'ends',
  hydra_code: 'ends',
  hydra_logout_challenge: 'ends',
  hydra_logout_verifier: 'ends',
  hydra_assertion: 'ends',
  hydra_nonce: 'ends',
  hydra_device: 'ends',
  hydra_user_code: 'ends',
  hydra_device_challenge: 'ends',
  hydra_device_verifier: 'ends',
  // An ID token hint with it may come at any time.
  hydra_forced_subject: 'stays',
}
const isKind = (name: string): name is keyof HydraFlowRecords => Object.hasOwn(KINDS, name)
const ENDING = Object.keys(KINDS)
  .filter(isKind)
  .filter((kind) => KINDS[kind] === 'ends')

async function open(system: HydraSystem, settings: Partial<HydraSettings> = {}) {
  const { hydra, state } = await openHydra(system, { settings })
  await hydra.client({ client_id: 'web' })
  const living = async (): Promise<readonly string[]> => {
    const counted = ENDING.map(
      async (kind) => [kind, (await state.store.list(kind, { offset: 0, limit: 1 })).length] as const,
    )
    return (await Promise.all(counted)).filter(([, count]) => count > 0).map(([kind]) => kind)
  }
  const consents = async (): Promise<number> => {
    const listed: unknown = JSON.parse((await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')).text)
    return Array.isArray(listed) ? listed.length : -1
  }
  const refresh = (token: unknown) => hydra.token('web', { grant_type: 'refresh_token', refresh_token: String(token) })
  return { hydra, living, consents, refresh }
}

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  test('nothing is left of sign-ins, consents and tokens when their time is over', async () => {
    const { hydra, living } = await open(system)
    await hydra.tokens('web', 'openid offline')
    await hydra.flow({ client_id: 'web', scope: 'openid' }, { login: { remember: true, remember_for: 3_600 } })
    await hydra.flow(
      { client_id: 'web', scope: 'openid', response_type: 'token', prompt: 'login' },
      { consent: { remember: true, remember_for: 60 } },
    )
    await hydra.browse('/oauth2/sessions/logout')
    await hydra.authorize({ client_id: 'web', scope: 'openid' })
    await hydra.token('web', { grant_type: 'client_credentials' })
    expect((await living()).length).toBeGreaterThan(9)
    hydra.hydra.clock.advance('70d')
    expect(await living()).toEqual([])
  })

  test('a grant ends with the last token that came from it', async () => {
    const { hydra, living } = await open(system, { accessTokenTtl: 60 })
    await hydra.token('web', { grant_type: 'client_credentials' })
    expect(await living()).toContain('hydra_grant')
    hydra.hydra.clock.advance('2d')
    expect(await living()).toEqual([])
  })

  test('a refresh token that never expires keeps what it needs, and can be taken back', async () => {
    const { hydra, consents, refresh } = await open(system, { refreshTokenTtl: -1 })
    const { refresh_token } = await hydra.tokens('web', 'openid offline')
    hydra.hydra.clock.advance('3650d')
    const refreshed = await refresh(refresh_token)
    expect(refreshed.status, refreshed.text).toBe(200)
    expect(await consents()).toBe(1)
    await hydra.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&client=web')
    expect((await refresh(refreshed.json.refresh_token)).status).toBe(400)
  })

  test('refreshing keeps the grant and its consent alive', async () => {
    const { hydra, consents, refresh } = await open(system)
    let { refresh_token } = await hydra.tokens('web', 'openid offline')
    for (let month = 0; month < 8; month++) {
      hydra.hydra.clock.advance('29d')
      const { status, json } = await refresh(refresh_token)
      expect(status).toBe(200)
      refresh_token = json.refresh_token
    }
    expect(await consents()).toBe(1)
    hydra.hydra.clock.advance('31d')
    expect((await refresh(refresh_token)).status).toBe(400)
  })

  test.each([0, -1])('what is remembered for ever is asked for once: %i', async (remember_for) => {
    const { hydra } = await open(system)
    const remembered = { remember: true, remember_for }
    await hydra.flow({ client_id: 'web', scope: 'openid' }, { login: remembered, consent: remembered })
    hydra.hydra.clock.advance('3650d')
    const asked = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const { parameters } = await hydra.decide(asked, 'login', 'accept', { subject: 'alice' })
    const query = new URLSearchParams({ consent_challenge: parameters.consent_challenge ?? '' })
    expect((await hydra.admin('GET', `/oauth2/auth/requests/consent?${query}`)).json).toMatchObject({ skip: true })
  })

  test('what one client was granted is not of another that has its id later', async () => {
    const { hydra, refresh } = await open(system)
    const { access_token, refresh_token } = await hydra.tokens('web', 'openid offline')
    const remembered = { remember: true, remember_for: 0 }
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' }, { consent: remembered })
    await hydra.client({ client_id: 'web' })
    for (const token of [access_token, refresh_token]) expect(await hydra.introspect(token)).toEqual({ active: false })
    expect((await refresh(refresh_token)).status).toBe(400)
    const code = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    expect((await hydra.post('/oauth2/token', code, basic('web'))).status).toBe(400)
    const asked = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const next = await hydra.decide(asked, 'login', 'accept', { subject: 'alice' })
    const query = new URLSearchParams({ consent_challenge: next.parameters.consent_challenge ?? '' })
    expect((await hydra.admin('GET', `/oauth2/auth/requests/consent?${query}`)).json).toMatchObject({ skip: false })
  })
})
