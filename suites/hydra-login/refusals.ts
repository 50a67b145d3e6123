import type { Check } from '../check.js'
import type { CheckContext, Client } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { flowClient } from '../hydra/actors.js'
import type { ByLine } from '../hydra/answer.js'
import { askFor } from '../hydra/challenge-flow.js'
import { type ExpectedLanding, FINAL_STATUS, judgeLanding } from '../hydra/landing.js'
import { EVERY_HYDRA, HYDRA_2, hydraRequires } from '../hydra/requirement.js'
import { skip } from '../verdict.js'

type Parameters = Readonly<Record<string, string | undefined>>

/** An authorization request, and where the browser must be sent before anybody signs in. */
export interface RefusalRow {
  readonly name: string
  readonly title: string
  /** Over those of a good request; `undefined` as a whole when the target cannot be asked so. */
  readonly parameters: Parameters | ((client: Client, context: CheckContext) => Parameters | undefined)
  readonly expected: ExpectedLanding | ByLine<ExpectedLanding>
  /** @default every line */
  readonly systems?: Check['systems']
}

const errorPage = (error: string): ExpectedLanding => ({ to: 'the error page', status: 302, parameters: { error } })
const client = (error: string, place: 'query' | 'fragment' = 'query'): ExpectedLanding => ({
  to: 'the client',
  in: place,
  parameters: { error },
})
const login: ExpectedLanding = { to: 'the login app' }

/** The same host in capitals; `undefined` for hosts that have no letters. */
function inCapitals(uri: string): string | undefined {
  const { host } = new URL(uri)
  const capitals = uri.replace(host, host.toUpperCase())
  return capitals === uri ? undefined : capitals
}

/** Problems that are found before anybody signs in. */
export const refusalRows: readonly RefusalRow[] = [
  {
    name: 'unknown-client',
    title: 'A client that nobody knows gets an error page: invalid_client',
    parameters: (_client, { random }) => ({ client_id: `touchstone-${random(12)}` }),
    expected: errorPage('invalid_client'),
  },
  {
    name: 'redirect-uri-unregistered',
    title: 'A redirect URI that is not registered gets an error page: invalid_request',
    parameters: ({ redirect_uris: [uri] }) => ({ redirect_uri: `${uri}/other` }),
    expected: errorPage('invalid_request'),
  },
  {
    name: 'redirect-uri-left-out',
    title: 'The only redirect URI may be left out in 1.x; in 2.x openid needs it',
    parameters: { redirect_uri: undefined },
    expected: {
      'hydra-1.5': login,
      'hydra-1.9': login,
      'hydra-2.3': errorPage('invalid_request'),
      'hydra-2': errorPage('invalid_request'),
    },
  },
  {
    name: 'redirect-uri-letter-case',
    title: 'The host of a redirect URI in capitals is the registered one in 1.5, and another one later',
    parameters: ({ redirect_uris: [uri] }) => {
      const redirect_uri = inCapitals(uri)
      return redirect_uri === undefined ? undefined : { redirect_uri }
    },
    expected: {
      'hydra-1.5': login,
      'hydra-1.9': errorPage('invalid_request'),
      'hydra-2.3': errorPage('invalid_request'),
      'hydra-2': errorPage('invalid_request'),
    },
  },
  {
    name: 'response-type-missing',
    title: 'A request without response_type is refused at the client: unsupported_response_type',
    parameters: { response_type: undefined },
    expected: client('unsupported_response_type'),
  },
  {
    name: 'response-type-unknown',
    title: 'A response type that nobody knows is refused at the client: unsupported_response_type',
    parameters: { response_type: 'touchstone' },
    expected: client('unsupported_response_type'),
  },
  {
    name: 'state-missing',
    title: 'A request without state is refused at the client: invalid_state',
    parameters: { state: undefined },
    expected: client('invalid_state'),
  },
  {
    name: 'state-short',
    title: 'A state of seven characters can be guessed and is refused at the client: invalid_state',
    parameters: { state: '1234567' },
    expected: client('invalid_state'),
  },
  {
    name: 'scope-not-allowed',
    title: 'A scope that the client may not have is refused at the client: invalid_scope',
    parameters: { scope: 'openid touchstone-unknown' },
    expected: client('invalid_scope'),
  },
  {
    name: 'audience-not-allowed',
    title: 'An audience that the client may not have is refused at the client: invalid_request',
    parameters: { audience: 'https://other.touchstone.test/' },
    expected: client('invalid_request'),
  },
  {
    name: 'response-mode-unknown',
    title: 'A response mode that nobody knows is taken no notice of in 1.5, and gets an error page later',
    parameters: { response_mode: 'touchstone' },
    expected: {
      'hydra-1.5': login,
      'hydra-1.9': errorPage('unsupported_response_mode'),
      'hydra-2.3': errorPage('unsupported_response_mode'),
      'hydra-2': errorPage('unsupported_response_mode'),
    },
  },
  {
    name: 'error-in-fragment',
    title: 'An error comes in the fragment where the request asks for it; 1.5 knows no response modes',
    parameters: { scope: 'touchstone-unknown', response_mode: 'fragment' },
    expected: {
      'hydra-1.5': client('invalid_scope', 'query'),
      'hydra-1.9': client('invalid_scope', 'fragment'),
      'hydra-2.3': client('invalid_scope', 'fragment'),
      'hydra-2': client('invalid_scope', 'fragment'),
    },
  },
  {
    name: 'prompt-none-signed-out',
    title: 'With prompt=none and nobody signed in the client gets login_required',
    parameters: { prompt: 'none' },
    expected: client('login_required'),
  },
  {
    name: 'prompt-none-implicit',
    title: 'With prompt=none and nobody signed in a client of the implicit flow gets login_required in the fragment',
    parameters: { prompt: 'none', response_type: 'id_token' },
    expected: client('login_required', 'fragment'),
  },
  {
    name: 'prompt-registration',
    title: 'With prompt=registration the browser is sent to an app of the operator like any other',
    parameters: { prompt: 'registration' },
    expected: login,
    systems: HYDRA_2,
  },
  {
    name: 'prompt-registration-none',
    title: 'With prompt=registration and none at once, and nobody signed in, the client gets login_required',
    parameters: { prompt: 'registration none' },
    expected: client('login_required'),
    systems: HYDRA_2,
  },
  {
    name: 'login-verifier-unknown',
    title: 'A login verifier that was never given out is refused at the client: access_denied',
    parameters: { login_verifier: 'garbage' },
    expected: client('access_denied'),
  },
  {
    name: 'consent-verifier-unknown',
    title: 'A consent verifier that was never given out is refused at the client: access_denied',
    parameters: { consent_verifier: 'garbage' },
    expected: client('access_denied'),
  },
  {
    name: 'id-token-hint-garbage',
    title: 'An ID token hint that is none is refused at the client: invalid_request',
    parameters: { id_token_hint: 'garbage' },
    expected: client('invalid_request'),
  },
  {
    name: 'request-object-garbage',
    title: 'A request object that is none gets an error page: invalid_request',
    parameters: { request: 'garbage' },
    expected: errorPage('invalid_request'),
  },
  {
    name: 'request-uri-unregistered',
    title: 'A request_uri that is not registered gets an error page: invalid_request',
    parameters: { request_uri: 'https://rp.touchstone.test/request-object' },
    expected: errorPage('invalid_request'),
  },
  {
    name: 'registration-parameter',
    title: 'A client that registers itself by the request is refused: registration_not_supported',
    parameters: { registration: '{}' },
    expected: client('registration_not_supported'),
  },
]

const isByLine = (expected: RefusalRow['expected']): expected is ByLine<ExpectedLanding> => 'hydra-1.5' in expected

/** Where a request of the table must lead on a line. */
export function expectedLanding({ expected }: RefusalRow, system: HydraSystem): ExpectedLanding {
  const landing = isByLine(expected) ? expected[system] : expected
  return { status: landing.to === 'the client' ? FINAL_STATUS[system] : 302, ...landing }
}

/** Requests that are refused before anybody signs in, and what some lines let pass. */
export const refusalChecks: readonly Check[] = refusalRows.map((row) => ({
  id: `hydra-login/${row.name}`,
  title: row.title,
  requirement: hydraRequires('oAuth2Authorize'),
  operations: ['oAuth2Authorize'],
  systems: row.systems ?? EVERY_HYDRA,
  async run(context) {
    const { parameters } = row
    const registered = await flowClient(context)
    const asked = typeof parameters === 'function' ? parameters(registered, context) : parameters
    if (asked === undefined) return skip('the host of the redirect URI has no letters: set redirectBase')
    const exchange = await askFor(context, { client: registered, browser: context.browser(), parameters: asked })
    return judgeLanding(exchange, registered, expectedLanding(row, context.hydra.system))
  },
}))
