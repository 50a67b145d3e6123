import { describe, expect, test } from 'vitest'
import { FLOW_TRAITS } from '../flow-traits.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { type Answer, TestingHydra } from '../testing-hydra.js'

const asked = { client_id: 'web', scope: 'openid' }
const REMEMBERED = { grant_scope: ['openid'], remember: true }
const SIGNED_IN = { subject: 'alice', remember: true, remember_for: 3_600 }

describe.each(HYDRA_SYSTEMS)('a consent at %s', (system) => {
  const once = FLOW_TRAITS[system].consentCounts === 'once accepted'

  /** A browser at the consent app, and what the app decides. */
  const start = async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const at = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', SIGNED_IN)
    const query = new URLSearchParams({ consent_challenge: at.parameters.consent_challenge ?? '' })
    const decide = async (what: 'accept' | 'reject', body: object): Promise<string> =>
      String((await hydra.admin('PUT', `/oauth2/auth/requests/consent/${what}?${query}`, body)).json.redirect_to)
    const listed = async (): Promise<number> =>
      JSON.parse((await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')).text).length
    const revoke = (): Promise<Answer> =>
      hydra.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&client=web')
    const skips = async (): Promise<unknown> => {
      const again = await hydra.decide(await hydra.authorize(asked), 'login', 'accept', SIGNED_IN)
      const next = new URLSearchParams({ consent_challenge: again.parameters.consent_challenge ?? '' })
      return (await hydra.admin('GET', `/oauth2/auth/requests/consent?${next}`)).json.skip
    }
    return { hydra, decide, listed, revoke, skips }
  }

  test('counts once it was accepted, or when the browser brings it', async () => {
    const { hydra, decide, listed, skips } = await start()
    const back = await decide('accept', REMEMBERED)
    expect([await listed(), await skips()]).toEqual([once ? 1 : 0, once])
    // Without the cookie, for the request that was made since has its own.
    expect((await hydra.browse(back)).parameters.error).toBe('request_forbidden')
    expect([await listed(), await skips()]).toEqual([1, true])
  })

  test('is listed once, as it was decided last', async () => {
    const { hydra, decide, listed, skips } = await start()
    await decide('accept', { ...REMEMBERED, remember: false })
    const back = await decide('accept', REMEMBERED)
    expect((await hydra.browse(back)).parameters.code).toBeDefined()
    expect([await listed(), await skips()]).toEqual([1, true])
  })

  test('that was refused after all is none, but can be taken back where it is kept', async () => {
    const { hydra, decide, listed, revoke, skips } = await start()
    await decide('accept', REMEMBERED)
    const back = await decide('reject', { error: 'access_denied' })
    expect((await hydra.browse(back)).parameters.error).toBe('access_denied')
    expect([await listed(), await skips()]).toEqual([0, false])
    expect((await revoke()).status).toBe(204)
    expect((await revoke()).status).toBe(once ? 404 : 204)
  })

  test('that was taken back before the browser brings it is none where it counted', async () => {
    const { hydra, decide, revoke } = await start()
    const back = await decide('accept', REMEMBERED)
    await revoke()
    expect((await hydra.browse(back)).parameters.error).toBe(once ? 'access_denied' : undefined)
  })

  test('for a session that ended meanwhile fails where it would belong to it', async () => {
    const { hydra, decide, listed } = await start()
    const back = await decide('accept', REMEMBERED)
    await hydra.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')
    for (let time = 0; time < 2 && !once; time++) expect((await hydra.browse(back)).parameters.error).toBe('error')
    expect(await listed()).toBe(once ? 1 : 0)
    if (once) expect((await hydra.browse(back)).parameters.code).toBeDefined()
  })
})
