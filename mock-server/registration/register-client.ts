import { seconds } from '../clock.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { equalInConstantTime, fingerprint } from '../digest.js'
import { OAuthError } from '../errors.js'
import { unguessable } from '../random.js'
import type { JsonObject } from '../seams.js'
import { bearerToken, invalidToken } from './bearer-token.js'
import { clientInformation, registrationTerms } from './client-information.js'
import { clientRecord } from './client-record.js'
import { judgeSectorIdentifier } from './sector-identifier.js'

/** Client Registration Endpoint, RFC 7591 section 3 and OpenID Connect Dynamic Client Registration 1.0 section 3. */
export const registerClient: Handler = async (request, context) => {
  await judgeInitialAccess(request, context)
  const metadata = metadataOf(request.json)
  const registrationAccessToken = unguessable(context.random)
  const identity = {
    client_id: context.through('credential', unguessable(context.random, 16), { kind: 'client_id' }),
    client_secret: context.through('credential', unguessable(context.random), { kind: 'client_secret' }),
    client_id_issued_at: seconds(context.clock),
    registration_access_token_hash: await fingerprint(registrationAccessToken),
  }
  const client = clientRecord(metadata, identity, registrationTerms(context))
  await judgeSectorIdentifier(context, client.metadata)
  await context.store.set('client', client.client_id, client, Number.POSITIVE_INFINITY)
  return clientInformation(request, context, client, { status: 201, registrationAccessToken })
}

/** The body as client metadata; anything but a JSON object is refused. */
export function metadataOf(body: unknown): JsonObject {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  throw new OAuthError('invalid_client_metadata', 'the body must be a JSON object of client metadata')
}

/** RFC 7591 section 3: the endpoint may be protected. */
async function judgeInitialAccess(
  request: OperationRequest,
  { options: { registration } }: ProviderContext,
): Promise<void> {
  if (registration === 'open') return
  if (registration === 'off') throw new OAuthError('not_found', 'dynamic client registration is switched off')
  const token = bearerToken(request)
  const valid = token !== undefined && (await equalInConstantTime(token, registration.initialAccessToken))
  if (!valid) throw invalidToken(token, 'the initial access token')
}
