import { equalInConstantTime, fingerprint } from '../../../digest.js'
import type { HydraOperationId } from '../../../operations.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { HydraError, type HydraErrorName, hydraError } from '../hydra-error.js'
import type { HydraClient, HydraClientRecord } from '../records.js'
import { empty, json } from '../respond.js'
import { seamOf } from '../seam.js'
import { bearerToken } from '../userinfo/bearer.js'
import { echoed, registrationUri, shownOnce } from './client-endpoints.js'
import { shownClient } from './show-client.js'
import { createClient, newRegistrationToken, readClient, replaceClient } from './write-client.js'

const BAD_REQUEST = 'The request was malformed or contained invalid parameters'

/** What only an operator may set: member, and the error. */
const RESERVED: readonly (readonly [member: string, error: HydraErrorName])[] = [
  ['metadata', 'invalid_client_metadata'],
  ['access_token_strategy', BAD_REQUEST],
  ['skip_consent', 'invalid_request'],
  ['skip_logout_consent', 'invalid_request'],
]

function judgeReserved(value: JsonObject): void {
  for (const [member, error] of RESERVED) {
    const given = value[member]
    if (given === undefined) continue
    if (member !== 'metadata' && (given === null || given === false || given === '')) continue
    throw hydraError(error, `${member} cannot be set by the client itself`)
  }
}

/** Registration is there only when the settings allow it. */
function judgeEnabled({ settings }: HydraContext): void {
  if (settings.dynamicClientRegistration) return
  throw new HydraError({
    error: 'The requested resource could not be found',
    status: 404,
    description: 'Dynamic client registration is off',
  })
}

const shownToItself = (
  context: HydraContext,
  operationId: HydraOperationId,
  client: HydraClient,
  body: JsonObject,
): JsonObject => context.through('registration', body, seamOf(context, { operationId, client }))

const unauthorized = (): HydraError =>
  hydraError('The request could not be authorized', undefined, {
    description: 'There is no such client, or the registration access token is not right',
  })

/** The client that the bearer of a registration access token may manage: that of the path. */
async function ownClient(request: HydraRequest, { store }: HydraContext): Promise<HydraClientRecord> {
  const token = await bearerToken(request)
  const record = await store.get('hydra_client', request.path.id ?? '')
  const hash = record?.registration_token_hash
  if (token === '' || hash === undefined || record === undefined) throw unauthorized()
  // The prefix need not be there.
  if (!equalInConstantTime(await fingerprint(token.replace(/^(ory_at_)?/, 'ory_at_')), hash)) throw unauthorized()
  return record
}

/** `POST /oauth2/register`, OpenID Connect Dynamic Client Registration 1.0 section 3. Id and secret are the server's. */
export const createOidcDynamicClient: HydraHandler = async (request, context) => {
  judgeEnabled(context)
  const value = readClient(await request.text(), context)
  if (typeof value.client_secret === 'string' && value.client_secret !== '') {
    throw hydraError(BAD_REQUEST, 'a client cannot choose its own secret')
  }
  judgeReserved(value)
  const { client_id: _ignored, ...wish } = value
  const made = await createClient(wish, context)
  const id = made.record.client.client_id
  const body = shownClient(made.record, context, {
    ...shownOnce(made),
    registration_client_uri: registrationUri({ ...made, idGenerated: false }, context),
  })
  const { client } = made.record
  return json(shownToItself(context, 'registerClient', client, body), 201, {
    location: context.line.clients.registeredLocation(id),
  })
}

/** `GET /oauth2/register/{id}`. */
export const getOidcDynamicClient: HydraHandler = async (request, context) => {
  judgeEnabled(context)
  const record = await ownClient(request, context)
  const body = shownClient(record, context, { justMade: false, withoutMetadata: true })
  return json(shownToItself(context, 'readClient', record.client, body))
}

/** `PUT /oauth2/register/{id}`: the registration access token is replaced, too. */
export const setOidcDynamicClient: HydraHandler = async (request, context) => {
  judgeEnabled(context)
  const { client } = await ownClient(request, context)
  const value = readClient(await request.text(), context)
  if (typeof value.client_secret === 'string' && value.client_secret !== '') {
    throw hydraError('The requested action was forbidden', 'a client cannot choose its own secret')
  }
  judgeReserved(value)
  const made = await replaceClient(client.client_id, value, context, { token: newRegistrationToken(context) })
  const body = shownClient(made.record, context, { ...echoed(value, context), ...shownOnce(made) })
  return json(shownToItself(context, 'updateClient', made.record.client, body))
}

/** `DELETE /oauth2/register/{id}`. */
export const deleteOidcDynamicClient: HydraHandler = async (request, context) => {
  judgeEnabled(context)
  const { client } = await ownClient(request, context)
  await context.store.delete('hydra_client', client.client_id)
  return empty(204)
}
