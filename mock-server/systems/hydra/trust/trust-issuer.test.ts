import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../seams.js'
import { TestingHydra } from '../testing-hydra.js'

const PATH = '/trust/grants/jwt-bearer/issuers'
const JWK = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', kid: 'key' }
const RIGHT = {
  issuer: 'https://issuer.example',
  subject: 'alice',
  scope: ['openid'],
  jwk: JWK,
  expires_at: '2050-01-01T00:00:00.6+01:00',
}

describe.each(['hydra-2.3', 'hydra-2'] as const)('trusted issuers of %s', (system) => {
  test.each<[what: string, change: JsonObject, error: string]>([
    ['a subject beside all subjects', { allow_any_subject: true }, 'missing_required_parameter'],
    ['no subject', { subject: '' }, 'missing_required_parameter'],
    ['the time that is none', { expires_at: '0001-01-01T00:00:00Z' }, 'missing_required_parameter'],
    ['a time without a zone', { expires_at: '2050-01-01T00:00:00' }, 'error'],
    ['scope that is a text', { scope: 'openid' }, 'error'],
    ['a flag that is a text', { allow_any_subject: 'yes' }, 'error'],
    ['a key of no known type', { jwk: { ...JWK, kty: 'nope' } }, 'error'],
    ['a key that is null', { jwk: null }, 'error'],
  ])('are refused with %s', async (_what, change, error) => {
    const hydra = await TestingHydra.start(system)
    const { status, json } = await hydra.admin('POST', PATH, { ...RIGHT, ...change })
    expect([status, json.error]).toEqual([400, error])
  })

  test('are known by every writing of their id where ids are judged', async () => {
    const hydra = await TestingHydra.start(system)
    const id = String((await hydra.admin('POST', PATH, RIGHT)).json.id)
    const get = async (text: string) => (await hydra.admin('GET', `${PATH}/${encodeURIComponent(text)}`)).status
    const bare = id.replaceAll('-', '')
    for (const text of [id.toUpperCase(), bare, `{${id}}`, `urn:uuid:${id}`])
      expect(await get(text), text).toBe(system === 'hydra-2' ? 200 : 404)
    for (const text of [`${id}0`, `{${id}`, bare.replace(/^./, 'x'), id.replace('-', '0')])
      expect(await get(text), text).toBe(system === 'hydra-2' ? 400 : 404)
    await hydra.admin('DELETE', `${PATH}/${id}`)
  })

  test('their ends are rounded to seconds', async () => {
    const hydra = await TestingHydra.start(system)
    const { json } = await hydra.admin('POST', PATH, RIGHT)
    expect(json.expires_at).toBe('2049-12-31T23:00:01Z')
    await hydra.admin('DELETE', `${PATH}/${json.id}`)
  })
})
