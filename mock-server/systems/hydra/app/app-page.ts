import { html } from 'hono/html'
import { brand, type Markup, page, redirect } from '../../../pages/page.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { isObject } from '../json-values.js'
import { textOf } from '../sessions/read-body.js'

/** A page of the built-in app. */
export const appPage = (
  { issuer }: HydraContext,
  content: { readonly title: string; readonly body: Markup; readonly status?: number },
): Promise<Response> =>
  page({
    ...content,
    body: html`${brand(issuer.replace(/\/$/, ''))}
<h1>${content.title}</h1>
${content.body}`,
  })

/** Sends the browser where an operation of the admin API says. */
export const goOnTo = (answer: JsonObject): Response => redirect(textOf(answer.redirect_to), [], 302)

/** The field that names the request a form answers. */
export const challengeField = (challenge: string): Markup =>
  html`<input type="hidden" name="challenge" value="${challenge}">`

/** What people know a client by. */
export function nameOf(client: unknown): string {
  if (!isObject(client)) return ''
  return textOf(client.client_name) || textOf(client.client_id)
}
