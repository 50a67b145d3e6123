import type { HydraContext } from '../context.js'
import type { TrustedIssuerRecord } from '../records.js'

/** Issuers that are looked at: operators trust a handful. */
const LOOKED_AT = 10_000

/** Trusted issuers by this name: one for each key and subject. */
export async function issuersFor({ store }: HydraContext, issuer: string): Promise<readonly TrustedIssuerRecord[]> {
  const all = await store.list('hydra_trusted_issuer', { offset: 0, limit: LOOKED_AT })
  return all.filter((record) => record.issuer === issuer)
}
