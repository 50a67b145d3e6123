import type { CheckContext, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { Skip } from '../verdict.js'
import type { Visit } from './visits.js'

const clientMetadata = ({ random }: CheckContext): JsonObject => ({
  client_name: `Touchstone ${random(6)}`,
  redirect_uris: [`https://rp.touchstone.test/${random(12)}/callback`],
})

/** Registers one client as it should be done, and one without any redirect URI. */
export const visitRegistration: Visit = (context) =>
  Promise.all([
    context.register(clientMetadata(context)),
    context.register({ ...clientMetadata(context), redirect_uris: [] }),
  ])

/** A client configuration endpoint with the token for it, RFC 7592. */
interface Managed {
  readonly url: string
  readonly token: string
  readonly information: Readonly<JsonObject>
}

async function managed(context: CheckContext): Promise<Managed> {
  const registration = await context.register(clientMetadata(context))
  const information = jsonBody(registration)
  if (!isObject(information)) throw new Skip('no client could be registered')
  const url = nonEmpty(information.registration_client_uri)
  const token = nonEmpty(information.registration_access_token)
  if (url === undefined || token === undefined) {
    throw new Skip('clients are registered without a client configuration endpoint')
  }
  return { url, token, information }
}

/** Manages a client of its own with its token, and without any. */
const visitManagement =
  (method: 'GET' | 'PUT' | 'DELETE', bodyOf?: (information: Readonly<JsonObject>) => JsonObject): Visit =>
  async (context) => {
    const { url, token, information } = await managed(context)
    const body = bodyOf === undefined ? {} : { json: bodyOf(information) }
    const request = { method, url, ...body }
    const accept = { accept: 'application/json' }
    const refused: Exchange = await context.http({ ...request, headers: accept })
    return [refused, await context.http({ ...request, headers: { ...accept, authorization: `Bearer ${token}` } })]
  }

/** Members that RFC 7592 section 2.2 keeps out of an update request. */
function updateOf(information: Readonly<JsonObject>): JsonObject {
  const {
    registration_access_token: _token,
    registration_client_uri: _uri,
    client_secret_expires_at: _expiry,
    client_id_issued_at: _issued,
    ...metadata
  } = information
  return metadata
}

export const visitClientReading = visitManagement('GET')
export const visitClientUpdate = visitManagement('PUT', updateOf)
export const visitClientDeletion = visitManagement('DELETE')
