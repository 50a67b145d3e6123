import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, isDynamic, strings } from './configuration.js'

/** Clients learn which grants there are. */
export const discGrantTypes = configurationCheck({
  id: 'discovery/disc-grant-types',
  title: 'grant_types_supported, if given, names at least one grant type',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  judge(metadata) {
    const { grant_types_supported } = metadata
    if (isDynamic(metadata)) return skip('the provider registers clients dynamically, so it must offer two grant types')
    if (grant_types_supported === undefined) return pass('not given: authorization_code and implicit by default')
    const types = strings(grant_types_supported)
    return types !== undefined && types.length > 0
      ? pass()
      : fail('a non-empty array of strings', grant_types_supported)
  },
})
