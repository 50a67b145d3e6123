import type { HydraOperationName } from '../../../specs/index.js'
import { plainly, type Visit } from './visit.js'

/** Whoever asks is answered. */
export const metadataVisits = {
  isAlive: plainly('isAlive'),
  isReady: plainly('isReady'),
  getVersion: plainly('getVersion'),
  prometheus: plainly('prometheus'),
  discoverOidcConfiguration: plainly('discoverOidcConfiguration'),
  discoverJsonWebKeys: plainly('discoverJsonWebKeys'),
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
