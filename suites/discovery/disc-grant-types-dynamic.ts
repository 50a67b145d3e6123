import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, isDynamic, strings } from './configuration.js'

const REQUIRED = ['authorization_code', 'implicit']

/** A provider that registers clients dynamically offers two grant types. */
export const discGrantTypesDynamic = configurationCheck({
  id: 'discovery/disc-grant-types-dynamic',
  title: 'A provider with dynamic registration offers the grant types authorization_code and implicit',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '15.2', level: 'MUST' }],
  judge(metadata) {
    if (!isDynamic(metadata)) return skip('the provider offers no dynamic registration')
    const { grant_types_supported } = metadata
    if (grant_types_supported === undefined) return pass('not given: authorization_code and implicit by default')
    const types = strings(grant_types_supported)
    return REQUIRED.every((type) => types?.includes(type)) ? pass() : fail(REQUIRED, grant_types_supported)
  },
})
