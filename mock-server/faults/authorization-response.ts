import { type AuthorizationResponse, defineFault, type Fault, type SeamContext } from '../seams.js'
import { CODE_FLOWS, EVERY_ID_TOKEN_FLOW, REDEEMING_FLOWS } from './flow-checks.js'

type Parameters = Readonly<Record<string, string>>

/** An alteration of successful responses only: those that are no errors. */
const ofSuccess =
  (alter: (parameters: Parameters, context: SeamContext) => Parameters) =>
  (response: AuthorizationResponse, context: SeamContext): AuthorizationResponse =>
    response.parameters.error === undefined
      ? { ...response, parameters: alter(response.parameters, context) }
      : response

/** Errors that a client may get for a request that is right, and that only the client's user can see coming. */
const ERRORS = {
  'az-server-error': 'server_error',
  'az-temporarily': 'temporarily_unavailable',
  'az-invalid-scope': 'invalid_scope',
} as const

const unexpectedErrors: readonly Fault[] = Object.entries(ERRORS).map(([name, error]) =>
  defineFault({
    id: `authorization-response/${name}`,
    title: `Answers every good authorization request with the error ${error}`,
    caughtBy: ['authorization-response/resp-success'],
    follows: EVERY_ID_TOKEN_FLOW,
    seam: 'authorizationResponse',
    alter: ofSuccess(({ state, iss }) => ({
      error,
      ...(state === undefined ? {} : { state }),
      ...(iss === undefined ? {} : { iss }),
    })),
  }),
)

/** What a provider gets wrong in a successful authorization response. */
export const authorizationResponseFaults: readonly Fault[] = [
  ...unexpectedErrors,
  defineFault({
    id: 'authorization-response/az-state-missing',
    title: 'Leaves the state out of successful authorization responses',
    caughtBy: ['authorization-response/resp-state'],
    follows: EVERY_ID_TOKEN_FLOW,
    seam: 'authorizationResponse',
    alter: ofSuccess(({ state: _omitted, ...others }) => others),
  }),
  defineFault({
    id: 'authorization-response/az-state-altered',
    title: 'Adds a character to the state',
    caughtBy: ['authorization-response/resp-state'],
    follows: EVERY_ID_TOKEN_FLOW,
    seam: 'authorizationResponse',
    alter: ofSuccess(({ state, ...others }) => (state === undefined ? others : { ...others, state: `${state}x` })),
  }),
  defineFault({
    id: 'authorization-response/az-state-replayed',
    title: 'Answers with the state of an earlier request',
    caughtBy: ['authorization-response/resp-state'],
    follows: EVERY_ID_TOKEN_FLOW,
    seam: 'authorizationResponse',
    alter: ofSuccess(({ state, ...others }) => (state === undefined ? others : { ...others, state: 'used-before' })),
  }),
  defineFault({
    id: 'authorization-response/state-invented',
    title: 'Makes up a state when none was sent',
    caughtBy: ['authorization-response/resp-state'],
    seam: 'authorizationResponse',
    alter: ofSuccess((parameters) => ({ state: 'made-up', ...parameters })),
  }),
  defineFault({
    id: 'authorization-response/az-iss-wrong',
    title: 'Names another issuer in successful authorization responses',
    caughtBy: ['authorization-response/resp-iss'],
    follows: EVERY_ID_TOKEN_FLOW,
    seam: 'authorizationResponse',
    alter: ofSuccess((parameters, { issuer }) => ({ ...parameters, iss: `${issuer}/other` })),
  }),
  defineFault({
    id: 'authorization-response/az-dup-code',
    title: 'Sends the code twice',
    caughtBy: ['authorization-response/resp-parts'],
    follows: [...CODE_FLOWS, 'flows/hybrid-code-id-token', 'flows/hybrid-code-id-token-token'],
    seam: 'response',
    alter: (response) => {
      const location = response.headers.get('location')
      const [code] = /(?<=[?&#])code=[^&#]*/.exec(location ?? '') ?? []
      if (location === null || code === undefined) return response
      const headers = new Headers(response.headers)
      headers.set('location', location.replace(code, `${code}&${code}`))
      return new Response(response.body, { status: response.status, headers })
    },
  }),
  defineFault({
    id: 'authorization-response/az-empty-code',
    title: 'Sends an empty code',
    caughtBy: ['authorization-response/resp-parts'],
    follows: REDEEMING_FLOWS,
    seam: 'authorizationResponse',
    alter: ofSuccess((parameters) => ('code' in parameters ? { ...parameters, code: '' } : parameters)),
  }),
  defineFault({
    id: 'authorization-response/token-type-missing',
    title: 'Leaves token_type out beside an access token from the authorization endpoint',
    caughtBy: ['authorization-response/resp-parts'],
    seam: 'authorizationResponse',
    alter: ofSuccess(({ token_type: _omitted, ...others }) => others),
  }),
  defineFault({
    id: 'authorization-response/code-in-query-too',
    title: 'Puts the code of a fragment response into the query as well',
    caughtBy: ['authorization-response/resp-place'],
    seam: 'authorizationResponse',
    alter: (response) => {
      const { code } = response.parameters
      if (response.mode !== 'fragment' || code === undefined) return response
      const redirect_uri = new URL(response.redirect_uri)
      redirect_uri.searchParams.set('code', code)
      return { ...response, redirect_uri: redirect_uri.href }
    },
  }),
  defineFault({
    id: 'authorization-response/registered-query-cut',
    title: 'Keeps only the first parameter of the query of a registered redirect URI',
    caughtBy: ['authorization-response/resp-registered-query'],
    seam: 'authorizationResponse',
    alter: (response) => ({ ...response, redirect_uri: response.redirect_uri.replace(/&.*$/s, '') }),
  }),
  defineFault({
    id: 'authorization-response/code-short',
    title: 'Makes authorization codes of 15 characters',
    caughtBy: ['authorization-response/resp-code-length'],
    follows: ['authorization-response/resp-code-entropy'],
    seam: 'credential',
    alter: (value, { kind }) => (kind === 'authorization_code' ? value.slice(0, 15) : value),
  }),
  defineFault({
    id: 'authorization-response/code-guessable',
    title: 'Makes long authorization codes of which only 8 characters are random',
    caughtBy: ['authorization-response/resp-code-entropy'],
    seam: 'credential',
    alter: (value, { kind }) =>
      kind === 'authorization_code' ? `4qJ0XbT7rLw9VnC2yPz8KmD5${value.slice(0, 8)}` : value,
  }),
]
