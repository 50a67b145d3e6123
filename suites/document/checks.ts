import { builtInDocument } from '../../specs/index.js'
import type { Check } from '../check.js'
import { documentChecks } from './document-checks.js'
import { OAUTH2_EXTENSIONS_OPERATIONS, OPENID_CONNECT_OPERATIONS } from './operations.js'

/** All answers of a run, held against the documents of the standards. */
export const checks: readonly Check[] = [
  ...documentChecks(
    { name: 'openid-connect.yaml', load: () => builtInDocument('openid-connect') },
    OPENID_CONNECT_OPERATIONS,
  ),
  ...documentChecks(
    { name: 'oauth2-extensions.yaml', load: () => builtInDocument('oauth2-extensions') },
    OAUTH2_EXTENSIONS_OPERATIONS,
  ),
]
