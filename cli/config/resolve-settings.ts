import { readFileSync } from 'node:fs'
import { UsageError } from '../usage-error.js'
import type { TouchstoneConfig } from './config.js'
import { flagName, type Setting } from './setting.js'

/** Where values come from, the first wins. */
export interface Sources {
  /** Texts by the long name of the flag, or by the name of the argument. */
  readonly flags: Readonly<Record<string, readonly string[] | undefined>>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file?: { readonly path: string; readonly config: TouchstoneConfig }
}

/** A value and who said it. */
export interface Resolved<T> {
  readonly value: T
  /** `flag --suite`, `env TOUCHSTONE_SUITE`, `file touchstone.config.ts` or `default`. */
  readonly origin: string
}

const argumentName = ({ flag }: Pick<Setting<unknown>, 'flag'>): string => flag.replace(/[[\]<>]/g, '')

const SEPARATOR = { words: /[\s,]+/, lines: /\r?\n/ } as const

const split = ({ many }: Setting<unknown>, text: string): readonly string[] =>
  many === undefined ? [text] : text.split(SEPARATOR[many]).filter((part) => part !== '')

/** `@file` stands for the content of the file, so that a secret need not stand on a command line. */
function withoutFiles(row: Setting<unknown>, values: readonly string[], name: string): readonly string[] {
  if (row.secret !== true) return values
  return values.flatMap((value) =>
    value.startsWith('@') ? split(row, contentOf(value.slice(1), name).trim()) : [value],
  )
}

function contentOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read'
    throw new UsageError(`${name}: the file "${path}" cannot be read (${reason})`)
  }
}

/** The value of one setting: flag, else variable, else config file, else default. */
export function resolveSetting<T>(row: Setting<T>, { flags, env, file }: Sources): Resolved<T> {
  const long = flagName(row)
  const given = flags[long ?? argumentName(row)]
  if (given !== undefined) {
    const name = long === undefined ? argumentName(row) : `--${long}`
    return {
      value: row.read(withoutFiles(row, given, name), name),
      origin: long === undefined ? 'argument' : `flag ${name}`,
    }
  }
  const variable = env[row.env]
  if (variable !== undefined && variable !== '') {
    return { value: row.read(withoutFiles(row, split(row, variable), row.env), row.env), origin: `env ${row.env}` }
  }
  const said = file === undefined ? undefined : row.from(file.config)
  if (said !== undefined && file !== undefined) return { value: said, origin: `file ${file.path}` }
  return { value: row.default, origin: 'default' }
}
