import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { defineFault, type FaultAt, type JsonObject, type SeamName } from '../../seams.js'
import { systemsOf } from '../system-seams.js'
import { HYDRA_SYSTEMS, type HydraSystem } from './systems.js'
import { basic, CALLBACK, TestingHydra } from './testing-hydra.js'

const NONCE = 'nonce-1234567890'
const SCOPE = 'openid offline email'

const header = (jwt: unknown): JsonObject => ({ ...decodeProtectedHeader(String(jwt)) })

/** Everything that has a seam, as a client and a resource server see it. */
interface Sight {
  readonly metadata: JsonObject
  readonly keys: readonly unknown[]
  readonly code: string
  readonly parameters: Readonly<Record<string, string>>
  readonly tokens: JsonObject
  readonly userinfo: JsonObject
  readonly signedUserinfo: string
  readonly active: JsonObject
  readonly inactive: JsonObject
  readonly secondUse: JsonObject
  readonly refusal: Readonly<Record<string, string>>
  readonly registered: JsonObject
}

async function look(hydra: TestingHydra): Promise<Sight> {
  const first = hydra.hydra.system.startsWith('hydra-1')
  await hydra.client({ client_id: 'web' })
  await hydra.client({ client_id: 'signed', userinfo_signed_response_alg: 'RS256' })
  const { parameters } = await hydra.flow({ client_id: 'web', scope: SCOPE, nonce: NONCE })
  const code = parameters.code ?? ''
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }
  const tokens = (await hydra.token('web', form)).json
  const bearing = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } })
  const userinfo = (await hydra.browse('/userinfo', bearing(tokens.access_token))).json
  const active = await hydra.introspect(tokens.access_token)
  const secondUse = (await hydra.token('web', form)).json
  const other = await hydra.tokens('signed', SCOPE)
  return {
    metadata: (await hydra.browse('/.well-known/openid-configuration')).json,
    keys: [(await hydra.browse('/.well-known/jwks.json')).json.keys].flat(),
    code,
    parameters,
    tokens,
    userinfo,
    signedUserinfo: (await hydra.browse('/userinfo', bearing(other.access_token))).text,
    active,
    inactive: await hydra.introspect('unknown'),
    secondUse,
    refusal: (await hydra.authorize({ client_id: 'web', scope: 'nothing-like-this' })).parameters,
    registered: first ? {} : (await hydra.browse('/oauth2/register', { method: 'POST', body: '{}' })).json,
  }
}

const settings = { accessTokenStrategy: 'jwt', dynamicClientRegistration: true } as const

const ROW = { id: 'test/spy', title: 'Sees what comes by', caughtBy: [] }
const spies = (see: (seam: SeamName) => void): { readonly [S in SeamName]: FaultAt<S> } => {
  const seen = <T>(seam: SeamName, value: T): T => {
    see(seam)
    return value
  }
  return {
    request: defineFault({ ...ROW, seam: 'request', alter: (request) => seen('request', request) }),
    response: defineFault({ ...ROW, seam: 'response', alter: (response) => seen('response', response) }),
    rules: defineFault({ ...ROW, seam: 'rules', alter: (rules) => seen('rules', rules) }),
    metadata: defineFault({ ...ROW, seam: 'metadata', alter: (metadata) => seen('metadata', { ...metadata }) }),
    jwks: defineFault({ ...ROW, seam: 'jwks', alter: ({ keys }) => seen('jwks', { keys: [...keys] }) }),
    authorizationRequest: defineFault({
      ...ROW,
      seam: 'authorizationRequest',
      alter: (parameters) => seen('authorizationRequest', { ...parameters }),
    }),
    authorizationResponse: defineFault({
      ...ROW,
      seam: 'authorizationResponse',
      alter: (response) => seen('authorizationResponse', response),
    }),
    credential: defineFault({ ...ROW, seam: 'credential', alter: (value) => seen('credential', value) }),
    idTokenClaims: defineFault({
      ...ROW,
      seam: 'idTokenClaims',
      alter: (claims) => seen('idTokenClaims', { ...claims }),
    }),
    idToken: defineFault({ ...ROW, seam: 'idToken', alter: (draft) => seen('idToken', draft) }),
    signedIdToken: defineFault({ ...ROW, seam: 'signedIdToken', alter: (jwt) => seen('signedIdToken', jwt) }),
    accessToken: defineFault({ ...ROW, seam: 'accessToken', alter: (draft) => seen('accessToken', draft) }),
    tokenResponse: defineFault({
      ...ROW,
      seam: 'tokenResponse',
      alter: (body) => seen('tokenResponse', { ...body }),
    }),
    userinfo: defineFault({ ...ROW, seam: 'userinfo', alter: (claims) => seen('userinfo', { ...claims }) }),
    signedUserinfo: defineFault({ ...ROW, seam: 'signedUserinfo', alter: (draft) => seen('signedUserinfo', draft) }),
    introspection: defineFault({
      ...ROW,
      seam: 'introspection',
      alter: (body) => seen('introspection', { ...body }),
    }),
    registration: defineFault({ ...ROW, seam: 'registration', alter: (body) => seen('registration', { ...body }) }),
    error: defineFault({ ...ROW, seam: 'error', alter: (error) => seen('error', error) }),
  }
}

describe.each(HYDRA_SYSTEMS)('%s', (system) => {
  test('every seam is on the way of a value, or its faults are refused', async () => {
    const seen = new Set<SeamName>()
    const hydra = await TestingHydra.start(system, { settings })
    const all = Object.values(spies((seam) => seen.add(seam)))
    const [taken, refused] = [true, false].map((fits) =>
      all.filter((fault) => systemsOf(fault).includes(system) === fits),
    )
    for (const fault of refused ?? []) expect(() => hydra.hydra.use(fault)).toThrow(/which hydra-\S+ does not have/)
    for (const fault of taken ?? []) hydra.hydra.use(fault)
    const sight = await look(hydra)
    expect([...seen].sort()).toEqual((taken ?? []).map(({ seam }) => seam).sort())
    // Faults that change nothing change nothing.
    expect(decodeJwt(String(sight.tokens.id_token))).toMatchObject({ nonce: NONCE })
    expect(decodeJwt(String(sight.tokens.access_token))).toMatchObject({ client_id: 'web' })
    expect(sight.active).toMatchObject({ active: true })
    expect(sight.secondUse).toMatchObject({ error: 'invalid_grant' })
    await hydra.hydra.close()
  })
})

test.each<[fault: string, seen: (sight: Sight) => unknown, expected: unknown]>([
  [
    'token/cfg-method-missing',
    ({ metadata }) => metadata.token_endpoint_auth_methods_supported,
    ['client_secret_post', 'none'],
  ],
  ['discovery/jwks-empty', ({ keys }) => keys, []],
  ['authorization-response/code-short', ({ code }) => code.length, 15],
  ['authorization-response/az-state-altered', ({ parameters }) => parameters.state, 'state-123456x'],
  ['token/tk-type-other', ({ tokens }) => tokens.token_type, 'mac'],
  ['id-token/idt-wrong-nonce', ({ tokens }) => decodeJwt(String(tokens.id_token)).nonce, `${NONCE}x`],
  ['id-token/sig-kid-absent', ({ tokens }) => 'kid' in header(tokens.id_token), false],
  ['id-token/sig-none-unasked', ({ tokens }) => header(tokens.id_token).alg, 'none'],
  ['id-token/sig-alg-other', ({ tokens }) => header(tokens.id_token).alg, 'ES256'],
  ['id-token/sig-alg-confusion', ({ tokens }) => header(tokens.id_token).alg, 'HS256'],
  ['id-token/sig-not-jwt', ({ tokens }) => tokens.id_token, 'a.b.c'],
  ['userinfo/ui-missing-sub', ({ userinfo }) => 'sub' in userinfo, false],
  ['userinfo/signed-kid-unknown', ({ signedUserinfo }) => header(signedUserinfo).kid, 'unknown'],
  ['flows/fresh-token-inactive', ({ active }) => active.active, false],
  ['flows/unknown-token-active', ({ inactive }) => inactive.active, true],
  ['token/code-reuse-wrong-error', ({ secondUse }) => secondUse.error, 'invalid_request'],
])('%s bends what a Hydra sends', async (fault, seen, expected) => {
  const hydra = await TestingHydra.start('hydra-2')
  const remove = await hydra.hydra.use(fault)
  try {
    expect(seen(await look(hydra))).toEqual(expected)
  } finally {
    remove()
  }
})

test('errors may be bent wherever they go', async () => {
  const bent = defineFault({
    ...ROW,
    seam: 'error',
    alter: ({ place, status }) => ({ error: `at_${place}`, status: status + 1, place }),
  })
  for (const system of ['hydra-1.5', 'hydra-2'] satisfies HydraSystem[]) {
    const hydra = await TestingHydra.start(system)
    await hydra.client({ client_id: 'web' })
    const remove = hydra.hydra.use(bent)
    const token = await hydra.post('/oauth2/token', { grant_type: 'authorization_code' }, basic('none'))
    expect([token.status, token.json.error, 'error_description' in token.json]).toEqual([402, 'at_json', false])
    const missing = await hydra.admin('GET', '/keys/none')
    expect([missing.status, missing.json.error]).toEqual([405, 'at_json'])
    expect((await hydra.authorize({ client_id: 'web', scope: 'other' })).parameters).toMatchObject({
      error: 'at_redirect',
    })
    expect((await hydra.authorize({ client_id: 'none' })).parameters).toMatchObject({ error: 'at_page' })
    remove()
  }
})
