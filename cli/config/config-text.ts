import { isNode, LineCounter, parseDocument } from 'yaml'
import { UsageError } from '../usage-error.js'
import type { TouchstoneConfig } from './config.js'
import { judgeConfig, type Locate } from './judge-config.js'

/**
 * Reads a JSON or YAML config (YAML 1.2 contains JSON). `${NAME}` in a text stands for an environment variable,
 * `${NAME:-text}` for it or the text when it is not set, `$${` for `${` itself.
 */
export function parseConfigText(
  text: string,
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): TouchstoneConfig {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw new UsageError(`${path}:${line}:${col}: ${broken.message}`)
  }
  const locate: Locate = (key) => {
    for (let at = [...key]; ; at = at.slice(0, -1)) {
      const node: unknown = document.getIn(at, true)
      if (isNode(node) && node.range) return `:${lines.linePos(node.range[0]).line}`
      if (at.length === 0) return ''
    }
  }
  return judgeConfig(substituted(document.toJS() ?? {}, [], { path, env, locate }), path, locate)
}

interface Place {
  readonly path: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly locate: Locate
}

function substituted(value: unknown, key: readonly (string | number)[], place: Place): unknown {
  if (typeof value === 'string') return expanded(value, key, place)
  if (Array.isArray(value)) return value.map((item: unknown, index) => substituted(item, [...key, index], place))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      substituted(member, [...key, name], place),
    ]),
  )
}

function expanded(text: string, key: readonly (string | number)[], { path, env, locate }: Place): string {
  return text.replace(
    /(\$)?\$\{(\w+)(?::-([^}]*))?\}/g,
    (whole, escaped: string | undefined, name: string, otherwise: string | undefined) => {
      if (escaped !== undefined) return whole.slice(1)
      const value = env[name] ?? otherwise
      if (value !== undefined) return value
      throw new UsageError(
        `${path}${locate(key)}: ${key.join('.')}: the environment variable ${name} is not set; set it, or write \${${name}:-default}`,
      )
    },
  )
}
