import type { Check } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { ABSENT, type ByLine, judgeAnswer } from '../hydra/answer.js'
import { type AnswerRow, answerChecks, byLine } from '../hydra/answer-checks.js'
import { HYDRA_1, HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { worst } from '../verdict.js'
import { getSet, judgeKeys, madeKey, ownKey, ownSet, putSet, withKeys } from './key-sets.js'

const UNKNOWN = { status: 404, mediaType: 'application/json', members: { error: /./ } } as const

const getKey = ({ hydra }: CheckContext, set: string, kid: unknown) =>
  hydra.send('getJsonWebKey', { path: { set, kid: String(kid) } })

const putKey = ({ hydra }: CheckContext, set: string, key: Readonly<JsonObject>, kid: unknown = key.kid) =>
  hydra.send('setJsonWebKey', { path: { set, kid: String(kid) }, json: key })

/** Whether a single key can be put into a set that is not there: it then makes the set. */
const MAKES_SET: ByLine<boolean> = { 'hydra-1.5': false, 'hydra-1.9': true, 'hydra-2.3': true, 'hydra-2': true }

const rows: readonly AnswerRow[] = [
  {
    name: 'get-key-unknown-set',
    title: 'A key of a set that nobody made is unknown',
    operation: 'getJsonWebKey',
    request: (context) => ({ path: { set: ownSet(context), kid: 'k' } }),
    expected: UNKNOWN,
  },
  {
    name: 'get-unknown-key',
    title: 'A key that is not in its set is unknown',
    operation: 'getJsonWebKey',
    request: async (context) => ({ path: { set: await putSet(context, [ownKey(context)]), kid: 'k' } }),
    expected: UNKNOWN,
  },
  {
    name: 'delete-key-unknown-set',
    title: 'Deleting a key of a set that is not there is a success from 1.9 on',
    operation: 'deleteJsonWebKey',
    request: (context) => ({ path: { set: ownSet(context), kid: 'k' } }),
    expected: byLine({
      'hydra-1.5': UNKNOWN,
      'hydra-1.9': { status: 204, empty: true },
      'hydra-2.3': { status: 204, empty: true },
      'hydra-2': { status: 204, empty: true },
    }),
  },
]

const stories: readonly Story[] = [
  {
    name: 'get-key',
    title: 'A single key is shown as a set of its own',
    operations: ['getJsonWebKey'],
    async run(context) {
      const key = ownKey(context)
      const set = await putSet(context, [key, ownKey(context)])
      return judgeKeys(await getKey(context, set, key.kid), [key])
    },
  },
  {
    name: 'get-half',
    title: 'Each half of a key that was made is found by its kid, and the public one tells no secret',
    operations: ['getJsonWebKey'],
    systems: HYDRA_1,
    async run(context) {
      const { set, kid } = withKeys(await madeKey(context, 'ES512'))
      const [secret, open] = [`private:${kid}`, `public:${kid}`]
      return worst([
        judgeAnswer(await getKey(context, set, secret), { status: 200, members: { keys: [{ kid: secret, d: /./ }] } }),
        judgeAnswer(await getKey(context, set, open), { status: 200, members: { keys: [{ kid: open, d: ABSENT }] } }),
      ])
    },
  },
  {
    name: 'get-whole',
    title: 'A key that was made is found by the kid that was asked for, not by the names that 1.x gave its halves',
    operations: ['getJsonWebKey'],
    systems: HYDRA_2,
    async run(context) {
      const { set, kid } = withKeys(await madeKey(context, 'ES256'))
      return worst([
        judgeAnswer(await getKey(context, set, kid), { status: 200, members: { keys: [{ kid }] } }),
        judgeAnswer(await getKey(context, set, `private:${kid}`), UNKNOWN),
        judgeAnswer(await getKey(context, set, `public:${kid}`), UNKNOWN),
      ])
    },
  },
  {
    name: 'put-key',
    title: 'A key that is put is answered as it is, and joins the others in its set',
    operations: ['setJsonWebKey', 'getJsonWebKeySet'],
    async run(context) {
      const [first, second] = [ownKey(context), ownKey(context)]
      const set = await putSet(context, [first])
      const put = await putKey(context, set, second)
      const answered = judgeAnswer(put, { status: 200, mediaType: 'application/json', members: second })
      return worst([answered, judgeKeys(await getSet(context, set), [first, second])])
    },
  },
  {
    name: 'put-key-new-set',
    title: 'A key that is put where no set is makes the set from 1.9 on, and is refused before',
    operations: ['setJsonWebKey', 'getJsonWebKeySet'],
    async run(context) {
      const key = ownKey(context)
      const set = ownSet(context)
      const put = await putKey(context, set, key)
      if (!MAKES_SET[context.hydra.system]) return judgeAnswer(put, UNKNOWN)
      return worst([judgeAnswer(put, { status: 200 }), judgeKeys(await getSet(context, set), [key])])
    },
  },
  {
    name: 'put-key-again',
    title: 'A key that is put again takes the place of the one with its kid',
    operations: ['setJsonWebKey', 'getJsonWebKeySet'],
    async run(context) {
      const key = ownKey(context)
      const changed = { ...key, use: 'enc' }
      const set = await putSet(context, [key])
      const put = judgeAnswer(await putKey(context, set, changed), { status: 200, members: { use: 'enc' } })
      return worst([put, judgeKeys(await getSet(context, set), [changed])])
    },
  },
  {
    name: 'put-key-other-kid',
    title: 'The kid in the body names the key, whatever the path says',
    operations: ['setJsonWebKey', 'getJsonWebKeySet'],
    async run(context) {
      const [first, second] = [ownKey(context), ownKey(context)]
      const set = await putSet(context, [first])
      const put = judgeAnswer(await putKey(context, set, second, 'other'), { status: 200, members: second })
      return worst([put, judgeKeys(await getSet(context, set), [first, second])])
    },
  },
  {
    name: 'delete-key',
    title: 'A key that was deleted is unknown, and the others stay',
    operations: ['deleteJsonWebKey', 'getJsonWebKeySet', 'getJsonWebKey'],
    async run(context) {
      const [first, second] = [ownKey(context), ownKey(context)]
      const set = await putSet(context, [first, second])
      const path = { set, kid: String(first.kid) }
      const deleted = await context.hydra.send('deleteJsonWebKey', { path })
      return worst([
        judgeAnswer(deleted, { status: 204, empty: true }),
        judgeAnswer(await getKey(context, set, first.kid), UNKNOWN),
        judgeKeys(await getSet(context, set), [second]),
      ])
    },
  },
  {
    name: 'delete-unknown-key',
    title: 'Deleting a key that is not in its set is a success',
    operations: ['deleteJsonWebKey'],
    async run(context) {
      const set = await putSet(context, [ownKey(context)])
      const deleted = await context.hydra.send('deleteJsonWebKey', { path: { set, kid: 'k' } })
      return judgeAnswer(deleted, { status: 204, empty: true })
    },
  },
]

/** Keys one by one. */
export const singleKeyChecks: readonly Check[] = [
  ...answerChecks('hydra-keys', rows),
  ...storyChecks('hydra-keys', stories),
]
