import { html } from 'hono/html'
import type { HydraHandler } from '../context.js'
import { page } from '../respond.js'

const document = (title: string, body: ReturnType<typeof html>) =>
  html`<html>
<head>
	<title>${title}</title>
</head>
<body>
${body}
</body>
</html>
`

const notSet = (key: string, heading: string) =>
  document(
    heading,
    html`<h1>
	${heading}
</h1>
<p>
	This page is here because <code>${key}</code> is not configured.
</p>
<p>
	Administrators name their own page there; everyone else should tell an administrator.
</p>`,
  )

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

/** The error page: what the parameters say. */
const error = (query: URLSearchParams) =>
  document(
    'The request failed',
    html`<h1>
	The request failed.
</h1>
<ul>
	<li>Error: ${query.get('error') ?? ''}</li>
	<li>Description: ${query.get('error_description') ?? ''}</li>
	<li>Hint: ${query.get('error_hint') ?? ''}</li>
	<li>Debug: ${query.get('error_debug') ?? ''}</li>
</ul>
<p>
	This page is here because <code>urls.error</code> is not configured.
</p>`,
  )

/** `/oauth2/fallbacks/…`: what is shown where the settings name no page. */
export const showFallback: HydraHandler = async ({ url, query }, { line }) => {
  const name = url.pathname.replace(/^\/oauth2\/fallbacks\/|\/$/g, '')
  const row = PAGES[name]
  if (row === undefined) return page(String(await error(query)), 500)
  // Signing out did succeed.
  const status = name === 'login' || name === 'consent' || name === 'logout' ? line.fallbackStatus : 200
  return page(String(await notSet(...row)), status)
}
