import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, isDynamic } from './configuration.js'
import { advertisedResponseTypes } from './response-types.js'

const REQUIRED = ['code', 'id_token', 'id_token token']

/** A provider that registers clients dynamically offers three response types. */
export const discResponseTypesDynamic = configurationCheck({
  id: 'discovery/disc-response-types-dynamic',
  title: 'A provider with dynamic registration offers the response types code, id_token and id_token token',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '15.2', level: 'MUST' }],
  judge(metadata) {
    if (!isDynamic(metadata)) return skip('the provider offers no dynamic registration')
    const types = advertisedResponseTypes(metadata.response_types_supported)
    return REQUIRED.every((type) => types?.has(type)) ? pass() : fail(REQUIRED, metadata.response_types_supported)
  },
})
