import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { halfHash, signJwt } from './jwt.js'
import type { RecordedJwt, Step } from './recording.js'
import { functionTarget, NOW, recordingOf, resultsOf, step } from './testing/one-step.js'

const json = (value: unknown, status = 200): Response =>
  new Response(Buffer.from(JSON.stringify(value)), { status, headers: { 'content-type': 'application/json' } })
const HEADERS = { 'content-type': 'application/json' } as const

describe('a small recording', () => {
  const steps: readonly Step[] = [
    step(
      { status: 302, headers: { location: 'https://c.example/cb?code={{code#1}}&state=s' } },
      { binds: { 'code#1': 'location.query.code' } },
    ),
    step(
      { status: 200, headers: HEADERS, json: { access_token: '{{access_token#1}}' } },
      {
        side: 'admin',
        wait: 6,
        request: { method: 'POST', path: '/token', form: { code: '{{code#1}}' } },
        binds: { 'access_token#1': 'json.access_token' },
      },
    ),
    step(
      { status: 401, headers: {} },
      { request: { path: '/me', headers: { authorization: 'Bearer {{tampered:access_token#1}}' } } },
    ),
  ]

  const server = (token: string) => {
    const seen: string[] = []
    const target = functionTarget(
      async (request) => {
        seen.push(`${request.url} ${request.headers.get('authorization')}`)
        return request.url.endsWith('/me')
          ? new Response(null, { status: 401 })
          : new Response(null, { status: 302, headers: { location: 'https://c.example/cb?state=s&code=c0de-12345' } })
      },
      async (request) => {
        seen.push(`${request.url} ${await request.text()}`)
        return json({ access_token: token })
      },
    )
    return { target, seen }
  }

  test('agrees, each side and each value where it belongs; waiting moves the clock of the target', async () => {
    const { target, seen } = server('t0ken-12345')
    expect((await resultsOf(recordingOf(steps), target)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('agrees'))
    expect(seen).toEqual([
      'http://op.example/ null',
      'http://admin.op.example/token code=c0de-12345',
      'http://op.example/me Bearer t0ken-12abc',
    ])
    expect(target.clock?.now()).toBe((NOW + 6) * 1_000)
  })

  test('blocks the steps that need a value which never came', async () => {
    const { target } = server('')
    expect(await resultsOf(recordingOf(steps), target)).toMatchObject([
      { outcome: 'agrees' },
      { outcome: 'differs', differences: [{ pointer: '/json/access_token' }] },
      { number: 3, name: 'ask', outcome: 'blocked', because: '{{access_token#1}} was never seen' },
    ])
  })

  test('blocks steps of a side that the target does not have', async () => {
    const { admin: _admin, ...target } = server('t0ken-12345').target
    const [, second] = await resultsOf(recordingOf(steps), target)
    expect(second).toMatchObject({ outcome: 'blocked', because: 'the target has no admin side' })
  })

  test('ends before the next step when it is stopped', async () => {
    const { target } = server('t0ken-12345')
    const stop = new AbortController()
    stop.abort()
    expect(await resultsOf(recordingOf(steps), target, { signal: stop.signal })).toEqual([])
  })

  test('a scenario without responses is refused with the step', async () => {
    await expect(resultsOf(recordingOf([step(undefined)]), server('').target)).rejects.toThrow(
      'step 1 of few-steps has no response',
    )
  })
})

test('a target that stops answering differs from there on; one that never answers is not judged', async () => {
  const refused = (): never => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) })
  }
  let asked = 0
  const dying = functionTarget(async () => (asked++ === 0 ? new Response(null) : refused()))
  const two = recordingOf([step({ status: 200, headers: {} }), step({ status: 200, headers: {} })])
  expect(await resultsOf(two, dying)).toMatchObject([{ outcome: 'agrees' }, { differences: [{ kind: 'connection' }] }])
  await expect(
    resultsOf(
      two,
      functionTarget(async () => refused()),
    ),
  ).rejects.toMatchObject({
    code: 'ERR_TARGET_UNREACHABLE',
  })
})

describe('JWTs', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const other = await generateKeyPair('RS256', { extractable: true })
  const claims = { sub: 'alice', at_hash: halfHash('t0ken-12345', 'RS256') }
  const header = { alg: 'RS256', kid: 'key-number-1' }
  const published = { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-number-1' }] }

  const recorded: Readonly<Record<string, RecordedJwt>> = {
    'jwt#1': { header: { alg: 'RS256', kid: '{{kid#1}}' }, claims: { sub: 'alice', at_hash: '{{at_hash#1}}' } },
  }
  const one = step(
    { status: 200, headers: HEADERS, json: { id_token: '{{jwt#1}}', access_token: '{{access_token#1}}' } },
    { jwts: recorded, binds: { 'jwt#1': 'json.id_token', 'at_hash#1': 'jwts.jwt#1.claims.at_hash' } },
  )
  const answered = async (token: string, keys: unknown = published) => {
    const target = functionTarget(async ({ url }) =>
      url.endsWith('jwks.json') ? json(keys) : json({ id_token: token, access_token: 't0ken-12345' }),
    )
    return (await resultsOf(recordingOf([one]), target))[0]
  }
  const key = await exportJWK(privateKey)

  test('agree when header, claims, signature and hashes do', async () => {
    expect(await answered(await signJwt({ header, claims }, key))).toMatchObject({ differences: [] })
  })

  test.each([
    ['a claim', { sub: 'bob' }, { kind: 'value', pointer: '/jwts/jwt#1/claims/sub', expected: 'alice', actual: 'bob' }],
    ['at_hash', { at_hash: halfHash('another', 'RS256') }, { kind: 'hash', pointer: '/jwts/jwt#1/claims/at_hash' }],
  ])('differ in %s', async (_, bent, difference) => {
    const token = await signJwt({ header, claims: { ...claims, ...bent } }, key)
    expect(await answered(token)).toMatchObject({ differences: [difference] })
  })

  test('differ when another key signed them, or the key is not published', async () => {
    const signature = { kind: 'signature', pointer: '/jwts/jwt#1' }
    const forged = await signJwt({ header, claims }, await exportJWK(other.privateKey))
    expect(await answered(forged)).toMatchObject({ differences: [signature] })
    const honest = await signJwt({ header, claims }, key)
    expect(await answered(honest, { keys: [] })).toMatchObject({
      differences: [{ ...signature, actual: 'no published key has the kid "{{kid#1}}"' }],
    })
  })

  test('differ when it is no JWT', async () => {
    const result = await answered('no-jwt-at-all')
    expect(result?.differences.map(({ kind }) => kind)).toEqual(['placeholder', 'jwt'])
  })

  test('a key set is found by the configuration as well', async () => {
    const target = functionTarget(async ({ url }) => {
      const path = new URL(url).pathname
      if (path === '/keys') return json(published)
      if (path.endsWith('/openid-configuration')) return json({ jwks_uri: 'https://elsewhere.example/keys' })
      if (path.endsWith('jwks.json')) return new Response(null, { status: 404 })
      return json({ id_token: await signJwt({ header, claims }, key), access_token: 't0ken-12345' })
    })
    expect(await resultsOf(recordingOf([one]), target)).toMatchObject([{ outcome: 'agrees' }])
  })
})

describe('the relying party', () => {
  const callback = { method: 'POST', path: '/bcl', content_type: 'application/x-www-form-urlencoded' } as const
  const one = step(
    { status: 204, headers: {} },
    {
      callbacks: [{ ...callback, form: { logout_token: '{{opaque#1}}' } }],
      binds: { 'opaque#1': 'callback.form.logout_token' },
    },
  )
  const calling = (calls: readonly (readonly [path: string, body: string])[]) => {
    const target = functionTarget(async () => {
      for (const [path, body] of calls)
        await target.relyingParty.fetch(
          new Request(`http://rp.example${path}`, {
            method: 'POST',
            body,
            headers: { 'content-type': callback.content_type },
          }),
        )
      return new Response(null, { status: 204 })
    })
    return target
  }

  test('compares what it was sent', async () => {
    const right = calling([
      ['/elsewhere', ''],
      ['/bcl', 'logout_token=0123456789'],
    ])
    expect(await resultsOf(recordingOf([one]), right)).toMatchObject([{ outcome: 'agrees' }])
    const surplus = calling([['/bcl', 'logout_token=0123456789&more=1']])
    expect(await resultsOf(recordingOf([one]), surplus)).toMatchObject([
      { differences: [{ pointer: '/callbacks/bcl/form/more', actual: '1' }] },
    ])
  })

  test('says which call never came', async () => {
    expect(await resultsOf(recordingOf([one]), calling([]))).toMatchObject([
      { differences: [{ kind: 'callback', pointer: '/callbacks/bcl', expected: 'POST /bcl' }] },
    ])
  })

  test('serves documents, with the values of the run in them, and fails where it should', async () => {
    const { relyingParty, ...target } = functionTarget(async () => {
      const known = await relyingParty.fetch(new Request('http://rp.example/known'))
      const failing = await relyingParty.fetch(new Request('http://rp.example/fail/x', { method: 'POST' }))
      return json({ served: await known.json(), failing: failing.status })
    })
    const recording = recordingOf(
      [step({ status: 200, headers: HEADERS, json: { served: { issuer: '{{public}}' }, failing: 500 } })],
      { app_serves: { '/known': { issuer: '{{public}}' } } },
    )
    expect(await resultsOf(recording, { ...target, relyingParty })).toMatchObject([{ outcome: 'agrees' }])
  })
})
