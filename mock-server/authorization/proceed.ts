import type { OperationRequest, ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { finishInteraction, type Interaction, keepInteraction, openInteraction } from '../interaction/interaction.js'
import { type Session, startSession } from '../interaction/session.js'
import { redirect } from '../pages/page.js'
import type { Person } from '../people.js'
import { answer } from './answer.js'
import type { AuthorizationRequest } from './authorization-request.js'
import { decide, type Progress } from './decide.js'
import { hintedPerson } from './login-hint.js'
import { respondWithError } from './respond.js'

/** How far an authorization request has come. */
export interface Stage {
  readonly authorization: AuthorizationRequest
  readonly session: Session | undefined
  readonly progress: Progress
  /** Present once a page was shown. */
  readonly interaction?: Interaction
  /** `Set-Cookie` values for the next response. */
  readonly cookies: readonly string[]
}

/** Takes an authorization request as far as it goes without the person: to a page, or back to the client. */
export async function proceed(request: OperationRequest, context: ProviderContext, stage: Stage): Promise<Response> {
  const { authorization, session, progress, interaction, cookies } = stage
  const { operationId } = request
  const decision = decide(context, authorization, session, progress)
  if (decision.next === 'sign-in' || decision.next === 'consent') {
    if (context.options.login === 'page') return showPage(request, context, stage, decision.next)
    return proceed(request, context, await withoutPage(context, stage, decision.next))
  }
  if (interaction !== undefined) await finishInteraction(context, interaction)
  const reply = { operationId, destination: authorization.destination, cookies }
  if (decision.next === 'refuse')
    return respondWithError(context, reply, new OAuthError(decision.error, decision.because))
  if (session === undefined) throw new Error('an answer needs a session')
  return answer(context, reply, authorization, session)
}

/** The authentication context class that a sign-in reaches: the first wanted one on offer, else the first on offer. */
export function reachedAcr({ options }: Pick<ProviderContext, 'options'>, { acr }: AuthorizationRequest): string {
  return acr.values.find((value) => options.acrValues.includes(value)) ?? options.acrValues[0] ?? '0'
}

async function showPage(
  request: OperationRequest,
  context: ProviderContext,
  { authorization, progress, interaction, cookies }: Stage,
  next: 'sign-in' | 'consent',
): Promise<Response> {
  const step = next === 'sign-in' ? 'login' : 'consent'
  const purpose = {
    step,
    parameters: authorization.parameters,
    client_id: authorization.client.client_id,
    progress,
  } as const
  const page = next === 'sign-in' ? 'showLogin' : 'showConsent'
  const at = (id: string): string => `${context.url(page)}?${new URLSearchParams({ interaction: id })}`
  if (interaction === undefined) {
    const opened = await openInteraction(request, context, purpose)
    return redirect(at(opened.interaction.id), [...cookies, ...opened.cookies])
  }
  await keepInteraction(context, { id: interaction.id, record: { ...interaction.record, ...purpose } })
  return redirect(at(interaction.id), cookies)
}

/** `login: 'auto'`: does what a person would do on the page. */
async function withoutPage(context: ProviderContext, stage: Stage, next: 'sign-in' | 'consent'): Promise<Stage> {
  if (next === 'consent')
    return { ...stage, progress: { ...stage.progress, consented: stage.session?.record.sid ?? '' } }
  const person = automaticPerson(context, stage)
  if (person === undefined) throw new OAuthError('access_denied', 'there is nobody who could sign in')
  const acr = reachedAcr(context, stage.authorization)
  const { session, cookie } = await startSession(context, person, acr, stage.session)
  return {
    ...stage,
    session,
    progress: { ...stage.progress, authenticated: session.record.sid },
    cookies: [...stage.cookies, cookie],
  }
}

function automaticPerson({ people }: ProviderContext, { authorization, session }: Stage): Person | undefined {
  const [expected] = authorization.people ?? []
  if (expected !== undefined) return people.bySub(expected)
  return hintedPerson(people.all, authorization.parameters.login_hint) ?? session?.person ?? people.all[0]
}
