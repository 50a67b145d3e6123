import type { Command } from 'commander'
import type { Recording } from '../suites/replay/recording.js'
import type { ReplayTarget } from '../suites/replay/replay-target.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import { setting } from './config/setting.js'
import { TEST_SETTINGS } from './config/test-settings.js'
import { integer, url } from './config/values.js'
import type { Io } from './io.js'
import { addSettings } from './settings-flags.js'
import { commonOptions } from './target-options.js'
import { UsageError } from './usage-error.js'

/** The options that `replay` and `record` have from the flags, the environment and the config file. */
export const REPLAY_SETTINGS = {
  public: setting({
    flag: '--public <url>',
    env: 'TOUCHSTONE_TARGET',
    key: 'target.issuer',
    from: ({ target }) => target?.issuer,
    read: url,
    default: undefined,
    about: 'base URL of the API for everybody; {{public}} in recordings',
  }),
  timeout: TEST_SETTINGS.timeout,
  ca: TEST_SETTINGS.ca,
} as const

/** Flags as commander gives them. */
export interface ReplayFlags {
  readonly admin?: string
  readonly appPort?: string
}

const ADMIN_VARIABLE = 'TOUCHSTONE_ADMIN_URL'

/** The flags by which `replay` and `record` find the target. */
export const addTargetFlags = (command: Command): Command =>
  addSettings(command, REPLAY_SETTINGS)
    .option('--admin <url>', `base URL of the API for operators; {{admin}} in recordings (${ADMIN_VARIABLE})`)
    .option(
      '--app-port <port>',
      'where the relying party of the recordings listens on 127.0.0.1: login app, back-channel calls; {{login_app}} (default: a free one)',
    )

/** The target with its relying party; both end with it. */
export interface OpenTarget extends AsyncDisposable {
  readonly target: ReplayTarget
}

interface Opening {
  readonly flags: ReplayFlags
  readonly sources: Sources
  readonly recordings: readonly Recording[]
}

/** Opens the wires to the target, and the port of the relying party. Nothing is sent yet. */
export async function openTarget({ flags, sources, recordings }: Opening, io: Io): Promise<OpenTarget> {
  const open = resolveSetting(REPLAY_SETTINGS.public, sources).value
  if (open === undefined) throw new UsageError('--public is missing: give the base URL of the server')
  const admin = flags.admin ?? io.env[ADMIN_VARIABLE]
  const adminUrl = admin === undefined || admin === '' ? undefined : url([admin], '--admin')
  if (adminUrl === undefined && recordings.some(({ steps }) => steps.some(({ side }) => side === 'admin')))
    throw new UsageError('--admin is missing: there are steps of the admin side; give the base URL of that API')
  const port = flags.appPort === undefined ? 0 : integer(0, 65_535)([flags.appPort], '--app-port')
  const { ca, requestTimeout } = commonOptions(sources, io.cwd)
  const [{ socketSide }, { listenAsRelyingParty }] = await Promise.all([
    import('../suites/replay/replay-target.js'),
    import('../suites/replay/relying-party-server.js'),
  ])
  const server = await listenAsRelyingParty(port)
  const sides = {
    public: await socketSide(open, ca),
    ...(adminUrl === undefined ? {} : { admin: await socketSide(adminUrl, ca) }),
  }
  return {
    target: {
      ...sides,
      relyingParty: server.relyingParty,
      environment: namedVariables(recordings, io.env),
      ...(requestTimeout === undefined ? {} : { requestTimeout }),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sides.public.wire.close(), sides.admin?.wire.close(), server[Symbol.asyncDispose]()])
    },
  }
}

/** The variables that `{{env:NAME}}` asks for; each must be set. */
function namedVariables(recordings: readonly Recording[], env: Io['env']): Readonly<Record<string, string>> {
  const names = new Set([...JSON.stringify(recordings).matchAll(/\{\{env:([^{}]+)\}\}/g)].map(([, name = '']) => name))
  return Object.fromEntries(
    [...names].map((name) => {
      const value = env[name]
      if (value === undefined || value === '')
        throw new UsageError(`the variable ${name} is not set: a recording asks for {{env:${name}}}`)
      return [name, value]
    }),
  )
}
