import type { CheckContext } from '../harness/context.js'
import type { AnswerRow } from '../hydra/answer-checks.js'
import { unknownChallenges } from '../hydra/bad-requests.js'
import { challengeIn } from '../hydra/challenge-flow.js'
import { once } from '../once.js'
import { DEVICE_SYSTEMS, idleDevice } from './device-client.js'

/** A browser at the device app that never gets on. */
const asked = once(async (context: CheckContext) => {
  const { user_code } = await idleDevice(context)
  const url = context.hydra.url('performOAuth2DeviceVerificationFlow', { query: { user_code } })
  const exchange = await context.visit(context.browser(), { url })
  return { device_challenge: challengeIn(exchange, 'device', 'hydra-device/verify') }
})

/** Requests of a device app that must be refused. */
export const badRequests: readonly AnswerRow[] = [
  ...unknownChallenges({
    verb: 'accept',
    operation: 'acceptUserCodeRequest',
    parameter: 'device_challenge',
    json: { user_code: 'ABCDEFGH' },
  }),
  {
    name: 'accept-wrong-code',
    title: 'A user code that was never given out is not accepted',
    operation: 'acceptUserCodeRequest' as const,
    request: async (context: CheckContext) => ({ query: await asked(context), json: { user_code: 'WRONGXXX' } }),
    expected: { status: 400, error: 'invalid_request' },
  },
  {
    name: 'accept-no-code',
    title: 'Nothing is accepted without a user code',
    operation: 'acceptUserCodeRequest' as const,
    request: async (context: CheckContext) => ({ query: await asked(context), json: {} }),
    expected: { status: 400, error: 'invalid_request' },
  },
].map((row) => ({ ...row, systems: DEVICE_SYSTEMS }))
