import { html } from 'hono/html'
import type { AuthorizationResponse } from '../seams.js'
import { page } from './page.js'
import { SUBMIT_SCRIPT } from './style.js'

/** The page that carries an authorization response to the client as a form, OAuth 2.0 Form Post Response Mode section 2. */
export const formPostPage = (response: AuthorizationResponse, cookies: readonly string[]): Promise<Response> =>
  page({
    title: 'Going back to the application',
    cookies,
    script: SUBMIT_SCRIPT,
    body: html`<h1>One moment</h1>
<p class="lead">You are on your way back to the application.</p>
<form method="post" action="${response.redirect_uri}">
${Object.entries(response.parameters).map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">
`,
)}<button>Continue</button>
</form>`,
  })
