import { html } from 'hono/html'
import type { ProviderContext } from '../context.js'
import type { Interaction } from '../interaction/interaction.js'
import type { Person } from '../people.js'
import type { ClientRecord } from '../store/records.js'
import { clientName } from './client-names.js'
import { brand, page, tie } from './page.js'

/** How long frames get to load before the browser goes on, in seconds. */
const FRAMES_TAKE = 2

/** Asks whether to sign out. */
export const logoutPage = (
  context: ProviderContext,
  {
    interaction,
    client,
    person,
  }: {
    readonly interaction: Interaction
    readonly client: ClientRecord | undefined
    readonly person: Person | undefined
  },
): Promise<Response> =>
  page({
    title: 'Sign out',
    body: html`${brand(context.issuer)}
<h1>Sign out?</h1>
<p class="lead">${person === undefined ? '' : html`You are signed in as <strong>${person.username}</strong>. `}${client === undefined ? '' : html`<strong>${clientName(client)}</strong> asks to sign you out. `}Signing out here ends the session for all applications.</p>
<form method="post" action="${context.url('submitLogout')}">
${tie(interaction)}
<div class="buttons"><button type="submit" name="action" value="logout">Sign out</button><button type="submit" class="quiet" name="action" value="stay">Stay signed in</button></div>
</form>`,
  })

/** The person decided to stay. */
export const stillSignedInPage = (context: ProviderContext): Promise<Response> =>
  page({
    title: 'Still signed in',
    body: html`${brand(context.issuer)}
<h1>You are still signed in</h1>
<p class="lead">Nothing has changed. You can close this page.</p>`,
  })

/** Says that the session is over. The frames tell clients so; then the browser goes on by itself. */
export function loggedOutPage(
  context: ProviderContext,
  { frames, next }: { readonly frames: readonly string[]; readonly next: string | undefined },
): Promise<Response> {
  const origins = new Set(frames.flatMap((uri) => (URL.canParse(uri) ? [new URL(uri).origin] : [])))
  return page({
    title: 'Signed out',
    frames: [...origins],
    ...(next !== undefined && { head: html`<meta http-equiv="refresh" content="${FRAMES_TAKE};url=${next}">` }),
    body: html`${brand(context.issuer)}
<h1>You are signed out</h1>
<p class="lead">${next === undefined ? 'You can close this page.' : 'You are on your way back to the application.'}</p>
${next === undefined ? '' : html`<p><a class="button" href="${next}">Continue</a></p>`}
${frames.map((uri) => html`<iframe src="${uri}" title="Signing out of an application" tabindex="-1" aria-hidden="true"></iframe>`)}`,
  })
}
