import { pass, warn } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** Clients learn which claims they may hope for. */
export const discClaimsSupported = configurationCheck({
  id: 'discovery/disc-claims-supported',
  title: 'claims_supported lists the claims on offer',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'SHOULD' },
  judge({ claims_supported }) {
    return strings(claims_supported) ? pass() : warn('an array of claim names', claims_supported)
  },
})
