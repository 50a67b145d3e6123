import type { Duration } from '../../mock-server/clock.js'
import type { ProviderOptions } from '../../mock-server/options.js'
import type { AnswerMode } from '../../mock-server/systems/hydra/answer-modes.js'
import type { HydraSystem } from '../../mock-server/systems/hydra/systems.js'
import type { TargetOptions } from '../../suites/harness/target.js'

/** The deployment under test: what the harness takes, with files by their paths and lengths of time with their units. */
export interface TargetConfig
  extends Omit<
    TargetOptions,
    'issuer' | 'ca' | 'documents' | 'patience' | 'requestTimeout' | 'concurrency' | 'rateLimit' | 'seed' | 'fetch'
  > {
  /** The issuer, or the URL of its configuration document. @default the embedded mock is judged */
  readonly issuer?: string
  /** Name and version of the product, for the report. @default unknown */
  readonly product?: string
  readonly version?: string
  /** PEM file of a certificate authority to trust besides the usual ones; relative to the config file. */
  readonly ca?: string
  /** OpenAPI documents of the target's own that judge its answers beside those of the standards: URLs, or files relative to the config file. @default [] */
  readonly documents?: readonly string[]
  /** How long checks may wait, in all, for time to pass at the target. @default '0s' */
  readonly patience?: Duration
}

/** How a run is done and reported. */
export interface RunConfig {
  /** Suites to judge, by name or glob. @default all */
  readonly suites?: readonly string[]
  /** Checks to judge, by id or glob. @default all */
  readonly checks?: readonly string[]
  /** Checks to leave out, by id or glob. @default [] */
  readonly skip?: readonly string[]
  /** The lowest outcome that is a finding. @default 'fail' */
  readonly failOn?: 'fail' | 'warn'
  /** Whether deviations that the target's system is known for are set apart; 'off' judges them like all others. @default 'on' */
  readonly known?: 'on' | 'off'
  /** Checks, by id or glob, that must be judged: a skip counts as a failure. @default [] */
  readonly require?: readonly string[]
  /** `terminal`, `json`, `junit`, each with `=path` for a file. @default ['terminal'] */
  readonly reporters?: readonly string[]
  /** Requests under way at the same time. @default 8 */
  readonly concurrency?: number
  /** Most requests in a time, such as '10/s' or '300/m'. @default no limit */
  readonly rateLimit?: string
  /** How long one request may take. @default '10s' */
  readonly timeout?: Duration
  /** How long to wait for the target to come up. @default '0s' */
  readonly wait?: Duration
  /** Gives the same random choices again. @default a new one for each run; reports name it */
  readonly seed?: string
}

/** What only `touchstone serve` needs beside the provider's options. */
export interface ServeConfig {
  /** 0 takes a free one. @default 4400 */
  readonly port?: number
  /** @default '127.0.0.1' */
  readonly host?: string
  /** Made-up people to add to those of the provider. @default 0 */
  readonly people?: number
  /** The imitated API. @default 'openid-connect' */
  readonly system?: 'openid-connect' | HydraSystem
  /** Hydra systems: port of the admin side; 0 takes a free one. @default 4445 */
  readonly adminPort?: number
  /** Hydra systems: the pages of your own apps. @default the built-in ones */
  readonly loginUrl?: string
  readonly consentUrl?: string
  readonly logoutUrl?: string
  /** Hydra systems: whom to follow where a real server departs from its own OpenAPI document. @default 'as-real' */
  readonly answers?: AnswerMode
}

/** The content of `touchstone.config.ts` (or `.js`, `.json`, `.yaml`). Flags and environment variables win over it. */
export interface TouchstoneConfig {
  /** Of the JSON form: where its schema lies. */
  readonly $schema?: string
  /** The mock: of `touchstone serve`, and of `touchstone test` without a URL. */
  readonly provider?: ProviderOptions
  readonly serve?: ServeConfig
  readonly target?: TargetConfig
  readonly run?: RunConfig
}

/** Gives the configuration back; its use is that an editor knows the members. */
export const defineConfig = (config: TouchstoneConfig): TouchstoneConfig => config
