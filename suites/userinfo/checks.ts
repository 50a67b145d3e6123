import type { Check } from '../check.js'
import { uiClaimSources } from './ui-claim-sources.js'
import { uiClaimTypes } from './ui-claim-types.js'
import { uiGet } from './ui-get.js'
import { uiJson } from './ui-json.js'
import { uiPostBody } from './ui-post-body.js'
import { uiPostHeader } from './ui-post-header.js'
import { uiSigned } from './ui-signed.js'
import { uiSignedIssAud } from './ui-signed-iss-aud.js'
import { uiSignedNoNonce } from './ui-signed-no-nonce.js'
import { uiSub } from './ui-sub.js'
import { uiSubMatch } from './ui-sub-match.js'
import { uiUpdatedAt } from './ui-updated-at.js'

/** The UserInfo endpoint. */
export const checks: readonly Check[] = [
  uiGet,
  uiPostHeader,
  uiPostBody,
  uiJson,
  uiSub,
  uiSubMatch,
  uiClaimTypes,
  uiUpdatedAt,
  uiClaimSources,
  uiSigned,
  uiSignedIssAud,
  uiSignedNoNonce,
]
