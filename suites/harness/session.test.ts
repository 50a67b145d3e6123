import { describe, expect, test } from 'vitest'
import { Session } from './session.js'
import { resolveTarget } from './target.js'
import { TargetTime } from './target-time.js'
import { ManualClock } from './testing/manual-clock.js'
import { html, ISSUER, redirect, scripted, sessionWith } from './testing/scripted-provider.js'

describe('discovery', () => {
  test.each([
    ['404', () => new Response('no', { status: 404 })],
    ['no JSON', () => html('<p>hello</p>')],
    ['an array', () => Response.json([])],
  ])('a document that cannot be read (%s) leaves the checks with nothing but the exchange', async (_what, answer) => {
    const { context } = await sessionWith({ 'GET /.well-known/openid-configuration': answer })
    expect(context.metadata).toEqual({})
    expect(context.discovery.operationId).toBe('getDiscovery')
    expect(() => context.endpoint('token_endpoint')).toThrow('the discovery document names no token_endpoint')
  })

  test('an endpoint that is no URL is a skip', async () => {
    const { context } = await sessionWith({}, { metadata: { userinfo_endpoint: '/userinfo' } })
    expect(() => context.endpoint('userinfo_endpoint')).toThrow(
      'userinfo_endpoint of the discovery document is not a URL',
    )
  })
})

test('the key set is fetched once; one that cannot be read skips, and names the check that fails for it', async () => {
  let fetched = 0
  const { context } = await sessionWith({
    'GET /jwks': () => {
      fetched++
      return Response.json({ keys: [{ kty: 'RSA' }, 7] })
    },
  })
  const [first] = await Promise.all([context.jwks(), context.jwks()])
  expect(first.keys).toEqual([{ kty: 'RSA' }])
  expect(fetched).toBe(1)
  const { context: without } = await sessionWith({ 'GET /jwks': () => new Response('{}') })
  await expect(without.jwks()).rejects.toMatchObject({ name: 'Skip', blockedBy: 'discovery/jwks-fetch' })
})

test('the same seed gives the same values in each run, for each check its own', async () => {
  const draw = async (seed: string, name: string) => {
    const session = await Session.open(resolveTarget({ issuer: ISSUER, fetch: scripted({}), seed }))
    return session.context(name, new AbortController().signal).random(20)
  }
  expect(await draw('s', 'a')).toBe(await draw('s', 'a'))
  expect(await draw('s', 'a')).not.toBe(await draw('s', 'b'))
})

describe('browsing', () => {
  test('follows redirects and pages that post themselves, and stops before it leaves the provider', async () => {
    const { context } = await sessionWith({
      'GET /end': () => redirect('/step'),
      'GET /step': () =>
        html(
          '<body onload="document.forms[0].submit()"><form method="post" action="/relay"><input type="hidden" name="a" value="1"></form></body>',
        ),
      'POST /relay': ({ form }) => redirect(`https://rp.example/logged-out?a=${form.get('a')}`),
    })
    const { location, exchange } = await context.browse(context.browser(), { url: `${ISSUER}/end` })
    expect(location).toBe('https://rp.example/logged-out?a=1')
    expect(exchange.request.url).toBe(`${ISSUER}/relay`)
  })

  test('submits no other form', async () => {
    const { context } = await sessionWith({
      'GET /end': () =>
        html(
          '<form method="post" action="/yes"><input type="hidden" name="a" value="1"><button>Log out</button></form>',
        ),
    })
    const { location, exchange } = await context.browse(context.browser(), { url: `${ISSUER}/end` })
    expect(location).toBeUndefined()
    expect(exchange.request.url).toBe(`${ISSUER}/end`)
  })
})

test('an authorization request by POST keeps repeated parameters and leaves out what is undefined', async () => {
  let sent = ''
  const { context } = await sessionWith({
    'POST /authorize': ({ form }) => {
      sent = String(form)
      return html('end', { status: 400 })
    },
  })
  const client = await context.client()
  const parameters = { state: 's', nonce: undefined, scope: 'openid' }
  const outcome = await context.authorize({ client, method: 'POST', parameters, repeated: [['scope', 'email']] })
  expect(sent).toBe(
    'client_id=app&redirect_uri=https%3A%2F%2Frp.example%2Fcallback&response_type=code&scope=openid&state=s&scope=email',
  )
  expect(outcome.sent).not.toHaveProperty('nonce')
})

test("a token request: what is given wins over the client's authentication", async () => {
  const seen: string[] = []
  const { context } = await sessionWith({
    'POST /token': ({ raw, form }) => {
      seen.push(`${raw.headers.get('authorization') ?? '-'} ${form}`)
      return Response.json({})
    },
  })
  const client = await context.client()
  await context.token({ client, form: { grant_type: 'x', code: undefined } })
  await context.token({
    client,
    form: { grant_type: 'x', client_id: 'other' },
    authentication: { method: 'none' },
    repeated: [['grant_type', 'y']],
  })
  expect(seen).toEqual([
    `Basic ${Buffer.from('app:app-secret-value').toString('base64')} grant_type=x`,
    '- client_id=other&grant_type=x&grant_type=y',
  ])
})

test('openid-client goes through the recorder', async () => {
  const { context, session } = await sessionWith({
    'POST /token': () => Response.json({ access_token: 'tok-12345678', token_type: 'bearer' }),
  })
  const { clientCredentialsGrant } = await import('openid-client')
  const tokens = await clientCredentialsGrant(await context.openidClient(await context.client()))
  expect(tokens.access_token).toBe('tok-12345678')
  expect(session.exchanges().at(-1)).toMatchObject({
    operationId: 'getToken',
    request: { method: 'POST', url: `${ISSUER}/token` },
  })
})

describe('time at the target', () => {
  const signal = new AbortController().signal

  test('a hook moves it, and the harness goes along', async () => {
    const moved: number[] = []
    const time = new TargetTime({
      clock: new ManualClock(1_000),
      patience: 0,
      hooks: { advanceClock: (seconds) => void moved.push(seconds) },
    })
    await time.letPass(30, signal)
    expect([moved, time.now(), time.ahead, time.patience]).toEqual([[30], 31_000, 30, Number.POSITIVE_INFINITY])
  })

  test('without a hook it is waited for, as long as the patience lasts', async () => {
    const clock = new ManualClock(0)
    const time = new TargetTime({ clock, patience: 40, hooks: {} })
    const waited = time.letPass(30, signal)
    await clock.advance(30_000)
    await waited
    await expect(time.letPass(30, signal)).rejects.toMatchObject({
      name: 'Skip',
      message: expect.stringContaining('needs 30 s to pass at the target and 10 s are left'),
    })
  })
})
