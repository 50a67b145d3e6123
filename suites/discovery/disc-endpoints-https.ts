import { fail, pass } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { httpsUrl } from './web-url.js'

/** No endpoint is spoken to in the clear. */
export const discEndpointsHttps = configurationCheck({
  id: 'discovery/disc-endpoints-https',
  title: 'Every endpoint in the configuration document is an https URL',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '16.17', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' }],
  judge(metadata, { target }) {
    const notes = new Set<string>()
    const wrong: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(metadata)) {
      if (!name.endsWith('_endpoint')) continue
      // What is no URL at all is the matter of disc-schema-types and of the endpoint's own row.
      if (typeof value !== 'string' || !URL.canParse(value)) continue
      const { defect, note } = httpsUrl(new URL(value).href, target)
      if (defect !== undefined) wrong[name] = value
      if (note !== undefined) notes.add(note)
    }
    return Object.keys(wrong).length > 0 ? fail('https URLs', wrong) : pass([...notes][0])
  },
})
