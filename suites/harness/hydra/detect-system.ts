import type { JsonObject } from '../context.js'
import { nonEmpty, strings } from '../json.js'
import type { HydraSystem } from './hydra-systems.js'

interface Telltale {
  readonly system: HydraSystem
  /** What the version endpoint says. */
  readonly version: RegExp
  /** Members of the discovery document that the line has and the older ones lack. */
  readonly members: readonly string[]
}

/** Newest first: a line has the members of the older ones too. */
const TELLTALES: readonly Telltale[] = [
  {
    system: 'hydra-2',
    version: /^v?(?:2\.(?:[4-9]|\d\d)|[3-9]\.|\d\d\.)/,
    members: ['credentials_endpoint_draft_00', 'device_authorization_endpoint'],
  },
  { system: 'hydra-2.3', version: /^v?2\.[0-3](?!\d)/, members: ['credentials_endpoint_draft_00'] },
  {
    system: 'hydra-1.9',
    version: /^v?1\.(?:[6-9]|\d\d)/,
    members: ['request_object_signing_alg_values_supported'],
  },
  { system: 'hydra-1.5', version: /^v?1\.[0-5](?!\d)/, members: [] },
]

/** No line can do without these two, whatever its configuration adds. */
const looksLikeHydra = (metadata: Readonly<JsonObject>): boolean =>
  (nonEmpty(metadata.revocation_endpoint) ?? '').endsWith('/oauth2/revoke') &&
  ['offline', 'offline_access'].every((scope) => strings(metadata.scopes_supported).includes(scope))

/**
 * Which line of Hydra a target is; `undefined` when it is none. `version` is what an admin side's version endpoint said; some
 * releases say nothing there, and some builds a word, so the discovery document decides then.
 */
export function detectSystem(metadata: Readonly<JsonObject>, version?: string): HydraSystem | undefined {
  const said = version === undefined ? undefined : TELLTALES.find((line) => line.version.test(version))
  if (said !== undefined) return said.system
  if (version === undefined && !looksLikeHydra(metadata)) return undefined
  return TELLTALES.find(({ members }) => members.every((member) => metadata[member] !== undefined))?.system
}
