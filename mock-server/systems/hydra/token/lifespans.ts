import type { HydraContext } from '../context.js'
import { type HydraClient, LIFESPANS, type Lifespan } from '../records.js'
import { goDuration } from '../setting-values.js'

/** By what a token was got; clients of 2.x may have life spans of their own for each. */
export type LifespanOf =
  | 'authorization_code_grant'
  | 'implicit_grant'
  | 'client_credentials_grant'
  | 'refresh_token_grant'
  | 'jwt_bearer_grant'
  | 'device_authorization_grant'

const OF_SERVER = { access_token: 'accessTokenTtl', id_token: 'idTokenTtl', refresh_token: 'refreshTokenTtl' } as const

/** The life of a token in seconds; -1 for ever. */
export function lifespan(
  { settings }: Pick<HydraContext, 'settings'>,
  client: HydraClient,
  by: LifespanOf,
  token: keyof typeof OF_SERVER,
): number {
  const name = `${by}_${token}_lifespan`
  const own = isLifespan(name) ? client.lifespans[name] : undefined
  return own === undefined ? settings[OF_SERVER[token]] : goDuration(own, name)
}

const NAMES: ReadonlySet<string> = new Set(LIFESPANS)
const isLifespan = (name: string): name is Lifespan => NAMES.has(name)
