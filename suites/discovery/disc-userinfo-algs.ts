import { fail, pass, skip } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** Algorithms of UserInfo responses are listed in an array. */
export const discUserinfoAlgs = configurationCheck({
  id: 'discovery/disc-userinfo-algs',
  title: 'userinfo_signing_alg_values_supported, if given, is an array of strings',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  judge({ userinfo_signing_alg_values_supported }) {
    if (userinfo_signing_alg_values_supported === undefined) {
      return skip('userinfo_signing_alg_values_supported is not given')
    }
    return strings(userinfo_signing_alg_values_supported)
      ? pass()
      : fail('an array of strings', userinfo_signing_alg_values_supported)
  },
})
