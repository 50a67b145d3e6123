import type { Fault } from '../../seams.js'
import { otherJson, otherMembers, otherStatus } from './answers.js'
import { sentMember } from './asked.js'
import { keyChecks, lastOfPath, withKeyList, withKeys } from './key-sets.js'
import { LINES_1 } from './lines.js'
import { bentRequest, echoedOnly, notDone, sentAgain } from './requests.js'

const SERVER_SET = /\/keys\/hydra\.openid\.id-token$/
const isServerSet = ({ url }: { readonly url: URL }): boolean => SERVER_SET.test(url.pathname)
const keysSent = (json: unknown): readonly unknown[] =>
  typeof json === 'object' && json !== null && 'keys' in json && Array.isArray(json.keys) ? json.keys : []

/** What goes wrong with whole sets. */
const sets: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-keys/unknown-set-found',
      title: 'Finds key sets that nobody made',
      caughtBy: keyChecks('get-unknown-set', 'put-empty-set', 'delete-set', 'create-refused-makes-no-set'),
    },
    { operation: 'getJsonWebKeySet', status: 404 },
    200,
  ),
  otherJson(
    {
      id: 'hydra-keys/set-cut-off',
      title: 'Shows only the newest key of a set',
      caughtBy: keyChecks('get-set', 'put-key', 'put-key-other-kid', 'create-second-key'),
    },
    { operation: 'getJsonWebKeySet', status: 200, when: (asked) => !isServerSet(asked) },
    withKeyList((keys) => keys.slice(0, 1)),
  ),
  otherMembers(
    {
      id: 'hydra-keys/set-without-keys-is-empty',
      title: 'Shows an empty list for a set that came without keys',
      caughtBy: keyChecks('put-set-without-keys'),
    },
    { operation: 'setJsonWebKeySet', status: 200, when: ({ text }) => text === '{}' },
    { keys: [] },
  ),
  otherJson(
    {
      id: 'hydra-keys/put-set-without-use',
      title: 'Answers a set that was put without the use of its keys',
      caughtBy: keyChecks('put-set'),
    },
    { operation: 'setJsonWebKeySet', status: 200 },
    withKeys((key) => ({ ...key, use: undefined })),
  ),
  bentRequest(
    {
      id: 'hydra-keys/put-set-keeps-old-key',
      title: 'Keeps an old key in a set that is put',
      caughtBy: keyChecks('put-set-replaces'),
      follows: keyChecks('put-key', 'put-key-again', 'put-key-other-kid', 'put-set-refused-changes-nothing'),
    },
    { operation: 'setJsonWebKeySet', when: ({ json }) => keysSent(json).length === 1 },
    (request, { url, json }) => {
      const old = { kty: 'oct', k: 'b2xk', kid: 'old', alg: 'HS256', use: 'sig' }
      return sentAgain(request, url, JSON.stringify({ keys: [...keysSent(json), old] }))
    },
  ),
  echoedOnly(
    {
      id: 'hydra-keys/emptied-set-kept',
      title: 'Keeps the keys of a set that is emptied',
      caughtBy: keyChecks('put-empty-set'),
    },
    { operation: 'setJsonWebKeySet', when: ({ text }) => text === '{"keys":[]}' },
  ),
  notDone(
    { id: 'hydra-keys/deleted-set-kept', title: 'Keeps a key set that is deleted', caughtBy: keyChecks('delete-set') },
    { operation: 'deleteJsonWebKeySet' },
  ),
  otherStatus(
    {
      id: 'hydra-keys/deletion-answered-with-200',
      title: 'Answers the deletion of a set with 200',
      caughtBy: keyChecks('delete-unknown-set', 'delete-set'),
    },
    { operation: 'deleteJsonWebKeySet' },
    200,
  ),
]

/** What goes wrong with single keys. */
const keys: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-keys/unknown-key-found',
      title: 'Finds keys that are in no set',
      caughtBy: keyChecks('get-key-unknown-set', 'get-unknown-key', 'delete-key', 'get-whole'),
    },
    { operation: 'getJsonWebKey', status: 404 },
    200,
  ),
  otherJson(
    {
      id: 'hydra-keys/key-twice',
      title: 'Shows a single key twice',
      caughtBy: keyChecks('get-half', 'get-whole'),
      follows: keyChecks('get-key'),
    },
    { operation: 'getJsonWebKey', status: 200 },
    withKeyList((list) => [...list, ...list]),
  ),
  otherJson(
    {
      id: 'hydra-keys/key-with-other-use',
      title: 'Shows a single key with another use',
      caughtBy: keyChecks('get-key'),
    },
    { operation: 'getJsonWebKey', status: 200 },
    withKeys((key) => ({ ...key, use: 'enc' })),
  ),
  otherJson(
    {
      id: 'hydra-keys/public-key-tells-secret',
      title: 'Shows the private exponent with the public half of a key',
      caughtBy: keyChecks('get-half'),
      systems: LINES_1,
    },
    { operation: 'getJsonWebKey', status: 200, when: (asked) => lastOfPath(asked).startsWith('public:') },
    withKeys((key) => ({ ...key, d: 'c2VjcmV0' })),
  ),
  echoedOnly(
    {
      id: 'hydra-keys/put-key-not-stored',
      title: 'Stores no single key',
      caughtBy: keyChecks('put-key', 'put-key-new-set', 'put-key-again', 'put-key-other-kid'),
    },
    { operation: 'setJsonWebKey', when: (asked) => sentMember(asked, 'kty') === 'oct' },
  ),
  bentRequest(
    {
      id: 'hydra-keys/put-key-not-changed',
      title: 'Stores the use of a single key as it was',
      caughtBy: keyChecks('put-key-again'),
    },
    { operation: 'setJsonWebKey', when: (asked) => sentMember(asked, 'use') === 'enc' },
    (request, { url, text }) => sentAgain(request, url, text.replace('"enc"', '"sig"')),
  ),
  bentRequest(
    {
      id: 'hydra-keys/put-key-kid-of-path',
      title: 'Stores a single key by the kid in the path',
      caughtBy: keyChecks('put-key-other-kid'),
    },
    { operation: 'setJsonWebKey', when: (asked) => lastOfPath(asked) === 'other' },
    (request, { url, text }) => sentAgain(request, url, text.replace(/"kid":"[^"]*"/, '"kid":"other"')),
  ),
  notDone(
    {
      id: 'hydra-keys/deleted-key-kept',
      title: 'Keeps a key that is deleted',
      caughtBy: keyChecks('delete-key'),
      follows: keyChecks('delete-key-unknown-set'),
    },
    { operation: 'deleteJsonWebKey' },
  ),
  otherStatus(
    {
      id: 'hydra-keys/key-deletion-answered-with-200',
      title: 'Answers the deletion of a key with 200',
      caughtBy: keyChecks('delete-key-unknown-set', 'delete-unknown-key', 'delete-key'),
    },
    { operation: 'deleteJsonWebKey' },
    200,
  ),
]

/** What goes wrong where keys are brought that are none. */
const badInput: readonly Fault[] = [
  ...[
    { name: 'put-set-malformed-json', operation: 'setJsonWebKeySet', body: '{"keys":', what: 'a set that is not JSON' },
    { name: 'put-key-malformed-json', operation: 'setJsonWebKey', body: '{', what: 'a key that is not JSON' },
    { name: 'put-key-invalid-key', operation: 'setJsonWebKey', body: '{"kty":"nope"}', what: 'a key of no known type' },
  ].map(({ name, operation, body, what }) =>
    otherStatus(
      { id: `hydra-keys/${name}-taken`, title: `Takes on ${what}`, caughtBy: keyChecks(name) },
      {
        operation: operation === 'setJsonWebKey' ? 'setJsonWebKey' : 'setJsonWebKeySet',
        when: ({ text }) => text === body,
      },
      200,
    ),
  ),
  bentRequest(
    {
      id: 'hydra-keys/invalid-set-empties',
      title: 'Takes a set with a key of no known type for an empty one',
      caughtBy: keyChecks('put-set-invalid-key', 'put-set-refused-changes-nothing'),
    },
    { operation: 'setJsonWebKeySet', when: ({ text }) => text.includes('"nope"') },
    (request, { url }) => sentAgain(request, url, '{"keys":[]}'),
  ),
]

/** What goes wrong with the keys of the server itself. */
const server: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-keys/server-set-unknown',
      title: 'Does not show the set that ID tokens are signed with',
      caughtBy: keyChecks('server-set'),
    },
    { operation: 'getJsonWebKeySet', when: isServerSet },
    404,
  ),
  otherJson(
    {
      id: 'hydra-keys/server-set-unpublished',
      title: 'Signs ID tokens with a key that is not published',
      caughtBy: keyChecks('server-set-published'),
    },
    { operation: 'getJsonWebKeySet', status: 200, when: isServerSet },
    withKeys((key) => ({ ...key, n: 'AQAB' })),
  ),
  otherJson(
    {
      id: 'hydra-keys/own-set-published',
      title: 'Publishes the keys of every set',
      caughtBy: keyChecks('own-set-unpublished'),
    },
    { operation: 'getJwks', status: 200 },
    withKeyList((list) => [
      ...list,
      {
        kty: 'EC',
        crv: 'P-256',
        alg: 'ES256',
        use: 'sig',
        kid: 'of-an-operator',
        x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
        y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
      },
    ]),
  ),
]

/** What goes wrong with keys that are there. */
export const keysKeptFaults: readonly Fault[] = [...sets, ...keys, ...badInput, ...server]
