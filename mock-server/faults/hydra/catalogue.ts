import type { Fault } from '../../seams.js'
import { clientChangeFaults } from './clients-change.js'
import { clientCreationFaults } from './clients-create.js'
import { clientListFaults } from './clients-list.js'
import { clientRefusalFaults } from './clients-refusals.js'
import { consentBrowserFaults } from './consent-browsers.js'
import { consentRequestFaults } from './consent-requests.js'
import { consentSessionFaults } from './consent-sessions.js'
import { credentialsFaults } from './credentials.js'
import { deviceFaults } from './device.js'
import { documentFaults } from './document.js'
import { flushFaults } from './flush.js'
import { healthFaults } from './health.js'
import { introspectionFaults } from './introspection.js'
import { keysKeptFaults } from './keys-kept.js'
import { keysMadeFaults } from './keys-made.js'
import { loginBrowserFaults } from './login-browsers.js'
import { loginCarriedFaults } from './login-carried.js'
import { loginRefusalFaults } from './login-refusals.js'
import { loginRequestFaults } from './login-requests.js'
import { loginSessionFaults } from './login-sessions.js'
import { logoutFaults } from './logout.js'
import { metadataFaults } from './metadata.js'
import { registrationFaults } from './registration.js'
import { revocationFaults } from './revocation.js'
import { revokedSessionFaults } from './revoked-sessions.js'
import { tokenAnswerFaults } from './token-answers.js'
import { tokenErrorFaults } from './token-errors.js'
import { tokenLifeFaults } from './token-life.js'
import { tokenRequestFaults } from './token-requests.js'
import { trustFaults } from './trust.js'
import { trustGrantFaults } from './trust-grant.js'
import { userinfoFaults } from './userinfo.js'

/** What a Hydra gets wrong: one file for each suite, two where there is much. */
export const hydraFaults: readonly Fault[] = [
  ...healthFaults,
  ...keysMadeFaults,
  ...keysKeptFaults,
  ...trustFaults,
  ...trustGrantFaults,
  ...credentialsFaults,
  ...clientCreationFaults,
  ...clientRefusalFaults,
  ...clientChangeFaults,
  ...clientListFaults,
  ...registrationFaults,
  ...documentFaults,
  ...metadataFaults,
  ...loginRefusalFaults,
  ...loginRequestFaults,
  ...loginBrowserFaults,
  ...loginSessionFaults,
  ...loginCarriedFaults,
  ...consentRequestFaults,
  ...consentBrowserFaults,
  ...logoutFaults,
  ...deviceFaults,
  ...consentSessionFaults,
  ...revokedSessionFaults,
  ...introspectionFaults,
  ...tokenLifeFaults,
  ...revocationFaults,
  ...flushFaults,
  ...userinfoFaults,
  ...tokenErrorFaults,
  ...tokenRequestFaults,
  ...tokenAnswerFaults,
]
