import { hintedPerson } from '../authorization/login-hint.js'
import { reachedAcr } from '../authorization/proceed.js'
import { findClient } from '../clients.js'
import type { Handler, OperationRequest, ProviderContext } from '../context.js'
import { signInForDevice } from '../device/submit-device.js'
import { equalInConstantTime } from '../digest.js'
import { OAuthError } from '../errors.js'
import { loginPage } from '../pages/login-page.js'
import type { Person } from '../people.js'
import { findInteraction, findSubmitted, type Interaction } from './interaction.js'
import { progressOf } from './progress.js'
import { findSession, startSession } from './session.js'
import { deny, resume } from './waiting-request.js'

/** Shows the login page of an interaction. */
export const showLogin: Handler = async (request, context) => {
  const interaction = await findInteraction(request, context, 'login')
  const { login_hint = '' } = interaction.record.parameters
  const username = hintedPerson(context.people.all, login_hint)?.username ?? login_hint
  return show(request, context, interaction, { username })
}

/** Signs in whoever typed a right password, or whoever was clicked on. */
export const submitLogin: Handler = async (request, context) => {
  const interaction = await findSubmitted(request, context, 'login')
  const action = request.form.get('action')
  const isDevice = interaction.record.device === true
  if (action === 'cancel' && !isDevice) return deny(request, context, interaction, 'the person did not sign in')
  if (action === 'continue' && !isDevice) return goOn(request, context, interaction)
  const person = await identify(request, context)
  if (person === undefined) {
    const problem = 'The username or the password is wrong.'
    return show(request, context, interaction, { username: request.form.get('username') ?? '', problem })
  }
  return isDevice
    ? signInForDevice(request, context, interaction, person)
    : signIn(request, context, interaction, person)
}

async function show(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  more: { readonly username: string; readonly problem?: string },
): Promise<Response> {
  const client = await findClient(context, interaction.record.client_id)
  const session = await findSession(request, context)
  return loginPage(context, { interaction, client, current: session?.person, ...more })
}

/** The person whom the form names and proves. */
async function identify({ form }: OperationRequest, { people }: ProviderContext): Promise<Person | undefined> {
  const clicked = form.get('person')
  if (clicked !== null && clicked !== '') return people.byUsername(clicked)
  const person = people.byUsername((form.get('username') ?? '').trim())
  const matches = await equalInConstantTime(form.get('password') ?? '', person?.password ?? '')
  return matches ? person : undefined
}

function signIn(
  request: OperationRequest,
  context: ProviderContext,
  interaction: Interaction,
  person: Person,
): Promise<Response> {
  return resume(request, context, interaction, async (authorization) => {
    const previous = await findSession(request, context)
    const { session, cookie } = await startSession(context, person, reachedAcr(context, authorization), previous)
    const { sid } = session.record
    const progress = { ...progressOf(interaction.record), authenticated: sid, selected: sid }
    return { session, progress, cookies: [cookie] }
  })
}

/** The person chose the account that they are signed in to. */
function goOn(request: OperationRequest, context: ProviderContext, interaction: Interaction): Promise<Response> {
  return resume(request, context, interaction, async () => {
    const session = await findSession(request, context)
    if (session === undefined) throw new OAuthError('login_required', 'the session is over')
    return { session, progress: { ...progressOf(interaction.record), selected: session.record.sid }, cookies: [] }
  })
}
