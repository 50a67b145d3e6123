import { scopeCheck } from './scope-check.js'
import { CLAIM_SCOPES } from './scope-claims.js'

/** All scopes at once bring all claims. */
export const scopeAll = scopeCheck({
  id: 'scopes/scope-all',
  title: 'The scopes email, phone, address and profile together bring all their claims',
  scopes: CLAIM_SCOPES,
  oidf: 'oidcc-scope-all',
})
