import { absoluteUri } from '../authorization/loopback.js'
import { withParameters } from '../authorization/respond.js'
import { findClient } from '../clients.js'
import type { OperationRequest, ProviderContext } from '../context.js'
import { openInteraction } from '../interaction/interaction.js'
import { endSessionOf, type Session } from '../interaction/session.js'
import { redirect } from '../pages/page.js'
import type { ClientRecord } from '../store/records.js'
import { notifyClients } from './back-channel.js'

/** Ends the session, tells its clients, and sends the browser on: to `next`, or to the page that says so. */
export async function signOut(
  request: OperationRequest,
  context: ProviderContext,
  session: Session | undefined,
  next: string | undefined,
): Promise<Response> {
  const clients = session === undefined ? [] : await clientsOf(context, session)
  const cookies: string[] = []
  if (session !== undefined && context.rules.enforces('logout-ends-session')) {
    cookies.push(await endSessionOf(context, session))
  }
  if (session !== undefined) notifyClients(context, session, clients)
  const frames = session === undefined ? [] : clients.flatMap((client) => frontChannelUri(context, client, session))
  if (frames.length === 0) return redirect(next ?? context.url('showLoggedOut'), cookies)
  const opened = await openInteraction(request, context, {
    step: 'logout',
    parameters: {},
    client_id: '',
    frames,
    ...(next !== undefined && { after: next }),
  })
  const at = new URLSearchParams({ interaction: opened.interaction.id })
  return redirect(`${context.url('showLoggedOut')}?${at}`, [...cookies, ...opened.cookies])
}

async function clientsOf(context: ProviderContext, { record }: Session): Promise<readonly ClientRecord[]> {
  const found = await Promise.all(record.clients.map((client_id) => findClient(context, client_id)))
  return found.filter((client) => client !== undefined)
}

/** The page to load in a frame, Front-Channel Logout 1.0 section 2: with `iss` and `sid` for those who asked for them. */
function frontChannelUri(
  { issuer }: ProviderContext,
  { metadata }: ClientRecord,
  { record }: Session,
): readonly string[] {
  const uri = metadata.frontchannel_logout_uri
  if (typeof uri !== 'string' || absoluteUri(uri) === undefined) return []
  const parameters = metadata.frontchannel_logout_session_required === true ? { iss: issuer, sid: record.sid } : {}
  return [withParameters(uri, 'query', parameters)]
}
