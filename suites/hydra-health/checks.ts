import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import { judgeAnswer } from '../hydra/answer.js'
import { answerChecks } from '../hydra/answer-checks.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { skip } from '../verdict.js'

const WELL = { status: 200, mediaType: 'application/json', members: { status: 'ok' } } as const

const answers: readonly Check[] = answerChecks('hydra-health', [
  {
    name: 'alive',
    title: 'A running server says that it is alive',
    operation: 'isAlive',
    expected: WELL,
  },
  {
    name: 'ready',
    title: 'A server that can reach its database says that it is ready',
    operation: 'isReady',
    expected: WELL,
  },
  {
    name: 'version',
    title: 'The server tells its version as a text, which may be empty',
    operation: 'getVersion',
    expected: { status: 200, mediaType: 'application/json', members: { version: /^/ } },
  },
])

interface Place {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly side: 'public' | 'admin'
  readonly path: string
}

/** Both sides answer; the document names one. */
const places: readonly Place[] = [
  {
    name: 'alive-public',
    title: 'The public side says that it is alive',
    operation: 'isAlive',
    side: 'public',
    path: '/health/alive',
  },
  {
    name: 'ready-public',
    title: 'The public side says that it is ready',
    operation: 'isReady',
    side: 'public',
    path: '/health/ready',
  },
  {
    name: 'ready-admin',
    title: 'The admin side says that it is ready',
    operation: 'isReady',
    side: 'admin',
    path: '/health/ready',
  },
]

const stories: readonly Story[] = [
  ...places.map(
    ({ name, title, operation, side, path }): Story => ({
      name,
      title,
      operations: [operation],
      async run({ hydra, http }) {
        const exchange = await http({ url: `${hydra.base(side)}${path}`, headers: { accept: 'application/json' } })
        // What is in front of a server may let only what clients need through.
        if (exchange.response.status === 404) return skip(`the ${side} side is reached without ${path}`)
        return judgeAnswer(exchange, WELL)
      },
    }),
  ),
  {
    name: 'alive-head',
    title: 'Asked without a body whether it is alive, the current line answers, and others name the right method',
    operations: ['isAlive'],
    async run({ hydra, http }) {
      const exchange = await http({ method: 'HEAD', url: `${hydra.base('admin')}/health/alive` })
      const newest = hydra.system === 'hydra-2'
      return judgeAnswer(exchange, newest ? { status: 200 } : { status: 405, headers: { allow: /\bGET\b/ } })
    },
  },
]

/** Whether the server says of itself that it is there, and what it is. */
export const checks: readonly Check[] = [...answers, ...storyChecks('hydra-health', stories)]
