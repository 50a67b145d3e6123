import type { JsonObject } from '../harness/context.js'
import { fail, pass, Skip, warn } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { conventionalCase, isLanguageTag } from './language-tag.js'

const MEMBERS = ['ui_locales_supported', 'claims_locales_supported'] as const

/** All members of the two lists. Throws `Skip` when neither is given. */
function locales(metadata: Readonly<JsonObject>): readonly unknown[] {
  const given = MEMBERS.filter((member) => metadata[member] !== undefined)
  if (given.length === 0) throw new Skip('neither ui_locales_supported nor claims_locales_supported is given')
  return given.flatMap((member) => metadata[member])
}

/** Locales are language tags. */
export const discLocalesSyntax = configurationCheck({
  id: 'discovery/disc-locales-syntax',
  title: 'ui_locales_supported and claims_locales_supported hold well-formed language tags',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [
    { standard: 'RFC 8414', section: '2', level: 'MUST' },
    { standard: 'RFC 5646', section: '2.2.9', level: 'MUST' },
  ],
  judge(metadata) {
    const wrong = locales(metadata).filter((locale) => typeof locale !== 'string' || !isLanguageTag(locale))
    return wrong.length === 0 ? pass() : fail('language tags such as en or pt-BR', wrong)
  },
})

/** Locales are written as everybody writes them. */
export const discLocalesCase = configurationCheck({
  id: 'discovery/disc-locales-case',
  title: 'ui_locales_supported and claims_locales_supported use the conventional casing of language tags',
  requirement: { standard: 'RFC 5646', section: '2.1.1', level: 'SHOULD' },
  judge(metadata) {
    const tags = locales(metadata)
      .filter((tag) => typeof tag === 'string' && isLanguageTag(tag))
      .map(String)
    const odd = tags.filter((tag) => tag !== conventionalCase(tag))
    return odd.length === 0 ? pass() : warn(odd.map(conventionalCase), odd)
  },
})
