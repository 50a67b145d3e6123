import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commonOptions, deployment } from './target-options.js'
import { withPassword } from './test.js'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'touchstone-target-'))
  writeFileSync(join(cwd, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n')
  writeFileSync(join(cwd, 'not.pem'), 'hello')
})
afterAll(() => rmSync(cwd, { recursive: true }))

test('files of the config file lie beside it, those of flags below the working directory', () => {
  const file = {
    path: join(cwd, 'touchstone.config.json'),
    config: { target: { ca: 'ca.pem', documents: ['op.yaml', 'https://op.example/x.json'] } },
  }
  expect(commonOptions({ flags: {}, env: {}, file }, '/elsewhere')).toMatchObject({
    ca: expect.stringContaining('BEGIN CERTIFICATE'),
    documents: [join(cwd, 'op.yaml'), 'https://op.example/x.json'],
  })
  expect(commonOptions({ flags: { spec: ['op.yaml'] }, env: {} }, '/elsewhere').documents).toEqual([
    '/elsewhere/op.yaml',
  ])
})

test('lengths of time are given in the units that the harness takes', () => {
  const flags = { timeout: ['2s'], patience: ['1m'], 'rate-limit': ['300/m'], concurrency: ['3'] }
  expect(commonOptions({ flags, env: {} }, cwd)).toEqual({
    requestTimeout: 2_000,
    patience: 60,
    rateLimit: 5,
    concurrency: 3,
    documents: [],
  })
})

test.each([
  ['none.pem', 'the certificate file "none.pem" cannot be read (ENOENT)'],
  ['not.pem', 'the certificate file "not.pem" holds no PEM certificate'],
])('a certificate file %s is refused', (ca, message) => {
  expect(() => commonOptions({ flags: { ca: [ca] }, env: {} }, cwd)).toThrow(message)
})

test('flags win over the file, which may say more than flags can', () => {
  const file = {
    path: 'touchstone.config.json',
    config: {
      target: {
        product: 'P',
        clients: [{ client_id: 'file', redirect_uris: ['https://x/cb'] }],
        redirectBase: 'https://rp.example',
        login: { usernameField: 'u' },
      },
    },
  }
  expect(
    deployment('https://op.example', { flags: { user: ['alice:pw'] }, env: { TOUCHSTONE_REGISTRATION: 'off' }, file }),
  ).toEqual({
    issuer: 'https://op.example',
    clients: [{ client_id: 'file', redirect_uris: ['https://x/cb'] }],
    users: [{ username: 'alice', password: 'pw' }],
    registration: 'off',
    redirectBase: 'https://rp.example',
    login: { usernameField: 'u' },
    allowedExtensions: [],
  })
})

test('a Hydra is named by a flag, a variable or the file, alike', () => {
  const named = { system: 'hydra-1.9', adminUrl: 'http://127.0.0.1:4445' }
  const env = { TOUCHSTONE_SYSTEM: 'hydra-1.9', TOUCHSTONE_ADMIN_URL: '127.0.0.1:4445' }
  const file = {
    path: 'x.json',
    config: { target: { system: 'hydra-1.9' as const, adminUrl: 'http://127.0.0.1:4445' } },
  }
  const flags = { system: ['hydra-1.9'], 'admin-url': ['http://127.0.0.1:4445'] }
  for (const sources of [
    { flags, env: {} },
    { flags: {}, env },
    { flags: {}, env: {}, file },
  ])
    expect(deployment('http://127.0.0.1:4444', sources)).toMatchObject(named)
})

test('a user without a password gets the one of the environment', () => {
  const sources = withPassword({
    flags: { user: ['alice', 'bob:two'] },
    env: { TOUCHSTONE_PASSWORD: 'one', TOUCHSTONE_USER: 'carol' },
  })
  expect(sources.flags.user).toEqual(['alice:one', 'bob:two'])
  expect(sources.env.TOUCHSTONE_USER).toBe('carol:one')
})
