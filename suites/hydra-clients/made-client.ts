import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { OWN_PREFIX } from '../harness/hydra/made-at-hydra.js'
import { isObject } from '../harness/json.js'
import { Skip } from '../verdict.js'

/** An id for a client that only this run knows. */
export const ownClientId = ({ random }: Pick<CheckContext, 'random'>): string => `${OWN_PREFIX}${random(16)}`

/** A client that the admin API made for a check. */
export interface MadeClient {
  readonly id: string
  /** For token requests. */
  readonly client: Client
  /** The answer to its creation, and the object in it. */
  readonly exchange: Exchange
  readonly body: Readonly<JsonObject>
}

/** Makes a client with an id of its own, whatever else it is to have; skips with the check to blame when none comes of it. */
export async function madeClient(context: CheckContext, metadata: Readonly<JsonObject> = {}): Promise<MadeClient> {
  const id = ownClientId(context)
  const exchange = await context.hydra.send('createOAuth2Client', { json: { client_id: id, ...metadata } })
  const body = jsonBody(exchange)
  if (exchange.response.status !== 201 || !isObject(body) || typeof body.client_id !== 'string')
    throw new Skip(`the creation of a client was answered by ${exchange.response.status}`, 'hydra-clients/create')
  return { id: body.client_id, exchange, body, client: context.registered(exchange) }
}

/** As `madeClient`: one that gets tokens by its id and its secret alone. */
export const madeMachine = (context: CheckContext, metadata: Readonly<JsonObject> = {}): Promise<MadeClient> =>
  madeClient(context, { grant_types: ['client_credentials'], client_secret: context.random(24), ...metadata })

/** Asks for a token by client credentials, with another secret when one is given; any answer is returned. */
export async function machineToken(
  context: CheckContext,
  { client }: Pick<MadeClient, 'client'>,
  secret = client.client_secret,
): Promise<Exchange> {
  if (secret === undefined) throw new Skip('the client was made without a secret', 'hydra-clients/create-own-secret')
  return context.token({
    client,
    form: { grant_type: 'client_credentials' },
    authentication: { client_secret: secret },
  })
}

/** What the server says of a client. */
export const got = ({ hydra }: Pick<CheckContext, 'hydra'>, id: string): Promise<Exchange> =>
  hydra.send('getOAuth2Client', { path: { id } })

/** Replaces a client. */
export const replaced = (
  { hydra }: Pick<CheckContext, 'hydra'>,
  id: string,
  metadata: Readonly<JsonObject>,
): Promise<Exchange> => hydra.send('setOAuth2Client', { path: { id }, json: metadata })
