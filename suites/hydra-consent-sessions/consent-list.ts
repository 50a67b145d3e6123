import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'

/** Asks for the consents of a person. */
export const listed = (
  { hydra }: Pick<CheckContext, 'hydra'>,
  subject: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Exchange> => hydra.send('listOAuth2ConsentSessions', { query: { subject, ...more } })

/** The consents of a list; empty for anything else. */
export function consentsIn(exchange: Exchange): readonly Readonly<JsonObject>[] {
  const body = jsonBody(exchange)
  return Array.isArray(body) ? body.filter(isObject) : []
}

const clientOf = ({ consent_request: request }: Readonly<JsonObject>): unknown =>
  isObject(request) && isObject(request.client) ? request.client.client_id : undefined

/** The id of the login session that a consent was given in; empty when it is not told. */
export const loginSessionOf = (consent: Readonly<JsonObject> | undefined): string =>
  isObject(consent?.consent_request) ? (nonEmpty(consent.consent_request.login_session_id) ?? '') : ''

/** Ids of the clients that a list is about, sorted: the order of a list means nothing. */
export const clientsIn = (exchange: Exchange): readonly string[] =>
  consentsIn(exchange)
    .map((consent) => String(clientOf(consent)))
    .sort()

/** The consent of a list that a client has. */
export const consentOf = (exchange: Exchange, client_id: string): Readonly<JsonObject> | undefined =>
  consentsIn(exchange).find((consent) => clientOf(consent) === client_id)
