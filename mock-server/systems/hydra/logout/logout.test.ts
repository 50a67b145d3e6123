import { describe, expect, test } from 'vitest'
import { FLOW_TRAITS } from '../flow-traits.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

const REMEMBERED = { login: { remember: true, remember_for: 0 } }

describe.each(HYDRA_SYSTEMS)('logout of %s', (system) => {
  const { logout } = FLOW_TRAITS[system]

  const start = async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web', frontchannel_logout_uri: 'https://client.example/out?own=1' })
    const accept = async (at: { readonly parameters: Readonly<Record<string, string>> }) => {
      const challenge = new URLSearchParams({ logout_challenge: at.parameters.logout_challenge ?? '' })
      const { json } = await hydra.admin('PUT', `/oauth2/auth/requests/logout/accept?${challenge}`)
      const get = () => hydra.admin('GET', `/oauth2/auth/requests/logout?${challenge}`)
      return { to: String(json.redirect_to), get }
    }
    return { hydra, accept }
  }

  test('says of a used request where to begin anew, or what it was', async () => {
    const { hydra, accept } = await start()
    await hydra.flow({ client_id: 'web', scope: 'openid' }, REMEMBERED)
    const { to, get } = await accept(await hydra.browse('/oauth2/sessions/logout'))
    expect((await hydra.browse(to)).status).toBe(200)
    const { status, json } = await get()
    expect(status).toBe(logout.usedRequest === 'gone' ? 410 : 200)
    if (status === 410) expect(json).toEqual({ redirect_to: '/oauth2/sessions/logout' })
  })

  test('is over after a while where nobody named a client', async () => {
    const { hydra, accept } = await start()
    await hydra.flow({ client_id: 'web', scope: 'openid' }, REMEMBERED)
    const { to } = await accept(await hydra.browse('/oauth2/sessions/logout'))
    hydra.hydra.clock.advance('31m')
    const { status, parameters } = await hydra.browse(to)
    expect([status, parameters.error]).toEqual(logout.ends ? [302, 'request_unauthorized'] : [200, undefined])
  })

  test('was asked for in a whole second', async () => {
    const { hydra, accept } = await start()
    await hydra.flow({ client_id: 'web', scope: 'openid' }, REMEMBERED)
    const { get } = await accept(await hydra.browse('/oauth2/sessions/logout'))
    const { requested_at, expires_at } = (await get()).json
    const expected: unknown = logout.challengeShown ? expect.stringMatching(/T\d\d:\d\d:\d\dZ$/) : undefined
    expect([requested_at, expires_at]).toEqual([expected, expected])
  })

  test('comes back to the URL that the client wants, with its query in order', async () => {
    const { hydra } = await start()
    const wanted = 'https://client.example/bye?z=1&a=2'
    await hydra.client({ client_id: 'back', post_logout_redirect_uris: [wanted] })
    const { id_token } = await hydra.tokens('back', 'openid')
    const query = { id_token_hint: String(id_token), post_logout_redirect_uri: wanted }
    const { location } = await hydra.browse(`/oauth2/sessions/logout?${new URLSearchParams(query)}`)
    expect(location.search).toBe(logout.emptyState ? '?a=2&state=&z=1' : '?a=2&z=1')
  })

  test('can be refused twice, unless a refused request is forgotten', async () => {
    const { hydra } = await start()
    await hydra.flow({ client_id: 'web', scope: 'openid' }, REMEMBERED)
    const { parameters } = await hydra.browse('/oauth2/sessions/logout')
    const query = new URLSearchParams({ logout_challenge: parameters.logout_challenge ?? '' })
    const refuse = () => hydra.admin('PUT', `/oauth2/auth/requests/logout/reject?${query}`)
    expect((await refuse()).status).toBe(204)
    expect((await refuse()).status).toBe(logout.afterRejection === 'forgotten' ? 404 : 204)
  })

  test('takes verifiers from the query alone', async () => {
    const { hydra } = await start()
    const { location, status } = await hydra.post('/oauth2/sessions/logout', { logout_verifier: 'none' })
    expect(status).toBe(system === 'hydra-1.5' ? 405 : 302)
    if (status === 302) expect(location.pathname).toBe('/oauth2/fallbacks/logout/callback')
  })

  test.each([
    ['asked', logout.tells === 'the asked'],
    ['refused', system !== 'hydra-2'],
    ['granted', true],
    ['revoked', false],
  ] as const)('tells a client whose consent was %s', async (what, told) => {
    const { hydra, accept } = await start()
    const begin = await hydra.authorize({ client_id: 'web', scope: 'openid' })
    const asked = await hydra.decide(begin, 'login', 'accept', { subject: 'alice', ...REMEMBERED.login })
    if (what === 'refused') await hydra.decide(asked, 'consent', 'reject', { error: 'access_denied' })
    if (what === 'granted' || what === 'revoked')
      await hydra.decide(asked, 'consent', 'accept', { grant_scope: ['openid'] })
    if (what === 'revoked') await hydra.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&client=web')
    const { to } = await accept(await hydra.browse('/oauth2/sessions/logout'))
    const { status, text } = await hydra.browse(to)
    expect([status, text.includes('https://client.example/out?')]).toEqual(told ? [200, true] : [302, false])
  })
})

test('the logout app is asked also for a client that is trusted', async () => {
  const hydra = await TestingHydra.start('hydra-2')
  await hydra.client({ client_id: 'trusted', skip_logout_consent: true })
  const { parameters } = await hydra.flow({ client_id: 'trusted', scope: 'openid' }, REMEMBERED)
  const form = {
    grant_type: 'authorization_code',
    code: parameters.code ?? '',
    redirect_uri: 'https://client.example/callback',
  }
  const { id_token } = (await hydra.token('trusted', form)).json
  const asked = await hydra.browse(
    `/oauth2/sessions/logout?${new URLSearchParams({ id_token_hint: String(id_token) })}`,
  )
  expect(asked.parameters.logout_challenge).toBeDefined()
})

describe.each(HYDRA_SYSTEMS)('parameters of a logout at %s that cannot be decoded', (system) => {
  const minds = system !== 'hydra-1.5'
  const leadsTo = async (path: string, init?: RequestInit): Promise<string> =>
    (await (await TestingHydra.start(system)).browse(path, init)).location.pathname
  const page = (refused: boolean): string => `/oauth2/fallbacks/${refused ? 'error' : 'logout/callback'}`

  test.each(['a=1;b=2', 'a=%zz'])('%s in the query', async (query) => {
    expect(await leadsTo(`/oauth2/sessions/logout?${query}`)).toBe(page(minds))
  })

  test('in a form', async ({ skip }) => {
    skip(!minds, '1.5 knows no POST here')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', headers, body: 'a=1;b=2' }
    expect(await leadsTo('/oauth2/sessions/logout', init)).toBe(page(true))
  })
})
