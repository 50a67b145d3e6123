import { describe, expect, test } from 'vitest'
import { FLOW_TRAITS } from '../flow-traits.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'

describe.each(HYDRA_SYSTEMS)('lists of consents of %s', (system) => {
  const { consentSessions } = FLOW_TRAITS[system]
  const isLater = !system.startsWith('hydra-1')

  /** Three consents; the first is to be remembered for ten seconds. */
  const start = async () => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    for (const remember_for of [10, 0, 0])
      await hydra.flow({ client_id: 'web', scope: 'openid' }, { consent: { remember: false, remember_for } })
    const list = async (query = '') => {
      const { text, headers } = await hydra.admin('GET', `/oauth2/auth/sessions/consent?subject=alice${query}`)
      const all: readonly { readonly consent_request: { readonly login_session_id: string } }[] = JSON.parse(text)
      return { all, total: headers.get('x-total-count'), link: headers.get('link') }
    }
    return { hydra, list }
  }

  test('leave out those whose time is over', async () => {
    const { hydra, list } = await start()
    const counted = system === 'hydra-1.9' || system === 'hydra-2.3'
    expect(await list()).toMatchObject({ all: { length: 3 }, total: counted ? '3' : null })
    hydra.hydra.clock.advance('11s')
    expect(await list()).toMatchObject({ all: { length: 2 }, total: counted ? '3' : null })
  })

  test('have no links where a page is empty, but for one line', async () => {
    const { list } = await start()
    const beyond = isLater
      ? `&page_size=2&page_token=${Buffer.from('{"offset":"10","v":2}').toString('base64url')}`
      : '&limit=2&offset=10'
    if (system === 'hydra-2') return
    const { all, link } = await list(beyond)
    expect(all).toEqual([])
    expect(link === null).toBe(consentSessions.emptyPage === 'without links')
  })

  test('begin at whole pages, but for one line', async () => {
    if (isLater) return
    const { list } = await start()
    const { all } = await list('&limit=2&offset=1')
    const everything = (await list()).all
    expect(all).toEqual(everything.slice(...(system === 'hydra-1.5' ? [1, 3] : [0, 2])))
  })

  test('can be of one session', async () => {
    if (!isLater) return
    const { list } = await start()
    const sid = (await list()).all[0]?.consent_request.login_session_id ?? ''
    const { all, total } = await list(`&login_session_id=${sid}`)
    expect(all).toHaveLength(1)
    // The total is of the person all the same.
    expect(total).toBe(system === 'hydra-2.3' ? '3' : null)
  })
})

test('2.3 takes the size of a page of consents for its number', async () => {
  const hydra = await TestingHydra.start('hydra-2.3')
  await hydra.client({ client_id: 'web' })
  for (let index = 0; index < 3; index++) await hydra.flow({ client_id: 'web', scope: 'openid' })
  const links = async (query: string): Promise<readonly string[]> => {
    const { headers } = await hydra.admin('GET', `/oauth2/auth/sessions/consent?subject=alice${query}`)
    return [...(headers.get('link') ?? '').matchAll(/page_size=(\d+)&page_token=([^&]*)[^>]*>; rel="(\w+)"/g)].map(
      ([, size, token = '', rel]) => `${rel} ${size} ${JSON.parse(Buffer.from(token, 'base64url').toString()).offset}`,
    )
  }
  expect(await links('')).toEqual(['first 1 0', 'prev 1 1'])
  expect(await links('&page_size=1')).toEqual(['first 1 0', 'next 1 2', 'prev 1 0', 'last 1 2'])
})

test.each(['hydra-2.3', 'hydra-2'] as const)('%s ends only remembered sessions by their name', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  for (const remember of [false, true]) {
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' }, { login: { remember } })
    expect(parameters.code).toBeDefined()
  }
  const { text } = await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')
  const [remembered] = JSON.parse(text)
  const path = `/oauth2/auth/sessions/login?sid=${remembered.consent_request.login_session_id}`
  expect((await hydra.admin('DELETE', path)).status).toBe(204)
  expect((await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })).parameters.error).toBe(
    'login_required',
  )
})

test.each(HYDRA_SYSTEMS)('a consent of %s whose session is over names what the line still knows', async (system) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web' })
  await hydra.flow({ client_id: 'web', scope: 'openid' }, { login: { remember: true, remember_for: 3_600 } })
  const named = async (query = '') => {
    const { text } = await hydra.admin('GET', `/oauth2/auth/sessions/consent?subject=alice${query}`)
    const all: readonly { readonly consent_request: Readonly<Record<string, string>> }[] = JSON.parse(text)
    return all.map(({ consent_request: { login_challenge, login_session_id } }) => ({
      login_challenge,
      login_session_id,
    }))
  }
  const [before] = await named()
  expect(before?.login_challenge).not.toBe('')
  const query = `&login_session_id=${before?.login_session_id}`
  expect(await named(query)).toHaveLength(1)
  await hydra.admin('DELETE', '/oauth2/auth/sessions/login?subject=alice')
  const left = {
    both: before,
    'login request': { ...before, login_session_id: '' },
    neither: { login_challenge: '', login_session_id: '' },
  }[FLOW_TRAITS[system].consentSessions.afterSession]
  expect(await named()).toEqual([left])
  expect(await named(query)).toHaveLength(system.startsWith('hydra-1') ? 1 : 0)
})

test.each(HYDRA_SYSTEMS)(
  'consents of %s go with the client that they were given to, where that is so',
  async (system) => {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'leaving' })
    await hydra.flow({ client_id: 'leaving', scope: 'openid' })
    await hydra.admin('DELETE', '/clients/leaving')
    const listed = async (): Promise<number> =>
      JSON.parse((await hydra.admin('GET', '/oauth2/auth/sessions/consent?subject=alice')).text).length
    const left = FLOW_TRAITS[system].consentSessions.withClient === 'stay' ? 1 : 0
    expect(await listed()).toBe(left)
    // Nor does another client of that name have them.
    await hydra.client({ client_id: 'leaving' })
    expect(await listed()).toBe(left)
    const revoked = await hydra.admin('DELETE', '/oauth2/auth/sessions/consent?subject=alice&client=leaving')
    expect(revoked.status).toBe(system === 'hydra-1.9' ? 404 : 204)
  },
)
