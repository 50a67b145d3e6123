import { expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../mock-server/systems/hydra/systems.js'
import { judgeAnswer } from '../suites/hydra/answer.js'
import type { AnswerRow } from '../suites/hydra/answer-checks.js'
import { badBodyRows } from '../suites/hydra-clients/bad-body.js'
import { createRows } from '../suites/hydra-clients/create.js'
import { invalidMetadataRows } from '../suites/hydra-clients/invalid-metadata.js'
import { unknownClientRows } from '../suites/hydra-clients/unknown-client.js'
import { recordedExchange } from './recorded-exchange.js'
import { LACKS_RECORDINGS } from './recordings.js'

/** What the checks of clients demand is what the real servers answered to the same request. */

/** Checks whose request was recorded: scenario, and name of the step. */
const RECORDED: Readonly<Record<string, readonly [scenario: string, step: string]>> = {
  'create-null': ['11-client-errors', 'null'],
  'create-times': ['10-client-create', 'server-set fields in the request are ignored or not'],
  'create-unknown-members': ['10-client-create', 'server-set fields in the request are ignored or not'],
  'create-public': ['11-client-errors', 'client_secret given for public client'],
  'create-jwks': ['10-client-create', 'jwks inline'],
  'create-jwks-uri': ['10-client-create', 'private_key_jwt with jwks_uri'],
  'create-full': ['10-client-create', 'full'],
  'create-secret-too-short': ['11-client-errors', 'secret too short'],
  'create-redirect-uri-fragment': ['11-client-errors', 'redirect uri with fragment'],
  'create-redirect-uri-garbage': ['11-client-errors', 'redirect uri garbage'],
  'create-no-keys': ['11-client-errors', 'private_key_jwt without keys'],
  'create-keys-twice': ['11-client-errors', 'both jwks and jwks_uri'],
  'create-subject-type': ['11-client-errors', 'unknown subject type'],
  'create-pairwise': ['11-client-errors', 'pairwise when not supported'],
  'create-userinfo-alg': ['11-client-errors', 'unknown userinfo alg'],
  'create-post-logout-uri-foreign': ['11-client-errors', 'post logout uri on a host of no redirect uri'],
  'create-post-logout-uri-garbage': ['11-client-errors', 'post logout uri garbage'],
  'create-sector-identifier': ['11-client-errors', 'sector identifier not https'],
  'create-cors-origin': ['11-client-errors', 'cors origin garbage'],
  'create-malformed-json': ['11-client-errors', 'malformed JSON'],
  'create-empty-body': ['11-client-errors', 'empty body'],
  'create-array': ['11-client-errors', 'array'],
  'create-text': ['11-client-errors', 'string'],
  'create-list-type': ['11-client-errors', 'wrong type of redirect_uris'],
  'create-text-type': ['11-client-errors', 'wrong type of client_name'],
  'create-key-type': ['11-client-errors', 'jwks inline garbage'],
  'update-secret-too-short': ['14-client-update', 'secret too short'],
  'update-malformed-json': ['14-client-update', 'malformed JSON'],
  'update-empty-body': ['14-client-update', 'empty body'],
  'update-unknown': ['14-client-update', 'unknown client'],
  'get-unknown': ['12-client-get-delete', 'get unknown'],
  'delete-unknown': ['12-client-get-delete', 'delete again'],
  'patch-invalid': ['16-client-patch-lifespans', 'invalid value'],
  'patch-malformed-json': ['16-client-patch-lifespans', 'malformed'],
  'patch-no-list': ['16-client-patch-lifespans', 'not an array'],
  'patch-unknown': ['16-client-patch-lifespans', 'unknown client'],
  'lifespans-no-duration': ['16-client-patch-lifespans', 'bad life span'],
  'lifespans-unknown': ['16-client-patch-lifespans', 'life spans of unknown client'],
}

const ROWS: readonly AnswerRow[] = [...createRows, ...badBodyRows, ...invalidMetadataRows, ...unknownClientRows]

test('every check of this table exists', () => {
  const names = ROWS.map(({ name }) => name)
  expect(Object.keys(RECORDED).filter((name) => !names.includes(name))).toEqual([])
})

test.for(HYDRA_SYSTEMS)('%s did what the checks demand', async (system, { skip }) => {
  if (LACKS_RECORDINGS !== undefined) return skip(LACKS_RECORDINGS)
  const answerTo = await recordedExchange(system)
  for (const [name, [scenario, step]] of Object.entries(RECORDED)) {
    const row = ROWS.find((one) => one.name === name && (one.systems ?? HYDRA_SYSTEMS).includes(system))
    if (row === undefined) continue
    const expected = typeof row.expected === 'function' ? row.expected(system) : row.expected
    expect([name, judgeAnswer(answerTo(scenario, step), expected)]).toEqual([name, { outcome: 'pass' }])
  }
})
