import type { Fault } from '../../seams.js'
import type { HydraSystem } from '../../systems/hydra/systems.js'
import { misled, type Redirected, told } from './browser-answers.js'
import { LINES_2 } from './lines.js'

interface Row {
  readonly name: string
  /** Follows "Tells a wrong error to a request with": what is wrong with the request. */
  readonly with: string
  readonly when: (asked: Redirected) => boolean
  /** @default all four lines */
  readonly systems?: readonly HydraSystem[]
}

const parameter = ({ url }: Redirected, name: string): string | null => url.searchParams.get(name)

/** Requests that bring nothing back from an app, or nothing that it can have got. */
const isFirst = (asked: Redirected): boolean =>
  ['login_verifier', 'consent_verifier'].every((name) => [null, 'garbage'].includes(parameter(asked, name)))

const says =
  (error: string) =>
  (asked: Redirected): boolean =>
    told(asked).get('error') === error

const has =
  (name: string, value: string | RegExp) =>
  (asked: Redirected): boolean => {
    const given = parameter(asked, name)
    return given !== null && (typeof value === 'string' ? given === value : value.test(given))
  }

const hasNo =
  (name: string) =>
  (asked: Redirected): boolean =>
    parameter(asked, name) === null

const both =
  (one: Row['when'], other: Row['when']): Row['when'] =>
  (asked) =>
    one(asked) && other(asked)

/** One for each way in which a request can be wrong: the checks that send it must notice another error. */
const ROWS: readonly Row[] = [
  { name: 'unknown-client', with: 'a client that nobody knows', when: has('client_id', /^touchstone-\w{12}$/) },
  {
    name: 'redirect-uri-unregistered',
    with: 'a foreign redirect URI',
    when: has('redirect_uri', /\/callback\/other$/),
  },
  { name: 'redirect-uri-left-out', with: 'no redirect URI', when: both(hasNo('redirect_uri'), has('client_id', /./)) },
  {
    name: 'redirect-uri-letter-case',
    with: 'a redirect URI in capitals',
    when: has('redirect_uri', /^https:\/\/[A-Z]/),
  },
  {
    name: 'response-type-missing',
    with: 'no response type',
    when: both(hasNo('response_type'), says('unsupported_response_type')),
  },
  { name: 'response-type-unknown', with: 'an unknown response type', when: has('response_type', 'touchstone') },
  { name: 'state-missing', with: 'no state', when: both(hasNo('state'), says('invalid_state')) },
  { name: 'state-short', with: 'a short state', when: both(has('state', /^.{7}$/), says('invalid_state')) },
  { name: 'scope-not-allowed', with: 'a foreign scope', when: has('scope', 'openid touchstone-unknown') },
  { name: 'audience-not-allowed', with: 'a foreign audience', when: has('audience', /\/other\.touchstone\.test\//) },
  { name: 'response-mode-unknown', with: 'an unknown response mode', when: has('response_mode', 'touchstone') },
  {
    name: 'error-in-fragment',
    with: 'a foreign scope and the fragment as response mode',
    when: has('scope', 'touchstone-unknown'),
  },
  {
    name: 'prompt-none-signed-out',
    with: 'prompt=none and nobody signed in',
    when: both(has('prompt', 'none'), both(has('response_type', 'code'), says('login_required'))),
  },
  {
    name: 'prompt-none-implicit',
    with: 'prompt=none and nobody signed in, for an ID token at once,',
    when: both(has('prompt', 'none'), both(has('response_type', 'id_token'), says('login_required'))),
  },
  {
    name: 'prompt-registration',
    with: 'the registration of a person',
    when: has('prompt', 'registration'),
    systems: LINES_2,
  },
  {
    name: 'prompt-registration-none',
    with: 'the registration of a person whom nobody may ask',
    when: has('prompt', 'registration none'),
    systems: LINES_2,
  },
  { name: 'login-verifier-unknown', with: 'a made-up login verifier', when: has('login_verifier', 'garbage') },
  { name: 'consent-verifier-unknown', with: 'a made-up consent verifier', when: has('consent_verifier', 'garbage') },
  { name: 'id-token-hint-garbage', with: 'a hint that is no ID token', when: has('id_token_hint', 'garbage') },
  { name: 'request-object-garbage', with: 'a request object that is none', when: has('request', 'garbage') },
  { name: 'request-uri-unregistered', with: 'a foreign request_uri', when: has('request_uri', /./) },
  { name: 'registration-parameter', with: 'the registration of a client', when: has('registration', /./) },
]

/** Wrong errors of the authorization endpoint before anybody signs in. */
export const loginRefusalFaults: readonly Fault[] = ROWS.map((row) =>
  misled(
    {
      id: `hydra-login/wrong-error-${row.name}`,
      title: `Tells a wrong error to a request with ${row.with}`,
      caughtBy: [`hydra-login/${row.name}`],
      ...(row.systems && { systems: row.systems }),
    },
    { operation: 'authorize' },
    both(isFirst, row.when),
  ),
)
