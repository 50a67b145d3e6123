import type { Check } from '../check.js'
import { everyTokenResponse } from '../evidence.js'
import { pass, warn } from '../verdict.js'

/** Clients are told how long the access token lives. */
export const tokenExpiresInPresent: Check = {
  id: 'token/token-expires-in-present',
  title: 'A token response tells the lifetime of the access token in expires_in',
  requirement: { standard: 'RFC 6749', section: '5.1', level: 'SHOULD' },
  oidf: 'oidcc-server',
  operations: ['getToken'],
  run: (context) =>
    everyTokenResponse(context, (body, exchange, { label }) =>
      body.expires_in === undefined ? warn('expires_in is present', 'absent', { note: label, exchange }) : pass(),
    ),
}
