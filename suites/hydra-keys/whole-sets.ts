import type { Check } from '../check.js'
import { judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { worst } from '../verdict.js'
import { quickAlgorithm } from './algorithms.js'
import { createKey, getSet, judgeKeys, ownKey, ownSet, putSet } from './key-sets.js'

const UNKNOWN = { status: 404, mediaType: 'application/json', members: { error: /./ } } as const

const rows: readonly AnswerRow[] = [
  {
    name: 'get-unknown-set',
    title: 'A key set that nobody made is unknown',
    operation: 'getJsonWebKeySet',
    request: (context) => ({ path: { set: ownSet(context) } }),
    expected: UNKNOWN,
  },
  {
    name: 'put-set-without-keys',
    title: 'A set without keys is taken, and shown with null for them',
    operation: 'setJsonWebKeySet',
    request: (context) => ({ path: { set: ownSet(context) }, json: {} }),
    expected: { status: 200, mediaType: 'application/json', members: { keys: null } },
  },
  {
    name: 'delete-unknown-set',
    title: 'Deleting a key set that is not there is a success',
    operation: 'deleteJsonWebKeySet',
    request: (context) => ({ path: { set: ownSet(context) } }),
    expected: { status: 204, empty: true },
  },
]

const stories: readonly Story[] = [
  {
    name: 'put-set',
    title: 'A set that is put is answered with its keys',
    operations: ['setJsonWebKeySet'],
    async run(context) {
      const keys = [ownKey(context), ownKey(context, { use: 'enc' })]
      const set = ownSet(context)
      const exchange = await context.hydra.send('setJsonWebKeySet', { path: { set }, json: { keys } })
      return judgeKeys(exchange, keys)
    },
  },
  {
    name: 'get-set',
    title: 'A set holds the keys that were put into it',
    operations: ['getJsonWebKeySet'],
    async run(context) {
      const keys = [ownKey(context), ownKey(context, { use: 'enc' })]
      return judgeKeys(await getSet(context, await putSet(context, keys)), keys)
    },
  },
  {
    name: 'put-set-replaces',
    title: 'A set that is put again holds the new keys alone',
    operations: ['setJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const key = ownKey(context)
      const set = await putSet(context, [ownKey(context)])
      await putSet(context, [key], set)
      return judgeKeys(await getSet(context, set), [key])
    },
  },
  {
    name: 'put-empty-set',
    title: 'A set can be emptied, and is unknown then',
    operations: ['setJsonWebKeySet', 'getJsonWebKeySet'],
    async run(context) {
      const set = await putSet(context, [ownKey(context)])
      const emptied = await context.hydra.send('setJsonWebKeySet', { path: { set }, json: { keys: [] } })
      const answered = judgeAnswer(emptied, { status: 200, members: { keys: [] } })
      return worst([answered, judgeAnswer(await getSet(context, set), UNKNOWN)])
    },
  },
  {
    name: 'delete-set',
    title: 'A set that was deleted is unknown, and can be made anew',
    operations: ['deleteJsonWebKeySet', 'getJsonWebKeySet', 'createJsonWebKeySet'],
    async run(context) {
      const { hydra } = context
      const set = ownSet(context)
      const wish = { alg: quickAlgorithm(hydra.system), use: 'sig', kid: context.random() }
      await createKey(context, set, wish)
      const deleted = judgeAnswer(await hydra.send('deleteJsonWebKeySet', { path: { set } }), {
        status: 204,
        empty: true,
      })
      const gone = judgeAnswer(await getSet(context, set), UNKNOWN)
      return worst([deleted, gone, judgeAnswer(await createKey(context, set, wish), { status: 201 })])
    },
  },
]

/** Key sets as a whole. */
export const wholeSetChecks: readonly Check[] = [
  ...answerChecks('hydra-keys', rows),
  ...storyChecks('hydra-keys', stories),
]
