import { expect, test } from 'vitest'
import { basic, codeFrom, signIn, trade, userinfo, VERIFIER, validatedProvider } from '../provider.test-support.js'

test('shows every exchange with its operation, without secrets', async () => {
  const idp = await validatedProvider({ login: 'auto' })
  idp.clock.freeze(1_800_000_000_000)
  const { body } = await signIn(idp, { scope: 'openid offline_access', prompt: 'consent' })
  await userinfo(idp, body.access_token)
  expect(idp.journal.map(({ operationId, response }) => [operationId, response.status])).toEqual([
    ['authorize', 303],
    ['getToken', 200],
    ['getUserInfo', 200],
  ])
  const [authorize, token, info] = idp.journal
  expect(authorize).toMatchObject({
    at: 1_800_000_000_000,
    request: { method: 'GET', params: { client_id: 'app', state: 'state-1', scope: 'openid offline_access' } },
  })
  expect(authorize?.response.headers.location).toMatch(/code=\[redacted\]&state=state-1/)
  expect(token?.request).toMatchObject({
    headers: { authorization: 'Basic [redacted]' },
    params: { grant_type: 'authorization_code', code: '[redacted]', code_verifier: '[redacted]' },
  })
  expect(info?.request.headers.authorization).toBe('Bearer [redacted]')
  const text = JSON.stringify(idp.journal)
  for (const secret of [
    body.access_token,
    body.refresh_token,
    body.id_token,
    VERIFIER,
    basic('app', 'app-secret').authorization,
  ]) {
    expect(text).not.toContain(secret)
  }
})

test('shows what was refused, cookies by name only', async () => {
  const idp = await validatedProvider()
  await idp.fetch(`${idp.issuer}/authorize?client_id=nobody`, { headers: { cookie: 'a=secret; b=hidden' } })
  expect(idp.journal[0]).toMatchObject({
    response: { status: 400 },
    request: { headers: { cookie: 'a=[redacted]; b=[redacted]' } },
  })
})

test('keeps the last ones only, oldest first; none when it is off', async () => {
  const idp = await validatedProvider({ journalSize: 3 })
  for (let i = 0; i < 5; i++) await idp.fetch(`${idp.issuer}/.well-known/openid-configuration?n=${i}`)
  expect(idp.journal.map(({ request }) => request.params.n)).toEqual(['2', '3', '4'])
  await idp.reset()
  expect(idp.journal).toEqual([])
  const off = await validatedProvider({ journalSize: 0 })
  await off.fetch(`${off.issuer}/.well-known/openid-configuration`)
  expect(off.journal).toEqual([])
})

test('a code in a form is not shown either', async () => {
  const idp = await validatedProvider({ login: 'auto' })
  const code = await codeFrom(idp)
  await trade(idp, code)
  expect(JSON.stringify(idp.journal)).not.toContain(code)
})
