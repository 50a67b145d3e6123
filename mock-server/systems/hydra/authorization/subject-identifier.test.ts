import { expect, test } from 'vitest'
import { digest } from '../../../digest.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'

const SALT = 'salt-of-the-tests'
const PAIRWISE = { subjectTypes: ['public', 'pairwise'], pairwiseSalt: SALT }

const start = async (client: Readonly<Record<string, unknown>> = {}) => {
  const hydra = await TestingHydra.start('hydra-2.3', { settings: PAIRWISE })
  await hydra.client({ client_id: 'web', subject_type: 'pairwise', ...client })
  return hydra
}

/** What the client calls alice. */
const subOf = async (hydra: TestingHydra, login: Readonly<Record<string, unknown>> = {}) => {
  const { parameters } = await hydra.flow({ client_id: 'web', scope: 'openid' }, { login })
  const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
  const { json } = await hydra.token('web', form)
  const headers = { authorization: `Bearer ${String(json.access_token)}` }
  const { json: claims } = await hydra.browse('/userinfo', { headers })
  return claims.sub
}

const hashOf = async (sector: string): Promise<string> =>
  Buffer.from(await digest('SHA-256', `${sector}alice${SALT}`)).toString('hex')

test('a pairwise client knows a person by a hash, or for one sign-in by what the login app chose', async () => {
  const hydra = await start()
  expect(await subOf(hydra)).toBe(await hashOf('client.example'))
  expect(await subOf(hydra, { force_subject_identifier: 'chosen' })).toBe('chosen')
  expect(await subOf(hydra)).toBe(await hashOf('client.example'))
})

test('a public client never sees what the login app chose', async () => {
  const hydra = await start({ subject_type: 'public' })
  expect(await subOf(hydra, { force_subject_identifier: 'chosen' })).toBe('alice')
})

test('a pairwise client with several redirect URIs and no sector is refused when the person has signed in', async () => {
  const hydra = await start({ redirect_uris: [CALLBACK, 'https://elsewhere.example/callback'] })
  const at = await hydra.authorize({ client_id: 'web', scope: 'openid' })
  const { parameters } = await hydra.decide(at, 'login', 'accept', { subject: 'alice' })
  expect(parameters.error).toBe('invalid_request')
})
