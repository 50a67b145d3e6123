import type { ClientOptions } from '../mock-server/options.js'

const literal = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"')}'`

/** How openid-client names a client's way to authenticate. */
const AUTHENTICATION: Readonly<Record<string, string>> = {
  client_secret_basic: 'ClientSecretBasic',
  client_secret_post: 'ClientSecretPost',
  client_secret_jwt: 'ClientSecretJwt',
}

/**
 * A module that signs someone in with openid-client. A secret of the user's own is read from the environment,
 * so that it does not stand in anybody's log.
 */
export function snippet(issuer: string, client: ClientOptions, showSecret: boolean): string {
  const { client_id, client_secret, redirect_uris = [], token_endpoint_auth_method = 'client_secret_basic' } = client
  const secret = showSecret && client_secret !== undefined ? literal(client_secret) : 'process.env.CLIENT_SECRET'
  const named = AUTHENTICATION[String(token_endpoint_auth_method)]
  const authentication =
    client_secret === undefined || named === undefined ? 'client.None()' : `client.${named}(${secret})`
  const insecure = issuer.startsWith('http:') ? ', { execute: [client.allowInsecureRequests] }' : ''
  return `import * as client from 'openid-client'

const authentication = ${authentication}
const config = await client.discovery(new URL(${literal(issuer)}), ${literal(client_id)}, undefined, authentication${insecure})
const pkceCodeVerifier = client.randomPKCECodeVerifier()
const expectedState = client.randomState()

// 1. Send the browser there:
export const start = client.buildAuthorizationUrl(config, {
  redirect_uri: ${literal(redirect_uris[0] ?? 'http://127.0.0.1/callback')},
  scope: 'openid profile email',
  state: expectedState,
  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
})

// 2. When it comes back to your redirect URI:
export async function callback(currentUrl) {
  const tokens = await client.authorizationCodeGrant(config, currentUrl, { pkceCodeVerifier, expectedState })
  return client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub)
}
`
}
