import type { Fault } from '../../seams.js'
import { otherStatus } from './answers.js'
import type { Asked, HydraFaultRow } from './asked.js'
import { flushes } from './check-ids.js'
import { LINES_1 } from './lines.js'
import { notDone } from './requests.js'

/** Lines that have it. */

const taken = (row: HydraFaultRow, when: (asked: Asked) => boolean): Fault =>
  notDone({ ...row, systems: LINES_1 }, { operation: 'flushInactiveOAuth2Tokens', when })

/** What a Hydra gets wrong when it is to clear expired tokens away. */
export const flushFaults: readonly Fault[] = [
  otherStatus(
    {
      id: 'hydra-flush/answered-with-200',
      title: 'Answers a flush with 200',
      caughtBy: flushes('flush'),
      systems: LINES_1,
    },
    { operation: 'flushInactiveOAuth2Tokens', status: 204 },
    200,
  ),
  taken(
    { id: 'hydra-flush/any-date', title: 'Takes anything for a time', caughtBy: flushes('malformed-date') },
    ({ text }) => text.includes('yesterday'),
  ),
  taken(
    { id: 'hydra-flush/any-body', title: 'Takes a body that is no JSON', caughtBy: flushes('malformed-json') },
    ({ text }) => text === '{',
  ),
  taken(
    { id: 'hydra-flush/no-body', title: 'Takes a request without a body', caughtBy: flushes('empty-body') },
    ({ text }) => text === '',
  ),
]
