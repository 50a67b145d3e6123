import { html } from 'hono/html'
import { brand, document, type Markup } from '../../../pages/page.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { page } from '../respond.js'

/** A page with the headers of the real server, which sends bare ones. */
async function plainPage(
  { issuer }: Pick<HydraContext, 'issuer'>,
  { title, body, status }: { readonly title: string; readonly body: Markup; readonly status: number },
): Promise<Response> {
  const content = html`${brand(issuer.replace(/\/$/, ''))}
<h1>${title}</h1>
${body}`
  return page(String(await document({ title, body: content })), status)
}

const notSet = (key: string) =>
  html`<p class="lead">This page is here because <code>${key}</code> is not configured: it can name a page of your own.</p>`

const MISSING = 'A page that this request needs is not configured'

/** Pages that stand in for those of the operator, by path below `/oauth2/fallbacks/`. */
const PAGES: Readonly<Record<string, readonly [key: string, heading: string]>> = {
  login: ['urls.login', MISSING],
  consent: ['urls.consent', MISSING],
  logout: ['urls.logout', MISSING],
  'logout/callback': ['urls.post_logout_redirect', 'You are signed out'],
  device: ['urls.device.verification', MISSING],
  'device/done': ['urls.device.success', 'The device is signed in'],
}

/** What the parameters say of an error, by what people call it. */
const SAID = { error: 'Error', error_description: 'Description', error_hint: 'Hint', error_debug: 'Debug' } as const

const errorList = (query: URLSearchParams) =>
  html`<dl>${Object.entries(SAID)
    .filter(([name]) => query.get(name))
    .map(([name, label]) => html`<dt>${label}</dt><dd>${query.get(name)}</dd>`)}</dl>
${notSet('urls.error')}`

/** `/oauth2/fallbacks/…`: what is shown where the settings name no page. */
export const showFallback: HydraHandler = async ({ url, query }, context) => {
  const name = url.pathname.replace(/^\/oauth2\/fallbacks\/|\/$/g, '')
  const row = PAGES[name]
  if (row === undefined) return plainPage(context, { title: 'The request failed', body: errorList(query), status: 500 })
  const [key, title] = row
  // Signing out did succeed.
  const status = name === 'login' || name === 'consent' || name === 'logout' ? context.line.fallbackStatus : 200
  return plainPage(context, { title, body: notSet(key), status })
}
