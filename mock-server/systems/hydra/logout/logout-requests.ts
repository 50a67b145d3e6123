import { fingerprint } from '../../../digest.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { dateTime } from '../date-time.js'
import type { HydraLogoutRequest } from '../flow-records.js'
import { type HydraError, hydraError, unknownError } from '../hydra-error.js'
import { empty, json } from '../respond.js'
import { CHECK_PARAMETERS, judgeLifetime, noRows, notFound } from '../sessions/flow-errors.js'
import { requestTtl } from '../sessions/request-ttl.js'
import { shownClient } from '../sessions/shown-client.js'

/** How long a logout request is known, in milliseconds. */
const KEPT = 2_592_000_000

/** Opens a logout request. Returns its challenge. */
export async function openLogoutRequest(
  context: HydraContext,
  asked: Pick<HydraLogoutRequest, 'subject' | 'sid' | 'client_id' | 'rp_initiated' | 'redirect_to' | 'request_url'>,
): Promise<string> {
  const challenge = Buffer.from(context.random.bytes(16)).toString('hex')
  const verifier = Buffer.from(context.random.bytes(16)).toString('hex')
  const now = context.clock.now()
  // The servers round here, where they cut elsewhere.
  const requested_at = Math.round(now / 1_000) * 1_000
  const record = { ...asked, challenge, verifier, accepted: false, rejected: false, used: false, requested_at }
  await context.store.set('hydra_logout_challenge', await fingerprint(challenge), record, now + KEPT)
  const pointer = { challenge: await fingerprint(challenge) }
  await context.store.set('hydra_logout_verifier', await fingerprint(verifier), pointer, now + KEPT)
  return challenge
}

const lookUp = async ({ query }: HydraRequest, { store }: HydraContext) => {
  const challenge = query.get('logout_challenge') || query.get('challenge') || ''
  return store.get('hydra_logout_challenge', await fingerprint(challenge))
}

const unknown = ({ line }: HydraContext): HydraError => (line.flows.logout.namedNotFound ? notFound() : noRows())

const change = async (
  { store, clock }: HydraContext,
  { challenge }: HydraLogoutRequest,
  made: Partial<HydraLogoutRequest>,
): Promise<void> => {
  const id = await fingerprint(challenge)
  await store.update('hydra_logout_challenge', id, (before) => before && { ...before, ...made }, clock.now() + KEPT)
}

/** What the logout app is to ask the person. */
export const getLogoutRequest: HydraHandler = async (request, context) => {
  const asked = await lookUp(request, context)
  if (asked === undefined || asked.rejected) throw unknown(context)
  const { subject, sid, request_url, rp_initiated, challenge, client_id } = asked
  if (asked.used && context.line.flows.logout.usedRequest === 'gone') return json({ redirect_to: request_url }, 410)
  const members = { subject, sid, request_url, rp_initiated }
  if (!context.line.flows.logout.challengeShown) return json(members)
  const at = (time: number): string | null => (rp_initiated ? null : dateTime(time / 1_000))
  return json({
    challenge,
    ...members,
    expires_at: at(asked.requested_at + requestTtl(context) * 1_000),
    requested_at: at(asked.requested_at),
    client: client_id === undefined ? null : await shownClient(context, client_id),
  })
}

/** Whether a request that was rejected is as if it had never been. */
const isForgotten = ({ rejected }: HydraLogoutRequest, { line }: HydraContext): boolean =>
  rejected && line.flows.logout.afterRejection === 'forgotten'

/** The person wants to sign out. */
export const acceptLogoutRequest: HydraHandler = async (request, context) => {
  const asked = await lookUp(request, context)
  if (asked === undefined || isForgotten(asked, context)) throw unknown(context)
  return json({ redirect_to: await accept(context, asked) })
}

async function accept(context: HydraContext, asked: HydraLogoutRequest): Promise<string> {
  await change(context, asked, { accepted: true, rejected: false })
  const verifier = new URLSearchParams({ logout_verifier: asked.verifier })
  return `${context.publicUrl('/oauth2/sessions/logout')}?${verifier}`
}

/** The person stays. */
export const rejectLogoutRequest: HydraHandler = async (request, context) => {
  const asked = await lookUp(request, context)
  const known = asked !== undefined && !isForgotten(asked, context)
  if (!known && context.line.flows.logout.rejectUnknown === 404) throw notFound()
  if (known) await change(context, asked, { rejected: true })
  return empty()
}

/** What a verifier stands for, by its fingerprint. */
export async function takeLogoutVerifier(context: HydraContext, id: string): Promise<HydraLogoutRequest> {
  const { store, line } = context
  const pointer = await store.get('hydra_logout_verifier', id)
  const asked = pointer && (await store.get('hydra_logout_challenge', pointer.challenge))
  if (asked === undefined || !asked.accepted || asked.rejected)
    throw line.flows.logout.unknownVerifier === 'nameless' ? unknownError('no rows') : notFound()
  if (asked.used && line.flows.logout.usedVerifier !== 'works') throw usedVerifier(context)
  await change(context, asked, { used: true })
  if (line.flows.logout.ends && !asked.rp_initiated) judgeLifetime(context, asked)
  return asked
}

const usedVerifier = ({ line }: HydraContext): HydraError =>
  line.flows.logout.usedVerifier === 'nameless'
    ? unknownError('no rows')
    : hydraError('invalid_request', CHECK_PARAMETERS, { debug: 'the logout verifier was used before' })
