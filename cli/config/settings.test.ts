import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { milliseconds } from '../../mock-server/clock.js'
import { RULES } from '../../mock-server/rules.js'
import type { TouchstoneConfig } from './config.js'
import { SERVE_SETTINGS } from './serve-settings.js'
import { flagName, type Setting, type Settings } from './setting.js'
import { TEST_SETTINGS } from './test-settings.js'

type Section<K extends keyof TouchstoneConfig> = Required<NonNullable<TouchstoneConfig[K]>>

const nothing = (): never => {
  throw new Error('never called')
}

/** Every key there is: leaving one out is a type error here, so that the types and this test agree. */
const every: {
  provider: Section<'provider'>
  serve: Section<'serve'>
  target: Section<'target'>
  run: Section<'run'>
} = {
  provider: {
    issuer: 'https://op.example/tenant',
    clients: [{ client_id: 'app', client_secret: 's', redirect_uris: ['https://app.example/cb'], client_name: 'App' }],
    people: [{ username: 'carol', password: 'p', sub: 's-1', claims: { name: 'Carol' } }],
    lifetimes: { accessToken: '5m', idToken: 60 },
    algorithms: ['ES256'],
    keys: [{ kty: 'EC' }],
    accessTokenFormat: 'opaque',
    login: 'auto',
    registration: { initialAccessToken: 't' },
    pkcePlain: true,
    acrValues: ['urn:a'],
    scopes: { api: ['role'] },
    lenient: ['nonce-required'],
    faults: ['id-token/idt-missing-nonce'],
    seed: 'x',
    clock: { now: nothing },
    random: { bytes: nothing },
    fetch: nothing,
    maximumRecords: 10,
    journalSize: 0,
    log: nothing,
  },
  serve: {
    port: 0,
    host: '::1',
    people: 3,
    system: 'openid-connect',
    adminPort: 0,
    loginUrl: 'https://app.example/login',
    consentUrl: 'https://app.example/consent',
    logoutUrl: 'https://app.example/logout',
    answers: 'as-documented',
  },
  target: {
    issuer: 'https://op.example',
    system: 'hydra-2',
    adminUrl: 'http://127.0.0.1:4445',
    product: 'Example OP',
    version: '7',
    clients: [
      {
        client_id: 'app',
        redirect_uris: ['https://app.example/cb'],
        response_types: ['code'],
        grant_types: [],
        privateKey: {},
      },
    ],
    users: [{ username: 'alice', password: 'p' }],
    registration: 'off',
    initialAccessToken: 't',
    registrationMetadata: { client_name: 'x' },
    redirectBase: 'https://rp.example',
    login: {
      driver: 'hydra',
      claims: { email: 'ada@example.com' },
      origins: ['https://login.example'],
      usernameField: 'u',
      passwordField: 'p',
      fields: { pin: '1' },
      acceptButton: 'a',
      denyButton: 'd',
    },
    ca: 'ca.pem',
    documents: ['op.yaml'],
    hooks: { advanceClock: nothing, rotateKeys: nothing },
    patience: '5s',
    allowedExtensions: ['x'],
  },
  run: {
    suites: ['token'],
    checks: ['token/*'],
    skip: ['token/x'],
    failOn: 'warn',
    known: 'off',
    require: ['token/*'],
    reporters: ['json=out.json'],
    concurrency: 2,
    rateLimit: '10/s',
    timeout: '500ms',
    wait: 30,
    seed: 's',
  },
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly description?: string
}
const schema: Schema = JSON.parse(readFileSync(new URL('../../specs/json-schema/config.json', import.meta.url), 'utf8'))
const at = (key: string): Schema | undefined =>
  key.split('.').reduce<Schema | undefined>((inner, part) => inner?.properties?.[part], schema)

const commands: readonly [string, Settings][] = [
  ['test', TEST_SETTINGS],
  ['serve', SERVE_SETTINGS],
]
const rows = commands.flatMap(([command, settings]) =>
  Object.values(settings).map((row): [string, Setting<unknown>] => [`${command} ${row.flag}`, row]),
)

test('the schema is strict and accepts a file with every key', () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)
  expect(validate({ $schema: 'x', ...every }) || validate.errors).toBe(true)
})

test.each(['provider', 'serve', 'target', 'run'] as const)('types and schema know the same keys of %s', (section) => {
  expect(Object.keys(at(section)?.properties ?? {}).sort()).toEqual(Object.keys(every[section]).sort())
})

test('every key of the schema is described', () => {
  const dumb = ['provider', 'serve', 'target', 'run'].flatMap((section) =>
    Object.entries(at(section)?.properties ?? {}).flatMap(([key, { description }]) =>
      description ? [] : [`${section}.${key}`],
    ),
  )
  expect(dumb).toEqual([])
})

test('the rules that may be waived are those of the provider', () => {
  expect(at('provider.lenient')?.items?.enum).toEqual(Object.keys(RULES))
})

describe.each(rows)('%s', (_, row) => {
  test('has its key in the schema, and reads it from the file', () => {
    expect(at(row.key)).toBeDefined()
    expect(row.from(every)).toBeDefined()
    expect(row.from({})).toBeUndefined()
  })

  test('has the default of the schema', () => {
    const { default: said } = at(row.key) ?? {}
    if (said === undefined || row.default === undefined) return
    const comparable = Array.isArray(said) && said[0] === 'terminal' ? [{ name: 'terminal' }] : said
    const isDuration =
      typeof row.default === 'number' &&
      (row.key === 'run.timeout' || row.key === 'run.wait' || row.key === 'target.patience')
    expect(isDuration ? milliseconds(String(said).replace(/^\d+$/, '$&s')) : comparable).toEqual(row.default)
  })

  test('offers the values of the schema', () => {
    const offered = /<([a-z]+(?:\|[a-z]+)+)>/.exec(row.flag)?.[1]?.split('|')
    const known = at(row.key)?.enum
    if (offered !== undefined && known !== undefined) expect([...offered].sort()).toEqual([...known].sort())
  })

  test('has a flag in kebab-case and a variable with the prefix', () => {
    expect(row.flag).toMatch(/^(--[a-z]+(-[a-z]+)* <|\[)/)
    expect(row.env).toMatch(/^TOUCHSTONE_[A-Z_]+$/)
  })
})

test.each(commands)('flags and variables of %s are unique', (_, settings) => {
  for (const of of [Object.values(settings).map(flagName), Object.values(settings).map(({ env }) => env)]) {
    expect(new Set(of).size).toBe(of.length)
  }
})
