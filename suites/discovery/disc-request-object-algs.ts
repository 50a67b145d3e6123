import { pass, skip, warn } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** Request objects can be signed with the algorithm that everybody has. */
export const discRequestObjectAlgs = configurationCheck({
  id: 'discovery/disc-request-object-algs',
  title: 'request_object_signing_alg_values_supported, if given, contains RS256',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'SHOULD' },
  judge({ request_object_signing_alg_values_supported }) {
    if (request_object_signing_alg_values_supported === undefined) {
      return skip('request_object_signing_alg_values_supported is not given')
    }
    return strings(request_object_signing_alg_values_supported)?.includes('RS256')
      ? pass()
      : warn('an array that contains RS256', request_object_signing_alg_values_supported)
  },
})
