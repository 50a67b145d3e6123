import { decodeJwt } from 'jose/jwt/decode'
import { readParameters } from '../authorization/request-parameters.js'
import { findClient } from '../clients.js'
import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { subjectFor } from '../id-token/subject.js'
import { type IdTokenHint, verifyIdTokenHint } from '../id-token/verify-id-token.js'
import type { Session } from '../interaction/session.js'
import type { ClientRecord } from '../store/records.js'

/** A logout request that was found valid, RP-Initiated Logout 1.0 section 2. */
export interface LogoutRequest {
  /** The client that asks, when an ID token or `client_id` names it. */
  readonly client: ClientRecord | undefined
  readonly hint: IdTokenHint | undefined
  /** Where the browser goes in the end, `state` included; `undefined` to stay here. */
  readonly next: string | undefined
  readonly parameters: Readonly<Record<string, string>>
}

/** Judges the parameters of a logout request. Throws the `OAuthError` to show: a wrong request never leads anywhere (section 4). */
export async function judgeLogoutRequest(context: ProviderContext, source: URLSearchParams): Promise<LogoutRequest> {
  const { values, repeated } = readParameters(source, context.rules)
  const [twice] = repeated
  if (twice !== undefined) throw new OAuthError('invalid_request', `${twice} must not be repeated`)
  const hint = values.id_token_hint === undefined ? undefined : await readHint(context, values.id_token_hint)
  if (hint !== undefined && values.client_id !== undefined && values.client_id !== hint.client_id) {
    throw new OAuthError('invalid_request', 'client_id is not the client that id_token_hint was issued to')
  }
  const client = await findNamedClient(context, hint?.client_id ?? values.client_id)
  return { client, hint, next: nextPlace(context, client, values), parameters: values }
}

async function readHint(context: ProviderContext, jwt: string): Promise<IdTokenHint> {
  const hint =
    (await verifyIdTokenHint(context, jwt)) ??
    (context.rules.enforces('logout-id-token-hint') ? undefined : unverified(jwt))
  if (hint !== undefined) return hint
  throw new OAuthError('invalid_request', 'id_token_hint is no ID Token that this provider issued')
}

/** What a hint says, with nobody having looked whether it is true. */
function unverified(jwt: string): IdTokenHint | undefined {
  try {
    const { aud, sub = '', sid, ...claims } = decodeJwt(jwt)
    const client_id = Array.isArray(aud) ? aud[0] : aud
    return client_id === undefined
      ? undefined
      : { client_id, sub, sid: typeof sid === 'string' ? sid : undefined, claims }
  } catch {
    return undefined
  }
}

async function findNamedClient(
  context: ProviderContext,
  client_id: string | undefined,
): Promise<ClientRecord | undefined> {
  if (client_id === undefined) return undefined
  const client = await findClient(context, client_id)
  if (client === undefined)
    throw new OAuthError('invalid_request', 'client_id: there is no such client at this provider')
  return client
}

/** Section 3: the URI must be registered by the client, and a client must be known at all. */
function nextPlace(
  { rules }: Pick<ProviderContext, 'rules'>,
  client: ClientRecord | undefined,
  { post_logout_redirect_uri: uri, state }: Readonly<Record<string, string>>,
): string | undefined {
  if (uri === undefined) return undefined
  // Without a client nobody can say whether the place is a right one.
  if (client === undefined) return undefined
  const registered = client.metadata.post_logout_redirect_uris
  const isRegistered = Array.isArray(registered) && registered.includes(uri)
  const isWaived = !rules.enforces('post-logout-redirect-uri-registered') && URL.canParse(uri)
  if (!isRegistered && !isWaived) {
    throw new OAuthError('invalid_request', 'post_logout_redirect_uri is not one of those that the client registered')
  }
  if (state === undefined) return uri
  return `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
}

/** Whether the hint is about this very session, so that nobody has to be asked. */
export async function isAbout(
  context: ProviderContext,
  { hint, client }: LogoutRequest,
  session: Session,
): Promise<boolean> {
  if (hint === undefined || client === undefined) return false
  return hint.sid === session.record.sid || hint.sub === (await subjectFor(context, session.person, client))
}
