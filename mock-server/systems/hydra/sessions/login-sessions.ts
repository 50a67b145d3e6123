import type { HydraContext, HydraHandler } from '../context.js'
import { hydraError } from '../hydra-error.js'
import { notifyClients } from '../logout/back-channel.js'
import { empty } from '../respond.js'
import { notFound } from './flow-errors.js'
import { endSession, endSessionsOf } from './login-session.js'

/** Ends all sessions of a person, or the one of a `sid`. Tokens live on. */
export const revokeLoginSessions: HydraHandler = async ({ query }, context) => {
  const { unknownSubject, bySid } = context.line.flows.loginSessions
  const subject = query.get('subject') ?? ''
  const sid = bySid ? (query.get('sid') ?? '') : ''
  if (subject === '' && sid === '') throw hydraError('invalid_request', noParameter(bySid))
  if (sid !== '') return endOne(context, sid)
  const known = await endSessionsOf(context, subject)
  if (!known && unknownSubject === 404) throw notFound()
  return empty()
}

const noParameter = (bySid: boolean): string =>
  bySid ? "One of the query parameters 'subject' and 'sid' is needed." : "The query parameter 'subject' is missing."

/** Signing out of one session tells its clients. One that is not remembered stays. */
async function endOne(context: HydraContext, sid: string): Promise<Response> {
  const session = await context.store.get('hydra_session', sid)
  if (session?.remembered === true) {
    await notifyClients(context, session)
    await endSession(context, sid)
  }
  return empty()
}
