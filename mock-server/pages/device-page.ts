import { html } from 'hono/html'
import type { ProviderContext } from '../context.js'
import type { Interaction } from '../interaction/interaction.js'
import type { Person } from '../people.js'
import type { ClientRecord } from '../store/records.js'
import { clientLinks, clientName } from './client-names.js'
import { scopeList } from './consent-page.js'
import { brand, page, tie } from './page.js'

/** Where a person types what the device shows, RFC 8628 section 3.3. */
export const deviceCodePage = (
  context: ProviderContext,
  interaction: Interaction,
  more: { readonly user_code: string; readonly problem?: string; readonly cookies: readonly string[] },
): Promise<Response> =>
  page({
    title: 'Connect a device',
    cookies: more.cookies,
    body: html`${brand(context.issuer)}
<h1>Connect a device</h1>
<p class="lead">Type the code that your device shows. Go on only if the device is in front of you.</p>
${more.problem === undefined ? '' : html`<p class="alert" role="alert">${more.problem}</p>`}
<form method="post" action="${context.url('submitDevice')}">
${tie(interaction)}
<label>Code <input class="code" name="user_code" value="${more.user_code}" placeholder="ABCD-EFGH" autocomplete="off" autocapitalize="characters" spellcheck="false" required autofocus></label>
<button type="submit">Continue</button>
</form>`,
  })

/** Where a person allows the device what it asks for, RFC 8628 section 3.3. */
export const deviceConsentPage = (
  context: ProviderContext,
  interaction: Interaction,
  device: {
    readonly client: ClientRecord
    readonly person: Person
    readonly scope: string
    readonly user_code: string
  },
): Promise<Response> =>
  page({
    title: 'Connect a device',
    body: html`${brand(context.issuer)}
<h1>Allow ${clientName(device.client)} on your device?</h1>
<p class="lead">You are signed in as <strong>${device.person.username}</strong>. The device shows the code <strong><code>${device.user_code}</code></strong>${device.scope === '' ? '.' : ' and wants to'}</p>
${device.scope === '' ? '' : scopeList(device.scope)}
<form method="post" action="${context.url('submitDevice')}">
${tie(interaction)}
<div class="buttons"><button type="submit" name="action" value="allow">Allow</button><button type="submit" class="quiet" name="action" value="deny">Deny</button></div>
</form>
${clientLinks(device.client)}`,
  })

/** The end of it. */
export const deviceDonePage = (context: ProviderContext, decision: 'approved' | 'denied'): Promise<Response> =>
  page({
    title: decision === 'approved' ? 'Device connected' : 'Device not connected',
    body: html`${brand(context.issuer)}
<h1>${decision === 'approved' ? 'Device connected' : 'Device not connected'}</h1>
<p class="lead">${decision === 'approved' ? 'Go back to your device: it goes on by itself.' : 'The device gets no access. You can close this page.'}</p>`,
  })
