import { html } from 'hono/html'
import type { HydraContext, HydraHandler } from '../context.js'
import { HydraError } from '../hydra-error.js'
import { appPage } from './app-page.js'
import { showConsent, submitConsent } from './consent-app.js'
import { showDevice, submitDevice } from './device-app.js'
import { showLogin, submitLogin } from './login-app.js'
import { showLogout, submitLogout } from './logout-app.js'

type Page = (context: HydraContext, parameters: URLSearchParams) => Promise<Response>

/** Pages of the built-in app by the last segment of their path. */
const PAGES: Readonly<Record<string, Readonly<Record<'show' | 'submit', Page>>>> = {
  login: { show: showLogin, submit: submitLogin },
  consent: { show: showConsent, submit: submitConsent },
  logout: { show: showLogout, submit: submitLogout },
  device: { show: (context, query) => showDevice(context, query), submit: submitDevice },
}

/** The app that asks people where the operator named no own one. It only uses the admin API, as any other would. */
export const showApp: HydraHandler = async (request, context) => {
  const pages = PAGES[request.url.pathname.split('/').at(-1) ?? '']
  if (pages === undefined) throw new Error(`the built-in app has no page ${request.url.pathname}`)
  try {
    if (request.method === 'POST') return await pages.submit(context, await request.form())
    return await pages.show(context, request.query)
  } catch (error) {
    if (!(error instanceof HydraError)) throw error
    return appPage(context, {
      title: 'This page is out of date',
      body: html`<p class="lead">Go back to the application and start again.</p><p><code>${error.problem.error}</code></p>`,
      status: 400,
    })
  }
}
