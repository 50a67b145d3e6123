import { seconds } from '../clock.js'
import type { ProviderContext } from '../context.js'
import { subjectFor } from '../id-token/subject.js'
import type { Session } from '../interaction/session.js'
import { unguessable } from '../random.js'
import type { JsonObject, SeamContext } from '../seams.js'
import type { ClientRecord } from '../store/records.js'

/** Lifetime of a logout token in seconds: Back-Channel Logout 1.0 section 2.4 recommends two minutes at most. */
const LIFETIME = 120
/** How long a client may take to answer, in milliseconds. */
const TIMEOUT = 5_000
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** Tells the clients of a session that it is over, Back-Channel Logout 1.0 section 2.5. The browser does not wait for it. */
export function notifyClients(context: ProviderContext, session: Session, clients: readonly ClientRecord[]): void {
  for (const client of clients) {
    const uri = client.metadata.backchannel_logout_uri
    if (typeof uri === 'string') context.defer(notify(context, session, client, uri))
  }
}

async function notify(context: ProviderContext, session: Session, client: ClientRecord, uri: string): Promise<void> {
  try {
    const logout_token = await logoutToken(context, session, client)
    const response = await context.fetch(
      new Request(uri, {
        method: 'POST',
        body: new URLSearchParams({ logout_token }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT),
      }),
    )
    await response.body?.cancel()
    if (!response.ok) context.log(`back-channel logout of client ${client.client_id}: status ${response.status}`)
  } catch (error) {
    context.log(
      `back-channel logout of client ${client.client_id}: ${error instanceof Error ? error.message : 'failed'}`,
    )
  }
}

/** Section 2.4. */
async function logoutToken(
  context: ProviderContext,
  { person, record }: Session,
  client: ClientRecord,
): Promise<string> {
  const iat = seconds(context.clock)
  const seam: SeamContext = {
    operationId: 'endSession',
    issuer: context.issuer,
    client: { ...client.metadata, client_id: client.client_id },
    place: 'logout',
  }
  const honest: JsonObject = {
    iss: context.issuer,
    sub: await subjectFor(context, person, client),
    aud: client.client_id,
    iat,
    exp: iat + LIFETIME,
    jti: context.through('credential', unguessable(context.random, 16), { kind: 'jti' }),
    events: { [EVENT]: {} },
    sid: record.sid,
  }
  const claims = context.through('idTokenClaims', honest, seam)
  // Section 2.6: it is signed in any case, also for a client whose ID tokens are not.
  const registered = client.id_token_signed_response_alg
  const header = { alg: registered === 'none' ? 'RS256' : registered, typ: 'logout+jwt' }
  const draft = context.through('idToken', { header, claims }, seam)
  return context.through('signedIdToken', await context.keys.sign(draft, client), seam)
}
