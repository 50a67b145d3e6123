import { equalInConstantTime, fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { HydraContext, HydraRequest } from '../context.js'
import type { HydraSession, HydraSubject, LoginDecision } from '../flow-records.js'
import { sessionCookieOf } from './cookies.js'
import { eachOf, type NewestFirst, withNewest, withoutIds } from './newest-first.js'

/** How long a session is known that no browser shows any more, in milliseconds: clients and operators may still end it by its name. */
const KEPT = 2_592_000_000

const NOTHING: HydraSubject = { sessions: undefined, consents: undefined, until: 0 }

/** When a session is forgotten that nobody signs out of: never with `remember_for: 0`. */
const forgottenAt = (
  { clock }: Pick<HydraContext, 'clock'>,
  { remember, remember_for }: Pick<LoginDecision, 'remember' | 'remember_for'>,
): number =>
  remember && remember_for <= 0 ? Number.POSITIVE_INFINITY : clock.now() + (remember ? remember_for * 1_000 : 0) + KEPT

/** The session that the browser's cookie names, if it is to be remembered. */
export async function rememberedSession(
  request: HydraRequest,
  context: HydraContext,
): Promise<HydraSession | undefined> {
  const session = await knownSession(request, context)
  return session?.remembered === true ? session : undefined
}

/** The session that the browser's cookie names. */
export async function knownSession(request: HydraRequest, context: HydraContext): Promise<HydraSession | undefined> {
  const value = sessionCookieOf(request, context)
  const [sid = '', secret = ''] = value.split('.')
  const session = sid === '' ? undefined : await context.store.get('hydra_session', sid)
  if (session === undefined) return undefined
  return equalInConstantTime(await fingerprint(secret), session.secret) ? session : undefined
}

/** Whether the browser's cookie names a session that is over. */
export async function hadEnded(request: HydraRequest, context: HydraContext): Promise<boolean> {
  const [sid = '', secret = ''] = sessionCookieOf(request, context).split('.')
  const ended = sid === '' ? undefined : await context.store.get('hydra_ended_session', sid)
  return ended !== undefined && equalInConstantTime(await fingerprint(secret), ended.secret)
}

/** Makes the session of a sign-in known. The value returned is that of its cookie. */
export async function confirmSession(context: HydraContext, sid: string, login: LoginDecision): Promise<string> {
  const { subject, authenticated_at, remember: remembered } = login
  const secret = unguessable(context.random)
  const until = forgottenAt(context, login)
  const record = { sid, subject, authenticated_at, remembered, secret: await fingerprint(secret), until }
  let known = false
  const replace = (before: HydraSession | undefined): HydraSession => {
    known = before?.subject === subject
    return { ...record, clients: before?.clients ?? [] }
  }
  await context.store.update('hydra_session', sid, replace, until)
  await remember(context, subject, known ? {} : { sessions: sid }, until)
  return `${sid}.${secret}`
}

/** A cookie for a session that the browser has lost its own of; one that was given out before no longer works. */
export async function renewSecret(context: HydraContext, sid: string): Promise<string> {
  const secret = unguessable(context.random)
  const hash = await fingerprint(secret)
  await context.store.update(
    'hydra_session',
    sid,
    (session) => session && { ...session, secret: hash },
    ({ until }) => until,
  )
  return `${sid}.${secret}`
}

/** Lets the session that a cookie names live as long as a new one would. */
export async function prolongSession(context: HydraContext, cookie: string, login: LoginDecision): Promise<void> {
  const [sid = ''] = cookie.split('.')
  const until = forgottenAt(context, login)
  const prolonged = (session: HydraSession | undefined) =>
    session && { ...session, until: Math.max(session.until, until) }
  const session = await context.store.update('hydra_session', sid, prolonged, (made) => made.until)
  if (session !== undefined) await remember(context, session.subject, {}, until)
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
    ({ until }) => until,
  )
}

/** How many sessions and consents are listed for one person, at least; older ones may no longer be found by the person's name. */
const LISTED = 10_000

const listed = (ids: NewestFirst, id: string | undefined): NewestFirst =>
  id === undefined ? ids : withNewest(ids, id, LISTED)

/** Notes what is new of what belongs to a person, and how long it is known. */
export async function remember(
  context: HydraContext,
  subject: string,
  made: { readonly sessions?: string; readonly consents?: string },
  until: number,
): Promise<void> {
  const add = (before: HydraSubject = NOTHING): HydraSubject => ({
    sessions: listed(before.sessions, made.sessions),
    consents: listed(before.consents, made.consents),
    until: Math.max(before.until, until),
  })
  await context.store.update('hydra_subject', subject, add, (subject) => subject.until)
}

/** Forgets some of what belongs to a person. */
export async function forget(
  { store }: Pick<HydraContext, 'store'>,
  subject: string,
  kind: 'sessions' | 'consents',
  ids: readonly string[],
): Promise<void> {
  const gone = new Set(ids)
  const without = (before: HydraSubject = NOTHING): HydraSubject | undefined => {
    const left = { ...before, [kind]: withoutIds(before[kind], gone) }
    return left.sessions === undefined && left.consents === undefined ? undefined : left
  }
  await store.update('hydra_subject', subject, without, ({ until }) => until)
}

/** Ends all sessions of a person; tells whether there were any. Tokens live on. */
export async function endSessionsOf(context: HydraContext, subject: string): Promise<boolean> {
  const { store } = context
  const known = await store.get('hydra_subject', subject)
  if (known?.sessions === undefined) return false
  const sids = [...eachOf(known.sessions)]
  await forget({ store }, subject, 'sessions', sids)
  for (const sid of sids) await takeAway(context, sid)
  return true
}

/** Ends a session. Tokens live on. */
export async function endSession(context: HydraContext, sid: string): Promise<void> {
  const session = await takeAway(context, sid)
  if (session !== undefined) await forget(context, session.subject, 'sessions', [sid])
}

/** Takes a session out. That a browser may still have its cookie is kept in mind where it matters. */
async function takeAway({ store, clock, line }: HydraContext, sid: string): Promise<HydraSession | undefined> {
  const session = await store.consume('hydra_session', sid)
  if (session?.remembered === true && line.flows.takingEndedSession === 'fails')
    await store.set('hydra_ended_session', sid, { secret: session.secret }, clock.now() + KEPT)
  return session
}
