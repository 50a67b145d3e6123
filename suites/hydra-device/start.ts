import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { type AnswerRow, answerChecks } from '../hydra/answer-checks.js'
import { judgeFacts } from '../hydra/judge-facts.js'
import { basicHeader } from '../hydra/own-client.js'
import { DEVICE_GRANT, DEVICE_SYSTEMS, deviceClient, idleDevice } from './device-client.js'

/** A client that has a secret to prove itself by. */
const withSecret = async (context: CheckContext) =>
  context.client({
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: [DEVICE_GRANT],
    metadata: {},
  })

/** What a device is answered when it begins. */
export const startRows: readonly AnswerRow[] = [
  {
    name: 'start',
    title: 'A device gets its codes, the address that the person is to visit, and how long and how often to ask',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: async (context) => ({ form: { client_id: (await deviceClient(context)).client_id, scope: 'openid' } }),
    expected: {
      status: 200,
      mediaType: 'application/json',
      members: {
        device_code: /./,
        user_code: /./,
        verification_uri: /^https?:\/\/.*\/oauth2\/device\/verify$/,
        verification_uri_complete: /\/oauth2\/device\/verify\?user_code=./,
      },
    },
  },
  {
    name: 'start-unknown-client',
    title: 'A client that nobody knows begins no device flow: invalid_client',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: ({ random }) => ({ form: { client_id: `touchstone-${random(12)}` } }),
    expected: { status: 401, error: 'invalid_client' },
  },
  {
    name: 'start-no-client',
    title: 'Nobody begins no device flow: invalid_request',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: { form: { scope: 'openid' } },
    expected: { status: 400, error: 'invalid_request' },
  },
  {
    name: 'start-grant-missing',
    title: 'A client without the device grant begins no device flow: invalid_grant',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: async (context) => {
      const { client_id } = await context.client({ token_endpoint_auth_method: 'none', metadata: {} })
      return { form: { client_id, scope: 'openid' } }
    },
    expected: { status: 400, error: 'invalid_grant' },
  },
  {
    name: 'start-scope-not-allowed',
    title: 'A scope that the client may not have begins no device flow: invalid_scope',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: async (context) => ({
      form: { client_id: (await deviceClient(context)).client_id, scope: 'touchstone-unknown' },
    }),
    expected: { status: 400, error: 'invalid_scope' },
  },
  {
    name: 'start-secret-missing',
    title: 'A client that has a secret begins no device flow without it: invalid_client',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: async (context) => ({ form: { client_id: (await withSecret(context)).client_id } }),
    expected: { status: 401, error: 'invalid_client' },
  },
  {
    name: 'start-client-id-missing',
    title: 'A client that authenticates by Basic has to name itself in the form too: invalid_request',
    operation: 'oAuth2DeviceFlow',
    systems: DEVICE_SYSTEMS,
    request: async (context) => ({ form: { scope: 'openid' }, headers: basicHeader(await withSecret(context)) }),
    expected: { status: 400, error: 'invalid_request' },
  },
]

/** RFC 8628 section 3.2: both are seconds. */
const times: Check = {
  id: 'hydra-device/start-times',
  title: 'A device is told for how many seconds its codes live and how many to let pass between two questions',
  requirement: { standard: 'RFC 8628', section: '3.2', level: 'MUST' },
  operations: ['oAuth2DeviceFlow'],
  systems: DEVICE_SYSTEMS,
  async run(context) {
    const { exchange } = await idleDevice(context)
    const body = jsonBody(exchange)
    const { expires_in, interval } = isObject(body) ? body : {}
    const isTime = (value: unknown): boolean => typeof value === 'number' && value > 0
    return judgeFacts(
      { expires_in: true, interval: true },
      { expires_in: isTime(expires_in), interval: isTime(interval) },
      { exchange, note: 'true: a number above 0' },
    )
  },
}

/** How a device begins. */
export const startChecks: readonly Check[] = [...answerChecks('hydra-device', startRows), times]
