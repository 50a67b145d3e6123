import { seconds } from '../../../clock.js'
import type { HydraContext } from '../context.js'
import { fetchPersistently } from '../fetch-persistently.js'
import type { HydraSession } from '../flow-records.js'
import type { HydraClient } from '../records.js'
import { credential, seamOf } from '../seam.js'
import { signed } from '../token/id-token.js'
import { uuid } from '../uuid.js'

/** How long a client may take to answer, in milliseconds. */
const TIMEOUT = 5_000
/** Before the second attempt, in milliseconds; each further pause is twice as long. */
const FIRST_PAUSE = 1_000
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** The clients of a session that are still registered. */
export async function clientsOf({ store }: HydraContext, { clients }: HydraSession): Promise<readonly HydraClient[]> {
  const records = await Promise.all(clients.map((id) => store.get('hydra_client', id)))
  return records.flatMap((record) => (record === undefined ? [] : [record.client]))
}

/** Tells the clients of a session that it is over, Back-Channel Logout 1.0 section 2.5. Nobody waits for their answers. */
export async function notifyClients(context: HydraContext, session: HydraSession): Promise<void> {
  for (const client of await clientsOf(context, session)) {
    if (client.backchannel_logout_uri !== '') context.defer(notify(context, session, client))
  }
}

async function notify(context: HydraContext, { sid }: HydraSession, client: HydraClient): Promise<void> {
  const claims = {
    aud: [client.client_id],
    events: { [EVENT]: {} },
    iat: seconds(context.clock),
    iss: context.issuer,
    jti: credential(context, 'jti', uuid(context.random)),
    sid,
  }
  const seam = seamOf(context, { operationId: 'endSession', client, place: 'logout' })
  const logout_token = await signed(context, claims, { seam })
  const failed = `back-channel logout of client ${client.client_id}`
  const request = (): Request =>
    new Request(client.backchannel_logout_uri, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token }).toString(),
      signal: AbortSignal.timeout(TIMEOUT),
    })
  try {
    const response = await fetchPersistently(context, request, (attempt) =>
      context.wait(FIRST_PAUSE * 2 ** (attempt - 1)),
    )
    await response.body?.cancel()
    if (!response.ok) context.log(`${failed}: status ${response.status}`)
  } catch (error) {
    context.log(`${failed}: ${error instanceof Error ? error.message : 'failed'}`)
  }
}
