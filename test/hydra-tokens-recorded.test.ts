import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS, type HydraSystem } from '../mock-server/systems/hydra/systems.js'
import { type ExpectedAnswer, judgeAnswer } from '../suites/hydra/answer.js'
import { consentAnswerRows } from '../suites/hydra-consent-sessions/answers.js'
import { flushRows } from '../suites/hydra-flush/checks.js'
import { badInputRows } from '../suites/hydra-introspection/bad-input.js'
import { inactiveRows } from '../suites/hydra-introspection/inactive-tokens.js'
import { loginAnswerRows } from '../suites/hydra-login-sessions/checks.js'
import { revocationRows } from '../suites/hydra-revocation/answers.js'
import { deletionRows } from '../suites/hydra-revocation/deleted-tokens.js'
import { badRequestRows } from '../suites/hydra-token/bad-requests.js'
import { assertionRows } from '../suites/hydra-token/client-assertions.js'
import { clientCredentialsRows } from '../suites/hydra-token/client-credentials.js'
import { codeRows } from '../suites/hydra-token/codes.js'
import { verifierRows } from '../suites/hydra-token/proof-keys.js'
import { refusalRows } from '../suites/hydra-userinfo/refusals.js'
import { recordedExchange } from './recorded-exchange.js'
import { LACKS_RECORDINGS } from './recordings.js'

/** What the checks of tokens and sessions demand is what the real servers answered to the same request. */

interface Row {
  readonly name: string
  readonly systems?: readonly HydraSystem[]
  readonly expected: ExpectedAnswer | ((system: HydraSystem) => ExpectedAnswer)
}

/** Checks of one suite whose request was recorded in one scenario, by the name of the step. */
interface Recorded {
  readonly suite: string
  readonly scenario: string
  readonly rows: readonly Row[]
  readonly steps: Readonly<Record<string, string>>
}

const RECORDED: readonly Recorded[] = [
  {
    suite: 'hydra-token',
    scenario: '33-token-errors',
    rows: badRequestRows,
    steps: {
      'empty-body': 'no body at all',
      'json-body': 'JSON body',
      'form-as-text': 'no content type',
      'no-grant-type': 'no grant_type',
      'unknown-grant-type': 'unknown grant_type',
      'password-grant': 'password grant',
      'repeated-grant-type': 'grant_type twice',
      'no-credentials': 'no client authentication',
      'malformed-credentials': 'malformed Authorization header',
      'bearer-credentials': 'bearer instead of basic',
      'credentials-in-query': 'credentials in the query',
      'unknown-client': 'unknown client',
      'wrong-secret': 'wrong secret',
      'wrong-secret-in-form': 'post with wrong secret',
      'empty-secret': 'empty secret',
      'client-id-alone': 'client_id only, of a confidential client',
      'post-by-basic-client': 'client_secret_post by a basic client',
      'basic-by-post-client': 'basic by a post client',
      'credentials-twice': 'both basic and post',
      'public-client-credentials': 'public client with client credentials',
      'grant-not-registered': 'client without the grant',
      'no-code': 'code missing',
      'unknown-code': 'code of the right form, unknown',
      'no-refresh-token': 'refresh token missing',
      'unknown-refresh-token': 'refresh token garbage',
    },
  },
  {
    suite: 'hydra-token',
    scenario: '41-client-credentials',
    rows: clientCredentialsRows,
    steps: {
      'client-credentials': 'with scope',
      'foreign-scope': 'scope not allowed',
      'foreign-audience': 'audience not allowed',
      'audience-below': 'audience below an allowed one',
    },
  },
  {
    suite: 'hydra-token',
    scenario: '55-private-key-jwt',
    rows: assertionRows,
    steps: {
      assertion: 'right',
      'assertion-for-a-list': 'audience as array',
      'assertion-without-jti': 'no jti',
      'assertion-without-exp': 'no exp',
      'assertion-without-iss': 'no iss',
      'assertion-without-sub': 'no sub',
      'assertion-without-aud': 'no audience',
      'assertion-for-another-server': 'wrong audience',
      'assertion-for-the-issuer': 'audience is the issuer',
      'assertion-of-another-subject': 'sub differs from iss',
      'assertion-with-another-client-id': 'client_id in the form differs',
      'assertion-twice': 'same assertion again (jti used)',
      'assertion-expired': 'expired',
      'assertion-with-unknown-kid': 'unknown kid',
      'assertion-without-kid': 'no kid',
      'assertion-with-secret': 'HS256',
      'assertion-unsigned': 'alg none',
      'assertion-garbage': 'garbage',
      'assertion-missing': 'assertion missing',
      'assertion-of-unknown-type': 'wrong assertion type',
      'basic-by-signing-client': 'basic by a private_key_jwt client',
    },
  },
  { suite: 'hydra-token', scenario: '80-introspect', rows: codeRows, steps: { code: 'token' } },
  {
    suite: 'hydra-token',
    scenario: '31-code-without-openid',
    rows: codeRows,
    steps: { 'without-openid': 'token: no ID token, no refresh token' },
  },
  {
    suite: 'hydra-token',
    scenario: '39-refresh',
    rows: codeRows,
    steps: {
      'offline-access': 'offline_access gives a refresh token too',
      'offline-not-granted': 'offline asked but not granted',
      'no-refresh-grant': 'client without the refresh_token grant',
    },
  },
  {
    suite: 'hydra-token',
    scenario: '44-authorize-late-errors',
    rows: codeRows,
    steps: { 'short-nonce': 'token: code, nonce of 3' },
  },
  {
    suite: 'hydra-token',
    scenario: '36-pkce',
    rows: verifierRows,
    steps: {
      'no-verifier': 'token: S256 no verifier',
      'verifier-without-challenge': 'token: verifier without challenge',
    },
  },
  {
    suite: 'hydra-revocation',
    scenario: '81-revoke',
    rows: revocationRows,
    steps: {
      'unknown-token': 'unknown token',
      'empty-token': 'empty token',
      'no-token': 'no token',
      'by-client-secret-post': 'post client',
      'no-credentials': 'no client authentication',
      'wrong-secret': 'wrong secret',
      'unknown-client': 'unknown client',
      'other-method': 'credentials in the form by a basic client',
      'client-id-alone': 'client_id only',
      'empty-body': 'no body',
      'json-body': 'JSON body',
    },
  },
  {
    suite: 'hydra-revocation',
    scenario: '55-private-key-jwt',
    rows: revocationRows,
    steps: { 'by-private-key-jwt': 'revoke with an assertion' },
  },
  {
    suite: 'hydra-revocation',
    scenario: '56-client-secret-post',
    rows: revocationRows,
    steps: { 'by-public-client': 'public: revoke' },
  },
  {
    suite: 'hydra-revocation',
    scenario: '82-delete-tokens',
    rows: deletionRows,
    steps: { 'delete-without-client': 'without client_id', 'delete-of-unknown-client': 'unknown client' },
  },
  {
    suite: 'hydra-introspection',
    scenario: '80-introspect',
    rows: [...inactiveRows, ...badInputRows],
    steps: {
      'unknown-token': 'unknown token',
      'empty-token': 'empty token',
      'no-token': 'no token',
      'id-token': 'ID token',
      'changed-signature': 'token with a changed signature',
      'foreign-scope': 'scope not granted',
      'foreign-scope-of-refresh-token': 'refresh token with scope not granted',
      'empty-body': 'empty body',
      'json-body': 'JSON body',
      'token-in-query': 'token in the query',
    },
  },
  {
    suite: 'hydra-userinfo',
    scenario: '84-userinfo',
    rows: refusalRows,
    steps: {
      'no-token': 'none',
      'empty-token': 'empty bearer',
      'unknown-token': 'garbage',
      'client-secret': 'basic',
      'id-token': 'ID token',
      'changed-signature': 'changed signature',
      'revoked-token': 'after revocation',
      'refresh-token': 'refresh token',
    },
  },
  {
    suite: 'hydra-flush',
    scenario: '83-flush',
    rows: flushRows,
    steps: {
      flush: 'notAfter',
      'malformed-date': 'bad date',
      'malformed-json': 'malformed',
      'empty-body': 'no body',
    },
  },
  {
    suite: 'hydra-consent-sessions',
    scenario: '75-consent-sessions',
    rows: consentAnswerRows,
    steps: {
      'list-of-unknown-subject': 'list of an unknown subject',
      'list-without-subject': 'list without subject',
      'revoke-without-subject': 'revoke without subject',
      'revoke-without-choice': 'revoke without client and all',
      'revoke-of-unknown-subject': 'revoke for an unknown subject',
      'revoke-of-unknown-client': 'revoke for an unknown client',
      'revoke-by-unknown-request-id': 'revoke by an unknown consent request id',
    },
  },
  {
    suite: 'hydra-login-sessions',
    scenario: '76-login-sessions',
    rows: loginAnswerRows,
    steps: {
      'without-subject': 'without subject',
      'unknown-subject': 'unknown subject',
      'unknown-sid': 'revoke by unknown sid',
    },
  },
]

test('every check of this table exists', () => {
  const missing = RECORDED.flatMap(({ suite, rows, steps }) =>
    Object.keys(steps)
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => `${suite}/${name}`),
  )
  expect(missing).toEqual([])
})

test.for(HYDRA_SYSTEMS)('%s did what the checks demand', async (system, { skip }) => {
  if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
  const answerTo = await recordedExchange(system)
  const wrong = RECORDED.flatMap(({ suite, scenario, rows, steps }) =>
    rows.flatMap(({ name, systems = HYDRA_SYSTEMS, expected }) => {
      const step = steps[name]
      if (step === undefined || !systems.includes(system)) return []
      const demanded = typeof expected === 'function' ? expected(system) : expected
      const verdict = judgeAnswer(answerTo(scenario, step), demanded)
      return verdict.outcome === 'pass' ? [] : [[`${suite}/${name}`, verdict]]
    }),
  )
  expect(wrong).toEqual([])
})
