import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as client from 'openid-client'

/** What the app needs to know. `fetch` is only set by tests that keep the provider in process. */
export interface AppOptions {
  readonly issuer: string
  readonly url: string
  readonly fetch?: client.CustomFetch
}

interface Session {
  readonly name: string
  readonly idToken: string
  accessToken: string
  refreshToken: string | undefined
}

/**
 * A small web application as a user of the mock would have one: it signs people in by the authorization code flow with
 * openid-client and knows nothing of the provider but its issuer.
 */
export function createApp({ issuer, url, fetch }: AppOptions) {
  const app = new Hono()
  const pending = new Map<string, { verifier: string; nonce: string; state: string }>()
  const sessions = new Map<string, Session>()

  let configuration: Promise<client.Configuration> | undefined
  const configure = () => {
    configuration ??= client.discovery(new URL(issuer), 'app', undefined, client.ClientSecretBasic('app-secret'), {
      execute: [client.allowInsecureRequests],
      ...(fetch === undefined ? {} : { [client.customFetch]: fetch }),
    })
    return configuration
  }

  app.get('/login', async (context) => {
    const id = client.randomState()
    const login = {
      verifier: client.randomPKCECodeVerifier(),
      nonce: client.randomNonce(),
      state: client.randomState(),
    }
    pending.set(id, login)
    setCookie(context, 'login', id, { httpOnly: true, path: '/' })
    const to = client.buildAuthorizationUrl(await configure(), {
      redirect_uri: `${url}/callback`,
      scope: 'openid profile email offline_access',
      prompt: 'consent',
      state: login.state,
      nonce: login.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
    })
    return context.redirect(to.href)
  })

  app.get('/callback', async (context) => {
    const login = pending.get(getCookie(context, 'login') ?? '')
    if (login === undefined) return context.text('no login is under way', 400)
    try {
      const tokens = await client.authorizationCodeGrant(await configure(), new URL(context.req.url), {
        expectedState: login.state,
        expectedNonce: login.nonce,
        pkceCodeVerifier: login.verifier,
      })
      const id = client.randomState()
      sessions.set(id, {
        name: String(tokens.claims()?.sub),
        idToken: tokens.id_token ?? '',
        accessToken: tokens.access_token,
        refreshToken: tokens.refresh_token,
      })
      setCookie(context, 'session', id, { httpOnly: true, path: '/' })
      return context.redirect('/me')
    } catch (error) {
      const code =
        error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError
          ? error.error
          : undefined
      return context.text(`sign-in failed: ${code ?? (error instanceof Error ? error.message : 'unknown')}`, 401)
    }
  })

  app.get('/me', async (context) => {
    const session = sessions.get(getCookie(context, 'session') ?? '')
    if (session === undefined) return context.text('signed out', 401)
    try {
      const { name, email } = await client.fetchUserInfo(await configure(), session.accessToken, session.name)
      return context.json({ name, email })
    } catch {
      return refresh(session).then(
        async () => {
          const { name, email } = await client.fetchUserInfo(await configure(), session.accessToken, session.name)
          return context.json({ name, email, refreshed: true })
        },
        () => {
          sessions.delete(getCookie(context, 'session') ?? '')
          return context.text('signed out: the session at the provider is over', 401)
        },
      )
    }
  })

  app.get('/logout', async (context) => {
    const session = sessions.get(getCookie(context, 'session') ?? '')
    sessions.delete(getCookie(context, 'session') ?? '')
    const to = client.buildEndSessionUrl(await configure(), {
      ...(session === undefined ? {} : { id_token_hint: session.idToken }),
      post_logout_redirect_uri: `${url}/`,
    })
    return context.redirect(to.href)
  })

  app.get('/', (context) => context.text('welcome, stranger'))

  async function refresh(session: Session) {
    if (session.refreshToken === undefined) throw new Error('there is no refresh token')
    const tokens = await client.refreshTokenGrant(await configure(), session.refreshToken)
    session.accessToken = tokens.access_token
    session.refreshToken = tokens.refresh_token ?? session.refreshToken
  }

  return app
}
