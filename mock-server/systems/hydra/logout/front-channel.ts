import { html } from 'hono/html'
import { document } from '../../../pages/page.js'
import { withParameters } from '../authorization/respond.js'
import type { HydraContext } from '../context.js'
import type { HydraSession } from '../flow-records.js'
import type { HydraClient } from '../records.js'
import { page } from '../respond.js'

/** Seconds until the browser goes on in any case. */
const WAIT = 7

/** Where frames lead, Front-Channel Logout 1.0 section 2. */
export const frontChannelUrls = (
  { issuer }: HydraContext,
  { sid }: HydraSession,
  clients: readonly HydraClient[],
): readonly string[] =>
  clients
    .filter((client) => client.frontchannel_logout_uri !== '')
    .map((client) => withParameters(client.frontchannel_logout_uri, { iss: issuer, sid }))

/** A page whose frames tell the clients; then the browser goes on. */
export async function frontChannelPage(urls: readonly string[], next: string): Promise<Response> {
  const markup = document({
    title: 'Signing out',
    head: html`<meta http-equiv="refresh" content="${WAIT}; URL=${next}">`,
    body: html`<h1>Signing out</h1>
<p class="lead">You are being signed out. <a href="${next}">Go on</a> if nothing happens.</p>
${urls.map((url) => html`<iframe src="${url}"></iframe>`)}`,
  })
  return page(String(await markup))
}
