import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { HarnessError } from '../harness/errors.js'
import { isClientJwt, type Recording } from './recording.js'

/** Reads the text of a recording; `name` is its file, for messages. Throws a `HarnessError` that says where it is wrong. */
export type ReadRecording = (text: string, name: string) => Recording

/** Makes a reader from `specs/json-schema/recording.json`. The schema is compiled once. */
export function recordingReader(schema: Readonly<Record<string, unknown>>): ReadRecording {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, verbose: true, logger: false })
  const validate = ajv.compile<Recording>({ ...schema })
  return (text, name) => {
    const value = parsed(text, name)
    if (!validate(value)) throw wrong(name, value, telling(validate.errors ?? []))
    keysExist(value, name)
    return value
  }
}

const usage = (message: string): HarnessError => new HarnessError('ERR_USAGE', message)

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw usage(`${name} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** `, step 3 "accept login"`, when the pointer leads into a step. */
function stepOf(value: unknown, pointer: string): string {
  const index = Number(/^\/steps\/(\d+)/.exec(pointer)?.[1] ?? Number.NaN)
  if (Number.isNaN(index) || typeof value !== 'object' || value === null || !('steps' in value)) return ''
  const step: unknown = Array.isArray(value.steps) ? value.steps[index] : undefined
  const name = typeof step === 'object' && step !== null && 'name' in step ? ` ${JSON.stringify(step.name)}` : ''
  return `, step ${index + 1}${name}`
}

const SENTENCES: Readonly<Record<string, (error: ErrorObject) => string>> = {
  additionalProperties: ({ params }) => `there is no member "${params.additionalProperty}" in the format`,
  required: ({ params }) => `"${params.missingProperty}" is missing`,
  enum: ({ params }) => `must be one of ${String(params.allowedValues)}`,
  anyOf: ({ instancePath, message }) =>
    /\/response$/.test(instancePath) ? 'needs status and headers, or connection' : (message ?? 'is wrong'),
}

/** A union says more than its alternatives. */
const telling = (errors: readonly ErrorObject[]): ErrorObject | undefined =>
  errors.find(({ keyword }) => keyword === 'anyOf') ?? errors[0]

function wrong(name: string, value: unknown, error: ErrorObject | undefined): HarnessError {
  if (error === undefined) return usage(`${name} is no recording`)
  const said = SENTENCES[error.keyword]?.(error) ?? error.message ?? error.keyword
  return usage(`${name}${stepOf(value, error.instancePath)}, ${error.instancePath || 'the whole file'}: ${said}`)
}

/** What the schema can't say: a JWT is signed with a key that the recording has. */
function keysExist(recording: Recording, name: string): void {
  for (const [index, { jwts = {} }] of recording.steps.entries()) {
    for (const [jwt, { sign_with }] of Object.entries(jwts)) {
      if (!isClientJwt(jwt) || sign_with === null) continue
      const pointer = `/steps/${index}/jwts/${jwt}/sign_with`
      const at = `${name}${stepOf(recording, pointer)}, ${pointer}`
      if (sign_with === undefined) throw usage(`${at}: name a key of "keys", or null for alg none`)
      if (recording.keys?.[sign_with] === undefined) throw usage(`${at}: "keys" has no "${sign_with}"`)
    }
  }
}
