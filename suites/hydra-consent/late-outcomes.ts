import type { Check } from '../check.js'
import type { CheckContext, Client, JsonObject } from '../harness/context.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { flowClient } from '../hydra/actors.js'
import type { ByLine } from '../hydra/answer.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { landingOf } from '../hydra/landing.js'
import { EVERY_HYDRA, hydraRequires } from '../hydra/requirement.js'
import type { Verdict } from '../verdict.js'
import { type Ended, walkThrough } from './walk-through.js'

/** How a request must end at the client. */
interface Outcome {
  /** @default 'the consent' */
  readonly after?: 'the login' | 'the consent'
  readonly in: 'query' | 'fragment'
  readonly parameters: Readonly<JsonObject>
}

/** An authorization request that nobody refuses early, and how it must end. */
export interface LateOutcomeRow {
  readonly name: string
  readonly title: string
  readonly parameters: Readonly<Record<string, string | undefined>>
  /** @default one that may use every response type */
  readonly client?: (context: CheckContext) => Promise<Client>
  readonly expected: Outcome | ByLine<Outcome>
}

const error = (code: string, place: Outcome['in'] = 'query', after: Outcome['after'] = 'the consent'): Outcome => ({
  after,
  in: place,
  parameters: { error: code },
})
const gets = (place: Outcome['in'], ...names: readonly string[]): Outcome => ({
  in: place,
  parameters: { error: undefined, ...Object.fromEntries(names.map((name) => [name, /./])) },
})
const CODE = gets('query', 'code')
const from1_9 = (before: Outcome, since: Outcome): ByLine<Outcome> => ({
  'hydra-1.5': before,
  'hydra-1.9': since,
  'hydra-2.3': since,
  'hydra-2': since,
})

/** RFC 7636 appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** Problems that are found only when the tokens are about to be made, and what is no problem at all. */
export const lateOutcomeRows: readonly LateOutcomeRow[] = [
  {
    name: 'nonce-missing',
    title: 'An ID token from the authorization endpoint needs a nonce: invalid_request after the consent',
    parameters: { response_type: 'id_token', nonce: undefined },
    expected: error('invalid_request', 'fragment'),
  },
  {
    name: 'nonce-short',
    title: 'A nonce of seven characters can be guessed: insufficient_entropy after the consent',
    parameters: { response_type: 'id_token', nonce: '1234567' },
    expected: error('insufficient_entropy', 'fragment'),
  },
  {
    name: 'nonce-of-eight',
    title: 'A nonce of eight characters is long enough for an ID token from the authorization endpoint',
    parameters: { response_type: 'id_token', nonce: '12345678' },
    expected: gets('fragment', 'id_token'),
  },
  {
    name: 'nonce-short-with-code',
    title: 'The length of a nonce is no matter where a code is asked for',
    parameters: { nonce: 'abc' },
    expected: CODE,
  },
  {
    name: 'nonce-missing-code-token',
    title: 'The response type code token needs a nonce in 1.5, and none later',
    parameters: { response_type: 'code token', nonce: undefined },
    expected: from1_9(error('invalid_request', 'fragment'), gets('fragment', 'code', 'access_token')),
  },
  {
    name: 'nonce-missing-hybrid',
    title: 'The response type code id_token needs a nonce: invalid_request after the consent',
    parameters: { response_type: 'code id_token', nonce: undefined },
    expected: error('invalid_request', 'fragment'),
  },
  {
    name: 'id-token-without-openid',
    title: 'Without the scope openid there is no ID token: unsupported_response_type, in the query in 1.5',
    parameters: { response_type: 'id_token', scope: 'email' },
    expected: from1_9(error('unsupported_response_type', 'query'), error('unsupported_response_type', 'fragment')),
  },
  {
    name: 'hybrid-without-openid',
    title: 'Without the scope openid the response type code id_token gives a code alone',
    parameters: { response_type: 'code id_token', scope: 'email' },
    expected: { in: 'fragment', parameters: { error: undefined, code: /./, id_token: undefined } },
  },
  {
    name: 'no-scope',
    title: 'A request without any scope gets a code for none',
    parameters: { scope: undefined },
    expected: { in: 'query', parameters: { error: undefined, code: /./, scope: '' } },
  },
  {
    name: 'prompt-unknown',
    title: 'A prompt that nobody knows is refused after the login: invalid_request',
    parameters: { prompt: 'touchstone' },
    expected: error('invalid_request', 'query', 'the login'),
  },
  {
    name: 'prompt-select-account',
    title: 'prompt=select_account is not known and is refused after the login: invalid_request',
    parameters: { prompt: 'select_account' },
    expected: error('invalid_request', 'query', 'the login'),
  },
  {
    name: 'prompt-login-consent',
    title: 'Several prompts may be asked for at once',
    parameters: { prompt: 'login consent' },
    expected: CODE,
  },
  {
    name: 'max-age-no-number',
    title: 'A max_age that is no number is taken no notice of',
    parameters: { max_age: 'soon' },
    expected: CODE,
  },
  {
    name: 'display-unknown',
    title: 'A display that nobody knows is no problem of the server',
    parameters: { display: 'touchstone' },
    expected: CODE,
  },
  {
    name: 'response-mode-query',
    title:
      'Tokens never stand in the query: response_mode=query is ignored in 1.5, and refused after the consent later',
    parameters: { response_type: 'token', response_mode: 'query' },
    expected: from1_9(gets('fragment', 'access_token'), error('unsupported_response_mode', 'query')),
  },
  {
    name: 'pkce-plain',
    title: 'A code challenge that is its own verifier is refused after the consent: invalid_request',
    parameters: { code_challenge: CHALLENGE, code_challenge_method: 'plain' },
    expected: error('invalid_request'),
  },
  {
    name: 'pkce-method-left-out',
    title: 'A code challenge without a method is a plain one, and refused after the consent: invalid_request',
    parameters: { code_challenge: CHALLENGE, code_challenge_method: undefined },
    expected: error('invalid_request'),
  },
  {
    name: 'pkce-method-unknown',
    title: 'A code challenge method that nobody knows is refused after the consent: invalid_request',
    parameters: { code_challenge: CHALLENGE, code_challenge_method: 'S1' },
    expected: error('invalid_request'),
  },
  {
    name: 'implicit-grant-missing',
    title: 'A client without the implicit grant gets no token from the authorization endpoint: invalid_grant',
    parameters: { response_type: 'token' },
    client: (context) =>
      context.client({ response_types: ['code', 'token'], grant_types: ['authorization_code'], metadata: {} }),
    expected: error('invalid_grant', 'fragment'),
  },
  {
    name: 'code-grant-missing',
    title: 'A client without the authorization code grant gets a code all the same; the token endpoint refuses it',
    parameters: { login_hint: 'no-code-grant@touchstone.test' },
    client: (context) =>
      context.client({ response_types: ['code'], grant_types: ['client_credentials'], metadata: {} }),
    expected: CODE,
  },
]

const isByLine = (expected: LateOutcomeRow['expected']): expected is ByLine<Outcome> => 'hydra-1.5' in expected

/** Whether a request of the table ended as it must on a line. */
export function judgeOutcome(
  row: LateOutcomeRow,
  system: HydraSystem,
  client: Client,
  { exchange, after }: Ended,
): Verdict {
  const { expected } = row
  const { parameters, ...outcome } = isByLine(expected) ? expected[system] : expected
  return judgeFacts(
    { to: 'the client', after: 'the consent', ...outcome, ...parameters },
    { ...landingOf(exchange, client).parameters, ...landingOf(exchange, client), after },
    { exchange },
  )
}

/** How requests end that no earlier step refuses. */
export const lateOutcomeChecks: readonly Check[] = lateOutcomeRows.map((row) => ({
  id: `hydra-consent/${row.name}`,
  title: row.title,
  requirement: hydraRequires('oAuth2Authorize'),
  operations: ['oAuth2Authorize'],
  systems: EVERY_HYDRA,
  async run(context) {
    const client = await (row.client ?? flowClient)(context)
    return judgeOutcome(row, context.hydra.system, client, await walkThrough(context, client, row.parameters))
  },
}))
