import type { Check } from '../check.js'
import { answerChecks } from '../hydra/answer-checks.js'

/** Whether the server says of itself that it is there, and what it is. */
export const checks: readonly Check[] = answerChecks('hydra-health', [
  {
    name: 'alive',
    title: 'A running server says that it is alive',
    operation: 'isAlive',
    expected: { status: 200, mediaType: 'application/json', members: { status: 'ok' } },
  },
  {
    name: 'ready',
    title: 'A server that can reach its database says that it is ready',
    operation: 'isReady',
    expected: { status: 200, mediaType: 'application/json', members: { status: 'ok' } },
  },
  {
    name: 'version',
    title: 'The server tells its version as a text, which may be empty',
    operation: 'getVersion',
    expected: { status: 200, mediaType: 'application/json', members: { version: /^/ } },
  },
])
