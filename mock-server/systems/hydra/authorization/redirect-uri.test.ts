import { describe, expect, test } from 'vitest'
import { HYDRA_LINES } from '../lines.js'
import { DEFAULT_SETTINGS } from '../settings.js'
import { HYDRA_SYSTEMS, type HydraSystem } from '../systems.js'
import { TestingHydra } from '../testing-hydra.js'
import { isSecureRedirectUri, matchingRedirectUri, provesClient } from './redirect-uri.js'

const ALL: readonly HydraSystem[] = HYDRA_SYSTEMS
const SINCE_1_9 = ['hydra-1.9', 'hydra-2.3', 'hydra-2'] as const
const TWO_X = ['hydra-2.3', 'hydra-2'] as const

test.each<readonly [registered: string, wanted: string, by: readonly HydraSystem[]]>([
  ['https://client.example/cb', 'https://client.example/cb/', []],
  ['https://client.example/cb', 'https://client.example/CB', ['hydra-1.5']],
  ['https://client.example/cb?x=a%2Fb', 'https://client.example/cb?x=a%2Fb', SINCE_1_9],
  ['https://client.example/cb?x=a/b', 'https://client.example/cb?x=a%2Fb', ['hydra-1.5']],
  ['https://client.example/cb?x=%', 'https://client.example/cb?x=%', SINCE_1_9],
  ['http://localhost/cb', 'http://localhost:3000/cb', []],
  ['http://127.0.0.1/cb', 'http://127.0.0.1:3000/cb', ALL],
  ['http://127.0.0.1:1/cb', 'http://127.0.0.1:3000/cb', ALL],
  ['http://127.0.0.1', 'http://127.0.0.1:3000/', []],
  ['http://[::1]/cb', 'http://[::1]:3000/cb', ALL],
  ['http://127.0.0.1/cb', 'http://[::1]:3000/cb', ['hydra-1.5']],
  ['http://127.0.0.1/cb', 'http://127.0.0.1:3000/cb?x=1', ['hydra-1.5']],
  ['http://127.0.0.1/cb', 'http://127.0.0.1:3000/other', []],
  ['http://127.0.0.1/cb', 'https://127.0.0.1:3000/cb', []],
  ['https://127.0.0.1/cb', 'http://127.0.0.1:3000/cb', SINCE_1_9],
  ['http://127.0.0.2/cb', 'http://127.0.0.2:3000/cb', TWO_X],
  ['com.example.app:/cb', 'com.example.app:/cb', ALL],
])('of a client that registered %s, %s is taken by %j', (registered, wanted, by) => {
  const taken = ALL.filter((system) => matchingRedirectUri(wanted, [registered], HYDRA_LINES[system]) !== undefined)
  expect(taken).toEqual(by)
})

test.each<readonly [uri: string, by: readonly HydraSystem[]]>([
  ['http://client.example/cb', []],
  ['http://localhost:3000/cb', ALL],
  ['http://app.localhost/cb', ALL],
  ['http://127.0.0.1/cb', ALL],
  ['http://[::1]/cb', SINCE_1_9],
  ['http://127.0.0.2/cb', TWO_X],
])('in production plain http to %s is secure for %j', (uri, by) => {
  const settings = { ...DEFAULT_SETTINGS, dev: false }
  expect(ALL.filter((system) => isSecureRedirectUri(uri, { line: HYDRA_LINES[system], settings }))).toEqual(by)
  expect(ALL.filter((system) => provesClient(uri, HYDRA_LINES[system]))).toEqual(by)
})

describe.each(HYDRA_SYSTEMS)('redirect URIs of %s', (system) => {
  test.each([true, false])('take codes over plain http where the line allows that in development (%s)', async (dev) => {
    const hydra = await TestingHydra.start(system, { settings: { dev, cookieSecure: false } })
    const redirect_uri = 'http://plain.example/cb'
    await hydra.client({ client_id: 'web', redirect_uris: [redirect_uri] })
    const { parameters } = await hydra.flow({ client_id: 'web', scope: 'email', redirect_uri })
    const allowed = dev && (TWO_X as readonly HydraSystem[]).includes(system)
    expect(parameters.error).toBe(allowed ? undefined : 'invalid_request')
  })
})
