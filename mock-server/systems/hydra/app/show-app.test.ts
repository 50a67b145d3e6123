import { describe, expect, test } from 'vitest'
import { createHydraProvider } from '../hydra-provider.js'
import { HYDRA_SYSTEMS } from '../systems.js'
import { type Answer, CALLBACK, TestingHydra } from '../testing-hydra.js'

const field = (page: Answer, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''

describe.each(HYDRA_SYSTEMS)('the built-in app of %s', (system) => {
  const shared = createHydraProvider({ system })
  const start = async (login: 'page' | 'auto') => {
    const hydra = new TestingHydra(login === 'page' ? await shared : await createHydraProvider({ system, login }))
    await hydra.client({ client_id: 'web', client_name: 'Corner Shop' })
    return hydra
  }
  /** Follows redirects as long as they stay at the server. */
  const settle = async (hydra: TestingHydra, answer: Answer): Promise<Answer> => {
    let at = answer
    while (at.status >= 300 && at.status < 400 && at.location.origin === new URL(hydra.hydra.issuer).origin)
      at = await hydra.browse(at.location.href)
    return at
  }
  const submit = async (hydra: TestingHydra, page: Answer, path: string, fields: Record<string, string>) =>
    settle(hydra, await hydra.post(path, { challenge: field(page, 'challenge'), ...fields }))

  test('asks who one is and what one allows', async () => {
    const hydra = await start('page')
    const login = await settle(hydra, await hydra.authorize({ client_id: 'web', scope: 'openid email' }))
    expect(login.text).toContain('Corner Shop')
    const wrong = await submit(hydra, login, '/touchstone/login', { username: 'alice', password: 'wrong' })
    expect(wrong.text).toContain('role="alert"')
    const consent = await submit(hydra, wrong, '/touchstone/login', { person: 'alice', remember: 'on' })
    expect(consent.text).toContain('<code>email</code>')
    const ticked = { action: 'allow', grant_scope: 'openid' }
    const back = await submit(hydra, consent, '/touchstone/consent', ticked)
    expect(back.location.href).toContain(CALLBACK)
    expect(back.parameters).toMatchObject({ code: expect.any(String), scope: 'openid' })
  })

  test('tells the client when the person gives up', async () => {
    const hydra = await start('page')
    const login = await settle(hydra, await hydra.authorize({ client_id: 'web', scope: 'openid' }))
    const back = await submit(hydra, login, '/touchstone/login', { action: 'cancel' })
    expect(back.parameters.error).toBe('access_denied')
  })

  test('asks whether to sign out', async () => {
    const hydra = await start('page')
    const login = await settle(hydra, await hydra.authorize({ client_id: 'web', scope: 'openid' }))
    await submit(hydra, login, '/touchstone/login', { person: 'alice', remember: 'on' })
    const asked = await settle(hydra, await hydra.browse('/oauth2/sessions/logout'))
    expect(asked.text).toContain('Sign out?')
    await submit(hydra, asked, '/touchstone/logout', { action: 'logout' })
    const silent = await hydra.authorize({ client_id: 'web', scope: 'openid', prompt: 'none' })
    expect(silent.parameters.error).toBe('login_required')
  })

  test('asks nobody when sign-in is automatic', async () => {
    const hydra = await start('auto')
    const back = await settle(hydra, await hydra.authorize({ client_id: 'web', scope: 'openid email' }))
    expect(back.parameters).toMatchObject({ scope: 'openid email' })
  })

  test('answers a page that is out of date with a page', async () => {
    const hydra = await start('page')
    const { status, headers } = await hydra.browse('/touchstone/login?login_challenge=x')
    expect([status, headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
  })
})
