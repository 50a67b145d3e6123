import type { HydraClient } from '../records.js'

/** Whether a client registered a grant type. One that named none has the default of Dynamic Client Registration 1.0 section 2. */
export const allowsGrant = ({ grant_types }: Pick<HydraClient, 'grant_types'>, grantType: string): boolean =>
  grant_types.length === 0 ? grantType === 'authorization_code' : grant_types.includes(grantType)
