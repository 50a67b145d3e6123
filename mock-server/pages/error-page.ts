import { html } from 'hono/html'
import type { OperationRequest, ProviderContext } from '../context.js'
import type { OAuthError } from '../errors.js'
import { brand, page } from './page.js'

/** What people are told, by what went wrong; the rest is for developers. */
const HEADINGS: Readonly<Record<string, string>> = {
  invalid_client: 'This application is not known here',
  server_error: 'Something went wrong here',
}

/** Shows a refusal to the person in front of the browser: for all that must not be sent to a client. */
export function errorPage(
  request: Pick<OperationRequest, 'operationId'>,
  context: ProviderContext,
  refusal: OAuthError,
): Promise<Response> {
  const { error, error_description, error_uri, status } = context.through(
    'error',
    { error: refusal.code, error_description: refusal.message, status: refusal.status, place: 'page' },
    { operationId: request.operationId, issuer: context.issuer },
  )
  return page({
    title: 'This did not work',
    status,
    body: html`${brand(context.issuer)}
<h1>${HEADINGS[error] ?? 'This did not work'}</h1>
<p class="lead">The request that led here cannot be answered. Go back to the application and try again; if it happens again, tell its makers what stands below.</p>
<dl>
<dt>Error</dt><dd><code>${error}</code></dd>
${error_description === undefined ? '' : html`<dt>What is wrong</dt><dd>${error_description}</dd>`}
${error_uri === undefined ? '' : html`<dt>More about it</dt><dd>${error_uri}</dd>`}
</dl>`,
  })
}
