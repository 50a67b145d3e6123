import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, isDynamic } from './configuration.js'
import { advertisedResponseTypes, OPENID_RESPONSE_TYPES } from './response-types.js'

/** A provider offers at least one response type of OpenID Connect. */
export const discResponseTypesAny = configurationCheck({
  id: 'discovery/disc-response-types-any',
  title: 'response_types_supported names at least one response type of OpenID Connect',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '3', level: 'MUST' }],
  judge(metadata) {
    if (isDynamic(metadata)) return skip('the provider registers clients dynamically, so it must offer more than one')
    const types = advertisedResponseTypes(metadata.response_types_supported)
    const known = types !== undefined && [...types].some((type) => OPENID_RESPONSE_TYPES.has(type))
    return known ? pass() : fail([...OPENID_RESPONSE_TYPES], metadata.response_types_supported)
  },
})
