import type { Check, Requirement } from '../check.js'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { fail, pass, skip, type Verdict, warn } from '../verdict.js'
import { configurationCheck } from './configuration.js'
import { advertisedResponseTypes } from './response-types.js'
import { httpsUrl } from './web-url.js'

const DISCOVERY = { standard: 'OpenID Connect Discovery 1.0', section: '3' } as const

/** Whether every response type on offer does without the token endpoint. */
const onlyImplicit = ({ response_types_supported }: Readonly<JsonObject>): boolean => {
  const types = advertisedResponseTypes(response_types_supported)
  return types !== undefined && types.size > 0 && [...types].every((type) => !type.split(' ').includes('code'))
}

interface EndpointRow {
  readonly id: string
  readonly title: string
  readonly member: string
  readonly level: Requirement['level']
  readonly alsoRequiredBy?: readonly Requirement[]
  /** Whether a fragment is forbidden in this URL. */
  readonly noFragment: boolean
  /** The verdict when the member is not there. */
  readonly absent: (metadata: Readonly<JsonObject>) => Verdict
}

const judge =
  (row: EndpointRow) =>
  (metadata: Readonly<JsonObject>, { target }: CheckContext) => {
    const value = metadata[row.member]
    if (value === undefined) return row.absent(metadata)
    const { defect, note } = httpsUrl(value, target)
    const expected = row.noFragment ? 'an https URL without a fragment' : 'an https URL'
    if (defect !== undefined) return fail(expected, value, { note: `${row.member}: ${defect}` })
    if (row.noFragment && String(value).includes('#')) {
      return fail(expected, value, { note: `${row.member}: it has a fragment` })
    }
    return pass(note)
  }

const endpointCheck = (row: EndpointRow): Check =>
  configurationCheck({
    id: row.id,
    title: row.title,
    requirement: { ...DISCOVERY, level: row.level },
    ...(row.alsoRequiredBy === undefined ? {} : { alsoRequiredBy: row.alsoRequiredBy }),
    judge: judge(row),
  })

const required = (member: string) => () => fail(`${member}, an https URL`, undefined)

/** Clients learn where to send people. */
export const discAuthorizationEndpoint = endpointCheck({
  id: 'discovery/disc-authorization-endpoint',
  title: 'authorization_endpoint is an https URL without a fragment',
  member: 'authorization_endpoint',
  level: 'MUST',
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '3.1', level: 'MUST' }],
  noFragment: true,
  absent: required('authorization_endpoint'),
})

/** Clients learn where to exchange codes; a provider of the implicit flow alone needs no such place. */
export const discTokenEndpoint = endpointCheck({
  id: 'discovery/disc-token-endpoint',
  title: 'token_endpoint is an https URL without a fragment, unless only the implicit flow is offered',
  member: 'token_endpoint',
  level: 'MUST',
  alsoRequiredBy: [{ standard: 'RFC 6749', section: '3.2', level: 'MUST' }],
  noFragment: true,
  absent: (metadata) =>
    onlyImplicit(metadata) ? pass('only the implicit flow is offered') : required('token_endpoint')(),
})

/** Clients learn where to ask for claims. */
export const discUserinfoEndpoint = endpointCheck({
  id: 'discovery/disc-userinfo-endpoint',
  title: 'userinfo_endpoint is given, and is an https URL without a fragment',
  member: 'userinfo_endpoint',
  level: 'SHOULD',
  alsoRequiredBy: [{ ...DISCOVERY, level: 'MUST' }],
  noFragment: true,
  absent: () => warn('userinfo_endpoint, an https URL', undefined),
})

/** Clients learn where to register. */
export const discRegistrationEndpoint = endpointCheck({
  id: 'discovery/disc-registration-endpoint',
  title: 'registration_endpoint, if given, is an https URL',
  member: 'registration_endpoint',
  level: 'SHOULD',
  alsoRequiredBy: [{ ...DISCOVERY, level: 'MUST' }],
  noFragment: false,
  absent: () => skip('the provider offers no dynamic registration'),
})

/** Clients learn where the keys are. */
export const discJwksUri = endpointCheck({
  id: 'discovery/disc-jwks-uri',
  title: 'jwks_uri is an https URL',
  member: 'jwks_uri',
  level: 'MUST',
  noFragment: false,
  absent: required('jwks_uri'),
})
