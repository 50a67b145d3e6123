import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks, byLine } from '../hydra/answer-checks.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { createKey, getSet, judgeKeys, ownKey, ownSet, putSet } from './key-sets.js'

const REFUSED = { status: 400, mediaType: 'application/json', members: { error: /./ } } as const
/** 1.x takes what it cannot read for a failure of its own, and its answer may hold two errors. */
const UNREADABLE = byLine({
  'hydra-1.5': { status: 500, mediaType: 'application/json' },
  'hydra-1.9': { status: 500, mediaType: 'application/json' },
  'hydra-2.3': REFUSED,
  'hydra-2': REFUSED,
})

const create = (name: string, title: string, json: unknown): AnswerRow => ({
  name: `create-${name}`,
  title,
  operation: 'createJsonWebKeySet',
  request: (context) => ({ path: { set: ownSet(context) }, json }),
  expected: REFUSED,
})

const wishes: readonly AnswerRow[] = [
  create('unknown-alg', 'A key for an algorithm that nobody knows is refused', { alg: 'XX999', use: 'sig', kid: 'k' }),
  create('alg-none', 'A key for the algorithm none is refused', { alg: 'none', use: 'sig', kid: 'k' }),
  create('without-alg', 'A key without an algorithm is refused', { use: 'sig', kid: 'k' }),
  create('empty-object', 'A key of which nothing is said is refused', {}),
]

interface BrokenBody {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly body: string
}

const broken: readonly BrokenBody[] = [
  {
    name: 'create-malformed-json',
    title: 'A body that is not JSON makes no key',
    operation: 'createJsonWebKeySet',
    body: '{"alg"',
  },
  { name: 'create-empty-body', title: 'No body makes no key', operation: 'createJsonWebKeySet', body: '' },
  { name: 'create-array', title: 'A list makes no key', operation: 'createJsonWebKeySet', body: '[]' },
  {
    name: 'put-set-malformed-json',
    title: 'A body that is not JSON is no key set',
    operation: 'setJsonWebKeySet',
    body: '{"keys":',
  },
  {
    name: 'put-set-invalid-key',
    title: 'A key set with a key of an unknown type is refused',
    operation: 'setJsonWebKeySet',
    body: '{"keys":[{"kty":"nope"}]}',
  },
  {
    name: 'put-key-malformed-json',
    title: 'A body that is not JSON is no key',
    operation: 'setJsonWebKey',
    body: '{',
  },
  {
    name: 'put-key-invalid-key',
    title: 'A key of an unknown type is refused',
    operation: 'setJsonWebKey',
    body: '{"kty":"nope"}',
  },
]

const bodies: readonly AnswerRow[] = broken.map(({ body, ...row }) => ({
  ...row,
  request: (context) => ({
    path: { set: ownSet(context), kid: 'k' },
    headers: { 'content-type': 'application/json' },
    body,
  }),
  expected: UNREADABLE,
}))

const stories: readonly Story[] = [
  {
    name: 'create-refused-makes-no-set',
    title: 'A creation that was refused leaves no set behind',
    operations: ['createJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const set = ownSet(context)
      await createKey(context, set, { alg: 'XX999', use: 'sig', kid: 'k' })
      return judgeAnswer(await getSet(context, set), { status: 404 })
    },
  },
  {
    name: 'put-set-refused-changes-nothing',
    title: 'A set that was refused leaves the keys that were there',
    operations: ['setJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const key = ownKey(context)
      const set = await putSet(context, [key])
      await context.hydra.send('setJsonWebKeySet', { path: { set }, json: { keys: [{ kty: 'nope' }] } })
      return judgeKeys(await getSet(context, set), [key])
    },
  },
]

/** Bodies that hold no key, and wishes that cannot be met. */
export const badInputChecks: readonly Check[] = [
  ...answerChecks('hydra-keys', [...wishes, ...bodies]),
  ...storyChecks('hydra-keys', stories),
]
