import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { ClientRecord } from '../store/records.js'
import { grantableScope } from '../token/scope.js'
import { promises, type ResponseType } from './response-type.js'

type Parameters = Readonly<Record<string, string>>

/** Judges `scope` and returns what of it can be granted; unknown values are ignored (OpenID Connect Core 1.0 section 3.1.2.1). */
export function judgeScope(
  context: Pick<ProviderContext, 'options' | 'rules'>,
  client: ClientRecord,
  response_type: ResponseType,
  parameters: Parameters,
): string {
  const registered = typeof client.metadata.scope === 'string' ? client.metadata.scope : undefined
  const scope = parameters.scope ?? registered
  // RFC 6749 section 3.3: without a default the request fails.
  if (scope === undefined) throw new OAuthError('invalid_scope', 'scope is missing')
  const grantable = grantableScope(context, client, scope).split(' ')
  const needsOpenid = promises(response_type, 'id_token') && context.rules.enforces('scope-openid-for-id-token')
  if (needsOpenid && !scope.split(' ').includes('openid')) {
    throw new OAuthError('invalid_request', `scope must hold openid for the response type ${response_type}`)
  }
  const granted = grantable.filter((value) => value !== 'offline_access' || mayStay(context, response_type, parameters))
  if (granted.join('') === '') throw new OAuthError('invalid_scope', 'scope holds no value that can be granted')
  return granted.join(' ')
}

/** OpenID Connect Core 1.0 section 11: only with a code, and only where the request asks for consent. */
const mayStay = (
  { rules }: Pick<ProviderContext, 'rules'>,
  response_type: ResponseType,
  { prompt = '' }: Parameters,
): boolean =>
  promises(response_type, 'code') &&
  (prompt.split(' ').includes('consent') || !rules.enforces('offline-access-consent'))
