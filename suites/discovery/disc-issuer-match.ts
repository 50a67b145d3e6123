import { fail, pass, warn } from '../verdict.js'
import { configurationCheck } from './configuration.js'

const withoutSlash = (url: string): string => url.replace(/\/$/, '')

/** The document belongs to the issuer that it was asked from. */
export const discIssuerMatch = configurationCheck({
  id: 'discovery/disc-issuer-match',
  title: 'The issuer in the configuration document is the one that the document was fetched for',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '4.3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Discovery 1.0', section: '7.2', level: 'MUST' }],
  judge({ issuer }, { target }) {
    if (issuer === target.issuer) return pass()
    if (typeof issuer === 'string' && withoutSlash(issuer) === withoutSlash(target.issuer)) {
      return warn(target.issuer, issuer, {
        note: 'only a slash at the end differs; clients compare the issuer byte for byte, so give it to them with or without it as the document does',
      })
    }
    return fail(target.issuer, issuer)
  },
})
