import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../usage-error.js'
import type { TouchstoneConfig } from './config.js'

/** The names that are looked for, in this order, in each folder from the working directory upward. */
const CONFIG_NAMES = ['ts', 'mts', 'js', 'mjs', 'json', 'yaml', 'yml'].map(
  (extension) => `touchstone.config.${extension}`,
)

/** A config file that was read and is valid. */
export interface LoadedConfig {
  /** Absolute. */
  readonly file: string
  /** As messages name it: relative to the working directory when it lies below. */
  readonly path: string
  readonly config: TouchstoneConfig
}

/** The config file in the folder or the nearest one above it. */
export function findConfig(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file))
    if (found !== undefined) return found
    if (dirname(folder) === folder) return undefined
  }
}

type Read = (file: string, path: string, env: NodeJS.ProcessEnv) => Promise<TouchstoneConfig>

const readModule: Read = async (file, path) => {
  const module: unknown = await importing(path, () => import(pathToFileURL(file).href))
  return judged(exported(module, path), path)
}

const readTypeScript: Read = async (file, path) => {
  const { tsImport } = await import('tsx/esm/api')
  const module: unknown = await importing(path, () => tsImport(pathToFileURL(file).href, import.meta.url))
  return judged(exported(module, path), path)
}

const readText: Read = async (file, path, env) => {
  const { parseConfigText } = await import('./config-text.js')
  return parseConfigText(readFileSync(file, 'utf8'), path, env)
}

const READERS: Readonly<Record<string, Read>> = {
  ts: readTypeScript,
  mts: readTypeScript,
  js: readModule,
  mjs: readModule,
  json: readText,
  yaml: readText,
  yml: readText,
}

async function judged(value: unknown, path: string): Promise<TouchstoneConfig> {
  const { judgeConfig } = await import('./judge-config.js')
  return judgeConfig(value, path)
}

async function importing(path: string, load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load()
  } catch (error) {
    throw new UsageError(`${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

function exported(module: unknown, path: string): unknown {
  // A CommonJS loader puts the default export one level deeper.
  const outer = defaultOf(module)
  const value = defaultOf(outer) ?? outer
  if (value === undefined)
    throw new UsageError(`${path} has no default export; write: export default defineConfig({ ... })`)
  return value
}

const defaultOf = (module: unknown): unknown =>
  typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined

/**
 * The config file named, else the one that is found; `undefined` when there is none.
 * Throws a `UsageError` that names file, line (where there are lines), key and the nearest right key.
 */
export async function loadConfig(
  cwd: string,
  named: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<LoadedConfig | undefined> {
  const file = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  if (file === undefined) return undefined
  if (!existsSync(file)) throw new UsageError(`the config file "${named}" does not exist`)
  const inside = relative(cwd, file)
  const path = inside.startsWith('..') ? file : inside
  const read = READERS[basename(file).split('.').at(-1) ?? '']
  if (read === undefined)
    throw new UsageError(`the config file "${path}" must end in one of .${Object.keys(READERS).join(', .')}`)
  return { file, path, config: await read(file, path, env) }
}
