import { setupServer } from 'msw/node'
import { describe, expect, test as plainTest } from 'vitest'
import { test } from '../fixtures/vitest.js'
import { createProvider, type Provider } from '../mock-server/index.js'
import { handlers } from '../mock-server/msw.js'
import { listen } from '../mock-server/node.js'
import { createApp } from './app/app.js'
import { createVisitor } from './app/visitor.js'

/** Tests as an app's author writes them: an app with openid-client, and a person who uses it. */
const appUrl = 'http://127.0.0.1:3999'
const options = {
  login: 'auto',
  clients: [{ client_id: 'app', client_secret: 'app-secret', redirect_uris: [`${appUrl}/callback`] }],
} as const

/** The app and a visitor, with the provider in process: nothing listens anywhere. */
function inProcess(idp: Provider) {
  const app = createApp({
    issuer: idp.issuer,
    url: appUrl,
    fetch: idp.fetch,
  })
  return createVisitor({ [appUrl]: app.fetch, [new URL(idp.issuer).origin]: (request) => idp.fetch(request) })
}

describe('the door idp.fetch', () => {
  plainTest('a person signs in and sees their own name', async () => {
    await using idp = await createProvider(options)
    const visitor = inProcess(idp)
    const page = await visitor.open(`${appUrl}/login`)
    expect(page).toMatchObject({ url: `${appUrl}/me`, status: 200 })
    expect(JSON.parse(page.text)).toMatchObject({ name: expect.any(String), email: expect.any(String) })
  })

  plainTest('an access token that ran out is refreshed without the person noticing', async () => {
    await using idp = await createProvider(options)
    const visitor = inProcess(idp)
    await visitor.open(`${appUrl}/login`)
    idp.clock.advance('2h')
    expect(JSON.parse((await visitor.open(`${appUrl}/me`)).text)).toMatchObject({ refreshed: true })
  })

  plainTest('a refresh that is refused signs the person out', async () => {
    await using idp = await createProvider(options)
    const visitor = inProcess(idp)
    await visitor.open(`${appUrl}/login`)
    idp.clock.advance('2h')
    idp.once('getToken', Response.json({ error: 'invalid_grant' }, { status: 400 }))
    expect(await visitor.open(`${appUrl}/me`)).toMatchObject({
      status: 401,
      text: 'signed out: the session at the provider is over',
    })
  })

  plainTest('a refresh token that ran out signs the person out', async () => {
    await using idp = await createProvider(options)
    const visitor = inProcess(idp)
    await visitor.open(`${appUrl}/login`)
    idp.clock.advance('30d')
    expect(await visitor.open(`${appUrl}/me`)).toMatchObject({ status: 401 })
  })

  plainTest('an ID token with a wrong nonce is refused by the app', async () => {
    await using idp = await createProvider(options)
    await idp.use('id-token/idt-wrong-nonce')
    const page = await inProcess(idp).open(`${appUrl}/login`)
    expect(page.status).toBe(401)
    expect(page.text).toContain('sign-in failed')
  })

  plainTest('the journal tells what the app sent, without its secrets', async () => {
    await using idp = await createProvider(options)
    await inProcess(idp).open(`${appUrl}/login`)
    expect(idp.journal.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(['getDiscovery', 'authorize', 'getToken', 'getUserInfo']),
    )
    expect(JSON.stringify(idp.journal)).not.toContain('app-secret')
  })
})

describe('the door msw', () => {
  plainTest('an app that uses the global fetch signs in, and cookies and redirects come through', async () => {
    await using idp = await createProvider({ ...options, issuer: 'https://op.example/tenant' })
    const server = setupServer(...handlers(idp))
    server.listen({ onUnhandledRequest: 'error' })
    try {
      const app = createApp({ issuer: idp.issuer, url: appUrl })
      const visitor = createVisitor({ [appUrl]: app.fetch })
      expect(await visitor.open(`${appUrl}/login`)).toMatchObject({ url: `${appUrl}/me`, status: 200 })
      await expect(fetch('https://op.example/another-tenant/token')).rejects.toThrow()
    } finally {
      server.close()
    }
  })
})

describe('the door /node', () => {
  plainTest('listens on a free loopback port, and the address is the issuer', async () => {
    await using idp = await createProvider(options)
    await using listening = await listen(idp)
    expect(idp.issuer).toBe(listening.url)
    const app = createApp({ issuer: listening.url, url: appUrl })
    const visitor = createVisitor({ [appUrl]: app.fetch })
    expect(await visitor.open(`${appUrl}/login`)).toMatchObject({ status: 200 })
  })
})

const it = test.override('providerOptions', options)

describe('the door /vitest', () => {
  it('gives a provider that listens, and the test may break it', async ({ idp }) => {
    await idp.use('id-token/idt-wrong-nonce')
    const app = createApp({ issuer: idp.issuer, url: appUrl })
    expect(await createVisitor({ [appUrl]: app.fetch }).open(`${appUrl}/login`)).toMatchObject({ status: 401 })
  })

  it('is whole again in the next test', async ({ idp }) => {
    expect(idp.journal).toEqual([])
    const app = createApp({ issuer: idp.issuer, url: appUrl })
    expect(await createVisitor({ [appUrl]: app.fetch }).open(`${appUrl}/login`)).toMatchObject({ status: 200 })
  })
})

describe('tokens without a login', () => {
  plainTest('a minted access token is good at UserInfo, until it is not', async () => {
    await using idp = await createProvider(options)
    const token = await idp.mint.accessToken({ client_id: 'app', username: 'alice', scope: 'openid email' })
    const userinfo = () =>
      idp.fetch(new Request(`${idp.issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } }))
    expect(await (await userinfo()).json()).toMatchObject({ sub: 'alice' })
    idp.clock.advance('2h')
    expect((await userinfo()).status).toBe(401)
  })
})
