import { html } from 'hono/html'
import { scopeChoices } from '../../../pages/consent-page.js'
import type { JsonObject } from '../../../seams.js'
import { acceptConsentRequest, getConsentRequest, rejectConsentRequest } from '../consent/consent-requests.js'
import type { HydraContext } from '../context.js'
import { isObject } from '../json-values.js'
import { textOf, textsOf } from '../sessions/read-body.js'
import { adminCall } from './admin-call.js'
import { appPage, challengeField, goOnTo, nameOf } from './app-page.js'
import { claimsFor } from './person-claims.js'

/** Asks the person for consent, unless it is known or nobody is to be asked. */
export async function showConsent(context: HydraContext, query: URLSearchParams): Promise<Response> {
  const challenge = query.get('consent_challenge') ?? ''
  const asked = await adminCall(context, getConsentRequest, { query: { consent_challenge: challenge } })
  // The server leaves it to the app not to ask for a client that it trusts.
  const trusted = isObject(asked.client) && asked.client.skip_consent === true
  if (asked.skip === true || trusted || context.signIn === 'auto') return accept(context, challenge, asked)
  const scope = textsOf(asked.requested_scope)
  return appPage(context, {
    title: `Allow ${nameOf(asked.client)}?`,
    body: html`<p class="lead">You are signed in as <strong>${textOf(asked.subject)}</strong>. The application ${scope.length === 0 ? 'wants nothing in particular.' : 'wants to'}</p>
<form method="post" action="${context.publicUrl('/touchstone/consent')}">
${challengeField(challenge)}
${scope.length === 0 ? '' : scopeChoices(scope, 'grant_scope')}
<label class="choice"><input type="checkbox" name="remember" checked> Do not ask me again</label>
<div class="buttons"><button type="submit" name="action" value="allow">Allow</button><button type="submit" class="quiet" name="action" value="deny">Deny</button></div>
</form>`,
  })
}

/** Notes what the person said. */
export async function submitConsent(context: HydraContext, form: URLSearchParams): Promise<Response> {
  const challenge = form.get('challenge') ?? ''
  const query = { consent_challenge: challenge }
  if (form.get('action') !== 'allow') {
    const json = { error: 'access_denied', error_description: 'The person did not consent.' }
    return goOnTo(await adminCall(context, rejectConsentRequest, { query, json }))
  }
  const asked = await adminCall(context, getConsentRequest, { query })
  // What was not asked for cannot be ticked.
  const ticked = textsOf(asked.requested_scope).filter((value) => form.getAll('grant_scope').includes(value))
  return accept(context, challenge, { ...asked, requested_scope: ticked }, form.get('remember') !== null)
}

/** Allows all that was asked for. */
async function accept(context: HydraContext, challenge: string, asked: JsonObject, remember = true): Promise<Response> {
  const json = {
    grant_scope: textsOf(asked.requested_scope),
    grant_access_token_audience: textsOf(asked.requested_access_token_audience),
    remember,
    remember_for: 0,
    session: { id_token: claimsFor(context, textOf(asked.subject), textsOf(asked.requested_scope)) },
  }
  return goOnTo(await adminCall(context, acceptConsentRequest, { query: { consent_challenge: challenge }, json }))
}
