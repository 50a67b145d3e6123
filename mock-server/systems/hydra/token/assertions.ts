import { fingerprint } from '../../../digest.js'
import type { HydraContext } from '../context.js'

/** Addresses of the token endpoint that an assertion may be meant for. */
export const tokenUrls = ({ publicUrl, settings, line }: HydraContext): readonly string[] => {
  const named = line.flows.tokens.namedTokenUrl ? settings.discoveryTokenUrl : undefined
  return [publicUrl('/oauth2/token'), ...(named === undefined ? [] : [named])]
}

interface Identified {
  readonly jti: string
  /** Seconds since 1970. */
  readonly exp: number
}

const idOf = ({ jti }: Pick<Identified, 'jti'>): Promise<string> => fingerprint(JSON.stringify(['jti', jti]))

/** Whether no assertion with this `jti` was seen yet, of a client or as a grant; the next one is the second. */
export const isFirstUse = async ({ store }: Pick<HydraContext, 'store'>, assertion: Identified): Promise<boolean> =>
  store.add('hydra_assertion', await idOf(assertion), { exp: assertion.exp }, assertion.exp * 1_000)

/** Whether an assertion with this `jti` was seen. */
export const wasSeen = async ({ store }: Pick<HydraContext, 'store'>, jti: string): Promise<boolean> =>
  (await store.get('hydra_assertion', await idOf({ jti }))) !== undefined
