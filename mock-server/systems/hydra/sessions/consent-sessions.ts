import { consentBy, consentsOf, type GivenConsent, isGiven, revokeConsents } from '../consent/consent-records.js'
import { shownConsentRequest } from '../consent/consent-requests.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import type { HydraConsent } from '../flow-records.js'
import { hydraError } from '../hydra-error.js'
import { inOrder } from '../json-values.js'
import { type Linked, paged } from '../paging.js'
import { empty, json } from '../respond.js'
import { notFound } from './flow-errors.js'

/** Consents that a person gave, the newest first. */
export const listConsentSessions: HydraHandler = async (request, context) => {
  const subject = request.query.get('subject') ?? ''
  if (subject === '') throw hydraError('invalid_request', "The query parameter 'subject' is missing.")
  const { bySession, expired, counted, emptyPage } = context.line.flows.consentSessions
  const session = bySession ? (request.query.get('login_session_id') ?? '') : ''
  const lasting = (consent: GivenConsent): boolean => lasts(context, consent)
  const all = (await consentsOf(context, subject))
    .filter(isGiven)
    .filter((consent) => !consent.flow.consent_skip && (expired === 'left out of pages' || lasting(consent)))
  const chosen = session === '' ? all : await ofSession(context, all, session)
  if (chosen.length === 0) return json([])
  const page = await pageOf(request, context, chosen, counted === 'of the person' ? all.length : chosen.length)
  const records = page.records.filter(lasting)
  if (records.length === 0 && emptyPage === 'without links') return json([])
  const shownRecords = await Promise.all(records.map((consent) => shown(context, consent)))
  const { totalCount } = context.line
  return json(shownRecords, 200, { ...page.headers, ...(totalCount && { 'x-total-count': String(page.total) }) })
}

/** Those of one session, unless it is over: nothing names it any more then. */
async function ofSession(
  { store }: HydraContext,
  all: readonly GivenConsent[],
  sid: string,
): Promise<readonly GivenConsent[]> {
  const chosen = all.filter(({ flow }) => flow.session_id === sid)
  return chosen.length > 0 && (await store.get('hydra_session', sid)) === undefined ? [] : chosen
}

/** Whether the time is not over for which a consent is to be remembered, were it remembered. */
const lasts = ({ clock }: HydraContext, { flow, consent }: GivenConsent): boolean =>
  consent.remember_for <= 0 || flow.requested_at + consent.remember_for * 1_000 >= clock.now()

function pageOf(request: HydraRequest, context: HydraContext, all: readonly GivenConsent[], total: number) {
  const idOf = ({ flow }: HydraConsent): string => flow.consent_request_id
  return paged(
    {
      kind: context.line.clients.paging,
      path: request.url.pathname,
      query: request.query,
      idOf,
      list: async (range) => {
        const at = 'offset' in range ? range.offset : range.after === '' ? 0 : placeAfter(all, idOf, range.after)
        return all.slice(at, at + range.limit)
      },
      count: async () => total,
      ...(context.line.flows.consentSessions.links === 'by size times offset' && { linked: mixedUp }),
    },
    context,
  )
}

/** One line takes the size of a page for its number, and the offset for the size. */
const mixedUp = ({ limit, offset }: Linked): Linked => {
  const size = Math.max(1, offset)
  return { limit: size, offset: limit * size }
}

const placeAfter = (all: readonly HydraConsent[], idOf: (consent: HydraConsent) => string, id: string): number =>
  all.findIndex((consent) => idOf(consent) === id) + 1

async function shown(context: HydraContext, { flow, consent }: GivenConsent) {
  const { challenge, emptyLists, context: withContext, requestId } = context.line.flows.consentSessions
  const listed = (values: readonly string[]) => (values.length === 0 && emptyLists === 'null' ? null : values)
  const named = { challenge: flow.consent_challenge, 'request id': flow.consent_request_id, empty: '' }[challenge]
  const asked = await shownConsentRequest(context, flow, named)
  return {
    ...(requestId && { consent_request_id: flow.consent_request_id }),
    grant_scope: consent.grant_scope,
    grant_access_token_audience: listed(consent.grant_access_token_audience),
    session: shownSession(context, { flow, consent }),
    remember: consent.remember,
    remember_for: consent.remember_for,
    handled_at: consent.handled_at,
    ...(withContext && { context: consent.context }),
    consent_request: {
      ...asked,
      requested_access_token_audience: listed(asked.requested_access_token_audience),
      ...(await withoutSession(context, flow)),
      // One context for both apps: the last word counts.
      ...(withContext && { context: consent.context }),
    },
  }
}

/** What takes the place of names that ended with the session. */
async function withoutSession({ line, store }: HydraContext, { session_id }: HydraConsent['flow']) {
  const { afterSession } = line.flows.consentSessions
  if (afterSession === 'both' || (await store.get('hydra_session', session_id)) !== undefined) return {}
  return { login_session_id: '', ...(afterSession === 'neither' && { login_challenge: '' }) }
}

function shownSession({ line }: HydraContext, { flow, consent }: Pick<GivenConsent, 'flow' | 'consent'>) {
  const { emptySession, sidInSession } = line.flows.consentSessions
  if (consent.session === null && emptySession === 'null') return null
  const { access_token = {}, id_token = {} } = consent.session ?? {}
  return { access_token, id_token: sidInSession ? inOrder({ ...id_token, sid: flow.session_id }) : id_token }
}

/** Takes consents back, and all tokens that came from them. */
export const revokeConsentSessions: HydraHandler = async (request, context) => {
  const { query } = request
  const { nothingToRevoke, revokeById } = context.line.flows.consentSessions
  const byId = revokeById ? (query.get('consent_request_id') ?? '') : ''
  const { subject, chosen } = byId === '' ? await bySubject(request, context) : await byRequest(request, context, byId)
  if (chosen.length === 0 && nothingToRevoke === 404) throw notFound()
  await revokeConsents(context, subject, chosen)
  return empty()
}

interface Choice {
  readonly subject: string
  readonly chosen: readonly HydraConsent[]
}

async function bySubject({ query }: HydraRequest, context: HydraContext): Promise<Choice> {
  const subject = query.get('subject') ?? ''
  const client = query.get('client') ?? ''
  const all = query.get('all') === 'true'
  if (subject === '') throw hydraError('invalid_request', "The query parameter 'subject' is missing.")
  if (client === '' && !all && context.line.flows.consentSessions.revokeNeedsChoice)
    throw hydraError('invalid_request', "One of the query parameters 'client' and 'all' is needed.")
  const consents = await consentsOf(context, subject)
  return { subject, chosen: client === '' ? consents : consents.filter(({ flow }) => flow.client_id === client) }
}

async function byRequest({ query }: HydraRequest, context: HydraContext, id: string): Promise<Choice> {
  if (query.get('subject') || query.get('client') || query.get('all'))
    throw hydraError('invalid_request', "'consent_request_id' goes with no other query parameter.")
  const consent = await consentBy(context, id)
  return { subject: consent?.flow.login?.subject ?? '', chosen: consent === undefined ? [] : [consent] }
}
