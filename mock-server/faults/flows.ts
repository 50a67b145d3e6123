import { defineFault, type Fault } from '../seams.js'
import { CODE_FLOWS, HYBRID_FLOWS } from './flow-checks.js'
import { waived } from './waived.js'

/** Response types with the check that signs in by them, and where the ID token is that the application looks at first. */
const ROWS = {
  'implicit-id-token': 'id_token',
  'implicit-id-token-token': 'id_token token',
  'hybrid-code-id-token': 'code id_token',
  'hybrid-code-id-token-token': 'code id_token token',
} as const

const sorted = (responseType: string | undefined): string => (responseType ?? '').split(' ').sort().join(' ')

const forgottenNonces: readonly Fault[] = Object.entries(ROWS).map(([name, responseType]) =>
  defineFault({
    id: `flows/${name}-nonce-forgotten`,
    title: `Forgets the nonce in ID tokens of the response type ${responseType}`,
    caughtBy: [`flows/${name}`, 'id-token/idt-nonce'],
    seam: 'idTokenClaims',
    alter: ({ nonce, ...claims }, { parameters }) =>
      sorted(parameters?.response_type) === sorted(responseType) ? claims : { ...claims, nonce },
  }),
)

/** Whole flows that break where only an application notices. */
export const flowsFaults: readonly Fault[] = [
  ...forgottenNonces,
  defineFault({
    id: 'flows/scope-as-list',
    title: 'Tells the granted scope as an array instead of a text',
    caughtBy: [...CODE_FLOWS],
    follows: [...HYBRID_FLOWS, 'flows/refresh', 'flows/client-credentials', 'document/get-token-body'],
    seam: 'tokenResponse',
    alter: (body) => ({ ...body, scope: String(body.scope ?? '').split(' ') }),
  }),
  defineFault({
    id: 'flows/code-token-nonce-forgotten',
    title: 'Forgets the nonce in ID tokens for clients of the response type code token',
    caughtBy: ['flows/hybrid-code-token', 'id-token/idt-nonce'],
    seam: 'idTokenClaims',
    alter: ({ nonce, ...claims }, { place, client }) => {
      const types = client?.response_types
      const isCodeToken = Array.isArray(types) && types.some((type) => sorted(String(type)) === 'code token')
      return place === 'token' && isCodeToken ? claims : { ...claims, nonce }
    },
  }),
  defineFault({
    id: 'flows/refresh-without-access-token',
    title: 'Answers a refresh without an access token',
    caughtBy: ['flows/refresh'],
    follows: ['document/get-token-body'],
    seam: 'tokenResponse',
    alter: ({ access_token, ...body }, { grant }) => (grant === 'refresh_token' ? body : { ...body, access_token }),
  }),
  defineFault({
    id: 'flows/client-credentials-without-type',
    title: 'Leaves token_type out of answers to client credentials',
    caughtBy: ['flows/client-credentials'],
    follows: ['document/get-token-body'],
    seam: 'tokenResponse',
    alter: ({ token_type, ...body }, { grant }) => (grant === 'client_credentials' ? body : { ...body, token_type }),
  }),
  defineFault({
    id: 'flows/fresh-token-inactive',
    title: 'Says of every token that it is not active',
    caughtBy: ['flows/introspection'],
    seam: 'introspection',
    alter: () => ({ active: false }),
  }),
  defineFault({
    id: 'flows/unknown-token-active',
    title: 'Says of every token that it is active',
    caughtBy: ['flows/introspection'],
    seam: 'introspection',
    alter: (body) => ({ ...body, active: true }),
  }),
  defineFault({
    id: 'flows/revoked-token-works',
    title: 'Answers that a token was revoked and goes on accepting it',
    caughtBy: ['flows/revocation'],
    seam: 'rules',
    alter: waived('revocation-effective'),
  }),
  defineFault({
    id: 'flows/logout-keeps-session',
    title: 'Sends the browser back from a logout and leaves the person signed in',
    caughtBy: ['flows/logout'],
    seam: 'rules',
    alter: waived('logout-ends-session'),
  }),
  defineFault({
    id: 'flows/lo-state-missing',
    title: 'Sends the browser back from a logout without the state',
    caughtBy: ['flows/logout'],
    seam: 'request',
    alter: (request, { operationId }) => {
      if (operationId !== 'endSession') return request
      const url = new URL(request.url)
      url.searchParams.delete('state')
      return new Request(url, request)
    },
  }),
]
