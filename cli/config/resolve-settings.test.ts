import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printConfig } from './print-config.js'
import { resolveSetting, type Sources } from './resolve-settings.js'
import { TEST_SETTINGS } from './test-settings.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-settings-'))
  writeFileSync(join(folder, 'users'), 'alice:one\nbob:two\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const sources: Sources = {
  flags: { suite: ['token', 'pkce'] },
  env: {
    TOUCHSTONE_SUITE: 'discovery',
    TOUCHSTONE_SKIP: 'a/b, c/d',
    TOUCHSTONE_TARGET: 'https://env.example',
    TOUCHSTONE_FAIL_ON: '',
  },
  file: {
    path: 'touchstone.config.ts',
    config: { target: { issuer: 'https://file.example', product: 'P' }, run: { failOn: 'warn', suites: ['x'] } },
  },
}

test('flag wins over variable, variable over file, file over default', () => {
  expect(resolveSetting(TEST_SETTINGS.suite, sources)).toEqual({ value: ['token', 'pkce'], origin: 'flag --suite' })
  expect(resolveSetting(TEST_SETTINGS.url, sources)).toEqual({
    value: 'https://env.example',
    origin: 'env TOUCHSTONE_TARGET',
  })
  expect(resolveSetting(TEST_SETTINGS.failOn, sources)).toEqual({ value: 'warn', origin: 'file touchstone.config.ts' })
  expect(resolveSetting(TEST_SETTINGS.concurrency, sources)).toEqual({ value: 8, origin: 'default' })
})

test('a variable holds several values', () => {
  expect(resolveSetting(TEST_SETTINGS.skip, sources).value).toEqual(['a/b', 'c/d'])
})

test('secrets may come from a file', () => {
  const value = [
    { username: 'alice', password: 'one' },
    { username: 'bob', password: 'two' },
  ]
  const reference = `@${join(folder, 'users')}`
  expect(resolveSetting(TEST_SETTINGS.user, { flags: { user: [reference] }, env: {} }).value).toEqual(value)
  expect(resolveSetting(TEST_SETTINGS.user, { flags: {}, env: { TOUCHSTONE_USER: reference } }).value).toEqual(value)
  expect(() => resolveSetting(TEST_SETTINGS.user, { flags: { user: ['@/no/such'] }, env: {} })).toThrow(
    '--user: the file "/no/such" cannot be read (ENOENT)',
  )
})

test('shows every value with its origin, and no secret', () => {
  const text = printConfig(TEST_SETTINGS, {
    ...sources,
    flags: { client: ['app:s3cret:https://x/cb'], 'initial-access-token': ['t0ken'], user: ['alice:pw0rd'] },
  })
  expect(text).toMatch(
    /^target\.clients +\[\{"client_id":"app","redirect_uris":\["https:\/\/x\/cb"\],"client_secret":"\*\*\*"\}\] +flag --client$/m,
  )
  expect(text).toMatch(/^target\.issuer +"https:\/\/env\.example" +env TOUCHSTONE_TARGET$/m)
  expect(text).toMatch(/^target\.product +"P" +file touchstone\.config\.ts$/m)
  expect(text).toMatch(/^run\.rateLimit +\(none\) +default$/m)
  expect(text).not.toMatch(/s3cret|t0ken|pw0rd/)
})
