import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { HYDRA_SYSTEMS } from '../systems.js'
import { CALLBACK, TestingHydra } from '../testing-hydra.js'
import { subjectTypesOf } from './subject-identifier.js'

const SALT = 'some-salt-0123456789'
const PAIRWISE = { subjectTypes: ['public', 'pairwise'], pairwiseSalt: SALT }
const hash = (sector: string): string => createHash('sha256').update(`${sector}alice${SALT}`).digest('hex')
const SECTOR = 'https://client.example/sector.json'

describe.each(HYDRA_SYSTEMS)('pairwise clients of %s', (system) => {
  const start = async (metadata: object, settings: object = {}) => {
    const hydra = await TestingHydra.start(system, {
      settings: { ...PAIRWISE, ...settings },
      fetch: async () => Response.json([CALLBACK, `${CALLBACK}/2`]),
    })
    const made = { client_id: 'pair', subject_type: 'pairwise', ...metadata }
    return { hydra, made }
  }

  test.each([
    ['the host of their redirect URI', {}, hash('client.example')],
    [
      'their whole sector_identifier_uri',
      { sector_identifier_uri: SECTOR, redirect_uris: [CALLBACK, `${CALLBACK}/2`] },
      hash(SECTOR),
    ],
  ])('know a person by a hash of %s', async (_what, metadata, sub) => {
    const { hydra, made } = await start(metadata)
    await hydra.client(made)
    const tokens = await hydra.tokens('pair', 'openid')
    expect(decodeJwt(String(tokens.id_token)).sub).toBe(sub)
    expect(await hydra.introspect(tokens.access_token)).toMatchObject({ sub: 'alice', obfuscated_subject: sub })
  })

  test('know nobody when their redirect URIs do not tell the sector', async () => {
    const { hydra, made } = await start({ redirect_uris: [CALLBACK, `${CALLBACK}/2`] })
    await hydra.client(made)
    const start_ = await hydra.authorize({ client_id: 'pair', scope: 'openid' })
    const end = await hydra.decide(start_, 'login', 'accept', { subject: 'alice' })
    expect(end.parameters.error).toBe('invalid_request')
  })

  test('know a person by what the login app chose, that time only', async () => {
    const { hydra, made } = await start({})
    await hydra.client(made)
    const sub = async (login: object) => {
      const { parameters } = await hydra.flow({ client_id: 'pair', scope: 'openid' }, { login: { ...login } })
      const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
      return decodeJwt(String((await hydra.token('pair', form)).json.id_token)).sub
    }
    expect(await sub({ force_subject_identifier: 'chosen' })).toBe('chosen')
    expect(await sub({})).toBe(hash('client.example'))
  })

  test('are told apart from public ones, which never see what the login app chose', async () => {
    const { hydra, made } = await start({ subject_type: 'public' })
    await hydra.client(made)
    const login = { force_subject_identifier: 'chosen' }
    const { parameters } = await hydra.flow({ client_id: 'pair', scope: 'openid' }, { login })
    const form = { grant_type: 'authorization_code', code: parameters.code ?? '', redirect_uri: CALLBACK }
    expect(decodeJwt(String((await hydra.token('pair', form)).json.id_token)).sub).toBe('alice')
  })

  test('are not there when access tokens are JWTs', async () => {
    const { hydra, made } = await start({}, { accessTokenStrategy: 'jwt' })
    expect((await hydra.admin('POST', '/clients', made)).status).toBe(400)
    const { json } = await hydra.browse('/.well-known/openid-configuration')
    expect(json.subject_types_supported).toEqual(['public'])
  })
})

test.each([
  [['pairwise'], 'opaque', ['pairwise']],
  [['pairwise', 'public'], 'jwt', ['public']],
  [['something'], 'opaque', ['public']],
] as const)('of the types %j with %s access tokens there are %j', (subjectTypes, accessTokenStrategy, types) => {
  expect(subjectTypesOf({ subjectTypes, accessTokenStrategy })).toEqual(types)
})
