import type { CheckContext, Client } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import { isObject, nonEmpty } from '../harness/json.js'
import { once } from '../once.js'
import { Skip } from '../verdict.js'

/** RFC 8628 section 3.4. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code'

/** Lines that know devices. */
export const DEVICE_SYSTEMS: readonly HydraSystem[] = ['hydra-2']

/** A device: nobody can keep a secret in it. */
export const deviceClient = (context: CheckContext): Promise<Client> =>
  context.client({ token_endpoint_auth_method: 'none', grant_types: [DEVICE_GRANT, 'refresh_token'], metadata: {} })

/** What a device is told to show to the person, RFC 8628 section 3.2. */
export interface Started {
  readonly client: Client
  readonly exchange: Exchange
  readonly device_code: string
  readonly user_code: string
  /** Seconds between two polls. */
  readonly interval: number
}

/** Begins the flow of a device. Skips with the check to blame when it does not begin. */
export async function started(context: CheckContext, scope = 'openid offline_access'): Promise<Started> {
  const client = await deviceClient(context)
  const exchange = await context.hydra.send('oAuth2DeviceFlow', { form: { client_id: client.client_id, scope } })
  const body = jsonBody(exchange)
  const [device_code, user_code] = isObject(body) ? [nonEmpty(body.device_code), nonEmpty(body.user_code)] : []
  if (!isObject(body) || device_code === undefined || user_code === undefined)
    throw new Skip(`exchange ${exchange.id} should give a device its codes`, 'hydra-device/start')
  const interval = typeof body.interval === 'number' ? body.interval : 5
  return { client, exchange, device_code, user_code, interval }
}

/** A device that nobody approves. */
export const idleDevice: (context: CheckContext) => Promise<Started> = once((context) => started(context))

/** Asks for the tokens. */
export const poll = (
  context: CheckContext,
  { client, device_code }: { readonly client: Client; readonly device_code: string | undefined },
): Promise<Exchange> => context.token({ client, form: { grant_type: DEVICE_GRANT, device_code } })

/** The error of an answer, if it has one. */
export function errorOf(exchange: Exchange): string | undefined {
  const body = jsonBody(exchange)
  return isObject(body) ? nonEmpty(body.error) : undefined
}
