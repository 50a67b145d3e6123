import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { openInteraction } from '../interaction/interaction.js'
import { findSession } from '../interaction/session.js'
import { redirect } from '../pages/page.js'
import { isAbout, judgeLogoutRequest } from './logout-request.js'
import { signOut } from './sign-out.js'

/** Logout Endpoint by GET, RP-Initiated Logout 1.0 section 2. */
export const endSession: Handler = (request, context) => receive(request, context, request.query)

/** Logout Endpoint by POST; the parameters stand in the body. */
export const postEndSession: Handler = (request, context) => receive(request, context, request.form)

async function receive(
  request: OperationRequest,
  context: ProviderContext,
  source: URLSearchParams,
): Promise<Response> {
  const logout = await judgeLogoutRequest(context, source)
  const session = await findSession(request, context)
  // Whoever can show an ID token of the session may end it; for anyone else the person is asked (section 2).
  const isFree =
    session === undefined || !context.rules.enforces('logout-confirmation') || (await isAbout(context, logout, session))
  if (isFree) return signOut(request, context, session, logout.next)
  const { interaction, cookies } = await openInteraction(request, context, {
    step: 'logout',
    parameters: logout.parameters,
    client_id: logout.client?.client_id ?? '',
    ...(logout.next !== undefined && { after: logout.next }),
  })
  return redirect(`${context.url('showLogout')}?${new URLSearchParams({ interaction: interaction.id })}`, cookies)
}
