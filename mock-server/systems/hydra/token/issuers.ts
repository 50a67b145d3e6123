import type { HydraContext } from '../context.js'
import type { TrustedIssuerRecord } from '../records.js'

/** Trusted issuers by this name. */
export async function issuersFor(_context: HydraContext, _issuer: string): Promise<readonly TrustedIssuerRecord[]> {
  return []
}
