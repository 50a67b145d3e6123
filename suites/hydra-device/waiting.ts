import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { judgeAnswer } from '../hydra/answer.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import type { Verdict } from '../verdict.js'
import { DEVICE_SYSTEMS, deviceClient, errorOf, idleDevice, poll } from './device-client.js'

/** Nobody was asked yet. A device that asks too often may be told to slow down. */
async function pending(context: CheckContext, may: RegExp): Promise<Verdict> {
  const exchange = await poll(context, await idleDevice(context))
  return judgeFacts(
    { status: 400, error: may },
    { status: exchange.response.status, error: errorOf(exchange) },
    { exchange },
  )
}

async function refused(context: CheckContext, device_code: string | undefined): Promise<Verdict> {
  const exchange = await poll(context, { client: await deviceClient(context), device_code })
  return judgeAnswer(exchange, { status: 400, error: 'invalid_grant' })
}

const check = (name: string, title: string, section: string, run: Check['run']): Check => ({
  id: `hydra-device/${name}`,
  title,
  requirement: { standard: 'RFC 8628', section, level: 'MUST' },
  operations: ['oauth2TokenExchange'],
  systems: DEVICE_SYSTEMS,
  run,
})

/** How a device waits for the person. */
export const waitingChecks: readonly Check[] = [
  check('pending', 'A device whose code nobody has entered is told to wait: authorization_pending', '3.5', (context) =>
    pending(context, /^(authorization_pending|slow_down)$/),
  ),
  check(
    'unknown-device-code',
    'A device code that was never given out gets no tokens: invalid_grant',
    '3.5',
    (context) => refused(context, context.random(32)),
  ),
  check('no-device-code', 'Without a device code there are no tokens: invalid_grant', '3.4', (context) =>
    refused(context, undefined),
  ),
]
