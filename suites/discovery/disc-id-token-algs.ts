import { fail, pass } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** RS256 is the algorithm that every provider can sign ID tokens with. */
export const discIdTokenAlgs = configurationCheck({
  id: 'discovery/disc-id-token-algs',
  title: 'id_token_signing_alg_values_supported contains RS256',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '15.1', level: 'MUST' }],
  judge({ id_token_signing_alg_values_supported }) {
    return strings(id_token_signing_alg_values_supported)?.includes('RS256')
      ? pass()
      : fail('an array that contains RS256', id_token_signing_alg_values_supported)
  },
})
