import { isObject } from '../harness/json.js'
import { fail, pass } from '../verdict.js'
import { configurationCheck, strings } from './configuration.js'
import { METADATA_MEMBERS, type MemberType } from './metadata-members.js'

const TYPES: Readonly<Record<MemberType, { readonly name: string; readonly fits: (value: unknown) => boolean }>> = {
  url: { name: 'a string with an absolute URL', fits: (value) => typeof value === 'string' && URL.canParse(value) },
  string: { name: 'a string', fits: (value) => typeof value === 'string' },
  strings: { name: 'an array of strings', fits: (value) => strings(value) !== undefined },
  boolean: { name: 'a boolean', fits: (value) => typeof value === 'boolean' },
  object: { name: 'an object', fits: isObject },
}

/** Every member that the standards know has the JSON type that they give it. */
export const discSchemaTypes = configurationCheck({
  id: 'discovery/disc-schema-types',
  title: 'Every registered member of the configuration document has its JSON type',
  requirement: { standard: 'OpenID Connect Discovery 1.0', section: '3', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'RFC 8414', section: '2', level: 'MUST' }],
  judge(metadata) {
    const expected: Record<string, string> = {}
    const actual: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(metadata)) {
      const type = METADATA_MEMBERS.get(name)
      if (type === undefined || TYPES[type].fits(value)) continue
      expected[name] = TYPES[type].name
      actual[name] = value
    }
    return Object.keys(expected).length === 0 ? pass() : fail(expected, actual)
  },
})
