import type { HydraOperationName } from '../../specs/index.js'
import { challengeVisits } from './visits/challenges.js'
import { clientVisits } from './visits/clients.js'
import { deviceVisits } from './visits/device.js'
import { keyVisits } from './visits/keys.js'
import { metadataVisits } from './visits/metadata.js'
import { sessionVisits } from './visits/sessions.js'
import { tokenVisits } from './visits/tokens.js'
import { trustVisits } from './visits/trust.js'
import type { Visit } from './visits/visit.js'

/** How each operation is used. */
export const VISITS: Readonly<Record<HydraOperationName, Visit>> = {
  ...metadataVisits,
  ...clientVisits,
  ...keyVisits,
  ...trustVisits,
  ...tokenVisits,
  ...challengeVisits,
  ...sessionVisits,
  ...deviceVisits,
}
