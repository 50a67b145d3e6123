import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Callback, Flow, IdToken, JsonObject } from './context.js'
import { nonEmpty } from './json.js'
import { present } from './present.js'

/** A flow before its tokens are known. */
export type Begun = Omit<Flow, 'idTokens'>
/** With what came in the authorization response. */
export type WithParts = Begun & { readonly code?: string; readonly accessToken?: string }

/** Header and claims of a token as far as they can be read; not verified here. */
function decoded(jwt: string): Pick<IdToken, 'header' | 'claims'> {
  const attempt = <T>(decode: () => T): T | undefined => {
    try {
      return decode()
    } catch {
      return undefined
    }
  }
  return {
    ...present<'header', JsonObject>(
      'header',
      attempt(() => ({ ...decodeProtectedHeader(jwt) })),
    ),
    ...present<'claims', JsonObject>(
      'claims',
      attempt(() => ({ ...decodeJwt(jwt) })),
    ),
  }
}

/** The ID token of an authorization response. */
export function frontIdToken(flow: WithParts, callback: Callback): readonly IdToken[] {
  const jwt = nonEmpty(callback.parameters.id_token)
  if (jwt === undefined) return []
  const { client, sent, responseType } = flow
  const companions = { ...present('accessToken', flow.accessToken), ...present('code', flow.code) }
  return [
    {
      label: `${flow.label}, from the authorization endpoint`,
      place: 'authorization',
      jwt,
      ...decoded(jwt),
      client,
      sent,
      responseType,
      ...companions,
      exchange: callback.exchange,
    },
  ]
}

/** The ID token of a token response. */
export function backIdToken(flow: Begun, { token, tokens }: Pick<Flow, 'token' | 'tokens'>): readonly IdToken[] {
  const jwt = nonEmpty(tokens?.id_token)
  if (jwt === undefined || token === undefined) return []
  const { client, sent, responseType } = flow
  return [
    {
      label: `${flow.label}, from the token endpoint`,
      place: 'token',
      jwt,
      ...decoded(jwt),
      client,
      sent,
      responseType,
      ...present('accessToken', nonEmpty(tokens?.access_token)),
      exchange: token,
    },
  ]
}
