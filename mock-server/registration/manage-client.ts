import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { equalInConstantTime, fingerprint } from '../digest.js'
import { NO_STORE } from '../http-headers.js'
import { unguessable } from '../random.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import { bearerToken, invalidToken } from './bearer-token.js'
import { clientInformation, registrationTerms } from './client-information.js'
import { ClientMetadataError } from './client-metadata-error.js'
import { clientRecord } from './client-record.js'
import { metadataOf } from './register-client.js'
import { judgeSectorIdentifier } from './sector-identifier.js'

/** RFC 7592 section 2.1. */
export const readClient: Handler = async (request, context) => {
  const { client, registrationAccessToken } = await registeredClient(request, context)
  return clientInformation(request, context, client, { status: 200, registrationAccessToken })
}

/** RFC 7592 section 2.2: the metadata sent replace all that were there. */
export const updateClient: Handler = async (request, context) => {
  const { client, registrationAccessToken } = await registeredClient(request, context)
  const metadata = metadataOf(request.json)
  await judgeIdentity(metadata, client)
  const { client_id, client_id_issued_at, registration_access_token_hash } = client
  const updated = clientRecord(
    metadata,
    {
      client_id,
      client_secret: client.client_secret ?? newSecret(context),
      ...(client_id_issued_at !== undefined && { client_id_issued_at }),
      ...(registration_access_token_hash !== undefined && { registration_access_token_hash }),
    },
    registrationTerms(context),
  )
  await judgeSectorIdentifier(context, updated.metadata)
  await context.store.set('client', client_id, updated, Number.POSITIVE_INFINITY)
  return clientInformation(request, context, updated, { status: 200, registrationAccessToken })
}

/** RFC 7592 section 2.3. */
export const deleteClient: Handler = async (request, context) => {
  const { client } = await registeredClient(request, context)
  await context.store.delete('client', client.client_id)
  return new Response(null, { status: 204, headers: NO_STORE })
}

const newSecret = (context: ProviderContext): string =>
  context.through('credential', unguessable(context.random), { kind: 'client_secret' })

/** The client of the path, if the registration access token is its own. RFC 7592 section 2: an unknown client is a 401 as well. */
async function registeredClient(
  request: OperationRequest,
  context: ProviderContext,
): Promise<{ readonly client: ClientRecord; readonly registrationAccessToken: string }> {
  const token = bearerToken(request)
  const client = await findClient(context, request.path.client_id ?? '')
  const hash = client?.registration_access_token_hash
  const valid = token !== undefined && hash !== undefined && (await equalInConstantTime(await fingerprint(token), hash))
  const waived = !context.rules.enforces('registration-access-token')
  if (client !== undefined && (valid || waived)) return { client, registrationAccessToken: token ?? '' }
  throw invalidToken(token, 'the registration access token')
}

/** RFC 7592 section 2.2: what must not be sent, and what must agree. */
async function judgeIdentity(metadata: JsonObject, client: ClientRecord): Promise<void> {
  const forbidden = [
    'registration_access_token',
    'registration_client_uri',
    'client_secret_expires_at',
    'client_id_issued_at',
  ].find((member) => metadata[member] !== undefined)
  if (forbidden !== undefined) throw new ClientMetadataError(forbidden, 'must not be sent in an update')
  if (metadata.client_id !== client.client_id)
    throw new ClientMetadataError('client_id', 'must be the one of the client that is updated')
  const { client_secret: secret } = metadata
  if (secret === undefined) return
  const same =
    typeof secret === 'string' &&
    client.client_secret !== undefined &&
    (await equalInConstantTime(secret, client.client_secret))
  if (!same) throw new ClientMetadataError('client_secret', 'must be the present one: the provider chooses secrets')
}
