import { html } from 'hono/html'
import { equalInConstantTime } from '../../../digest.js'
import type { Markup } from '../../../pages/page.js'
import type { Person } from '../../../people.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { isObject } from '../json-values.js'
import { acceptLoginRequest, getLoginRequest, rejectLoginRequest } from '../login/login-requests.js'
import { textOf } from '../sessions/read-body.js'
import { adminCall } from './admin-call.js'
import { appPage, challengeField, goOnTo, nameOf } from './app-page.js'

/** Seconds that a sign-in is remembered. */
const REMEMBERED = 86_400
/** Most people that are listed; whoever is beyond types a name. */
const LISTED = 12

/** Asks who the person is, unless that is known or nobody is to be asked. */
export async function showLogin(context: HydraContext, query: URLSearchParams): Promise<Response> {
  const challenge = query.get('login_challenge') ?? ''
  const asked = await adminCall(context, getLoginRequest, { query: { login_challenge: challenge } })
  const [first] = context.people.all
  if (asked.skip === true) return accept(context, challenge, textOf(asked.subject))
  if (context.signIn === 'auto' && first !== undefined) return accept(context, challenge, first.sub)
  return loginPage(context, challenge, { asked, username: hinted(asked) })
}

/** Signs in whoever typed a right password, or whoever was clicked on. */
export async function submitLogin(context: HydraContext, form: URLSearchParams): Promise<Response> {
  const challenge = form.get('challenge') ?? ''
  const query = { login_challenge: challenge }
  if (form.get('action') === 'cancel') {
    const json = { error: 'access_denied', error_description: 'The person did not sign in.' }
    return goOnTo(await adminCall(context, rejectLoginRequest, { query, json }))
  }
  const person = identify(context, form)
  if (person !== undefined) return accept(context, challenge, person.sub, form.get('remember') !== null)
  const asked = await adminCall(context, getLoginRequest, { query })
  const problem = 'The username or the password is wrong.'
  return loginPage(context, challenge, { asked, username: form.get('username') ?? '', problem })
}

async function accept(context: HydraContext, challenge: string, subject: string, remember = true): Promise<Response> {
  const json = { subject, remember, remember_for: REMEMBERED }
  return goOnTo(await adminCall(context, acceptLoginRequest, { query: { login_challenge: challenge }, json }))
}

function identify({ people }: HydraContext, form: URLSearchParams): Person | undefined {
  const clicked = form.get('person')
  if (clicked !== null) return people.byUsername(clicked)
  const person = people.byUsername((form.get('username') ?? '').trim())
  const right = equalInConstantTime(form.get('password') ?? '', person?.password ?? '')
  return right ? person : undefined
}

const hinted = ({ oidc_context }: JsonObject): string => (isObject(oidc_context) ? textOf(oidc_context.login_hint) : '')

function loginPage(
  context: HydraContext,
  challenge: string,
  { asked, username, problem }: { readonly asked: JsonObject; readonly username: string; readonly problem?: string },
): Promise<Response> {
  const action = context.publicUrl('/touchstone/login')
  return appPage(context, {
    title: 'Sign in',
    body: html`<p class="lead">to go on to <strong>${nameOf(asked.client)}</strong></p>
${problem === undefined ? '' : html`<p class="alert" role="alert">${problem}</p>`}
<form method="post" action="${action}">
${challengeField(challenge)}
<label>Username <input name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<label class="choice"><input type="checkbox" name="remember" checked> Keep me signed in</label>
<div class="buttons"><button type="submit">Sign in</button><button type="submit" class="quiet" name="action" value="cancel" formnovalidate>Cancel</button></div>
</form>
${oneClick(context, challenge, action)}`,
  })
}

/** The seeded people, each a button. */
function oneClick({ people }: HydraContext, challenge: string, action: string): Markup {
  if (people.all.length === 0) return html``
  return html`<h2>Or sign in with one click</h2>
<form method="post" action="${action}">
${challengeField(challenge)}<input type="hidden" name="remember" value="on">
<ul class="people">${people.all
    .slice(0, LISTED)
    .map(
      ({ username, claims }) =>
        html`<li><button name="person" value="${username}"><span class="face" aria-hidden="true">${[...username][0] ?? '?'}</span><span>${textOf(claims.name) || username}<small>${username}</small></span></button></li>`,
    )}</ul>
</form>`
}
