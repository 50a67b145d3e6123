import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { findInteraction, findSubmitted, finishInteraction, type Interaction } from '../interaction/interaction.js'
import { findSession } from '../interaction/session.js'
import { loggedOutPage, logoutPage, stillSignedInPage } from '../pages/logout-page.js'
import { signOut } from './sign-out.js'

/** Asks the person whether to sign out, RP-Initiated Logout 1.0 section 2. */
export const showLogout: Handler = async (request, context) => {
  const interaction = await findInteraction(request, context, 'logout')
  const session = await findSession(request, context)
  const client = await findClient(context, interaction.record.client_id)
  return logoutPage(context, { interaction, client, person: session?.person })
}

/** Signs out, or does nothing. */
export const submitLogout: Handler = async (request, context) => {
  const interaction = await findSubmitted(request, context, 'logout')
  await finishInteraction(context, interaction)
  if (request.form.get('action') === 'stay') return stillSignedInPage(context)
  return signOut(request, context, await findSession(request, context), text(interaction, 'after'))
}

/** Says that the session is over, and lets the clients that want it know in frames (Front-Channel Logout 1.0 section 3). */
export const showLoggedOut: Handler = async (request, context) => {
  const interaction = await endedSession(request, context)
  if (interaction === undefined) return loggedOutPage(context, { frames: [], next: undefined })
  const { frames } = interaction.record
  return loggedOutPage(context, {
    frames: Array.isArray(frames) ? frames.filter((uri) => typeof uri === 'string') : [],
    next: text(interaction, 'after'),
  })
}

/** What was noted when the session ended. After a while only the page itself is left. */
async function endedSession(request: OperationRequest, context: ProviderContext): Promise<Interaction | undefined> {
  if (!request.query.has('interaction')) return undefined
  try {
    return await findInteraction(request, context, 'logout')
  } catch (error) {
    if (error instanceof OAuthError) return undefined
    throw error
  }
}

const text = ({ record }: Interaction, member: string): string | undefined => {
  const value = record[member]
  return typeof value === 'string' ? value : undefined
}
