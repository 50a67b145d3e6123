import { describe, expect, test } from 'vitest'
import { settingsOf, withoutEffect } from './environment.js'

describe('hooks', () => {
  test('are URLs, or JSON with an API key', () => {
    const auth = { type: 'api_key', config: { in: 'header', name: 'x-key', value: 'hook-secret' } }
    const { tokenHook, refreshTokenHook } = settingsOf({
      OAUTH2_TOKEN_HOOK: JSON.stringify({ url: 'https://app.example/hook', auth }),
      OAUTH2_REFRESH_TOKEN_HOOK: 'https://app.example/refresh',
    })
    expect(tokenHook).toEqual({ url: 'https://app.example/hook', auth: auth.config })
    expect(refreshTokenHook).toEqual({ url: 'https://app.example/refresh' })
  })

  test('may have their parts in variables of their own', () => {
    const { tokenHook, refreshTokenHook } = settingsOf({
      OAUTH2_TOKEN_HOOK_URL: 'https://app.example/hook',
      OAUTH2_TOKEN_HOOK_AUTH_TYPE: 'api_key',
      OAUTH2_TOKEN_HOOK_AUTH_CONFIG_IN: 'cookie',
      OAUTH2_TOKEN_HOOK_AUTH_CONFIG_NAME: 'key',
      OAUTH2_TOKEN_HOOK_AUTH_CONFIG_VALUE: 'hook-secret',
      OAUTH2_REFRESH_TOKEN_HOOK_URL: 'https://app.example/refresh',
    })
    const auth = { in: 'cookie', name: 'key', value: 'hook-secret' }
    expect(tokenHook).toEqual({ url: 'https://app.example/hook', auth })
    expect(refreshTokenHook).toEqual({ url: 'https://app.example/refresh' })
    expect(withoutEffect({ OAUTH2_TOKEN_HOOK_URL: 'https://app.example/hook' }, 'hydra-1.9')).toHaveLength(1)
  })

  test.each([
    '{"url":"nowhere"}',
    '{"url":"https://app.example/","auth":{"type":"basic","config":{"value":"hook-secret"}}}',
    '{"url":"https://app.example/","auth":{"type":"api_key","config":{"in":"query","name":"k","value":"hook-secret"}}}',
    '{hook-secret',
  ])('that cannot be used are named, without their key: %s', (OAUTH2_TOKEN_HOOK) => {
    const settle = () => settingsOf({ OAUTH2_TOKEN_HOOK })
    expect(settle).toThrow(/OAUTH2_TOKEN_HOOK/)
    expect(settle).not.toThrow(/hook-secret/)
  })
})

test('what would change the answers of a real server, and does not here, is named', () => {
  const environment = {
    DSN: 'memory',
    SECRETS_SYSTEM: 'a-system-secret-of-32-characters',
    LOG_LEVEL: 'debug',
    OAUTH2_HASHERS_BCRYPT_COST: '8',
    TTL_ACCESS_TOKEN: '5m',
    SERVE_TLS_ENABLED: 'true',
    SERVE_ADMIN_HOST: '0.0.0.0',
    OAUTH2_TOKEN_HOOK: 'https://app.example/hook',
    OAUTH2_CLIENT_ID: 'of-some-app',
    URLS_SELF_ADMIN: '',
  }
  expect(withoutEffect(environment, 'hydra-2')).toEqual(['SERVE_ADMIN_HOST', 'SERVE_TLS_ENABLED'])
  expect(withoutEffect(environment, 'hydra-1.9')).toEqual([
    'OAUTH2_TOKEN_HOOK',
    'SERVE_ADMIN_HOST',
    'SERVE_TLS_ENABLED',
  ])
})
