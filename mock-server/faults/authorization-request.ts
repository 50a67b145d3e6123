import { defineFault, type Fault } from '../seams.js'
import { waived } from './waived.js'

const NO_ID_TOKEN_IN_FRONT = /^(code|code token|token code)$/

/** Parameters that the provider knows: those of RFC 6749, RFC 7636 and OpenID Connect Core 1.0. */
const KNOWN: ReadonlySet<string> = new Set([
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'response_mode',
  'code_challenge',
  'code_challenge_method',
  'display',
  'prompt',
  'max_age',
  'ui_locales',
  'claims_locales',
  'id_token_hint',
  'login_hint',
  'acr_values',
  'claims',
  'registration',
  'request',
  'request_uri',
])

/** The parameters without response_type, which have to be refused. */
const refusable = ({ response_type: _omitted, ...others }: Readonly<Record<string, string>>) => others

/** What a provider gets wrong about the authorization request. */
export const authorizationRequestFaults: readonly Fault[] = [
  defineFault({
    id: 'authorization-request/unknown-parameter-refused',
    title: 'Refuses an authorization request with a parameter that it does not know',
    caughtBy: ['authorization-request/authz-unknown-param'],
    seam: 'authorizationRequest',
    alter: (parameters) =>
      Object.keys(parameters).every((name) => KNOWN.has(name)) ? { ...parameters } : refusable(parameters),
  }),
  defineFault({
    id: 'authorization-request/openid-must-be-first',
    title: 'Takes the scope openid for asked only when it is the first one',
    caughtBy: ['authorization-request/authz-order-free'],
    seam: 'authorizationRequest',
    alter: (parameters) => {
      const [first, ...others] = (parameters.scope ?? '').split(' ')
      return { ...parameters, scope: [first, ...others.filter((scope) => scope !== 'openid')].join(' ') }
    },
  }),
  defineFault({
    id: 'authorization-request/client-id-must-be-early',
    title: 'Overlooks a client_id that comes after response_type',
    caughtBy: ['authorization-request/authz-order-free'],
    seam: 'request',
    alter: (request, { operationId }) => {
      if (operationId !== 'authorize') return request
      const url = new URL(request.url)
      const names = [...url.searchParams.keys()]
      if (names.indexOf('response_type') === -1 || names.indexOf('client_id') < names.indexOf('response_type'))
        return request
      url.searchParams.delete('client_id')
      return new Request(url, request)
    },
  }),
  defineFault({
    id: 'authorization-request/post-body-ignored',
    title: 'Reads the parameters of an authorization request from the query only, also those of a POST',
    caughtBy: ['authorization-request/authz-post'],
    seam: 'request',
    alter: (request, { operationId }) =>
      operationId === 'postAuthorize'
        ? new Request(request.url, { method: 'POST', headers: request.headers, body: new URLSearchParams() })
        : request,
  }),
  defineFault({
    id: 'authorization-request/response-type-defaulted',
    title: 'Takes a missing response_type for code',
    caughtBy: ['authorization-request/authz-response-type-missing'],
    seam: 'rules',
    alter: waived('response-type-required'),
  }),
  defineFault({
    id: 'authorization-request/response-type-missing-wrong-error',
    title: 'Refuses a missing response_type with invalid_scope',
    caughtBy: ['authorization-request/authz-response-type-missing'],
    seam: 'error',
    alter: (error, { parameters }) =>
      error.place === 'redirect' && parameters !== undefined && parameters.response_type === undefined
        ? { ...error, error: 'invalid_scope' }
        : error,
  }),
  defineFault({
    id: 'authorization-request/nonce-not-required',
    title: 'Gives out an ID token by the authorization endpoint although the request has no nonce',
    caughtBy: ['authorization-request/authz-nonce-required'],
    seam: 'rules',
    alter: waived('nonce-required'),
  }),
  defineFault({
    id: 'authorization-request/nonce-missing-wrong-error',
    title: 'Refuses a missing nonce with access_denied',
    caughtBy: ['authorization-request/authz-nonce-required'],
    seam: 'error',
    alter: (error, { parameters }) =>
      error.place === 'redirect' && (parameters?.response_type ?? '').includes('id_token') && !parameters?.nonce
        ? { ...error, error: 'access_denied' }
        : error,
  }),
  defineFault({
    id: 'authorization-request/nonce-always-required',
    title: 'Refuses a request for a code that has no nonce',
    caughtBy: ['authorization-request/authz-nonce-optional'],
    seam: 'authorizationRequest',
    alter: (parameters) =>
      NO_ID_TOKEN_IN_FRONT.test(parameters.response_type ?? '') && parameters.nonce === undefined
        ? refusable(parameters)
        : { ...parameters },
  }),
  defineFault({
    id: 'authorization-request/state-cut',
    title: 'Cuts a state after 100 characters',
    caughtBy: ['authorization-request/authz-state-long'],
    seam: 'authorizationResponse',
    alter: (response) => {
      const { state } = response.parameters
      return state === undefined
        ? response
        : { ...response, parameters: { ...response.parameters, state: state.slice(0, 100) } }
    },
  }),
  defineFault({
    id: 'authorization-request/nonce-sanitized',
    title: 'Keeps only letters, digits, - and _ of a nonce',
    caughtBy: ['authorization-request/authz-nonce-long'],
    seam: 'idTokenClaims',
    alter: (claims) =>
      typeof claims.nonce === 'string' ? { ...claims, nonce: claims.nonce.replace(/[^\w-]/g, '') } : { ...claims },
  }),
]
