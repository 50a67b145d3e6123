import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../mock-server/systems/hydra/systems.js'
import type { Client } from '../suites/harness/context.js'
import type { Exchange } from '../suites/harness/exchange.js'
import { judgeAnswer } from '../suites/hydra/answer.js'
import type { AnswerRow } from '../suites/hydra/answer-checks.js'
import { judgeLanding } from '../suites/hydra/landing.js'
import { badRequests as consentRows } from '../suites/hydra-consent/bad-requests.js'
import { judgeOutcome, lateOutcomeRows } from '../suites/hydra-consent/late-outcomes.js'
import { badRequests as deviceRows } from '../suites/hydra-device/bad-requests.js'
import { startRows } from '../suites/hydra-device/start.js'
import { badRequests as loginRows } from '../suites/hydra-login/bad-requests.js'
import { expectedLanding, refusalRows } from '../suites/hydra-login/refusals.js'
import { badRequests as logoutRequestRows } from '../suites/hydra-logout/bad-requests.js'
import { logoutRows } from '../suites/hydra-logout/requests.js'
import type { Recording } from '../suites/replay/recording.js'
import { LACKS_RECORDINGS, recordingsOf } from './recordings.js'

/** What the checks of flows demand is what the real servers answered to the same request. */

type Steps = Readonly<Record<string, string>>

/** Checks by the recorded step that asked the same. */
const ANSWERS: readonly (readonly [rows: readonly AnswerRow[], scenario: string, steps: Steps])[] = [
  [
    loginRows,
    '60-login-request',
    {
      'get-no-challenge': 'no challenge',
      'get-empty-challenge': 'empty challenge',
      'get-unknown-challenge': 'unknown challenge',
      'accept-no-challenge': 'accept without challenge',
      'accept-unknown-challenge': 'accept unknown challenge',
      'accept-malformed-json': 'accept: malformed JSON',
      'accept-empty-body': 'accept: empty body',
      'accept-no-subject': 'accept: no subject',
      'accept-empty-subject': 'accept: empty subject',
      'accept-wrong-type': 'accept: wrong type',
      'accept-unknown-member': 'accept: unknown field',
      'accept-amr-unknown': 'accept with amr: not known to 1.x',
    },
  ],
  [
    loginRows,
    '61-login-reject',
    {
      'reject-no-challenge': 'no challenge',
      'reject-unknown-challenge': 'unknown challenge',
      'reject-malformed-json': 'malformed',
    },
  ],
  [
    consentRows,
    '62-consent-request',
    {
      'get-no-challenge': 'no challenge',
      'get-unknown-challenge': 'unknown challenge',
      'accept-no-challenge': 'accept without challenge',
      'accept-unknown-challenge': 'accept unknown',
      'accept-malformed-json': 'accept malformed',
      'accept-wrong-type': 'accept wrong type',
    },
  ],
  [
    consentRows,
    '63-consent-reject',
    { 'reject-no-challenge': 'no challenge', 'reject-unknown-challenge': 'unknown challenge' },
  ],
  [
    logoutRequestRows,
    '77-logout',
    {
      'get-no-challenge': 'get: no challenge',
      'get-unknown-challenge': 'get: unknown',
      'accept-no-challenge': 'accept: no challenge',
      'accept-unknown-challenge': 'accept: unknown',
      'reject-unknown-challenge': 'reject: unknown',
    },
  ],
  [
    [...startRows, ...deviceRows],
    '93-device-flow',
    {
      start: 'device authorization',
      'start-unknown-client': 'unknown client',
      'start-no-client': 'no client',
      'start-grant-missing': 'client without the grant',
      'start-scope-not-allowed': 'scope not allowed',
      'start-secret-missing': 'confidential client, no secret',
      'start-client-id-missing': 'confidential client',
      'accept-no-challenge': 'accept: no challenge',
      'accept-unknown-challenge': 'accept: unknown challenge',
      'accept-wrong-code': 'accept: wrong user code',
      'accept-no-code': 'accept: no user code',
    },
  ],
]

const REFUSALS: Steps = {
  'unknown-client': 'unknown client',
  'redirect-uri-unregistered': 'redirect_uri not registered',
  'redirect-uri-left-out': 'redirect_uri left out, one registered',
  'redirect-uri-letter-case': 'redirect_uri other case',
  'response-type-missing': 'response_type missing',
  'response-type-unknown': 'response_type unknown',
  'state-missing': 'state missing',
  'state-short': 'state of 7 characters',
  'scope-not-allowed': 'scope not allowed',
  'audience-not-allowed': 'audience not allowed',
  'response-mode-unknown': 'response_mode unknown',
  'error-in-fragment': 'response_mode fragment with code, an error',
  'prompt-none-signed-out': 'prompt none, no session',
  'login-verifier-unknown': 'login_verifier garbage',
  'consent-verifier-unknown': 'consent_verifier garbage',
  'id-token-hint-garbage': 'id_token_hint garbage',
  'request-object-garbage': 'request garbage',
  'request-uri-unregistered': 'request_uri not registered',
  'registration-parameter': 'registration parameter',
}

/** The first step of a flow; what follows it has the same names in all flows. */
const LATE_OUTCOMES: Steps = {
  'nonce-missing': 'id_token without nonce',
  'nonce-short': 'id_token, nonce of 7',
  'nonce-of-eight': 'id_token, nonce of 8',
  'nonce-short-with-code': 'code, nonce of 3',
  'nonce-missing-code-token': 'code token without nonce',
  'nonce-missing-hybrid': 'code id_token without nonce',
  'id-token-without-openid': 'id_token without openid',
  'hybrid-without-openid': 'code id_token without openid',
  'no-scope': 'no scope',
  'prompt-unknown': 'prompt unknown',
  'prompt-select-account': 'prompt select_account',
  'prompt-login-consent': 'prompt login consent',
  'max-age-no-number': 'max_age not a number',
  'display-unknown': 'display unknown',
  'response-mode-query': 'response_mode query with token',
  'pkce-plain': 'authorize: plain',
  'pkce-method-left-out': 'authorize: method left out',
  'pkce-method-unknown': 'code_challenge_method unknown',
  'implicit-grant-missing': 'client without the implicit grant: token',
  'code-grant-missing': 'client without the code grant',
}

const LOGOUTS: Steps = {
  'signed-out': 'no session, no hint',
  'redirect-uri-signed-out': 'no session, redirect uri but no hint',
  'redirect-uri-without-hint': 'redirect uri without hint',
  'state-without-hint': 'state without hint',
  'hint-garbage': 'hint garbage',
  'redirect-uri-unregistered': 'hint, redirect uri not registered',
  'hint-without-cookie': 'hint, no cookie',
  'verifier-unknown': 'verifier garbage',
}

const CLIENT: Client = {
  client_id: 'recorded',
  token_endpoint_auth_method: 'client_secret_basic',
  redirect_uris: ['https://client.example/callback'],
  post_logout_redirect_uris: ['https://client.example/bye'],
  origin: 'static',
  metadata: {},
}

const PLACES: Readonly<Record<string, string>> = { public: 'https://op.example', login_app: 'https://app.example' }

/** A recorded text with something in the places of what was different each time. */
const placed = (text: string): string =>
  text
    .replace(/\{\{(public|login_app)\}\}/g, (_, name: string) => PLACES[name] ?? '')
    .replace(/\{\{([^}]*)\}\}/g, (_, name: string) => name.replace(/\W/g, '-'))

type Step = Recording['steps'][number]

/** A recorded answer as if it had just come. */
function exchangeOf({ name, response }: Step): Exchange {
  if (response?.status === undefined) throw new Error(`${name} was not answered`)
  const { status, json, text = '' } = response
  const headers = Object.entries(response.headers ?? {}).flatMap(([header, values]) =>
    [values].flat().map((value): [string, string] => [header, placed(value)]),
  )
  return {
    id: 1,
    request: { method: 'GET', url: 'https://op.example/', headers: [] },
    response: { status, headers: new Headers(headers), body: placed(json === undefined ? text : JSON.stringify(json)) },
    startedAt: 0,
    duration: 0,
  }
}

/** The steps of a scenario from this one on; none when the line was not asked so. */
function stepsFrom(recordings: readonly Recording[], scenario: string, name: string): readonly Step[] {
  const steps = recordings.find((recording) => recording.scenario === scenario)?.steps ?? []
  const at = steps.findIndex((step) => step.name === name)
  return at < 0 ? [] : steps.slice(at)
}

const ON_THE_WAY = /^(get|accept) (login|consent) request$|^follow redirect_to of the (login|consent)$/

/** Where a whole flow ended. */
function endOf([, ...next]: readonly Step[]) {
  const end = next.findIndex(({ name }) => !ON_THE_WAY.test(name))
  const last = next.slice(0, end < 0 ? undefined : end).at(-1)
  return (
    last && ({ exchange: exchangeOf(last), after: last.name.endsWith('login') ? 'the login' : 'the consent' } as const)
  )
}

const PASS = { outcome: 'pass' }

test('every check of these tables exists', () => {
  const known = [...ANSWERS.flatMap(([rows]) => rows), ...refusalRows, ...lateOutcomeRows, ...logoutRows].map(
    ({ name }) => name,
  )
  const named = [...ANSWERS.map(([, , steps]) => steps), REFUSALS, LATE_OUTCOMES, LOGOUTS].flatMap(Object.keys)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

test.for(HYDRA_SYSTEMS)('%s did what the checks demand', (system, { skip }) => {
  if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
  const recordings = recordingsOf(system)
  for (const [rows, scenario, steps] of ANSWERS) {
    for (const row of rows.filter(({ systems = HYDRA_SYSTEMS }) => systems.includes(system))) {
      const [step] = stepsFrom(recordings, scenario, steps[row.name] ?? '')
      if (step === undefined) continue
      const expected = typeof row.expected === 'function' ? row.expected(system) : row.expected
      expect([scenario, row.name, judgeAnswer(exchangeOf(step), expected)]).toEqual([scenario, row.name, PASS])
    }
  }
  for (const row of refusalRows.filter(
    ({ name, systems = HYDRA_SYSTEMS }) => name in REFUSALS && systems.includes(system),
  )) {
    const [step] = stepsFrom(recordings, '45-authorize-errors', REFUSALS[row.name] ?? '')
    const verdict = step && judgeLanding(exchangeOf(step), CLIENT, expectedLanding(row, system))
    expect([row.name, verdict]).toEqual([row.name, PASS])
  }
  for (const row of logoutRows) {
    const [step] = stepsFrom(recordings, '77-logout', LOGOUTS[row.name] ?? '')
    const verdict = step && judgeLanding(exchangeOf(step), CLIENT, row.expected)
    expect([row.name, verdict]).toEqual([row.name, PASS])
  }
  for (const row of lateOutcomeRows) {
    const first = LATE_OUTCOMES[row.name] ?? ''
    const scenario = first.startsWith('authorize: ') ? '36-pkce' : '44-authorize-late-errors'
    const ended = endOf(stepsFrom(recordings, scenario, first))
    expect([row.name, ended && judgeOutcome(row, system, CLIENT, ended)]).toEqual([row.name, PASS])
  }
})
