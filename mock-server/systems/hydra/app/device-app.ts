import { html } from 'hono/html'
import type { HydraContext } from '../context.js'
import { acceptUserCode } from '../device/accept-user-code.js'
import { HydraError } from '../hydra-error.js'
import { adminCall } from './admin-call.js'
import { appPage, challengeField, goOnTo } from './app-page.js'

/** Where a person types what the device shows, RFC 8628 section 3.3. */
export const showDevice = (context: HydraContext, query: URLSearchParams, problem?: string): Promise<Response> =>
  appPage(context, {
    title: 'Connect a device',
    body: html`<p class="lead">Type the code that your device shows. Go on only if the device is in front of you.</p>
${problem === undefined ? '' : html`<p class="alert" role="alert">${problem}</p>`}
<form method="post" action="${context.publicUrl('/touchstone/device')}">
${challengeField(query.get('device_challenge') ?? '')}
<label>Code <input class="code" name="user_code" value="${query.get('user_code') ?? ''}" autocomplete="off" autocapitalize="none" spellcheck="false" required autofocus></label>
<button type="submit">Continue</button>
</form>`,
  })

/** Goes on with the code that the person typed. */
export async function submitDevice(context: HydraContext, form: URLSearchParams): Promise<Response> {
  const device_challenge = form.get('challenge') ?? ''
  const user_code = (form.get('user_code') ?? '').trim()
  try {
    return goOnTo(await adminCall(context, acceptUserCode, { query: { device_challenge }, json: { user_code } }))
  } catch (error) {
    if (!(error instanceof HydraError) || error.problem.status !== 400) throw error
    return showDevice(
      context,
      new URLSearchParams({ device_challenge, user_code }),
      'There is no such code, or it is expired.',
    )
  }
}
