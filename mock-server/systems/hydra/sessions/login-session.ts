import { equalInConstantTime, fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { HydraSession, HydraSubject } from '../flow-records.js'
import { cookieName } from './cookies.js'

/** How long a session is known that nobody signs out of, in milliseconds: `remember_for: 0` means for ever. */
const LONGEST = Number.POSITIVE_INFINITY

const NOTHING: HydraSubject = { sessions: [], consents: [] }

/** The session that the browser's cookie names, if it is to be remembered. */
export async function rememberedSession(
  request: HydraRequest,
  context: HydraContext,
): Promise<HydraSession | undefined> {
  const value = request.cookies[cookieName(context, 'session')] ?? ''
  const [sid = '', secret = ''] = value.split('.')
  const session = sid === '' ? undefined : await context.store.get('hydra_session', sid)
  if (session === undefined || !session.remembered) return undefined
  return equalInConstantTime(await fingerprint(secret), session.secret) ? session : undefined
}

/** Makes the session of a sign-in known. The value returned is that of its cookie. */
export async function confirmSession(
  context: HydraContext,
  {
    sid,
    subject,
    authenticated_at,
    remembered,
  }: Pick<HydraSession, 'sid' | 'subject' | 'authenticated_at' | 'remembered'>,
): Promise<string> {
  const secret = unguessable(context.random)
  const record = { sid, subject, authenticated_at, remembered, secret: await fingerprint(secret), clients: [] }
  await context.store.update('hydra_session', sid, (before) => ({ ...record, clients: before?.clients ?? [] }), LONGEST)
  await remember(context, subject, 'sessions', sid)
  return `${sid}.${secret}`
}

/** Notes that a client was granted something in a session. */
export async function noteClient(context: HydraContext, sid: string, clientId: string): Promise<void> {
  await context.store.update(
    'hydra_session',
    sid,
    (session) =>
      session === undefined || session.clients.includes(clientId)
        ? session
        : { ...session, clients: [...session.clients, clientId] },
    LONGEST,
  )
}

/** Most sessions and consents that are listed for one person; older ones are no longer found by the person's name. */
const LISTED = 10_000

/** Notes what belongs to a person. */
export async function remember(
  context: HydraContext,
  subject: string,
  kind: keyof HydraSubject,
  id: string,
): Promise<void> {
  const add = (before: HydraSubject = NOTHING): HydraSubject => ({
    ...before,
    [kind]: [...before[kind].filter((known) => known !== id), id].slice(-LISTED),
  })
  await context.store.update('hydra_subject', subject, add, LONGEST)
}

/** Forgets some of what belongs to a person. */
export async function forget(
  context: HydraContext,
  subject: string,
  kind: keyof HydraSubject,
  ids: readonly string[],
): Promise<void> {
  const without = (before: HydraSubject = NOTHING): HydraSubject | undefined => {
    const left = { ...before, [kind]: before[kind].filter((id) => !ids.includes(id)) }
    return left.sessions.length + left.consents.length === 0 ? undefined : left
  }
  await context.store.update('hydra_subject', subject, without, LONGEST)
}

/** Ends a session. Tokens live on. */
export async function endSession(context: HydraContext, sid: string): Promise<void> {
  const session = await context.store.consume('hydra_session', sid)
  if (session !== undefined) await forget(context, session.subject, 'sessions', [sid])
}
