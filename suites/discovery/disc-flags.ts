import { fail, pass } from '../verdict.js'
import { configurationCheck } from './configuration.js'

/** Flags with the value that holds when they are not given. */
const FLAGS = {
  claims_parameter_supported: false,
  request_parameter_supported: false,
  request_uri_parameter_supported: true,
} as const

/** The flags for the claims parameter and request objects can be believed; what they say is noted. */
export const discFlags = configurationCheck({
  id: 'discovery/disc-flags',
  title: 'The flags for the parameters claims, request and request_uri are booleans, if given',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  judge(metadata) {
    const said = Object.entries(FLAGS).map(([name, byDefault]) => ({
      name,
      value: metadata[name] ?? byDefault,
      given: metadata[name] !== undefined,
    }))
    const wrong = said.filter(({ value }) => typeof value !== 'boolean')
    if (wrong.length > 0) return fail('booleans', Object.fromEntries(wrong.map(({ name, value }) => [name, value])))
    return pass(said.map(({ name, value, given }) => `${name}: ${value}${given ? '' : ' (default)'}`).join(', '))
  },
})
