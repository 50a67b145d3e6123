import { UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { baseFlowWishes } from './base-flows.js'
import type { JsonObject } from './context.js'
import { CALLBACK, html, ISSUER, type Route, redirect, sessionWith } from './testing/scripted-provider.js'

const idToken = new UnsecuredJWT({ sub: 'ada', nonce: 'n' }).encode()
const METADATA: JsonObject = {
  userinfo_endpoint: `${ISSUER}/userinfo`,
  response_types_supported: ['code', 'code id_token', 'id_token token'],
  response_modes_supported: ['query', 'fragment', 'form_post'],
  code_challenge_methods_supported: ['S256'],
}
const client = {
  client_id: 'app',
  client_secret: 'secret-of-app',
  redirect_uris: [CALLBACK],
  response_types: ['code', 'code id_token', 'id_token token'],
}

const authorizes: Route = ({ url }) => {
  const { response_type = '', response_mode = '', state = '' } = Object.fromEntries(url.searchParams)
  const types = response_type.split(' ')
  const parameters = new URLSearchParams({
    state,
    ...(types.includes('code') ? { code: 'c-12345678' } : {}),
    ...(types.includes('id_token') ? { id_token: idToken } : {}),
    ...(types.includes('token') ? { access_token: 'front-token-1', token_type: 'Bearer' } : {}),
  })
  if (response_mode === 'form_post') {
    const fields = [...parameters].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    return html(`<form method="post" action="${CALLBACK}">${fields.join('')}</form>`)
  }
  return redirect(`${CALLBACK}${response_type === 'code' ? '?' : '#'}${parameters}`)
}
const ROUTES: Record<string, Route> = {
  'GET /authorize': authorizes,
  'POST /token': ({ form }) =>
    form.get('code_verifier')?.length === 43
      ? Response.json({
          access_token: 'back-token-12',
          token_type: 'Bearer',
          id_token: idToken,
          refresh_token: 'refresh-1234',
        })
      : Response.json({ error: 'invalid_grant', error_description: 'code_verifier is missing' }, { status: 400 }),
  'GET /userinfo': ({ raw }) =>
    raw.headers.get('authorization')?.startsWith('Bearer ')
      ? Response.json({ sub: 'ada' })
      : new Response(null, { status: 401 }),
}
const begin = (routes: Record<string, Route> = {}) =>
  sessionWith({ ...ROUTES, ...routes }, { clients: [client], metadata: METADATA })

describe('a flow', () => {
  test('code: authorization, token request with PKCE, userinfo', async () => {
    const { context } = await begin()
    const flow = await context.flow()
    expect(flow).toMatchObject({
      label: 'code',
      accessToken: 'back-token-12',
      refreshToken: 'refresh-1234',
      userinfoClaims: { sub: 'ada' },
      sent: {
        client_id: 'app',
        redirect_uri: CALLBACK,
        scope: 'openid',
        response_type: 'code',
        code_challenge_method: 'S256',
      },
      idTokens: [
        {
          place: 'token',
          label: 'code, from the token endpoint',
          claims: { sub: 'ada' },
          header: { alg: 'none' },
          accessToken: 'back-token-12',
        },
      ],
    })
    expect(flow.failure).toBeUndefined()
    expect(flow.codeVerifier).toMatch(/^[A-Za-z0-9]{43}$/)
    expect(flow.sent.state).toMatch(/^\w{10}$/)
  })

  test('hybrid and implicit: the evidence says what came with each ID token', async () => {
    const { context } = await begin()
    const [hybrid, implicit] = await Promise.all([
      context.flow({ response_type: 'code id_token' }),
      context.flow({ response_type: 'id_token token' }),
    ])
    expect(hybrid.idTokens).toMatchObject([{ place: 'authorization', code: 'c-12345678' }, { place: 'token' }])
    expect(hybrid.idTokens[0]).not.toHaveProperty('accessToken')
    expect(implicit).toMatchObject({
      accessToken: 'front-token-1',
      idTokens: [{ place: 'authorization', accessToken: 'front-token-1' }],
      userinfoClaims: { sub: 'ada' },
    })
    expect(implicit.sent).not.toHaveProperty('code_challenge')
  })

  test('equal wishes share one flow, an own flow is new each time', async () => {
    const { context } = await begin()
    const [first, same, own, again] = await Promise.all([
      context.flow(),
      context.flow({}),
      context.flow({ own: true }),
      context.flow({ own: true }),
    ])
    expect(same).toBe(first)
    expect(own).not.toBe(first)
    expect(again).not.toBe(own)
    expect(await context.flow({ parameters: { nonce: undefined } })).not.toBe(first)
  })

  test('until says where it ends', async () => {
    const { context } = await begin()
    expect(await context.flow({ until: 'authorization' })).not.toHaveProperty('token')
    expect(await context.flow({ until: 'token' })).not.toHaveProperty('userinfo')
  })

  test('base flows: one for each response type, and form_post for the first of each kind', async () => {
    const { context } = await begin()
    const flows = await context.baseFlows()
    expect(flows.map(({ label, failure }) => [label, failure])).toEqual([
      ['code', undefined],
      ['id_token token', undefined],
      ['code id_token', undefined],
      ['code with form_post', undefined],
      ['id_token token with form_post', undefined],
      ['code id_token with form_post', undefined],
    ])
    expect(flows[3]?.callback?.place).toBe('form_post')
    expect(baseFlowWishes({ ...context.capabilities, responseTypes: ['none', 'token'] })).toEqual([])
  })
})

describe('what goes wrong is blamed on the check whose matter it is', () => {
  test.each<[string, Record<string, Route>, object]>([
    [
      'an error response',
      { 'GET /authorize': () => redirect(`${CALLBACK}?error=access_denied&error_description=no`) },
      {
        at: 'authorization',
        because: 'the authorization was refused with access_denied: no',
        blame: 'authorization-response/resp-success',
      },
    ],
    [
      'an error page',
      { 'GET /authorize': () => html('<p>bad client</p>', { status: 400 }) },
      { at: 'authorization', because: 'the authorization ended on a page with status 400: bad client' },
    ],
    [
      'an error page that is told the error in its address',
      {
        'GET /authorize': () => redirect('/oops?error=invalid_client'),
        'GET /oops': () => html('<p>sorry</p>', { status: 500 }),
      },
      { because: 'the authorization ended on a page with status 500 (error=invalid_client): sorry' },
    ],
    [
      'a strange redirect',
      { 'GET /authorize': () => redirect('https://evil.test/x?code=1') },
      { because: expect.stringContaining('https://evil.test/x, which is neither') },
    ],
    [
      'a token error',
      { 'POST /token': () => Response.json({ error: 'invalid_client' }, { status: 401 }) },
      { at: 'token', because: 'the token endpoint answered 401 (invalid_client)', blame: 'token/token-success' },
    ],
    ['an error with status 200', { 'POST /token': () => Response.json({ error: 'x' }) }, { at: 'token' }],
    [
      'a userinfo error',
      {
        'GET /userinfo': () =>
          new Response(null, { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } }),
      },
      {
        at: 'userinfo',
        because: 'the UserInfo endpoint answered 403 (Bearer error="insufficient_scope")',
        blame: 'userinfo/ui-get',
      },
    ],
  ])('%s', async (_what, routes, failure) => {
    const { context } = await begin(routes)
    expect((await context.flow()).failure).toMatchObject(failure)
  })

  test('an ID token that cannot be read is evidence without claims', async () => {
    const { context } = await begin({
      'POST /token': () => Response.json({ access_token: 'back-token-12', id_token: 'not.a.jwt' }),
    })
    const [token] = (await context.flow()).idTokens
    expect(token).toMatchObject({ jwt: 'not.a.jwt' })
    expect(token).not.toHaveProperty('claims')
  })
})
