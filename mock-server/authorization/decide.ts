import { seconds } from '../clock.js'
import type { ProviderContext } from '../context.js'
import type { OAuthErrorCode } from '../errors.js'
import type { Session } from '../interaction/session.js'
import type { AuthorizationRequest } from './authorization-request.js'
import { hintedPerson } from './login-hint.js'

type DecisionContext = Pick<ProviderContext, 'clock' | 'rules' | 'options' | 'people'>

/** What the person has done so far for one authorization request. */
export interface Progress {
  /** `sid` of the session in which they signed in for it. */
  readonly authenticated?: string
  /** `sid` of the session that they chose to go on with. */
  readonly selected?: string
  /** `sid` of the session in which they said yes. */
  readonly consented?: string
}

/** What comes next. */
export type Decision =
  | { readonly next: 'sign-in' | 'consent' | 'answer' }
  | { readonly next: 'refuse'; readonly error: OAuthErrorCode; readonly because: string }

/** Decides what an authorization request still needs, OpenID Connect Core 1.0 sections 3.1.2.3 and 3.1.2.4. */
export function decide(
  context: DecisionContext,
  request: AuthorizationRequest,
  session: Session | undefined,
  progress: Progress,
): Decision {
  const silent = request.prompt.has('none') && context.rules.enforces('prompt-none-silent')
  const reason = session === undefined ? 'nobody is signed in' : reasonToSignIn(context, request, session, progress)
  if (reason !== undefined) {
    const hopeless = session !== undefined && progress.authenticated === session.record.sid
    if (silent || hopeless)
      return { next: 'refuse', error: hopeless ? hopelessCode(request, session) : 'login_required', because: reason }
    return { next: 'sign-in' }
  }
  if (session === undefined || !needsConsent(context, request, session, progress)) return { next: 'answer' }
  // Without pages consent needs no interaction, so a silent request gets it as well.
  const isShown = context.options.login === 'page'
  return silent && isShown
    ? { next: 'refuse', error: 'consent_required', because: 'prompt: consent is needed' }
    : { next: 'consent' }
}

/** Why the person has to sign in (again), or `undefined`. */
function reasonToSignIn(
  context: DecisionContext,
  { prompt, max_age, acr, people, parameters }: AuthorizationRequest,
  { person, record }: Session,
  progress: Progress,
): string | undefined {
  const { clock, rules, options } = context
  if (people !== undefined && !people.includes(person.sub))
    return 'someone else is signed in than id_token_hint or claims ask for'
  const isFresh = progress.authenticated === record.sid
  const isChosen = isFresh || progress.selected === record.sid
  if (!isChosen && prompt.has('select_account')) return 'prompt: the person has to choose'
  const offered = acr.values.filter((value) => options.acrValues.includes(value))
  const isUnmet = (offered.length > 0 || acr.essential) && !offered.includes(record.acr)
  if (isUnmet && (acr.essential || (!isFresh && !prompt.has('none')))) return 'the session does not meet the wanted acr'
  if (isFresh) return undefined
  const hinted = options.login === 'auto' ? hintedPerson(context.people.all, parameters.login_hint) : undefined
  if (hinted !== undefined && hinted !== person && !prompt.has('none')) return 'login_hint: it names someone else'
  if (prompt.has('login') && rules.enforces('prompt-login')) return 'prompt: the person has to sign in again'
  const age = seconds(clock) - record.auth_time
  // max_age=0 means the same as prompt=login.
  return max_age !== undefined && (max_age === 0 || age > max_age)
    ? 'max_age: the last sign-in is too long ago'
    : undefined
}

const hopelessCode = ({ people }: AuthorizationRequest, { person }: Session): OAuthErrorCode =>
  people !== undefined && !people.includes(person.sub) ? 'login_required' : 'unmet_authentication_requirements'

function needsConsent(
  { rules }: Pick<ProviderContext, 'rules'>,
  { prompt, client, scope }: AuthorizationRequest,
  { record }: Session,
  progress: Progress,
): boolean {
  if (progress.consented === record.sid) return false
  if (prompt.has('consent') && rules.enforces('prompt-consent')) return true
  const remembered = new Set((record.consents[client.client_id] ?? '').split(' '))
  return scope.split(' ').some((value) => !remembered.has(value))
}
