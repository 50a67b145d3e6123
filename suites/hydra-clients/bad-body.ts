import type { HydraOperationName } from '../../specs/index.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import type { HydraRequest } from '../harness/hydra/hydra-api.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { ExpectedAnswer } from '../hydra/answer.js'
import type { AnswerRow } from '../hydra/answer-checks.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { once } from '../once.js'
import { madeClient, ownClientId } from './made-client.js'
import { REFUSED, UNREADABLE_BODY } from './refusals.js'

/** Bodies that are no client at all. */
const TEXTS = {
  'malformed-json': ['a body that is not all of its JSON', '{"client_id":'],
  'empty-body': ['an empty body', ''],
  array: ['an array', '[]'],
  text: ['a text', '"x"'],
} as const

/** Members of the wrong type. */
const TYPES: Readonly<Record<string, readonly [what: string, member: Readonly<JsonObject>]>> = {
  'list-type': ['a text where a list is due', { redirect_uris: 'https://client.example/' }],
  'text-type': ['a number where a text is due', { client_name: 5 }],
  'key-type': ['a key of an unknown type', { jwks: { keys: [{ kty: 'nope' }] } }],
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** A client that bodies are sent to in vain. */
const target = once((context) => madeClient(context))
const toTarget =
  (body: string) =>
  async (context: CheckContext): Promise<HydraRequest> => ({
    path: { id: (await target(context)).id },
    body,
    headers: JSON_TYPE,
  })

const createRows: readonly AnswerRow[] = [
  ...Object.entries(TEXTS).map(
    ([name, [what, body]]): AnswerRow => ({
      name: `create-${name}`,
      title: `The creation of a client refuses ${what}`,
      operation: 'createOAuth2Client',
      request: { body, headers: JSON_TYPE },
      expected: UNREADABLE_BODY,
    }),
  ),
  ...Object.entries(TYPES).map(
    ([name, [what, member]]): AnswerRow => ({
      name: `create-${name}`,
      title: `The creation of a client refuses ${what}`,
      operation: 'createOAuth2Client',
      request: (context) => ({ json: { client_id: ownClientId(context), ...member } }),
      expected: UNREADABLE_BODY,
    }),
  ),
]

type Row = readonly [
  name: string,
  operation: HydraOperationName,
  what: string,
  body: string,
  expected: (system: HydraSystem) => ExpectedAnswer,
]

const OTHERS: readonly Row[] = [
  ['update-malformed-json', 'setOAuth2Client', 'a body that is not all of its JSON', '{', UNREADABLE_BODY],
  ['update-empty-body', 'setOAuth2Client', 'an empty body', '', UNREADABLE_BODY],
  ['patch-malformed-json', 'patchOAuth2Client', 'a body that is not all of its JSON', '[', () => REFUSED(500)],
  ['patch-no-list', 'patchOAuth2Client', 'a body that is no list', '{"op":"replace"}', () => REFUSED(500)],
  [
    'lifespans-no-duration',
    'setOAuth2ClientLifespans',
    'what is no length of time',
    '{"client_credentials_grant_access_token_lifespan":"soon"}',
    () => REFUSED(400),
  ],
  // No recording shows which of the two it is.
  ['lifespans-malformed-json', 'setOAuth2ClientLifespans', 'broken JSON', '{', () => REFUSED([400, 500])],
]

const VERBS: Readonly<Partial<Record<HydraOperationName, string>>> = {
  setOAuth2Client: 'The update of a client',
  patchOAuth2Client: 'A patch of a client',
  setOAuth2ClientLifespans: 'The operation for the life spans of a client',
}

/** Bodies that cannot be read as what they should be. */
export const badBodyRows: readonly AnswerRow[] = [
  ...createRows,
  ...OTHERS.map(
    ([name, operation, what, body, expected]): AnswerRow => ({
      name,
      title: `${VERBS[operation]} refuses ${what}`,
      operation,
      ...(operation === 'setOAuth2Client' ? {} : { systems: HYDRA_2 }),
      request: toTarget(body),
      expected,
    }),
  ),
]
