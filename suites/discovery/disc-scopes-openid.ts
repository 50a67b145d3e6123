import { fail, pass, warn } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** The scope that makes a request an OpenID Connect request is on the list. */
export const discScopesOpenid = configurationCheck({
  id: 'discovery/disc-scopes-openid',
  title: 'scopes_supported is given and contains openid',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  judge({ scopes_supported }) {
    if (scopes_supported === undefined) return warn('scopes_supported with openid', undefined)
    return strings(scopes_supported)?.includes('openid')
      ? pass()
      : fail('an array that contains openid', scopes_supported)
  },
})
