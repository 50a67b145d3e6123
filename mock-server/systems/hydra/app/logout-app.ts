import { html } from 'hono/html'
import type { HydraContext } from '../context.js'
import { acceptLogoutRequest, getLogoutRequest, rejectLogoutRequest } from '../logout/logout-requests.js'
import { textOf } from '../sessions/read-body.js'
import { adminCall } from './admin-call.js'
import { appPage, challengeField, goOnTo } from './app-page.js'

/** Asks whether to sign out, unless nobody is to be asked. */
export async function showLogout(context: HydraContext, query: URLSearchParams): Promise<Response> {
  const challenge = query.get('logout_challenge') ?? ''
  const asked = await adminCall(context, getLogoutRequest, { query: { logout_challenge: challenge } })
  if (context.signIn === 'auto') return accept(context, challenge)
  return appPage(context, {
    title: 'Sign out?',
    body: html`<p class="lead">You are signed in as <strong>${textOf(asked.subject)}</strong>. Signing out here ends the session for all applications.</p>
<form method="post" action="${context.publicUrl('/touchstone/logout')}">
${challengeField(challenge)}
<div class="buttons"><button type="submit" name="action" value="logout">Sign out</button><button type="submit" class="quiet" name="action" value="stay">Stay signed in</button></div>
</form>`,
  })
}

/** Notes what the person said. */
export async function submitLogout(context: HydraContext, form: URLSearchParams): Promise<Response> {
  const challenge = form.get('challenge') ?? ''
  if (form.get('action') === 'logout') return accept(context, challenge)
  await adminCall(context, rejectLogoutRequest, { query: { logout_challenge: challenge } })
  return appPage(context, {
    title: 'You are still signed in',
    body: html`<p class="lead">Nothing has changed. You can close this page.</p>`,
  })
}

const accept = async (context: HydraContext, challenge: string): Promise<Response> =>
  goOnTo(await adminCall(context, acceptLogoutRequest, { query: { logout_challenge: challenge } }))
