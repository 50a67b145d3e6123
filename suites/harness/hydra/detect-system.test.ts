import { describe, expect, test } from 'vitest'
import { detectSystem } from './detect-system.js'

const HYDRA = {
  revocation_endpoint: 'https://op.example/oauth2/revoke',
  scopes_supported: ['offline_access', 'offline', 'openid', 'own'],
}
const SIGNED = { ...HYDRA, request_object_signing_alg_values_supported: ['RS256'] }
const CREDENTIALS = { ...SIGNED, credentials_endpoint_draft_00: 'https://op.example/credentials' }
const DEVICE = { ...CREDENTIALS, device_authorization_endpoint: 'https://op.example/oauth2/device/auth' }

describe('the version decides', () => {
  test.each([
    ['v1.0.0', 'hydra-1.5'],
    ['v1.5.2', 'hydra-1.5'],
    ['v1.6.0', 'hydra-1.9'],
    ['1.11.10', 'hydra-1.9'],
    ['v2.0.3', 'hydra-2.3'],
    ['v2.3.0', 'hydra-2.3'],
    ['v2.4.0-alpha.1', 'hydra-2'],
    ['v25.4.0', 'hydra-2'],
    ['v26.2.0', 'hydra-2'],
  ])('%s is %s', (version, system) => {
    expect(detectSystem(DEVICE, version)).toBe(system)
    expect(detectSystem({}, version)).toBe(system)
  })
})

describe('discovery decides when there is no version, or none that says anything', () => {
  test.each([
    ['hydra-1.5', HYDRA],
    ['hydra-1.9', SIGNED],
    ['hydra-2.3', CREDENTIALS],
    ['hydra-2', DEVICE],
  ])('%s', (system, metadata) => {
    expect(detectSystem(metadata)).toBe(system)
    expect(detectSystem(metadata, '')).toBe(system)
    expect(detectSystem(metadata, 'master')).toBe(system)
  })
})

test.each([
  ['another path for revocation', { ...HYDRA, revocation_endpoint: 'https://op.example/revoke' }],
  ['no scope offline', { ...HYDRA, scopes_supported: ['openid', 'offline_access'] }],
  ['nothing', {}],
])('a provider with %s is no Hydra', (_, metadata) => {
  expect(detectSystem(metadata)).toBeUndefined()
})
