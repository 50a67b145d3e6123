import { authorizationCodeGrant } from './authorization-code-grant.js'
import { clientCredentialsGrant } from './client-credentials-grant.js'
import { deviceCodeGrant } from './device-code-grant.js'
import { refreshTokenGrant } from './refresh-token-grant.js'
import type { TokenGrant } from './token-request.js'

/** Every grant type of the token endpoint. */
export const GRANTS = {
  authorization_code: authorizationCodeGrant,
  refresh_token: refreshTokenGrant,
  client_credentials: clientCredentialsGrant,
  'urn:ietf:params:oauth:grant-type:device_code': deviceCodeGrant,
} as const satisfies Record<string, TokenGrant>

export type GrantType = keyof typeof GRANTS
export const isGrantType = (value: string): value is GrantType => Object.hasOwn(GRANTS, value)
