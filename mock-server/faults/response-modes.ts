import { defineFault, type Fault } from '../seams.js'
import { CODE_FLOWS, FRONT_ID_TOKEN_FLOWS } from './flow-checks.js'

const OTHER = { query: 'fragment', fragment: 'query' } as const

/** Authorization responses that take the wrong way. */
export const responseModesFaults: readonly Fault[] = [
  defineFault({
    id: 'response-modes/az-wrong-place',
    title: 'Puts into the fragment what belongs into the query, and the other way round',
    caughtBy: ['response-modes/mode-default', 'authorization-response/resp-place'],
    follows: [...CODE_FLOWS, ...FRONT_ID_TOKEN_FLOWS, 'flows/hybrid-code-token'],
    seam: 'authorizationResponse',
    alter: (response) =>
      response.mode === 'form_post' || response.parameters.error !== undefined
        ? response
        : { ...response, mode: OTHER[response.mode] },
  }),
  defineFault({
    id: 'response-modes/form-post-ignored',
    title: 'Offers form_post and redirects with the parameters in the query',
    caughtBy: ['response-modes/mode-form-post', 'authorization-response/resp-place'],
    seam: 'authorizationResponse',
    alter: (response) =>
      response.mode === 'form_post' && response.parameters.error === undefined
        ? { ...response, mode: 'query' }
        : response,
  }),
  defineFault({
    id: 'response-modes/az-form-post-error',
    title: 'Sends errors in the query although form_post was asked for',
    caughtBy: ['response-modes/mode-form-post-error'],
    seam: 'authorizationResponse',
    alter: (response) =>
      response.mode === 'form_post' && response.parameters.error !== undefined
        ? { ...response, mode: 'query' }
        : response,
  }),
  defineFault({
    id: 'response-modes/form-post-error-state-missing',
    title: 'Leaves the state out of errors that are posted to the client',
    caughtBy: ['response-modes/mode-form-post-error'],
    follows: ['errors/err-authz-state'],
    seam: 'authorizationResponse',
    alter: (response) => {
      const { state: _omitted, ...others } = response.parameters
      return response.mode === 'form_post' && 'error' in others ? { ...response, parameters: others } : response
    },
  }),
  defineFault({
    id: 'response-modes/form-post-by-get',
    title: 'Sends the form of a form_post response by GET, so that everything lands in the URL',
    caughtBy: ['response-modes/mode-form-post', 'response-modes/mode-form-post-error'],
    seam: 'response',
    alter: async (response) => {
      if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response
      const body = await response.text()
      // Only the page that carries a response has the issuer among its fields.
      const altered = body.includes('name="iss"') ? body.replace('<form method="post"', '<form method="get"') : body
      return new Response(altered, { status: response.status, headers: response.headers })
    },
  }),
]
