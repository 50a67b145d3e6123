import { describe, expect, test } from 'vitest'
import type { TokenObservation } from '../../suites/harness/token-observations.js'
import { type Diff, diffRuns } from './diff.js'
import { type Asked, runOf } from './diff.test-support.js'

const tool = { name: 'oidc-touchstone', version: '0.1.0' }
const compare = (before: readonly Asked[], after: readonly Asked[]): Promise<Diff> =>
  diffRuns(runOf(before), runOf(after), tool)

/** `severity kind name [item] change before after` of each difference. */
const told = ({ operations }: Diff): readonly string[] =>
  operations.flatMap(({ differences }) =>
    differences.map(({ severity, kind, name, item, change, before, after }) =>
      [severity, kind, name, ...(item === undefined ? [] : [`[${item}]`]), change, before ?? '-', after ?? '-'].join(
        ' ',
      ),
    ),
  )

const token = { operationId: 'getToken', form: 'grant_type=authorization_code&code=[code]' } as const
const json = (members: object): Asked => ({ ...token, json: members })
const headers = (...list: readonly (readonly [string, string])[]): Asked => ({ ...token, headers: list })
const authorize = {
  operationId: 'authorize',
  path: '/auth?response_type=code&state=s1&redirect_uri=https%3A%2F%2Frp.example%2Fcb',
}
const to = (location: string, status = 303): Asked => ({ ...authorize, status, headers: [['location', location]] })
const page = (html: string): Asked => ({ path: '/consent', html })
const form = (...names: readonly string[]): Asked =>
  page(
    `<form method="post" action="https://rp.example/cb">${names.map((name) => `<input type="hidden" name="${name}" value="${name === 'state' ? 's1' : 'v'}">`).join('')}</form>`,
  )
const discovery = (more: object): Asked => ({
  operationId: 'getDiscovery',
  path: '/.well-known/openid-configuration',
  json: { issuer: 'https://op.example', jwks_uri: 'https://op.example/jwks', ...more },
})

test('a token that is over now is told by that alone', async () => {
  const introspect = (members: object): Asked => ({ operationId: 'introspectToken', form: 'token=t', json: members })
  const good = introspect({ active: true, sub: 's', exp: 9, iat: 1 })
  const over = introspect({ active: false })
  expect(told(await compare([good], [over]))).toEqual(['breaking value active changed true false'])
  expect(told(await compare([over], [good]))).toEqual(['risky value active changed false true'])
})

test('an answer is compared with the one of its media type, though both have other members now', async () => {
  const info = { operationId: 'getUserInfo' } as const
  const signed: Asked = { ...info, headers: [['content-type', 'application/jwt']] }
  const plain = (members: object): Asked => ({ ...info, json: members })
  const diff = await compare([plain({ sub: 's', sid: 'i' }), signed], [signed, plain({ sub: 's', aud: ['a'] })])
  expect(told(diff)).toEqual(['breaking member sid removed string -', 'harmless member aud added - array'])
})

describe('each kind of difference has its severity', () => {
  test.each<[string, Asked | readonly Asked[], Asked | readonly Asked[], readonly string[]]>([
    [
      'a request that is refused',
      json({ a: 1 }),
      { ...json({ error: 'invalid_grant' }), status: 400 },
      ['breaking outcome outcome changed succeeds: 200 refuses: 400 invalid_grant'],
    ],
    [
      'a request that is let through',
      { ...json({ error: 'invalid_grant' }), status: 400 },
      json({ a: 1 }),
      ['risky outcome outcome changed refuses: 400 invalid_grant succeeds: 200'],
    ],
    [
      'a server that breaks',
      { ...token, status: 404 },
      { ...token, status: 500 },
      ['breaking outcome outcome changed refuses: 404 breaks: 500'],
    ],
    [
      'another status of an error',
      { ...token, status: 401 },
      { ...token, status: 404 },
      ['breaking status status changed 401 404'],
    ],
    [
      'another status of success',
      { ...token, status: 200 },
      { ...token, status: 204 },
      ['risky status status changed 200 204'],
    ],
    [
      'another error code',
      { ...json({ error: 'invalid_grant' }), status: 400 },
      { ...json({ error: 'invalid_request' }), status: 400 },
      ['breaking error error changed invalid_grant invalid_request'],
    ],
    [
      'another media type',
      headers(['content-type', 'application/json; charset=utf-8']),
      headers(['content-type', 'text/plain']),
      ['breaking header content-type changed application/json text/plain'],
    ],
    [
      'no-store lost',
      headers(['cache-control', 'no-store, private']),
      headers(['cache-control', 'private']),
      ['risky header cache-control changed no-store, private private'],
    ],
    [
      'cache-control lost',
      headers(['Cache-Control', 'no-store']),
      headers(),
      ['risky header cache-control removed no-store -'],
    ],
    [
      'another challenge',
      headers(['www-authenticate', 'Basic realm="op"']),
      headers(['www-authenticate', 'Bearer realm="op"']),
      ['risky challenge Basic removed list -', 'harmless challenge Bearer added - list'],
    ],
    [
      'another error of a challenge',
      headers(['www-authenticate', 'Bearer error="invalid_token"']),
      headers(['www-authenticate', 'Bearer error="insufficient_scope"']),
      ['breaking error www-authenticate error changed invalid_token insufficient_scope'],
    ],
    [
      'a method no longer allowed',
      headers(['allow', 'GET, POST']),
      headers(['allow', 'POST']),
      ['risky header allow [GET] removed listed -'],
    ],
    [
      'CORS lost',
      headers(['access-control-allow-origin', '*']),
      headers(),
      ['breaking cors access-control-allow-origin removed * -'],
    ],
    [
      'CORS for some',
      headers(['access-control-allow-origin', '*']),
      headers(['access-control-allow-origin', 'https://app.example']),
      ['risky cors access-control-allow-origin changed * https://app.example'],
    ],
    [
      'CORS gained',
      headers(),
      headers(['access-control-allow-headers', 'DPoP']),
      ['harmless cors access-control-allow-headers added - list'],
    ],
    [
      'a list without its pages',
      headers(['link', '<https://op.example/c?p=2>; rel="next"']),
      headers(),
      ['breaking header link removed list -'],
    ],
    [
      'a member gone, with what it held',
      json({ address: { country: 'GB' } }),
      json({}),
      ['breaking member address removed object -'],
    ],
    [
      'a description gone',
      { ...json({ error: 'e', error_description: 'd' }), status: 400 },
      { ...json({ error: 'e' }), status: 400 },
      ['harmless member error_description removed string -'],
    ],
    [
      'a member of another type',
      json({ updated_at: 1 }),
      json({ updated_at: '1' }),
      ['breaking member updated_at changed number string'],
    ],
    ['a member more', json({}), json({ nested: [{ a: 1 }] }), ['harmless member nested added - array']],
    [
      'another word of the standard',
      json({ token_type: 'Bearer' }),
      json({ token_type: 'bearer' }),
      ['risky value token_type changed Bearer bearer'],
    ],
    [
      'a scope less',
      json({ scope: 'openid email' }),
      json({ scope: 'openid' }),
      ['risky value scope [email] removed listed -'],
    ],
    [
      'another kind of key',
      json({ keys: [{ kty: 'RSA', alg: 'RS256' }] }),
      json({ keys: [{ kty: 'EC', alg: 'ES256' }] }),
      ['risky value keys[] [RSA RS256] removed listed -', 'risky value keys[] [EC ES256] added - listed'],
    ],
    [
      'a shorter life',
      json({ expires_in: 3_600 }),
      json({ expires_in: 300 }),
      ['risky lifetime expires_in shorter 3600 300'],
    ],
    [
      'a longer life',
      json({ exp: 1_300, iat: 1_000 }),
      json({ exp: 1_600, iat: 1_000 }),
      ['harmless lifetime exp - iat longer 300 600'],
    ],
    ['a life a tick shorter', json({ expires_in: 3_600 }), json({ expires_in: 3_599 }), []],
    [
      'another login page',
      to('https://op.example/login?challenge=a'),
      to('https://op.example/sign-in?challenge=b'),
      ['risky location location changed {issuer}/login {issuer}/sign-in'],
    ],
    [
      'a parameter of the login page gone',
      to('https://op.example/login?login_challenge=a'),
      to('https://op.example/login'),
      ['risky location location parameter [login_challenge] removed there -'],
    ],
    [
      'another redirect status',
      to('https://op.example/login', 302),
      to('https://op.example/login'),
      ['harmless status status changed 302 303'],
    ],
    [
      'a redirect that repeats the method',
      to('https://op.example/login', 302),
      to('https://op.example/login', 307),
      ['risky status status changed 302 307'],
    ],
    [
      'an error of the authorization endpoint that stays there',
      to('https://rp.example/cb?error=invalid_scope&state=s1'),
      { ...authorize, status: 400 },
      ['breaking outcome outcome changed refuses by redirect: 303 invalid_scope refuses: 400'],
    ],
    [
      'issuer gone from the response',
      [authorize, to('https://rp.example/cb?code=c&iss=i&state=s1')].slice(1),
      to('https://rp.example/cb?code=c&state=s1'),
      ['breaking parameter iss removed query -'],
    ],
    [
      'parameters in another place',
      to('https://rp.example/cb?code=c&state=s1'),
      to('https://rp.example/cb#code=c&state=s1'),
      ['breaking parameter code changed query fragment', 'breaking parameter state changed query fragment'],
    ],
    [
      'a posted response less',
      [authorize, form('code', 'iss', 'state')],
      [authorize, form('code', 'state')],
      ['breaking parameter iss removed form_post -'],
    ],
    [
      'another status of the last redirect',
      [authorize, { path: '/consent', status: 302, headers: [['location', 'https://rp.example/cb?code=c&state=s1']] }],
      [authorize, { path: '/consent', status: 303, headers: [['location', 'https://rp.example/cb?code=c&state=s1']] }],
      ['harmless status status of the last redirect changed 302 303'],
    ],
    [
      'a cookie of another kind',
      headers(['set-cookie', 'sid=[cookie]; Path=/; HttpOnly; SameSite=Lax']),
      headers(['set-cookie', 'sid=[cookie]; Path=/; SameSite=None; Secure']),
      [
        'risky cookie sid Secure changed no yes',
        'risky cookie sid HttpOnly changed yes no',
        'risky cookie sid SameSite changed lax none',
      ],
    ],
    [
      'a cookie of another name',
      headers(['set-cookie', 'sid=[cookie]']),
      headers(['set-cookie', 'session=[cookie]; Max-Age=60']),
      ['risky cookie sid removed set -', 'harmless cookie session added - set'],
    ],
    [
      'a cookie that stays',
      headers(['set-cookie', 'sid=[cookie]']),
      headers(['set-cookie', 'sid=[cookie]; Max-Age=60']),
      ['risky cookie sid kept changed until the browser closes for a time'],
    ],
    [
      'less on offer',
      discovery({ scopes_supported: ['openid', 'email'] }),
      discovery({ scopes_supported: ['openid'] }),
      ['breaking metadata scopes_supported [email] removed listed -'],
    ],
    [
      'metadata gone',
      discovery({ scopes_supported: ['openid'] }),
      discovery({}),
      ['breaking metadata scopes_supported removed list -'],
    ],
    [
      'more on offer',
      discovery({}),
      discovery({ userinfo_endpoint: 'https://op.example/me' }),
      ['harmless metadata userinfo_endpoint added - {issuer}/me'],
    ],
    [
      'more demanded',
      discovery({}),
      discovery({ require_pushed_authorization_requests: true }),
      ['risky metadata require_pushed_authorization_requests added - true'],
    ],
    [
      'an endpoint elsewhere',
      discovery({ token_endpoint: 'https://op.example/token' }),
      discovery({ token_endpoint: 'https://op.example/oauth2/token' }),
      ['risky metadata token_endpoint changed {issuer}/token {issuer}/oauth2/token'],
    ],
    [
      'another issuer',
      discovery({}),
      discovery({ issuer: 'https://op.example/' }),
      ['breaking metadata issuer changed {issuer} {issuer}/'],
    ],
  ])('%s', async (_, before, after, expected) => {
    const diff = await compare([before].flat(), [after].flat())
    expect(told(diff)).toEqual(expected)
    const [first] = expected
    if (first === undefined) expect(diff.summary).toEqual({ breaking: 0, risky: 0, harmless: 0 })
    for (const { differences } of diff.operations) for (const { why } of differences) expect(why).toMatch(/^[A-Z].*\.$/)
  })
})

describe('tokens are compared by their form', () => {
  const jwt: TokenObservation = {
    exchange: 1,
    name: 'access_token',
    format: 'JWT',
    parts: 3,
    alg: 'RS256',
    typ: 'at+jwt',
    header: ['alg', 'kid', 'typ'],
    claims: { aud: 'string', sub: 'string' },
    lifetime: 3_600,
  }
  const opaque: TokenObservation = { exchange: 1, name: 'access_token', format: 'opaque', parts: 1 }
  const withTokens = (...tokens: readonly TokenObservation[]) =>
    runOf([json({ access_token: '[access_token]' })], { observations: { tokens } })

  test.each<[string, TokenObservation, TokenObservation, readonly string[]]>([
    ['no longer a JWT: its claims go with it', jwt, opaque, ['breaking token access_token format changed JWT opaque']],
    ['a JWT now', opaque, jwt, ['risky token access_token format changed opaque JWT']],
    [
      'another prefix',
      opaque,
      { ...opaque, prefix: 'ory_at_', parts: 2 },
      ['risky token access_token format changed opaque opaque, begins with ory_at_, 2 parts'],
    ],
    ['another algorithm', jwt, { ...jwt, alg: 'ES256' }, ['breaking token access_token alg changed RS256 ES256']],
    ['another type', jwt, { ...jwt, typ: 'JWT' }, ['risky token access_token typ changed at+jwt JWT']],
    [
      'a header parameter less',
      jwt,
      { ...jwt, header: ['alg', 'typ'] },
      ['risky token access_token header kid removed there -'],
    ],
    ['a claim less', jwt, { ...jwt, claims: { sub: 'string' } }, ['breaking claim access_token: aud removed string -']],
    [
      'a claim of another type',
      jwt,
      { ...jwt, claims: { aud: 'array', sub: 'string' } },
      ['breaking claim access_token: aud changed string array'],
    ],
    [
      'a claim more',
      jwt,
      { ...jwt, claims: { ...jwt.claims, sid: 'string' } },
      ['harmless claim access_token: sid added - string'],
    ],
    ['a shorter life', jwt, { ...jwt, lifetime: 300 }, ['risky lifetime access_token exp - iat shorter 3600 300']],
  ])('%s', async (_, before, after, expected) => {
    expect(told(await diffRuns(withTokens(before), withTokens(after), tool))).toEqual(expected)
  })

  test('a run that did not look at tokens says so and nothing else', async () => {
    const { observations: _none, ...old } = withTokens(jwt)
    for (const pair of [
      [old, withTokens(jwt)],
      [withTokens(jwt), old],
    ] as const) {
      const diff = await diffRuns(pair[0], pair[1], tool)
      expect(told(diff)).toEqual([])
      expect(diff.notes).toEqual([expect.stringContaining('did not look at tokens')])
    }
  })
})

describe('what differs by chance is no difference', () => {
  test('another host and port, ids in paths, times and random values', async () => {
    const at = (issuer: string, id: string, iat: number) =>
      runOf(
        [
          { ...discovery({ issuer, jwks_uri: `${issuer}/jwks` }) },
          {
            ...authorize,
            path: `/auth?state=${id}&redirect_uri=https%3A%2F%2Frp.example%2F${id}%2Fcb`,
            status: 303,
            headers: [
              ['location', `${issuer}/interaction/${id}?x=${id}`],
              ['set-cookie', `sid_1234567=[cookie]; Path=/interaction/${id}`],
              ['date', id],
            ],
          },
          {
            path: `/interaction/${id}`,
            status: 303,
            headers: [['location', `https://rp.example/${id}/cb?code=[code]&state=${id}`]],
          },
          {
            operationId: 'registerClient',
            method: 'POST',
            json: { client_id: id, registration_client_uri: `${issuer}/reg/${id}`, iat, exp: iat + 60 },
          },
        ],
        { target: { issuer, embedded: false } },
      )
    const diff = await diffRuns(
      at('http://127.0.0.1:4001', 'iPooljyqCDa4APhYGoltoA', 5),
      at('http://127.0.0.1:39222', '9rPuDfl3cnGJ', 70),
      tool,
    )
    expect(told(diff)).toEqual([])
    expect(diff.situations).toEqual({ both: 4, beforeOnly: 0, afterOnly: 0 })
  })

  test('the order of answers and how often one was given', async () => {
    const pending = { ...json({ error: 'authorization_pending' }), status: 400 }
    const granted = json({ access_token: '[access_token]' })
    expect(told(await compare([pending, pending, granted], [granted, pending]))).toEqual([])
  })
})

describe('several answers to one question', () => {
  const granted = json({ access_token: '[access_token]' })
  const refused = { ...json({ error: 'invalid_grant' }), status: 400 }

  test('one of them that has turned is told, the others pair with their like', async () => {
    expect(told(await compare([granted, refused], [granted, granted]))).toEqual([
      'risky outcome outcome changed refuses: 400 invalid_grant succeeds: 200',
    ])
    expect(told(await compare([granted, refused], [json({ access_token: '[access_token]', n: 1 }), refused]))).toEqual([
      'harmless member n added - number',
    ])
  })

  test('many that changed alike are told once, also when they are not as many as before', async () => {
    const more = json({ access_token: '[access_token]', n: 1 })
    expect(told(await compare(Array(200).fill(granted), Array(150).fill(more)))).toEqual([
      'harmless member n added - number',
    ])
  })

  test('one that does not come any more is told', async () => {
    expect(told(await compare([granted, refused], [granted]))).toEqual([
      'risky answer answer [refuses: 400 invalid_grant] removed refuses: 400 invalid_grant -',
    ])
  })

  test('one that was never given is told', async () => {
    const slower = { ...json({ error: 'slow_down' }), status: 400 }
    expect(told(await compare([granted], [slower, granted]))).toEqual([
      'risky answer answer [refuses: 400 slow_down] added - refuses: 400 slow_down',
    ])
  })
})

describe('a lifetime that was chosen for a client', () => {
  const introspected = (seconds: number): Asked => ({
    operationId: 'introspectToken',
    form: 'token=t',
    json: { active: true, exp: 1_000 + seconds, iat: 1_000 },
  })
  const living = (seconds: number, chosen: boolean) =>
    runOf([json({ expires_in: seconds }), introspected(seconds)], {
      observations: { tokens: [], ownLifespans: chosen ? [1, 2] : [] },
    })

  test('says nothing about the server’s own', async () => {
    const diffs = [
      await diffRuns(living(2_592_000, false), living(1, true), tool),
      await diffRuns(living(1, true), living(3_600, false), tool),
    ]
    expect(diffs.flatMap(told)).toEqual([])
  })

  test('is compared with another that was chosen', async () => {
    expect(told(await diffRuns(living(300, true), living(3_600, true), tool))).toEqual([
      'harmless lifetime expires_in longer 300 3600',
      'harmless lifetime exp - iat longer 300 3600',
    ])
  })
})

test('equal differences are told once, with the places where they were seen', async () => {
  const asked = [...Array(15).keys()].map((index) => ({ ...token, form: `grant_type=refresh_token&p${index}=x` }))
  const diff = await compare(
    asked.map((one) => ({ ...one, status: 401 })),
    asked.map((one) => ({ ...one, status: 404 })),
  )
  expect(diff.operations).toMatchObject([{ operation: 'getToken', differences: [{ seen: 15 }] }])
  expect(diff.operations[0]?.differences[0]?.evidence).toHaveLength(10)
  expect(diff.operations[0]?.differences[0]?.evidence[0]).toEqual({
    check: 'token/one',
    asked: 'grant_type=refresh_token, p0',
    before: 1,
    after: 1,
  })
})

test('what only one run asked is counted, not told', async () => {
  const diff = await compare([json({})], [json({}), { ...token, form: 'grant_type=password', status: 400 }])
  expect(told(diff)).toEqual([])
  expect(diff.situations).toEqual({ both: 1, beforeOnly: 0, afterOnly: 1 })
})

test('an interrupted run and another set of checks are noted', async () => {
  const diff = await diffRuns(
    runOf([]),
    runOf([], { interrupted: true, checkSet: { version: '0.2.0+1', checks: 2 } }),
    tool,
  )
  expect(diff.notes).toEqual([expect.stringContaining('interrupted'), expect.stringContaining('different checks')])
})
