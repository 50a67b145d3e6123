import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { nearestName } from '../../mock-server/nearest-name.js'
import { packageFile } from '../package.js'
import { UsageError } from '../usage-error.js'
import type { TouchstoneConfig } from './config.js'

/** Where a key stands: `:12` for line 12, or nothing. */
export type Locate = (path: readonly (string | number)[]) => string

const nowhere: Locate = () => ''

const pathOf = (pointer: string): readonly (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** `target.clients[0].redirect_uris`. */
const keyOf = (path: readonly (string | number)[]): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('')

const SECRET_KEY = /(?:client_secret|password|initialAccessToken)$/

const members = (schema: unknown): readonly string[] =>
  typeof schema === 'object' && schema !== null && 'properties' in schema && typeof schema.properties === 'object'
    ? Object.keys(schema.properties ?? {})
    : []

/** What to say of each kind of breach; the keyword's own words otherwise. */
const SENTENCES: Readonly<Record<string, (error: ErrorObject, value: string) => string>> = {
  additionalProperties: ({ params, parentSchema }) => {
    const wrong = String(params.additionalProperty)
    const known = members(parentSchema)
    const nearest = nearestName(wrong, known)
    return `there is no such key; ${nearest === undefined ? `known are: ${known.join(', ')}` : `did you mean "${nearest}"?`}`
  },
  required: ({ params }) => `"${String(params.missingProperty)}" is missing`,
  enum: ({ params }, value) => {
    const allowed = Array.isArray(params.allowedValues) ? params.allowedValues.map(String) : []
    const nearest = nearestName(value.replaceAll('"', ''), allowed)
    return `${value} is not one of ${allowed.join(', ')}${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`
  },
  type: ({ params }, value) => `${value} is not of type ${String(params.type)}`,
}

/** Alternatives of a union say less than the union itself. */
const telling = (errors: readonly ErrorObject[]): ErrorObject | undefined =>
  errors.find(({ keyword }) => keyword === 'additionalProperties') ??
  errors.find(({ keyword }) => keyword === 'anyOf') ??
  errors[0]

function message(error: ErrorObject, path: string, locate: Locate): string {
  const at = pathOf(error.instancePath)
  const extra = error.keyword === 'additionalProperties' ? [...at, String(error.params.additionalProperty)] : at
  const key = keyOf(extra) || 'the file'
  const value = SECRET_KEY.test(key) ? '(a secret)' : (JSON.stringify(error.data) ?? 'a function').slice(0, 80)
  const described = typeof error.parentSchema?.description === 'string' ? ` (${error.parentSchema.description})` : ''
  const sentence =
    SENTENCES[error.keyword]?.(error, value) ??
    `${value} cannot be used here: ${error.message ?? error.keyword}${described}`
  return `${path}${locate(extra)}: ${key}: ${sentence}`
}

const isConfig = (ajv: Ajv2020, value: unknown): value is TouchstoneConfig => {
  const schema: unknown = JSON.parse(readFileSync(packageFile('specs/json-schema/config.json'), 'utf8'))
  if (typeof schema !== 'object' || schema === null) return false
  return ajv.validate(schema, value)
}

/** The value as a configuration. Throws a `UsageError` that names the file, the line, the key and what is wrong with it. */
export function judgeConfig(value: unknown, path: string, locate: Locate = nowhere): TouchstoneConfig {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictRequired: false,
    logger: false,
  })
  if (isConfig(ajv, value)) return value
  const error = telling(ajv.errors ?? [])
  throw new UsageError(error === undefined ? `${path}: this is no configuration` : message(error, path, locate))
}
