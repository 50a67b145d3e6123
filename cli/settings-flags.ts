import { type Command, Option } from 'commander'
import { loadConfig } from './config/load-config.js'
import type { Sources } from './config/resolve-settings.js'
import { flagName, type Settings } from './config/setting.js'
import { duration } from './config/values.js'
import type { Io } from './io.js'

const collect = (text: string, before: unknown): readonly string[] => [...(Array.isArray(before) ? before : []), text]
const only = (text: string): readonly string[] => [text]

/** The default as a user would write it; nothing when there is nothing worth saying. */
function shownDefault({ default: fallback, read }: Settings[string]): string {
  if (typeof fallback === 'string') return fallback
  if (typeof fallback !== 'number' || fallback === 0) return ''
  return read === duration ? `${fallback / 1_000}s` : String(fallback)
}

function describe(row: Settings[string]): string {
  const fallback = shownDefault(row)
  const notes = [
    row.env,
    ...(fallback === '' ? [] : [`default ${fallback}`]),
    ...(row.secret === true ? ['@file reads a file'] : []),
  ]
  return `${row.about} (${notes.join('; ')})`
}

/** Gives the command a flag for each setting, `-c` and `--print-config`. */
export function addSettings(command: Command, settings: Settings): Command {
  for (const row of Object.values(settings)) {
    const { flag, many } = row
    if (flagName(row) === undefined) command.argument(flag, row.about)
    else command.addOption(new Option(flag, describe(row)).argParser(many === undefined ? only : collect))
  }
  return command
    .option(
      '-c, --config <file>',
      'config file (TOUCHSTONE_CONFIG; default: touchstone.config.{ts,mts,js,mjs,json,yaml,yml}, found upward)',
    )
    .option('--print-config', 'show each option with its value and who said it, and end')
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The texts that the command line gave, the environment, and the config file. */
export async function sourcesOf(
  settings: Settings,
  {
    options,
    argument,
  }: { readonly options: Readonly<Record<string, unknown>>; readonly argument?: string | undefined },
  io: Io,
): Promise<Sources> {
  const flags: Record<string, readonly string[]> = {}
  for (const row of Object.values(settings)) {
    const long = flagName(row)
    const given = long === undefined ? undefined : options[camel(long)]
    if (long !== undefined && Array.isArray(given)) flags[long] = given.map(String)
    if (long === undefined && argument !== undefined) flags[row.flag.replace(/[[\]<>]/g, '')] = [argument]
  }
  const named = typeof options.config === 'string' ? options.config : io.env.TOUCHSTONE_CONFIG || undefined
  const file = await loadConfig(io.cwd, named, io.env)
  return { flags, env: io.env, ...(file === undefined ? {} : { file }) }
}
