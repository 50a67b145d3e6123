import { expect, test } from 'vitest'
import type { HydraSystem } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

const redirect_uri = `${CALLBACK}?b=1+2&a=x%20y`
const state = "a+b & 100% 'c'*~"

const FORM = 'scope=email+openid&state=a%2Bb+%26+100%25+%27c%27%2A~&token_type=bearer'
const CODE = `a=x+y&b=1+2&scope=email+openid&state=a%2Bb+%26+100%25+%27c%27%2A~`
const hex = (text: string): string => text.replaceAll('+', '%20')

test.each<readonly [HydraSystem, code: string, token: readonly [query: string, fragment: string]]>([
  ['hydra-1.5', hex(CODE), ['a=x%20y&b=1%202', hex(FORM)]],
  ['hydra-1.9', CODE, ['b=1+2&a=x%20y', 'scope=email%20openid&state=a+b%20&%20100%25%20%27c%27*~&token_type=bearer']],
  ['hydra-2.3', CODE, ['b=1+2&a=x%20y', FORM]],
  ['hydra-2', CODE, ['b=1+2&a=x%20y', FORM]],
])('%s encodes the parameters of a response its own way', async (system, code, [query, fragment]) => {
  const hydra = await TestingHydra.start(system)
  await hydra.client({ client_id: 'web', redirect_uris: [redirect_uri, 'https://client.example/callback?b=1 2&a=x y'] })
  const asked = { client_id: 'web', scope: 'email openid', redirect_uri, state }
  const byCode = (await hydra.flow(asked)).headers.get('location') ?? ''
  expect(byCode.replace(/code=[^&]*&/, '')).toBe(`${CALLBACK}?${code}`)
  const byToken = (await hydra.flow({ ...asked, response_type: 'token' })).headers.get('location') ?? ''
  expect(byToken.replace(/(access_token|expires_in)=[^&]*&/g, '')).toBe(`${CALLBACK}?${query}#${fragment}`)
})

test('what Go cannot read of the own query of a redirect URI is lost', async () => {
  const hydra = await TestingHydra.start('hydra-2')
  const own = `${CALLBACK}?a=1;b=2&c=%&d=3`
  await hydra.client({ client_id: 'web', redirect_uris: [own] })
  const asked = { client_id: 'web', scope: 'email', redirect_uri: own }
  for (const { location } of [await hydra.flow(asked), await hydra.authorize({ ...asked, response_type: 'magic' })])
    expect([...location.searchParams.keys()].filter((name) => name.length === 1)).toEqual(['d'])
})
