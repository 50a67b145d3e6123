import { fail, pass } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'

/** Clients learn whether subject identifiers are public or pairwise. */
export const discSubjectTypes = configurationCheck({
  id: 'discovery/disc-subject-types',
  title: 'subject_types_supported names public, pairwise or both',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '8', level: 'MUST' }],
  judge({ subject_types_supported }) {
    const types = strings(subject_types_supported)
    return types?.some((type) => type === 'public' || type === 'pairwise')
      ? pass()
      : fail('public, pairwise or both', subject_types_supported)
  },
})
