import { seconds } from '../clock.js'
import type { OperationRequest, ProviderContext } from '../context.js'
import { fingerprint } from '../digest.js'
import type { Person } from '../people.js'
import { unguessable } from '../random.js'
import type { SessionRecord } from '../store/records.js'
import { readCookie, setCookie } from './cookies.js'

/** A person's session in one browser. */
export interface Session {
  /** In the store: the fingerprint of the cookie. */
  readonly id: string
  readonly person: Person
  readonly record: SessionRecord
}

/** The session of the browser that sends the request, if it has a living one. */
export async function findSession(request: OperationRequest, context: ProviderContext): Promise<Session | undefined> {
  const cookie = readCookie(request, context, 'touchstone_session')
  if (cookie === undefined || cookie === '') return undefined
  const id = await fingerprint(cookie)
  const record = await context.store.get('session', id)
  const person = record && context.people.bySub(record.person)
  return record && person && { id, person, record }
}

/**
 * Signs a person in. The cookie is always a new one (an earlier one may be known to someone else); a person who was signed in
 * already keeps `sid`, clients and consents.
 */
export async function startSession(
  context: ProviderContext,
  person: Person,
  acr: string,
  previous: Session | undefined,
): Promise<{ readonly session: Session; readonly cookie: string }> {
  const secret = unguessable(context.random)
  const kept = previous?.person.sub === person.sub ? previous.record : undefined
  const record: SessionRecord = {
    sid: kept?.sid ?? context.through('credential', unguessable(context.random, 16), { kind: 'sid' }),
    person: person.sub,
    auth_time: seconds(context.clock),
    acr,
    amr: ['pwd'],
    clients: kept?.clients ?? [],
    consents: kept?.consents ?? {},
  }
  if (previous !== undefined) await context.store.delete('session', previous.id)
  const session: Session = { id: await fingerprint(secret), person, record }
  await store(context, session)
  return { session, cookie: setCookie(context, 'touchstone_session', secret) }
}

/** Notes that the person signed in to a client, and what they consented to. */
export async function rememberClient(
  context: ProviderContext,
  session: Session,
  client_id: string,
  consented: string | undefined,
): Promise<void> {
  const record = (await context.store.get('session', session.id)) ?? session.record
  const known = record.clients.includes(client_id)
  const before = record.consents[client_id] ?? ''
  const consents = new Set([...before.split(' '), ...(consented ?? '').split(' ')].filter((scope) => scope !== ''))
  const after = [...consents].join(' ')
  if (known && after === before) return
  await store(context, {
    ...session,
    record: {
      ...record,
      clients: known ? record.clients : [...record.clients, client_id],
      consents: { ...record.consents, [client_id]: after },
    },
  })
}

/** Ends the session: its cookie opens nothing any more. Returns the `Set-Cookie` value that takes the cookie away. */
export async function endSessionOf(context: ProviderContext, session: Session): Promise<string> {
  const now = context.clock.now()
  await context.store.delete('session', session.id)
  await context.store.set(
    'ended_session',
    session.record.sid,
    { ended_at: now },
    now + context.options.lifetimes.refreshToken,
  )
  return setCookie(context, 'touchstone_session', '')
}

/** Whether someone signed out of this session. Its refresh tokens end then, unless they are for offline use (Back-Channel Logout 1.0 section 2.7). */
export const isSessionEnded = async (context: Pick<ProviderContext, 'store'>, sid: string): Promise<boolean> =>
  (await context.store.get('ended_session', sid)) !== undefined

/** A session lasts from the last time the person proved who they are. */
const store = (context: ProviderContext, { id, record }: Session): Promise<void> =>
  context.store.set('session', id, record, record.auth_time * 1_000 + context.options.lifetimes.session)
