import type { JsonObject } from '../context.js'
import { HarnessError } from '../errors.js'
import { type Exchange, type HttpRequest, jsonBody } from '../exchange.js'
import { isObject } from '../json.js'
import type { Target } from '../target.js'
import { detectSystem } from './detect-system.js'
import type { HydraClient } from './hydra-api.js'
import { type HydraSystem, isHydra, type TargetSystem } from './hydra-systems.js'

/** What the target turned out to be. */
export interface Recognised {
  readonly system: TargetSystem
  /** Its API, when it is a Hydra. */
  readonly hydra?: HydraClient
  /** The same, when its admin side can be reached. */
  readonly admin?: HydraClient
}

type Given = Pick<Target, 'system' | 'adminUrl' | 'issuer'>

const WHERE = 'give the address of the admin side as target.adminUrl (--admin-url, TOUCHSTONE_ADMIN_URL)'

/**
 * Finds out what the target is: what the options say, else what the version endpoint of the admin side says, else the
 * discovery document. Throws a `HarnessError` that names the setting when no admin API of Hydra answers at the URL given.
 */
export async function recognise(
  { system, adminUrl, issuer }: Given,
  metadata: Readonly<JsonObject>,
  send: (request: HttpRequest) => Promise<Exchange>,
): Promise<Recognised> {
  if (adminUrl === undefined) {
    const found = system ?? detectSystem(metadata)
    if (!isHydra(found)) return { system: found ?? 'openid-connect' }
    return { system: found, hydra: await opened(found) }
  }
  // The version endpoint is the same in every document.
  const probing = await opened(isHydra(system) ? system : 'hydra-2')
  const version = await versionAt(probing, adminUrl)
  const found = isHydra(system) ? system : detectSystem(metadata, version)
  const hydra = found === undefined || found === probing.system ? probing : await opened(found)
  return { system: hydra.system, hydra, admin: hydra }

  async function opened(line: HydraSystem): Promise<HydraClient> {
    const { HydraClient, publicUrlOf } = await import('./hydra-api.js')
    return HydraClient.open({ system: line, publicUrl: publicUrlOf(metadata, issuer), adminUrl, send })
  }
}

async function versionAt(admin: HydraClient, adminUrl: string): Promise<string> {
  const exchange = await admin.send('getVersion').catch((reason: unknown) => {
    if (!(reason instanceof HarnessError)) throw reason
    const message = `no admin API of Hydra answers at ${adminUrl}: ${reason.message}; ${WHERE}`
    throw new HarnessError(reason.code, message, { ...reason.context, key: 'adminUrl' }, { cause: reason })
  })
  const body = jsonBody(exchange)
  if (exchange.response.status === 200 && isObject(body) && typeof body.version === 'string') return body.version
  throw new HarnessError(
    'ERR_USAGE',
    `no admin API of Hydra is at ${adminUrl}: GET ${admin.url('getVersion')} answered ${exchange.response.status}; ${WHERE}`,
    { key: 'adminUrl' },
  )
}
