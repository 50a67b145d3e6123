import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../seams.js'
import { ClientMetadataError } from './client-metadata-error.js'
import { clientRecord } from './client-record.js'

const terms = {
  origin: 'options',
  loopbackHttp: false,
  algorithms: ['RS256'],
  rules: { enforces: () => true },
} as const
const record = (metadata: JsonObject, client_secret?: string) =>
  clientRecord(metadata, { client_id: 'app', ...(client_secret !== undefined && { client_secret }) }, terms)

describe('a client of the options', () => {
  test('with a secret may do all that fits it', () => {
    expect(record({}, 'secret')).toMatchObject({
      client_secret: 'secret',
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: ['http://127.0.0.1/callback'],
      response_types: ['code'],
      grant_types: [
        'authorization_code',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:device_code',
        'client_credentials',
      ],
    })
  })

  test('without a secret is public, and does not act for itself', () => {
    const { token_endpoint_auth_method, grant_types } = record({})
    expect(token_endpoint_auth_method).toBe('none')
    expect(grant_types).not.toContain('client_credentials')
  })

  test('with keys and no secret authenticates by them', () => {
    expect(record({ jwks: { keys: [] } }).token_endpoint_auth_method).toBe('private_key_jwt')
  })

  test('may have http redirect URIs, but no dangerous ones', () => {
    expect(record({ redirect_uris: ['http://rp.example/cb', 'app:/cb'] }).redirect_uris).toHaveLength(2)
    expect(() => record({ redirect_uris: ['javascript:alert(1)'] })).toThrow(
      'redirect_uris[0] must not use the scheme javascript',
    )
  })

  test('keeps members of its own, unless they look like a slip of the pen', () => {
    expect(record({ my_note: 'x' }).metadata.my_note).toBe('x')
    expect(() => record({ redirect_uri: 'x' })).toThrow('redirect_uri is unknown: did you mean redirect_uris?')
  })

  test('is not shared with the object that was given', () => {
    const metadata = { redirect_uris: ['https://rp.example/cb'], contacts: ['a@b.example'] }
    const made = record(metadata)
    metadata.contacts.push('x')
    expect(made.metadata.contacts).toEqual(['a@b.example'])
  })
})

test('an error names the member and the problem apart', () => {
  try {
    record({ default_max_age: -1 })
  } catch (error) {
    expect(error).toBeInstanceOf(ClientMetadataError)
    expect(error).toMatchObject({ member: 'default_max_age', problem: 'must be a whole number of seconds, 0 or more' })
    return
  }
  expect.unreachable()
})
