import type { TouchstoneConfig } from './config.js'

/** One option: its flag, its variable, its key in the config file. The three mean the same. */
export interface Setting<T> {
  /** Such as `--client <id:secret:redirect_uri>`, or `[url]` for the argument of a command. */
  readonly flag: string
  /** Such as `TOUCHSTONE_CLIENT`. */
  readonly env: string
  /** Such as `target.clients`. */
  readonly key: string
  /** What the config file says; `undefined` when it says nothing. */
  readonly from: (config: TouchstoneConfig) => T | undefined
  /** Reads the texts of the flag or the variable. Throws a `UsageError` that starts with `name`. */
  readonly read: (texts: readonly string[], name: string) => T
  /** May be given several times. A variable holds `words` (by commas or white space), or one value in each of its `lines`. */
  readonly many?: 'words' | 'lines'
  /** The texts hold secrets: `@file` reads them from a file, and they are never shown. */
  readonly secret?: boolean
  readonly default: T
  /** What the help says. */
  readonly about: string
}

/** Lets the type of the value be inferred from the row. */
export const setting = <T>(row: Setting<T>): Setting<T> => row

/** The options of a command by name. */
export type Settings = Readonly<Record<string, Setting<unknown>>>

/** The long flag of a setting without its dashes, `undefined` for an argument: `rate-limit`. */
export const flagName = ({ flag }: Pick<Setting<unknown>, 'flag'>): string | undefined => /--([a-z-]+)/.exec(flag)?.[1]
