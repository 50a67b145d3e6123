import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext } from '../../harness/context.js'
import { untilGranted } from '../../hydra/challenge-flow.js'
import { ask, MARK, type Visit } from './visit.js'

/** Someone whose consent is remembered. */
async function ownPerson(context: CheckContext): Promise<string> {
  const remember = { remember: true, remember_for: 600 }
  const { subject } = await untilGranted(context, { login: remember, consent: remember })
  return subject
}

/** A browser that nobody is signed in with. */
const signOut: Visit = (context) =>
  context.visit(context.browser(), { url: context.hydra.url('revokeOidcSession'), headers: MARK })

export const sessionVisits = {
  listOAuth2ConsentSessions: async (context) => [
    await ask(context, 'listOAuth2ConsentSessions'),
    await ask(context, 'listOAuth2ConsentSessions', { query: { subject: await ownPerson(context) } }),
  ],
  // Asked without a subject, a server that is wrong might take all.
  revokeOAuth2ConsentSessions: async (context) => {
    const subject = await ownPerson(context)
    return [
      await ask(context, 'revokeOAuth2ConsentSessions', { query: { subject } }),
      await ask(context, 'revokeOAuth2ConsentSessions', { query: { subject, all: 'true' } }),
    ]
  },
  revokeOAuth2LoginSessions: async (context) =>
    ask(context, 'revokeOAuth2LoginSessions', { query: { subject: await ownPerson(context) } }),
  revokeOidcSession: signOut,
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
