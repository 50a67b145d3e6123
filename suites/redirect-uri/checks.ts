import type { Check } from '../check.js'
import { ruriFragmentReg } from './ruri-fragment-reg.js'
import { ruriMissingMany } from './ruri-missing-many.js'
import { ruriQueryAdded } from './ruri-query-added.js'
import { ruriQueryMismatch } from './ruri-query-mismatch.js'
import { ruriQueryOk } from './ruri-query-ok.js'
import { ruriUnregistered } from './ruri-unregistered.js'

/** Which redirect URIs a provider accepts. */
export const checks: readonly Check[] = [
  ruriUnregistered,
  ruriMissingMany,
  ruriQueryOk,
  ruriQueryMismatch,
  ruriQueryAdded,
  ruriFragmentReg,
]
