import { SIGNING_ALGORITHMS } from '../../mock-server/options.js'
import type { RuleName } from '../../mock-server/rules.js'
import { RULES } from '../../mock-server/rules.js'
import { unknownName } from '../usage-error.js'
import { setting } from './setting.js'
import { integer, lifetimes, oneOf, people, providerClients, someOf, text, texts, url } from './values.js'

const isRule = (name: string): name is RuleName => Object.hasOwn(RULES, name)

const rules = (values: readonly string[]): readonly RuleName[] =>
  values.map((value) => {
    if (!isRule(value)) throw unknownName('rule', value, Object.keys(RULES))
    return value
  })

/** The options of `touchstone serve`. */
export const SERVE_SETTINGS = {
  port: setting({
    flag: '--port <number>',
    env: 'TOUCHSTONE_SERVE_PORT',
    key: 'serve.port',
    from: ({ serve }) => serve?.port,
    read: integer(0, 65_535),
    default: 4400,
    about: 'where to listen; 0 takes a free one',
  }),
  host: setting({
    flag: '--host <address>',
    env: 'TOUCHSTONE_SERVE_HOST',
    key: 'serve.host',
    from: ({ serve }) => serve?.host,
    read: text,
    default: '127.0.0.1',
    about: 'address to listen on; others than this machine reach it only when told so',
  }),
  issuer: setting({
    flag: '--issuer <url>',
    env: 'TOUCHSTONE_SERVE_ISSUER',
    key: 'provider.issuer',
    from: ({ provider }) => provider?.issuer,
    read: url,
    default: undefined,
    about: 'issuer when it is not the address it listens on: behind a proxy, with a path',
  }),
  client: setting({
    flag: '--client <id:secret:redirect_uri>',
    env: 'TOUCHSTONE_SERVE_CLIENT',
    key: 'provider.clients',
    from: ({ provider }) => provider?.clients,
    read: providerClients,
    many: 'lines',
    secret: true,
    default: undefined,
    about: 'a client; the secret is empty for a public one; repeatable',
  }),
  person: setting({
    flag: '--person <name:password>',
    env: 'TOUCHSTONE_SERVE_PERSON',
    key: 'provider.people',
    from: ({ provider }) => provider?.people,
    read: people,
    many: 'lines',
    secret: true,
    default: undefined,
    about: 'someone who can sign in; repeatable',
  }),
  people: setting({
    flag: '--people <number>',
    env: 'TOUCHSTONE_SERVE_PEOPLE',
    key: 'serve.people',
    from: ({ serve }) => serve?.people,
    read: integer(0, 10_000),
    default: 0,
    about: 'that many made-up people more',
  }),
  login: setting({
    flag: '--login <auto|page>',
    env: 'TOUCHSTONE_SERVE_LOGIN',
    key: 'provider.login',
    from: ({ provider }) => provider?.login,
    read: oneOf('auto', 'page'),
    default: 'page' as const,
    about: 'page shows a login page; auto signs the first person in without one',
  }),
  accessTokenFormat: setting({
    flag: '--access-token-format <jwt|opaque>',
    env: 'TOUCHSTONE_SERVE_ACCESS_TOKEN_FORMAT',
    key: 'provider.accessTokenFormat',
    from: ({ provider }) => provider?.accessTokenFormat,
    read: oneOf('jwt', 'opaque'),
    default: 'jwt' as const,
    about: 'form of access tokens',
  }),
  algorithm: setting({
    flag: '--algorithm <name>',
    env: 'TOUCHSTONE_SERVE_ALGORITHM',
    key: 'provider.algorithms',
    from: ({ provider }) => provider?.algorithms,
    read: someOf(...SIGNING_ALGORITHMS),
    many: 'words',
    default: undefined,
    about: `algorithm for ID tokens beside RS256: ${SIGNING_ALGORITHMS.join(', ')}; repeatable`,
  }),
  lifetime: setting({
    flag: '--lifetime <what=duration>',
    env: 'TOUCHSTONE_SERVE_LIFETIME',
    key: 'provider.lifetimes',
    from: ({ provider }) => provider?.lifetimes,
    read: lifetimes,
    many: 'words',
    default: undefined,
    about: 'how long something lives: access_token=5m, authorization_code=10s; repeatable',
  }),
  registration: setting({
    flag: '--registration <open|off>',
    env: 'TOUCHSTONE_SERVE_REGISTRATION',
    key: 'provider.registration',
    from: ({ provider }) => provider?.registration,
    read: oneOf('open', 'off'),
    default: 'open' as const,
    about: 'dynamic client registration',
  }),
  lenient: setting({
    flag: '--lenient <rule>',
    env: 'TOUCHSTONE_SERVE_LENIENT',
    key: 'provider.lenient',
    from: ({ provider }) => provider?.lenient,
    read: rules,
    many: 'words',
    default: undefined,
    about: 'a rule of the standards that is not enforced; repeatable',
  }),
  fault: setting({
    flag: '--fault <id>',
    env: 'TOUCHSTONE_SERVE_FAULT',
    key: 'provider.faults',
    from: ({ provider }) => provider?.faults,
    read: texts,
    many: 'words',
    default: undefined,
    about: 'a way of being wrong to take on (touchstone list faults); repeatable',
  }),
  seed: setting({
    flag: '--seed <text>',
    env: 'TOUCHSTONE_SERVE_SEED',
    key: 'provider.seed',
    from: ({ provider }) => provider?.seed,
    read: text,
    default: undefined,
    about: 'the same codes and tokens in each run; for tests only',
  }),
  system: setting({
    flag: '--system <name>',
    env: 'TOUCHSTONE_SERVE_SYSTEM',
    key: 'serve.system',
    from: ({ serve }) => serve?.system,
    read: oneOf('openid-connect'),
    default: 'openid-connect' as const,
    about: 'the imitated API (touchstone list systems)',
  }),
} as const
