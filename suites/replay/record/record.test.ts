import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { Recording } from '../recording.js'
import type { ReplayTarget } from '../replay-target.js'
import { type Fetch, functionTarget, NOW, recordingOf, resultsOf, step } from '../testing/one-step.js'
import { literalSecrets } from './literal-secrets.js'
import { record } from './record.js'

const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const JSON_TYPE = { 'content-type': 'application/json' } as const

/** A server with values that are new each time, and everything that a recording has to cope with. */
async function oddServer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const unpublished = await generateKeyPair('ES256')
  let count = 100
  const fresh = (): string => Buffer.from(`value ${count++} of this server`).toString('base64url')
  const sign = (key: CryptoKey): Promise<string> =>
    new SignJWT({ sub: 'alice', jti: fresh(), iat: NOW, exp: NOW + 3_600 })
      .setProtectedHeader({ alg: 'ES256', kid: 'key-1-of-the-server' })
      .sign(key)
  const answers: Readonly<Record<string, () => Promise<Response> | Response>> = {
    '/.well-known/jwks.json': async () =>
      Response.json({ keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1-of-the-server' }] }),
    '/authorize': () =>
      new Response(null, {
        status: 302,
        headers: [
          ['location', `http://op.example/sign-in/${fresh()}?login_challenge=${fresh()}&iss=http%3A%2F%2Fop.example`],
          [
            'set-cookie',
            `csrf=${fresh()}; Path=/; Max-Age=3600; Expires=${new Date((NOW + 3_600) * 1_000).toUTCString()}`,
          ],
          ['set-cookie', 'old=; Path=/; Max-Age=0'],
          ['x-request-id', fresh()],
        ],
      }),
    '/token': async () =>
      new Response(
        bytes({
          access_token: fresh(),
          id_token: await sign(privateKey),
          other_token: await sign(unpublished.privateKey),
          expires_in: 3_599,
          redirect_to: `http://op.example/next?verifier=${fresh()}`,
          created_at: new Date(NOW * 1_000).toISOString(),
        }),
        { headers: JSON_TYPE },
      ),
    '/page': () =>
      new Response(
        bytes(
          `<form method="post" action="https://c.example/cb"><input name="code" value="${fresh()}"><input name="state" value="x"></form>`,
        ),
        { headers: { 'content-type': 'text/html' } },
      ),
  }
  const fetch: Fetch = async ({ url }) =>
    (await answers[new URL(url).pathname]?.()) ?? new Response(null, { status: 404 })
  return fetch
}

const scenario: Recording = recordingOf([
  step(undefined, { request: { path: '/authorize', query: { state: 'state-1234567890' } } }),
  step(undefined, {
    request: {
      method: 'POST',
      path: '/token',
      form: { challenge: '{{login_challenge#1}}', cookie: '{{cookie_csrf#1}}', way: '{{opaque#1}}' },
    },
    binds: { 'mine#1': 'json.access_token' },
  }),
  step(undefined, { request: { path: '/page', headers: { authorization: 'Bearer {{mine#1}}' } } }),
])

describe('a recording', async () => {
  const fetch = await oddServer()
  const recording = await record(scenario, functionTarget(fetch))

  test('agrees with the server that it was made from', async () => {
    const results = await resultsOf(recording, functionTarget(fetch))
    expect(results.flatMap(({ differences }) => differences)).toEqual([])
    expect(results.map(({ outcome }) => outcome)).toEqual(['agrees', 'agrees', 'agrees'])
  })

  test('has placeholders for what is new in each run, and the places of their values', () => {
    expect(recording.steps[0]).toMatchObject({
      request: scenario.steps[0]?.request,
      response: {
        status: 302,
        headers: {
          location: '{{public}}/sign-in/{{opaque#1}}?login_challenge={{login_challenge#1}}&iss={{public:enc}}',
          'set-cookie': [
            'csrf={{cookie_csrf#1}}; Path=/; Max-Age=3600; Expires={{httpdate#now+3600}}',
            'old=; Path=/; Max-Age=0',
          ],
          'x-request-id': '{{any}}',
        },
      },
      binds: { 'login_challenge#1': 'location.query.login_challenge', 'cookie_csrf#1': 'cookie.csrf' },
    })
    expect(recording.steps[1]).toMatchObject({
      response: {
        json: {
          access_token: '{{mine#1}}',
          id_token: '{{id_token#1}}',
          expires_in: '{{seconds#3600}}',
          redirect_to: '{{public}}/next?verifier={{verifier#1}}',
          created_at: '{{datetime#now}}',
        },
      },
      binds: { 'mine#1': 'json.access_token', 'verifier#1': 'json.redirect_to.query.verifier' },
      jwts: {
        'id_token#1': {
          header: { alg: 'ES256', kid: '{{kid#1}}' },
          claims: { sub: 'alice', iat: '{{timestamp#now}}', exp: '{{timestamp#now+3600}}' },
        },
      },
      note: 'not compared, since the published keys do not verify it: other_token#1',
    })
    expect(recording.steps[2]?.binds).toEqual({ 'code#1': 'text.input.code' })
  })

  test('holds no value that the server made', () => {
    expect(JSON.stringify(recording)).not.toContain(Buffer.from('value 1').toString('base64url').slice(0, 8))
  })

  test('shows by its pointer what the server does otherwise later', async () => {
    const changed: Fetch = async (request) => {
      const response = await fetch(request)
      if (!request.url.endsWith('/page')) return response
      return new Response(bytes((await response.text()).replace('value="x"', 'value="y"')), response)
    }
    const results = await resultsOf(recording, functionTarget(changed))
    expect(results.map(({ outcome }) => outcome)).toEqual(['agrees', 'agrees', 'differs'])
    expect(results[2]?.differences).toEqual([
      { kind: 'page', pointer: '/text/inputs/state', expected: 'x', actual: 'y' },
    ])
  })
})

test('values from the environment stay out of the recording, also where the server repeats them', async () => {
  const fetch: Fetch = async (request) => Response.json({ you: request.headers.get('authorization') })
  const asking = step(undefined, { request: { headers: { authorization: 'Bearer {{env:ADMIN_TOKEN}}' } } })
  const target: ReplayTarget = { ...functionTarget(fetch), environment: { ADMIN_TOKEN: 'my-own-secret' } }
  const recording = await record(recordingOf([asking]), target)
  expect(recording.steps[0]?.response?.json).toEqual({ you: 'Bearer {{env:ADMIN_TOKEN}}' })
  expect(await resultsOf(recording, target)).toMatchObject([{ outcome: 'agrees' }])
})

test('a scenario that needs a value which never comes is refused with the step', async () => {
  const two = recordingOf([step(undefined), step(undefined, { name: 'use it', request: { path: '/{{code#1}}' } })])
  const refused = record(
    two,
    functionTarget(async () => new Response(null, { status: 500 })),
  )
  await expect(refused).rejects.toThrow(
    'step 2 "use it" cannot be sent: {{code#1}} was never seen; the step before was answered with 500',
  )
})

test('secrets that a scenario spells out are named with their steps', () => {
  const request = { method: 'POST', path: '/' } as const
  const secrets = literalSecrets(
    recordingOf([
      step(undefined, { request: { ...request, auth: { type: 'basic', user: 'a', password: 'b' } } }),
      step(undefined, {
        request: { ...request, json: { deep: [{ client_secret: 's' }] }, cookies: { a: '{{cookie_a#1}}' } },
      }),
      step(undefined, {
        request: { ...request, form: { code: '{{code#1}}', code_verifier: 'v', password: '{{env:P}}' } },
      }),
      step(undefined, { request: { ...request, headers: { Authorization: 'Bearer x' }, cookies: { a: '1' } } }),
    ]),
  )
  expect(secrets).toEqual([
    { step: 1, name: 'password' },
    { step: 2, name: 'client_secret' },
    { step: 4, name: 'authorization' },
    { step: 4, name: 'cookie' },
  ])
})
