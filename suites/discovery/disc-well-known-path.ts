import { fail, pass } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { httpsUrl } from './web-url.js'

const SUFFIX = '/.well-known/openid-configuration'

const pathOf = (url: unknown): string | undefined =>
  typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname : undefined

/** The document lives where clients that know nothing but the issuer look for it. */
export const discWellKnownPath = configurationCheck({
  id: 'discovery/disc-well-known-path',
  title: 'The configuration document lives at the path of its issuer with the well-known suffix, over https',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '4', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Discovery 1.0', section: '4.1', level: 'MUST' }],
  judge({ issuer }, { target }) {
    const { defect, note } = httpsUrl(target.configurationUrl, target)
    if (defect !== undefined) return fail('an https URL', target.configurationUrl, { note: defect })
    const path = pathOf(target.configurationUrl)
    if (path?.endsWith(SUFFIX) !== true) return fail(`a path that ends in ${SUFFIX}`, path)
    const issuerPath = pathOf(issuer)
    // Without an issuer that can be read, the other rows speak.
    if (issuerPath === undefined) return pass(note)
    const expected = issuerPath.replace(/\/$/, '') + SUFFIX
    return path === expected
      ? pass(note)
      : fail(expected, path, { note: 'the path of the issuer in the document decides' })
  },
})
