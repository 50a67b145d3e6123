import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { stepByStep } from '../hydra/step-by-step.js'
import type { Story } from '../hydra/story-checks.js'
import { got, machineToken, madeClient, madeMachine } from './made-client.js'
import { REFUSED, REFUSED_AS } from './refusals.js'

interface Operation {
  readonly op: string
  readonly path: string
  readonly value?: unknown
}

const patched = ({ hydra }: CheckContext, id: string, ...operations: readonly Operation[]): Promise<Exchange> =>
  hydra.send('patchOAuth2Client', { path: { id }, json: operations })

const BEFORE = { client_name: 'Before', owner: 'owner-1', redirect_uris: ['https://client.example/cb'] }

const stories: readonly Omit<Story, 'systems'>[] = [
  {
    name: 'patch',
    title: 'A patch changes the member that it names and leaves the others',
    operations: ['patchOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context, BEFORE)
      const after = { status: 200, members: { client_id: id, ...BEFORE, client_name: 'After' } }
      return stepByStep(
        async () =>
          judgeAnswer(await patched(context, id, { op: 'replace', path: '/client_name', value: 'After' }), {
            ...after,
            mediaType: 'application/json',
          }),
        async () => judgeAnswer(await got(context, id), after),
      )
    },
  },
  {
    name: 'patch-add-remove',
    title: 'A patch can add a member and remove one, in one go',
    operations: ['patchOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context, { ...BEFORE, owner: '' })
      const patch = [
        { op: 'add', path: '/contacts', value: ['dev@client.example'] },
        { op: 'remove', path: '/owner' },
      ]
      return judgeAnswer(await patched(context, id, ...patch), {
        status: 200,
        members: { contacts: ['dev@client.example'], owner: '' },
      })
    },
  },
  {
    name: 'patch-test-failed',
    title: 'A patch whose test does not hold is refused and changes nothing',
    operations: ['patchOAuth2Client'],
    requirement: { standard: 'RFC 6902', section: '5', level: 'MUST' },
    run: async (context) => {
      const { id } = await madeClient(context, BEFORE)
      const patch = [
        { op: 'replace', path: '/owner', value: 'owner-2' },
        { op: 'test', path: '/client_name', value: 'Other' },
      ]
      return stepByStep(
        async () => judgeAnswer(await patched(context, id, ...patch), REFUSED(500)),
        async () => judgeAnswer(await got(context, id), { status: 200, members: { owner: 'owner-1' } }),
      )
    },
  },
  {
    name: 'patch-id',
    title: 'A patch cannot change the id of a client',
    operations: ['patchOAuth2Client'],
    run: async (context) => {
      const { id } = await madeClient(context)
      return stepByStep(
        async () =>
          judgeAnswer(
            await patched(context, id, { op: 'replace', path: '/client_id', value: `${id}-2` }),
            REFUSED(404),
          ),
        async () => judgeAnswer(await got(context, id), { status: 200, members: { client_id: id } }),
      )
    },
  },
  {
    name: 'patch-keeps-secret',
    title: 'A patch of something else leaves the secret as it is, and the answer does not show it',
    operations: ['patchOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      return stepByStep(
        async () =>
          judgeAnswer(await patched(context, made.id, { op: 'replace', path: '/client_name', value: 'After' }), {
            status: 200,
            members: { client_secret: ABSENT },
          }),
        async () => judgeAnswer(await machineToken(context, made), { status: 200 }),
      )
    },
  },
  {
    name: 'patch-changes-secret',
    title: 'The secret that a patch gives is shown in its answer and is good; the one before is not any more',
    operations: ['patchOAuth2Client', 'oauth2TokenExchange'],
    run: async (context) => {
      const made = await madeMachine(context)
      const secret = context.random(24)
      return stepByStep(
        async () =>
          judgeAnswer(await patched(context, made.id, { op: 'replace', path: '/client_secret', value: secret }), {
            status: 200,
            members: { client_secret: secret },
          }),
        async () => judgeAnswer(await machineToken(context, made, secret), { status: 200 }),
        async () => judgeAnswer(await machineToken(context, made), REFUSED_AS(401, 'invalid_client')),
      )
    },
  },
]

/** JSON Patch of clients, which came with 2.x. */
export const patchStories: readonly Story[] = stories.map((story) => ({ ...story, systems: HYDRA_2 }))
