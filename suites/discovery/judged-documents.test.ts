import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../harness/context.js'
import { runChecks } from '../harness/runner.js'
import { checks } from './checks.js'

const HTTPS = 'https://op.example'
const LOOPBACK = 'http://127.0.0.1:8080'

const RSA = {
  kty: 'RSA',
  kid: 'rsa',
  use: 'sig',
  alg: 'RS256',
  e: 'AQAB',
  // RFC 7517 appendix A.1
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
}
const EC = {
  kty: 'EC',
  kid: 'ec',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}

const document = (issuer: string): JsonObject => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid'],
  claims_supported: ['sub'],
})

interface Served {
  readonly issuer?: string
  readonly members?: JsonObject
  readonly keys?: readonly unknown[]
}

/** The outcome of one check on a server that serves nothing but these two documents. */
async function outcomeOf(name: string, { issuer = HTTPS, members = {}, keys = [RSA] }: Served): Promise<string> {
  const fetch = async ({ url }: Request): Promise<Response> => {
    if (url.endsWith('/jwks')) return Response.json({ keys })
    return Response.json({ ...document(issuer), ...members })
  }
  const id = `discovery/${name}`
  const result = await runChecks({
    target: { issuer, fetch, allowedExtensions: ['allowed_extension'] },
    checks: checks.filter((check) => check.id === id),
  })
  return result.verdicts[0]?.verdict.outcome ?? 'no such check'
}

const DYNAMIC = { registration_endpoint: `${HTTPS}/register` }

const DOCUMENTS: readonly (readonly [check: string, members: JsonObject, outcome: string])[] = [
  ['disc-status-200', {}, 'pass'],
  ['disc-json-type', {}, 'pass'],
  ['disc-well-known-path', {}, 'pass'],
  ['disc-well-known-path', { issuer: `${HTTPS}/` }, 'pass'],
  ['disc-well-known-path', { issuer: `${HTTPS}/tenant` }, 'fail'],
  ['disc-issuer-match', {}, 'pass'],
  ['disc-issuer-match', { issuer: `${HTTPS}/` }, 'warn'],
  ['disc-issuer-match', { issuer: 'https://OP.example' }, 'fail'],
  ['disc-issuer-match', { issuer: undefined }, 'fail'],
  ['disc-issuer-url', {}, 'pass'],
  ['disc-issuer-url', { issuer: `${HTTPS}:8443/tenant` }, 'pass'],
  ['disc-issuer-url', { issuer: 'http://op.example' }, 'fail'],
  ['disc-issuer-url', { issuer: `${HTTPS}?` }, 'fail'],
  ['disc-issuer-url', { issuer: `${HTTPS}#` }, 'fail'],
  ['disc-issuer-url', { issuer: 'https://me@op.example' }, 'fail'],
  ['disc-issuer-url', { issuer: `${HTTPS}:65536` }, 'fail'],
  ['disc-issuer-url', { issuer: `${HTTPS}/{tenant}` }, 'fail'],
  ['disc-issuer-url', { issuer: 17 }, 'fail'],
  ['disc-schema-types', {}, 'pass'],
  ['disc-schema-types', { op_tos_uri: '/terms' }, 'fail'],
  ['disc-schema-types', { acr_values_supported: 'one' }, 'fail'],
  ['disc-schema-types', { acr_values_supported: [1] }, 'fail'],
  ['disc-schema-types', { mtls_endpoint_aliases: [] }, 'fail'],
  ['disc-schema-types', { require_request_uri_registration: 'false' }, 'fail'],
  ['disc-schema-types', { unregistered: 17 }, 'pass'],
  ['disc-unknown-members', {}, 'pass'],
  ['disc-unknown-members', { allowed_extension: 1 }, 'pass'],
  ['disc-unknown-members', { another_extension: 1 }, 'warn'],
  ['disc-response-types-any', { response_types_supported: ['token id_token'] }, 'pass'],
  ['disc-response-types-any', { response_types_supported: ['none'] }, 'fail'],
  ['disc-response-types-any', { response_types_supported: 'code' }, 'fail'],
  ['disc-response-types-any', DYNAMIC, 'skip'],
  ['disc-response-types-dynamic', {}, 'skip'],
  ['disc-response-types-dynamic', DYNAMIC, 'fail'],
  [
    'disc-response-types-dynamic',
    { ...DYNAMIC, response_types_supported: ['code', 'id_token', 'token id_token'] },
    'pass',
  ],
  ['disc-subject-types', {}, 'pass'],
  ['disc-subject-types', { subject_types_supported: [] }, 'fail'],
  ['disc-subject-types', { subject_types_supported: ['Public'] }, 'fail'],
  ['disc-id-token-algs', {}, 'pass'],
  ['disc-id-token-algs', { id_token_signing_alg_values_supported: ['ES256'] }, 'fail'],
  ['disc-userinfo-algs', {}, 'skip'],
  ['disc-userinfo-algs', { userinfo_signing_alg_values_supported: ['none'] }, 'pass'],
  ['disc-userinfo-algs', { userinfo_signing_alg_values_supported: 'none' }, 'fail'],
  ['disc-authorization-endpoint', {}, 'pass'],
  ['disc-authorization-endpoint', { authorization_endpoint: `${HTTPS}/authorize?tenant=1` }, 'pass'],
  ['disc-authorization-endpoint', { authorization_endpoint: `${HTTPS}/authorize#top` }, 'fail'],
  ['disc-authorization-endpoint', { authorization_endpoint: '/authorize' }, 'fail'],
  ['disc-authorization-endpoint', { authorization_endpoint: 'http://op.example/authorize' }, 'fail'],
  ['disc-authorization-endpoint', { authorization_endpoint: undefined }, 'fail'],
  ['disc-token-endpoint', { token_endpoint: undefined }, 'fail'],
  ['disc-token-endpoint', { token_endpoint: undefined, response_types_supported: ['id_token'] }, 'pass'],
  ['disc-token-endpoint', { token_endpoint: undefined, response_types_supported: ['id_token', 'code token'] }, 'fail'],
  ['disc-userinfo-endpoint', { userinfo_endpoint: undefined }, 'warn'],
  ['disc-userinfo-endpoint', { userinfo_endpoint: 'http://op.example/userinfo' }, 'fail'],
  ['disc-registration-endpoint', {}, 'skip'],
  ['disc-registration-endpoint', DYNAMIC, 'pass'],
  ['disc-registration-endpoint', { registration_endpoint: 'register' }, 'fail'],
  ['disc-jwks-uri', { jwks_uri: undefined }, 'fail'],
  ['disc-jwks-uri', { jwks_uri: `${HTTPS}/jwks ` }, 'fail'],
  ['disc-endpoints-https', {}, 'pass'],
  ['disc-endpoints-https', { end_session_endpoint: 'http://op.example/logout' }, 'fail'],
  ['disc-endpoints-https', { end_session_endpoint: 'http://127.0.0.1/logout' }, 'fail'],
  ['disc-scopes-openid', {}, 'pass'],
  ['disc-scopes-openid', { scopes_supported: ['profile'] }, 'fail'],
  ['disc-scopes-openid', { scopes_supported: undefined }, 'warn'],
  ['disc-scopes-syntax', { scopes_supported: ['openid', 'https://api.example/read'] }, 'pass'],
  ['disc-scopes-syntax', { scopes_supported: ['openid profile'] }, 'fail'],
  ['disc-scopes-syntax', { scopes_supported: ['a"b'] }, 'fail'],
  ['disc-scopes-syntax', { scopes_supported: [''] }, 'fail'],
  ['disc-scopes-syntax', { scopes_supported: [1] }, 'fail'],
  ['disc-scopes-syntax', { scopes_supported: undefined }, 'skip'],
  ['disc-claims-supported', {}, 'pass'],
  ['disc-claims-supported', { claims_supported: undefined }, 'warn'],
  ['disc-grant-types', {}, 'pass'],
  ['disc-grant-types', { grant_types_supported: [] }, 'fail'],
  ['disc-grant-types', { ...DYNAMIC, grant_types_supported: [] }, 'skip'],
  ['disc-grant-types-dynamic', {}, 'skip'],
  ['disc-grant-types-dynamic', DYNAMIC, 'pass'],
  ['disc-grant-types-dynamic', { ...DYNAMIC, grant_types_supported: ['authorization_code'] }, 'fail'],
  ['disc-request-object-algs', {}, 'skip'],
  ['disc-request-object-algs', { request_object_signing_alg_values_supported: ['none'] }, 'warn'],
  ['disc-flags', {}, 'pass'],
  ['disc-flags', { claims_parameter_supported: 'true' }, 'fail'],
  ['disc-locales-syntax', {}, 'skip'],
  ['disc-locales-syntax', { ui_locales_supported: ['de', 'zh-Hans-CN'] }, 'pass'],
  ['disc-locales-syntax', { claims_locales_supported: ['en_US'] }, 'fail'],
  ['disc-locales-case', { ui_locales_supported: ['en-us'] }, 'warn'],
  ['disc-pkce-methods', {}, 'skip'],
  ['disc-pkce-methods', { code_challenge_methods_supported: [] }, 'pass'],
  ['disc-pkce-methods', { code_challenge_methods_supported: ['S256', 'S512'] }, 'pass'],
  ['disc-pkce-methods', { code_challenge_methods_supported: ['s256'] }, 'fail'],
]

describe('the configuration document', () => {
  test.each(DOCUMENTS)('%s with %j: %s', async (check, members, outcome) => {
    expect(await outcomeOf(check, { members })).toBe(outcome)
  })

  test('no row fails on a local provider because it is plain http', async () => {
    const names = checks.map(({ id }) => id.replace('discovery/', '')).filter((name) => name.startsWith('disc-'))
    const outcomes = await Promise.all(names.map((name) => outcomeOf(name, { issuer: LOOPBACK })))
    expect(outcomes.filter((outcome) => outcome !== 'pass' && outcome !== 'skip')).toEqual([])
  })

  test('a local provider does not excuse plain http elsewhere', async () => {
    const members = { token_endpoint: 'http://op.example/token' }
    expect(await outcomeOf('disc-token-endpoint', { issuer: LOOPBACK, members })).toBe('fail')
  })
})

const { kid: _kid, ...NAMELESS } = EC

const KEY_SETS: readonly (readonly [check: string, title: string, keys: readonly unknown[], outcome: string])[] = [
  ['jwks-structure', 'two right keys', [RSA, EC], 'pass'],
  ['jwks-structure', 'an unknown type', [RSA, { kty: 'LATTICE' }], 'pass'],
  ['jwks-structure', 'no keys', [], 'fail'],
  ['jwks-structure', 'a key that is a string', [RSA, 'key'], 'fail'],
  ['jwks-structure', 'no kty', [{ kid: 'a' }], 'fail'],
  ['jwks-structure', 'a kid that is a number', [{ ...RSA, kid: 1 }], 'fail'],
  ['jwks-structure', 'no modulus', [{ ...RSA, n: undefined }], 'fail'],
  ['jwks-structure', 'a padded modulus', [{ ...RSA, n: `${RSA.n}==` }], 'fail'],
  ['jwks-structure', 'a short coordinate', [{ ...EC, x: 'AAAA' }], 'fail'],
  ['jwks-structure', 'a point that is not on the curve', [{ ...EC, x: EC.y }], 'fail'],
  ['jwks-structure', 'no curve', [{ ...EC, crv: undefined }], 'fail'],
  ['jwks-structure', 'key_ops that is a string', [{ ...RSA, key_ops: 'verify' }], 'fail'],
  ['jwks-public-only', 'public keys', [RSA, EC], 'pass'],
  ['jwks-public-only', 'a private exponent', [{ ...RSA, d: 'AQAB' }], 'fail'],
  ['jwks-public-only', 'a symmetric key', [RSA, { kty: 'oct', k: 'AQAB' }], 'fail'],
  ['jwks-public-only', 'a symmetric key without its value', [RSA, { kty: 'oct' }], 'fail'],
  ['jwks-usable-keys', 'known keys', [RSA, EC], 'pass'],
  ['jwks-usable-keys', 'an unknown curve', [{ ...EC, crv: 'P-255' }], 'warn'],
  ['jwks-usable-keys', 'an unknown algorithm', [{ ...RSA, alg: 'RS257' }], 'warn'],
  ['jwks-kid-present', 'names for both', [RSA, EC], 'pass'],
  ['jwks-kid-present', 'one of two without', [RSA, NAMELESS], 'fail'],
  ['jwks-kid-present', 'the only one without', [NAMELESS], 'warn'],
  ['jwks-kid-distinct', 'two names', [RSA, EC], 'pass'],
  ['jwks-kid-distinct', 'one name for two of a type', [RSA, RSA], 'fail'],
  ['jwks-kid-distinct', 'one name for two types', [RSA, { ...EC, kid: RSA.kid }], 'warn'],
  ['jwks-kid-distinct', 'no names', [NAMELESS, NAMELESS], 'pass'],
]

describe('the key set', () => {
  test.each(KEY_SETS)('%s with %s', async (check, _title, keys, outcome) => {
    expect(await outcomeOf(check, { keys })).toBe(outcome)
  })

  test('a private value is not repeated in the finding', async () => {
    const fetch = async ({ url }: Request): Promise<Response> =>
      Response.json(url.endsWith('/jwks') ? { keys: [{ ...RSA, d: 'c2VjcmV0' }] } : document(HTTPS))
    const result = await runChecks({
      target: { issuer: HTTPS, fetch },
      checks: checks.filter(({ id }) => id === 'discovery/jwks-public-only'),
    })
    expect(JSON.stringify(result.verdicts)).not.toContain('c2VjcmV0')
  })
})
