import type { JsonObject, User } from './context.js'
import { HarnessError } from './errors.js'
import { isHydra, TARGET_SYSTEMS, type TargetSystem } from './hydra/hydra-systems.js'
import type { LoginDriver } from './login/driver.js'
import { type FormDriverOptions, formDriver } from './login/form-driver.js'

/** A client that the target has already: its metadata by their standard names (Dynamic Client Registration 1.0 section 2). */
export interface TargetClient {
  readonly client_id: string
  /** Left out for a public client, and for one that signs with a key. */
  readonly client_secret?: string
  /** Registered at the target exactly so. Nothing needs to listen there. */
  readonly redirect_uris: readonly string[]
  /** @default 'client_secret_basic' with a secret, 'private_key_jwt' with `jwks`, else 'none' */
  readonly token_endpoint_auth_method?: string
  /** Response types that it may use. @default ['code'] */
  readonly response_types?: readonly string[]
  /** @default what its response types need, and refresh_token when the target advertises it */
  readonly grant_types?: readonly string[]
  readonly post_logout_redirect_uris?: readonly string[]
  /** Private JWK, for private_key_jwt and signed request objects. */
  readonly privateKey?: Readonly<JsonObject>
  readonly [metadata: string]: unknown
}

/** How to sign in at the target. */
export interface LoginOptions extends FormDriverOptions {
  /**
   * `form` finds and fills in the pages' forms; `hydra` accepts by the admin API of Hydra and needs no page; a function does it in
   * its own way. @default 'hydra' with `adminUrl`, else 'form'
   */
  readonly driver?: 'form' | 'hydra' | LoginDriver
  /** With the driver `hydra`: claims for the ID token and UserInfo; a client gets those of the scopes it is granted. @default {} */
  readonly claims?: Readonly<JsonObject>
  /** Origins of login and consent pages when they are at another site than the issuer: `https://login.example.com`. @default [] */
  readonly origins?: readonly string[]
}

/** What the harness may ask of the target beyond the protocol. */
export interface TargetHooks {
  /** Moves the target's clock forward by so many seconds. */
  readonly advanceClock?: (seconds: number) => Promise<void> | void
  /** Makes the target sign with a new key from now on. */
  readonly rotateKeys?: () => Promise<void> | void
}

/** A deployment under test. */
export interface TargetOptions {
  /** The issuer identifier, or the URL of its configuration document. */
  readonly issuer: string
  /** What the target is. @default what its version endpoint or its discovery document tells */
  readonly system?: TargetSystem
  /** The admin side of a Hydra, such as `http://127.0.0.1:4445/`: clients and logins come from there then. @default none */
  readonly adminUrl?: string
  /** @default [] (clients come from dynamic registration then) */
  readonly clients?: readonly TargetClient[]
  /** People who can sign in; the first is used where it doesn't matter. @default [] */
  readonly users?: readonly User[]
  /** `auto` registers clients when the target offers it. @default 'auto' */
  readonly registration?: 'auto' | 'off'
  /** Bearer token for the registration endpoint (RFC 7591 section 3). */
  readonly initialAccessToken?: string
  /** Metadata that every registered client gets beside what the checks want. @default {} */
  readonly registrationMetadata?: Readonly<JsonObject>
  /** Redirect URIs of registered clients begin with it. Nothing needs to listen there. @default 'https://rp.touchstone.test' */
  readonly redirectBase?: string
  readonly login?: LoginOptions
  /** Milliseconds for one request with its whole answer. @default 10_000 */
  readonly requestTimeout?: number
  /** Requests that may be under way at once. @default 8 */
  readonly concurrency?: number
  /** Requests a second. @default no limit */
  readonly rateLimit?: number
  /** PEM certificates to trust beside the system's. */
  readonly ca?: string
  /** The target as a function in this process: no sockets are used then. */
  readonly fetch?: (request: Request) => Promise<Response>
  readonly hooks?: TargetHooks
  /** Seconds that checks may wait for time to pass at the target, in all. @default 0 */
  readonly patience?: number
  /** Scopes, claims and metadata members that are not to be warned about. @default [] */
  readonly allowedExtensions?: readonly string[]
  /** OpenAPI documents (files or URLs) that judge the target's answers beside those of the standards. @default [] */
  readonly documents?: readonly string[]
  /** Makes every value that the run chooses the same in each run. @default unguessable values */
  readonly seed?: string
}

/** A target with all defaults filled in and every value looked at. */
export interface Target {
  readonly issuer: string
  readonly configurationUrl: string
  readonly system: TargetSystem | undefined
  readonly adminUrl: string | undefined
  readonly insecureAllowed: boolean
  readonly clients: readonly TargetClient[]
  readonly users: readonly User[]
  readonly registration: 'auto' | 'off'
  readonly initialAccessToken: string | undefined
  readonly registrationMetadata: Readonly<JsonObject>
  readonly redirectBase: string
  readonly login: {
    /** Undefined when Hydra's admin API signs people in. */
    readonly driver: LoginDriver | undefined
    readonly claims: Readonly<JsonObject>
    readonly origins: readonly string[]
    readonly secrets: readonly string[]
  }
  readonly requestTimeout: number
  readonly concurrency: number
  readonly rateLimit: number | undefined
  readonly ca: string | undefined
  readonly fetch: ((request: Request) => Promise<Response>) | undefined
  readonly hooks: TargetHooks
  readonly patience: number
  readonly allowedExtensions: readonly string[]
  readonly documents: readonly string[]
  readonly seed: string | undefined
}

const SUFFIX = '/.well-known/openid-configuration'

const wrong = (key: string, problem: string): HarnessError =>
  new HarnessError('ERR_USAGE', `target.${key} ${problem}`, { key })

function httpUrl(key: string, value: unknown): URL {
  if (typeof value !== 'string' || value === '') throw wrong(key, 'is missing: give an http or https URL')
  if (!URL.canParse(value)) throw wrong(key, `is ${JSON.stringify(value)}, which is no URL: give an http or https URL`)
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw wrong(key, `is ${JSON.stringify(value)}: give an http or https URL`)
  if (url.username !== '' || url.password !== '')
    throw wrong(key, 'has a user name or a password in it: leave them out')
  return url
}

function issuerOf(value: unknown): string {
  const url = httpUrl('issuer', value)
  if (url.search !== '' || url.hash !== '')
    throw wrong('issuer', `is ${JSON.stringify(value)}: leave out the query and the fragment`)
  const given = String(value)
  return given.endsWith(SUFFIX) ? given.slice(0, -SUFFIX.length) : given
}

function positive(key: string, value: number, least = 1): number {
  if (!Number.isFinite(value) || value < least)
    throw wrong(key, `is ${JSON.stringify(value)}: give a number from ${least}`)
  return value
}

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127(?:\.\d+){3}$/.test(hostname)

function client(given: TargetClient, index: number): TargetClient {
  const key = `clients[${index}]`
  if (typeof given.client_id !== 'string' || given.client_id === '') throw wrong(`${key}.client_id`, 'is missing')
  if (!Array.isArray(given.redirect_uris) || given.redirect_uris.length === 0) {
    throw wrong(`${key}.redirect_uris`, 'is missing: give at least one URI that is registered for the client')
  }
  for (const uri of given.redirect_uris) {
    if (typeof uri !== 'string' || !URL.canParse(uri))
      throw wrong(`${key}.redirect_uris`, `has ${JSON.stringify(uri)}, which is no absolute URI`)
  }
  return given
}

function user(given: User, index: number): User {
  for (const member of ['username', 'password'] as const) {
    if (typeof given[member] !== 'string' || given[member] === '')
      throw wrong(`users[${index}].${member}`, 'is missing: give a text')
  }
  return given
}

/** Looks at the options and fills in what is left out. A wrong one gets a `HarnessError` `ERR_USAGE` that names its key. */
export function resolveTarget(options: TargetOptions): Target {
  const issuer = issuerOf(options.issuer)
  const adminUrl = adminUrlOf(options)
  const {
    driver = adminUrl === undefined ? 'form' : 'hydra',
    origins = [],
    claims = {},
    ...fields
  } = options.login ?? {}
  if (driver === 'hydra' && adminUrl === undefined)
    throw wrong('login.driver', 'is "hydra", which needs the admin API of the target: give target.adminUrl too')
  const { protocol, hostname } = new URL(issuer)
  return {
    issuer,
    // Discovery 1.0 section 4.1: a terminating slash of the issuer is removed first.
    configurationUrl: `${issuer.replace(/\/$/, '')}${SUFFIX}`,
    system: options.system === undefined ? undefined : oneOf('system', options.system, TARGET_SYSTEMS),
    adminUrl,
    insecureAllowed: protocol === 'http:' || isLoopback(hostname),
    clients: (options.clients ?? []).map(client),
    users: (options.users ?? []).map(user),
    registration: oneOf('registration', options.registration ?? 'auto', ['auto', 'off']),
    initialAccessToken: options.initialAccessToken,
    registrationMetadata: { ...options.registrationMetadata },
    redirectBase: httpUrl('redirectBase', options.redirectBase ?? 'https://rp.touchstone.test').href.replace(/\/$/, ''),
    login: {
      driver: driver === 'hydra' ? undefined : loginDriver(driver, fields),
      claims,
      origins: origins.map((origin, index) => httpUrl(`login.origins[${index}]`, origin).origin),
      secrets: Object.values(fields.fields ?? {}),
    },
    requestTimeout: positive('requestTimeout', options.requestTimeout ?? 10_000),
    concurrency: Math.floor(positive('concurrency', options.concurrency ?? 8)),
    rateLimit: options.rateLimit === undefined ? undefined : positive('rateLimit', options.rateLimit, 0.01),
    ca: options.ca,
    fetch: options.fetch,
    hooks: { ...options.hooks },
    patience: positive('patience', options.patience ?? 0, 0),
    allowedExtensions: [...(options.allowedExtensions ?? [])],
    documents: [...(options.documents ?? [])],
    seed: options.seed,
  }
}

/** The admin side's address, looked at: only a Hydra has one. */
function adminUrlOf({ adminUrl, system }: TargetOptions): string | undefined {
  if (adminUrl === undefined) return undefined
  const { search, hash, href } = httpUrl('adminUrl', adminUrl)
  if (search !== '' || hash !== '')
    throw wrong('adminUrl', `is ${JSON.stringify(adminUrl)}: leave out the query and the fragment`)
  if (system !== undefined && !isHydra(system))
    throw wrong('adminUrl', `is given, and target.system is ${JSON.stringify(system)}, which has no admin API`)
  return href
}

function loginDriver(driver: 'form' | LoginDriver, fields: FormDriverOptions): LoginDriver {
  if (typeof driver === 'function') return driver
  if (driver !== 'form') throw wrong('login.driver', `is ${JSON.stringify(driver)}: give 'form', 'hydra' or a function`)
  return formDriver(fields)
}

function oneOf<T extends string>(key: string, value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined)
    throw wrong(key, `is ${JSON.stringify(value)}: give ${allowed.map((one) => JSON.stringify(one)).join(' or ')}`)
  return found
}
