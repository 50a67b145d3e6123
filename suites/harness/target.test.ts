import { describe, expect, test } from 'vitest'
import { resolveTarget, type TargetOptions } from './target.js'

describe('the issuer', () => {
  test.each([
    ['https://op.example', 'https://op.example', 'https://op.example/.well-known/openid-configuration', false],
    ['https://op.example/', 'https://op.example/', 'https://op.example/.well-known/openid-configuration', false],
    [
      'https://op.example/tenant/',
      'https://op.example/tenant/',
      'https://op.example/tenant/.well-known/openid-configuration',
      false,
    ],
    [
      'https://op.example/t/.well-known/openid-configuration',
      'https://op.example/t',
      'https://op.example/t/.well-known/openid-configuration',
      false,
    ],
    ['http://op.example', 'http://op.example', 'http://op.example/.well-known/openid-configuration', true],
    [
      'https://127.0.0.1:4444',
      'https://127.0.0.1:4444',
      'https://127.0.0.1:4444/.well-known/openid-configuration',
      true,
    ],
    ['https://localhost', 'https://localhost', 'https://localhost/.well-known/openid-configuration', true],
  ])('%s', (given, issuer, configurationUrl, insecureAllowed) => {
    expect(resolveTarget({ issuer: given })).toMatchObject({ issuer, configurationUrl, insecureAllowed })
  })
})

describe('wrong options name their key', () => {
  const rows: readonly (readonly [string, Partial<TargetOptions>])[] = [
    ['target.issuer is "op.example"', { issuer: 'op.example' }],
    ['target.issuer is "ftp://op.example"', { issuer: 'ftp://op.example' }],
    ['target.issuer is "https://op.example?x=1"', { issuer: 'https://op.example?x=1' }],
    ['target.issuer has a user name or a password', { issuer: 'https://u:p@op.example' }],
    ['target.clients[0].redirect_uris is missing', { clients: [{ client_id: 'a', redirect_uris: [] }] }],
    ['target.clients[0].redirect_uris has "/cb"', { clients: [{ client_id: 'a', redirect_uris: ['/cb'] }] }],
    ['target.users[0].password is missing', { users: [{ username: 'a', password: '' }] }],
    ['target.requestTimeout is 0', { requestTimeout: 0 }],
    ['target.concurrency is null', { concurrency: Number.NaN }],
    ['target.patience is -1', { patience: -1 }],
    ['target.login.origins[0] is "login"', { login: { origins: ['login'] } }],
    ['target.system is "hydra-3"', JSON.parse('{"system":"hydra-3"}')],
    ['target.adminUrl is "localhost:4445"', { adminUrl: 'localhost:4445' }],
    ['target.adminUrl is "http://localhost:4445/?x"', { adminUrl: 'http://localhost:4445/?x' }],
    ['"openid-connect", which has no admin API', { adminUrl: 'http://localhost:4445', system: 'openid-connect' }],
    ['target.login.driver is "hydra", which needs', { login: { driver: 'hydra' } }],
  ]
  test.each(rows)('%s', (message, options) => {
    expect(() => resolveTarget({ issuer: 'https://op.example', ...options })).toThrow(message)
  })
})
