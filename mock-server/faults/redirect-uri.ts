import { defineFault, type Fault, type SeamContext } from '../seams.js'
import { waived } from './waived.js'

type Parameters = Readonly<Record<string, string>>

/** Redirect URIs that the client has registered. */
function registered({ client }: SeamContext): readonly string[] {
  const uris = client?.redirect_uris
  return Array.isArray(uris) ? uris.filter((uri): uri is string => typeof uri === 'string') : []
}

/** Takes the redirect_uri of a request for the registered one that `like` finds like it. */
const takenFor =
  (like: (sent: string, registered: string) => boolean) =>
  (parameters: Parameters, context: SeamContext): Record<string, string> => {
    const sent = parameters.redirect_uri ?? ''
    const known = registered(context)
    const match = known.includes(sent) ? undefined : known.find((uri) => like(sent, uri))
    return match === undefined ? { ...parameters } : { ...parameters, redirect_uri: match }
  }

const path = (uri: string): string => uri.replace(/\?.*$/s, '')

/** How a provider accepts redirect URIs that it must not, or loses a part of those that it must accept. */
export const redirectUriFaults: readonly Fault[] = [
  defineFault({
    id: 'redirect-uri/any-accepted',
    title: 'Redirects to any redirect_uri',
    caughtBy: ['redirect-uri/ruri-unregistered', 'redirect-uri/ruri-query-mismatch', 'redirect-uri/ruri-query-added'],
    seam: 'rules',
    alter: waived('redirect-uri-registered'),
  }),
  defineFault({
    id: 'redirect-uri/path-prefix-accepted',
    title: 'Accepts a redirect_uri below a registered one',
    caughtBy: ['redirect-uri/ruri-unregistered'],
    seam: 'authorizationRequest',
    alter: takenFor((sent, known) => sent.startsWith(`${known}/`)),
  }),
  defineFault({
    id: 'redirect-uri/error-redirected',
    title: 'Sends the error about a redirect_uri to that redirect_uri',
    caughtBy: ['redirect-uri/ruri-unregistered', 'redirect-uri/ruri-query-mismatch', 'redirect-uri/ruri-query-added'],
    seam: 'response',
    alter: (response, { operationId, request }) => {
      const redirect_uri = new URL(request.url).searchParams.get('redirect_uri')
      if (operationId !== 'authorize' || response.status !== 400 || redirect_uri === null) return response
      const location = `${redirect_uri}${redirect_uri.includes('?') ? '&' : '?'}error=invalid_request`
      return new Response(null, { status: 303, headers: { location } })
    },
  }),
  defineFault({
    id: 'redirect-uri/default-chosen',
    title: 'Picks one of several registered redirect URIs when the request names none',
    caughtBy: ['redirect-uri/ruri-missing-many'],
    seam: 'rules',
    alter: waived('redirect-uri-required'),
  }),
  defineFault({
    id: 'redirect-uri/query-refused',
    title: 'Refuses every redirect_uri that has a query',
    caughtBy: ['redirect-uri/ruri-query-ok'],
    seam: 'authorizationRequest',
    alter: (parameters) =>
      parameters.redirect_uri?.includes('?') === true
        ? { ...parameters, redirect_uri: `${parameters.redirect_uri}&unregistered` }
        : { ...parameters },
  }),
  defineFault({
    id: 'redirect-uri/query-lost',
    title: 'Redirects without the query of the registered redirect URI',
    caughtBy: ['redirect-uri/ruri-query-ok', 'authorization-response/resp-registered-query'],
    seam: 'authorizationResponse',
    alter: (response) => ({ ...response, redirect_uri: path(response.redirect_uri) }),
  }),
  defineFault({
    id: 'redirect-uri/query-not-compared',
    title: 'Accepts a redirect_uri whose query has other values than the registered one',
    caughtBy: ['redirect-uri/ruri-query-mismatch'],
    seam: 'authorizationRequest',
    alter: takenFor((sent, known) => sent.includes('?') && known.includes('?') && path(sent) === path(known)),
  }),
  defineFault({
    id: 'redirect-uri/query-added-accepted',
    title: 'Accepts a redirect_uri with a query where none is registered',
    caughtBy: ['redirect-uri/ruri-query-added'],
    seam: 'authorizationRequest',
    alter: takenFor((sent, known) => sent.startsWith(`${known}?`)),
  }),
  defineFault({
    id: 'redirect-uri/fragment-registered',
    title: 'Registers a redirect URI with a fragment',
    caughtBy: ['redirect-uri/ruri-fragment-reg'],
    seam: 'rules',
    alter: waived('registration-redirect-uri-fragment'),
  }),
  defineFault({
    id: 'redirect-uri/fragment-wrong-error',
    title: 'Refuses a redirect URI with a fragment by the error invalid_request',
    caughtBy: ['redirect-uri/ruri-fragment-reg'],
    follows: ['errors/err-reg-shape'],
    seam: 'error',
    alter: (error, { operationId }) =>
      operationId === 'registerClient' && /fragment/.test(error.error_description ?? '')
        ? { ...error, error: 'invalid_request' }
        : error,
  }),
]
