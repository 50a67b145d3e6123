import type { JsonObject } from '../../seams.js'
import { introspections } from './check-ids.js'

/** What introspection tells. */
export const TOLD = { operation: 'introspectToken', status: 200 } as const

/** All that is told of a token that is not good. */
export const INACTIVE = { active: false }

/** Checks of tokens of which nothing is told. */
export const NOTHING_TOLD = introspections(
  'unknown-token',
  'empty-token',
  'no-token',
  'id-token',
  'changed-signature',
  'foreign-scope',
  'foreign-scope-of-refresh-token',
  'expired-token',
)

/** Whether a token is one that a client got for itself. */
export const isOfClient = ({ sub, client_id }: Readonly<JsonObject>): boolean => sub === client_id
