import type { HydraContext } from '../context.js'
import type { ConsentDecision, HydraConsent, HydraFlow, HydraGrant } from '../flow-records.js'
import type { HydraClient } from '../records.js'
import { forget, remember } from '../sessions/login-session.js'
import { eachOf } from '../sessions/newest-first.js'

/** How long a consent is listed at least, in milliseconds. */
const KEPT = 2_592_000_000
/** Most consents of one person to one client that are looked at for skipping another; older ones are asked for again. */
const LOOKED_AT = 100

/** Consents of a person, the newest first. */
export async function consentsOf(context: HydraContext, subject: string): Promise<readonly HydraConsent[]> {
  const known = await context.store.get('hydra_subject', subject)
  return consentsBy(context, [...eachOf(known?.consents)])
}

/** Consents of a person to a client that may make asking again needless. */
export async function rememberedConsents(
  context: HydraContext,
  client: HydraClient,
  subject: string,
): Promise<readonly GivenConsent[]> {
  const known = await context.store.get('hydra_remembered_consent', rememberedId(client, subject))
  const consents = (await consentsBy(context, known?.ids ?? [])).filter(isGiven)
  return consents.filter(({ consent }) => consent.remember)
}

/** A consent that was not refused. */
export type GivenConsent = HydraConsent & { readonly consent: ConsentDecision }

export const isGiven = (kept: HydraConsent): kept is GivenConsent => kept.consent !== undefined

async function consentsBy(context: HydraContext, ids: readonly string[]): Promise<readonly HydraConsent[]> {
  const found = await Promise.all(ids.map((id) => consentBy(context, id)))
  return found.filter((consent) => consent !== undefined)
}

/** A consent by the id of its request, unless it went with its client. */
export async function consentBy({ store, line }: HydraContext, id: string): Promise<HydraConsent | undefined> {
  const consent = await store.get('hydra_consent', id)
  if (consent === undefined || line.flows.consentSessions.withClient === 'stay') return consent
  const record = await store.get('hydra_client', consent.flow.client_id)
  return record?.client.incarnation === consent.client_incarnation ? consent : undefined
}

const rememberedId = ({ incarnation }: HydraClient, subject: string): string => JSON.stringify([incarnation, subject])

const subjectOf = ({ flow }: Pick<HydraConsent, 'flow'>): string => flow.login?.subject ?? ''

/** Until when it is remembered, in milliseconds since 1970; 0 when it is not. */
const rememberedUntil = ({ remember: remembered, remember_for }: ConsentDecision, from: number): number =>
  !remembered ? 0 : remember_for <= 0 ? Number.POSITIVE_INFINITY : from + remember_for * 1_000

/** Keeps what was decided of a consent request; the last decision counts. */
export async function keepConsent(context: HydraContext, flow: HydraFlow): Promise<void> {
  const { store, clock } = context
  const consent = flow.rejection === undefined ? flow.consent : undefined
  const id = flow.consent_request_id
  const remembered = consent === undefined ? 0 : rememberedUntil(consent, flow.requested_at)
  const record = await store.get('hydra_client', flow.client_id)
  if (record === undefined) return
  const { incarnation } = record.client
  let isNew = false
  const kept = await store.update(
    'hydra_consent',
    id,
    (before) => {
      isNew = before === undefined
      const until = Math.max(clock.now() + KEPT, remembered, before?.until ?? 0)
      return { flow, consent, client_incarnation: incarnation, grant_id: before?.grant_id ?? '', until }
    },
    (made) => made.until,
  )
  if (kept === undefined) return
  if (isNew) await remember(context, subjectOf(kept), { consents: id }, kept.until)
  if (consent?.remember !== true || flow.consent_skip) return
  await store.update(
    'hydra_remembered_consent',
    rememberedId(record.client, subjectOf(kept)),
    (before = { ids: [], until: 0 }) => ({
      ids: before.ids.includes(id) ? before.ids : [...before.ids.slice(1 - LOOKED_AT), id],
      until: Math.max(before.until, remembered),
    }),
    (made) => made.until,
  )
}

/** Notes what came of a consent, so that taking it back ends that too. */
export async function noteGrant({ store }: HydraContext, { consent_request_id, id }: HydraGrant): Promise<void> {
  await store.update(
    'hydra_consent',
    consent_request_id,
    (before) => before && { ...before, grant_id: id },
    ({ until }) => until,
  )
}

/** A consent is known at least as long as what it allowed, so that it can be taken back. */
export async function prolongConsent(context: HydraContext, id: string, until: number): Promise<void> {
  const consent = await context.store.get('hydra_consent', id)
  if (consent === undefined || consent.until >= until) return
  // A good deal longer, so that not every refresh comes here.
  const longer = until + KEPT
  await context.store.update(
    'hydra_consent',
    id,
    (before) => before && { ...before, until: longer },
    ({ until: end }) => end,
  )
  await remember(context, subjectOf(consent), {}, longer)
}

/** Takes consents back, with all tokens that came from them. */
export async function revokeConsents(
  context: HydraContext,
  subject: string,
  consents: readonly HydraConsent[],
): Promise<void> {
  for (const { grant_id, flow } of consents) {
    if (grant_id !== '') await context.store.delete('hydra_grant', grant_id)
    await context.store.delete('hydra_consent', flow.consent_request_id)
  }
  const ids = consents.map(({ flow }) => flow.consent_request_id)
  await forget(context, subject, 'consents', ids)
  await forgetClients(context, consents, await consentsOf(context, subject))
}

/** A session no longer tells clients of its end to which nothing is left of what was consented to in it. */
async function forgetClients(
  { store }: HydraContext,
  revoked: readonly HydraConsent[],
  left: readonly HydraConsent[],
): Promise<void> {
  for (const { flow } of revoked) {
    if (left.some((other) => other.flow.session_id === flow.session_id && other.flow.client_id === flow.client_id))
      continue
    await store.update(
      'hydra_session',
      flow.session_id,
      (session) => session && { ...session, clients: session.clients.filter((id) => id !== flow.client_id) },
      ({ until }) => until,
    )
  }
}
