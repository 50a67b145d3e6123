import type { TargetView } from '../harness/context.js'
import { fail, pass } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { httpsUrl, type UrlFinding } from './web-url.js'

/** Judges an issuer identifier, Discovery section 3 and RFC 8414 section 2. */
export function issuerUrl(issuer: unknown, target: Pick<TargetView, 'insecureAllowed' | 'issuer'>): UrlFinding {
  const finding = httpsUrl(issuer, target)
  if (finding.defect !== undefined || typeof issuer !== 'string') return finding
  const { username, password, hostname } = new URL(issuer)
  if (hostname === '') return { defect: 'it has no host' }
  if (username !== '' || password !== '') return { defect: 'it has user information' }
  // The parser drops a lone '?' or '#', which would still make the strings differ.
  if (issuer.includes('?')) return { defect: 'it has a query' }
  if (issuer.includes('#')) return { defect: 'it has a fragment' }
  return finding
}

/** The issuer identifier has the form that the standards give it. */
export const discIssuerUrl = configurationCheck({
  id: 'discovery/disc-issuer-url',
  title: 'The issuer is an https URL with a host and without query, fragment and user information',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 8414', section: '2', level: 'MUST' }],
  judge({ issuer }, { target }) {
    const { defect, note } = issuerUrl(issuer, target)
    return defect === undefined
      ? pass(note)
      : fail('an https URL without query, fragment and user information', issuer, { note: defect })
  },
})
