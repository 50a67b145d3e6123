import { describe, expect, test } from 'vitest'
import { createProvider, type Provider } from '../mock-server/index.js'
import type { Clock } from '../suites/harness/clock.js'
import { record } from '../suites/replay/record/record.js'
import type { Recording, Step } from '../suites/replay/recording.js'
import { RelyingParty } from '../suites/replay/relying-party.js'
import { replay } from '../suites/replay/replay.js'
import { functionSide, type ReplayTarget } from '../suites/replay/replay-target.js'

const CALLBACK = 'https://client.example/callback'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const

const ask = (name: string, request: Step['request'], more: Partial<Step> = {}): Step => ({
  name,
  side: 'public',
  request,
  ...more,
})

const token = (name: string, form: Readonly<Record<string, string>>): Step =>
  ask(name, {
    method: 'POST',
    path: '/token',
    headers: FORM,
    auth: { type: 'basic', user: '{{client_id#1}}', password: '{{client_secret#1}}' },
    form,
  })

const codeGrant = {
  grant_type: 'authorization_code',
  code: '{{code#1}}',
  redirect_uri: CALLBACK,
  code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
}

const userinfo = (name: string, more: Partial<Step> = {}): Step =>
  ask(name, { method: 'GET', path: '/userinfo', headers: { authorization: 'Bearer {{access_token#1}}' } }, more)

const scenario: Recording = {
  title: 'Sign in and use the tokens until they are old',
  scenario: 'sign-in',
  steps: [
    ask('metadata', { method: 'GET', path: '/.well-known/openid-configuration' }),
    ask('keys', { method: 'GET', path: '/.well-known/jwks.json' }),
    ask('register', {
      method: 'POST',
      path: '/register',
      headers: { 'content-type': 'application/json' },
      json: { redirect_uris: [CALLBACK], grant_types: ['authorization_code', 'refresh_token'] },
    }),
    ask('authorize', {
      method: 'GET',
      path: '/authorize',
      query: {
        client_id: '{{client_id#1}}',
        response_type: 'code',
        redirect_uri: CALLBACK,
        scope: 'openid offline_access',
        prompt: 'consent',
        state: 'state-1234567890',
        nonce: 'nonce-1234567890',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      },
    }),
    token('redeem the code', codeGrant),
    userinfo('userinfo'),
    token('refresh', { grant_type: 'refresh_token', refresh_token: '{{refresh_token#1}}' }),
    userinfo('userinfo, too late', { wait: 4_000 }),
    token('the code again', codeGrant),
  ],
}

/** The mock as a target in this process: waiting moves its clock. */
function targetOf(provider: Provider, relyingParty: RelyingParty): ReplayTarget {
  const clock: Clock = {
    now: () => provider.clock.now(),
    wait: async (milliseconds) => {
      provider.clock.advance(milliseconds / 1_000)
    },
  }
  return { public: functionSide(provider.issuer, provider.fetch), relyingParty, clock }
}

async function freshTarget() {
  const relyingParty = new RelyingParty({ url: 'http://rp.example' })
  const provider = await createProvider({ login: 'auto', fetch: relyingParty.fetch })
  return { provider, target: targetOf(provider, relyingParty) }
}

describe('a recording of the mock provider', async () => {
  const recording = await record(scenario, (await freshTarget()).target)

  test('holds what happened', () => {
    expect(recording.steps.map(({ response }) => response?.status)).toEqual([
      200, 200, 201, 303, 200, 200, 200, 401, 400,
    ])
    expect(Object.keys(recording.steps[4]?.jwts ?? {})).toEqual(['access_token#1', 'id_token#1'])
  })

  test('agrees with the mock provider', async () => {
    const { steps } = await replay(recording, (await freshTarget()).target)
    expect(steps.flatMap(({ differences }) => differences)).toEqual([])
    expect(steps.map(({ outcome }) => outcome)).toEqual(Array(9).fill('agrees'))
  })

  test.each<[string, Parameters<Provider['use']>[0], number, object]>([
    [
      'a wrong nonce',
      'id-token/idt-wrong-nonce',
      5,
      { kind: 'value', pointer: '/jwts/id_token#1/claims/nonce', expected: 'nonce-1234567890' },
    ],
  ])('shows %s of a server that changed, with its pointer', async (_, fault, number, difference) => {
    const { provider, target } = await freshTarget()
    await provider.use(fault)
    const { steps } = await replay(recording, target)
    expect(steps.find((step) => step.outcome !== 'agrees')).toMatchObject({ number, differences: [difference] })
  })

  test('shows a lifetime that was shortened', async () => {
    const relyingParty = new RelyingParty({ url: 'http://rp.example' })
    const provider = await createProvider({ login: 'auto', lifetimes: { accessToken: 600 } })
    const { steps } = await replay(recording, targetOf(provider, relyingParty))
    const differences = steps.flatMap((step) => step.differences)
    expect(differences).toContainEqual({ kind: 'lifetime', pointer: '/json/expires_in', expected: 3_600, actual: 600 })
    expect(differences).toContainEqual({
      kind: 'time',
      pointer: '/jwts/access_token#1/claims/exp',
      expected: 'now+3600',
      actual: expect.stringMatching(/^now\+(?:599|600)$/),
    })
  })
})
