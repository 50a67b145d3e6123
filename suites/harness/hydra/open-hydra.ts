import type { JsonObject } from '../context.js'
import { HarnessError } from '../errors.js'
import { type Exchange, type HttpRequest, jsonBody } from '../exchange.js'
import { isObject } from '../json.js'
import type { Target } from '../target.js'
import { detectSystem } from './detect-system.js'
import type { HydraAdmin } from './hydra-admin.js'
import { isHydra, type TargetSystem } from './hydra-systems.js'

/** What the target turned out to be. */
export interface Recognised {
  readonly system: TargetSystem
  /** Its admin API, when it was given. */
  readonly admin?: HydraAdmin
}

type Given = Pick<Target, 'system' | 'adminUrl'>

const WHERE = 'give the address of the admin side as target.adminUrl (--admin-url, TOUCHSTONE_ADMIN_URL)'

/**
 * Finds out what the target is: what the options say, else what the version endpoint of the admin side says, else the
 * discovery document. Throws a `HarnessError` that names the setting when no admin API of Hydra answers at the URL given.
 */
export async function recognise(
  { system, adminUrl }: Given,
  metadata: Readonly<JsonObject>,
  send: (request: HttpRequest) => Promise<Exchange>,
): Promise<Recognised> {
  if (adminUrl === undefined) return { system: system ?? detectSystem(metadata) ?? 'openid-connect' }
  const { HydraAdmin } = await import('./hydra-admin.js')
  // The version endpoint is the same in every document.
  const probing = await HydraAdmin.open({ system: isHydra(system) ? system : 'hydra-2', adminUrl, send })
  const version = await versionAt(probing, adminUrl)
  const found = isHydra(system) ? system : detectSystem(metadata, version)
  if (found === undefined || found === probing.system) return { system: probing.system, admin: probing }
  return { system: found, admin: await HydraAdmin.open({ system: found, adminUrl, send }) }
}

async function versionAt(admin: HydraAdmin, adminUrl: string): Promise<string> {
  const exchange = await admin.send('version').catch((reason: unknown) => {
    if (!(reason instanceof HarnessError)) throw reason
    const message = `no admin API of Hydra answers at ${adminUrl}: ${reason.message}; ${WHERE}`
    throw new HarnessError(reason.code, message, { ...reason.context, key: 'adminUrl' }, { cause: reason })
  })
  const body = jsonBody(exchange)
  if (exchange.response.status === 200 && isObject(body) && typeof body.version === 'string') return body.version
  throw new HarnessError(
    'ERR_USAGE',
    `no admin API of Hydra is at ${adminUrl}: GET ${admin.url('version')} answered ${exchange.response.status}; ${WHERE}`,
    { key: 'adminUrl' },
  )
}
