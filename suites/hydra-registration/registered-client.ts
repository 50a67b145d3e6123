import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'

const OFF =
  'dynamic client registration is off: set oidc.dynamic_client_registration.enabled (OIDC_DYNAMIC_CLIENT_REGISTRATION_ENABLED=true) to judge it'

/** Metadata of a client that gets codes, and tokens for itself. */
export const METADATA = {
  client_name: 'Self made',
  redirect_uris: ['https://client.example/callback'],
  grant_types: ['authorization_code', 'client_credentials'],
  response_types: ['code'],
  scope: 'openid offline',
}

/** The answer to the registration of a client, whatever it is; asked for once in a run. */
export const firstRegistration = once(({ hydra }) => hydra.send('createOidcDynamicClient', { json: METADATA }))

/** Whether the deployment has registration. */
export const isOff = async (context: CheckContext): Promise<boolean> =>
  (await firstRegistration(context)).response.status === 404

/** Skips, with the setting to change, where the deployment has no registration. */
export async function needsRegistration(context: CheckContext): Promise<void> {
  if (await isOff(context)) throw new Skip(OFF)
}

/** A client that registered itself. */
export interface RegisteredClient {
  readonly id: string
  /** The registration access token. */
  readonly token: string
  /** For token requests and flows. */
  readonly client: Client
  readonly exchange: Exchange
}

function registeredClient(context: CheckContext, exchange: Exchange): RegisteredClient {
  const body = jsonBody(exchange)
  const [id, token] = isObject(body)
    ? [nonEmpty(body.client_id), nonEmpty(body.registration_access_token)]
    : [undefined, undefined]
  if (exchange.response.status !== 201 || id === undefined || token === undefined)
    throw new Skip(
      `the registration of a client was answered by ${exchange.response.status}`,
      'hydra-registration/register',
    )
  return { id, token, client: context.registered(exchange), exchange }
}

/** A client for all checks; nobody may change it. */
export async function sharedClient(context: CheckContext): Promise<RegisteredClient> {
  await needsRegistration(context)
  return registeredClient(context, await firstRegistration(context))
}

/** A client for one check. */
export async function ownClient(context: CheckContext): Promise<RegisteredClient> {
  await needsRegistration(context)
  return registeredClient(context, await context.hydra.send('createOidcDynamicClient', { json: METADATA }))
}

/** What proves that a request is about the client of the token. */
export const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` })

/** What the server says of a client to the bearer of a registration access token. */
export const got = ({ hydra }: CheckContext, id: string, token: string): Promise<Exchange> =>
  hydra.send('getOidcDynamicClient', { path: { id }, headers: bearer(token) })

/** Replaces a client. */
export const replaced = (
  { hydra }: CheckContext,
  { id, token }: Pick<RegisteredClient, 'id' | 'token'>,
  metadata: Readonly<JsonObject>,
): Promise<Exchange> => hydra.send('setOidcDynamicClient', { path: { id }, headers: bearer(token), json: metadata })

/** Deletes a client. */
export const deleted = ({ hydra }: CheckContext, id: string, token: string): Promise<Exchange> =>
  hydra.send('deleteOidcDynamicClient', { path: { id }, headers: bearer(token) })
