import type { ErrorObject } from 'ajv'
import { joinPointer, pointerSegments } from '../json-pointer.js'
import { isObject } from '../open-api-document.js'
import type { SchemaError } from '../schema/schema-compiler.js'
import type { Defect } from './defect.js'
import { redact } from './redact.js'

/** What is the same for all defects of one value. */
export type DefectOrigin = Pick<Defect, 'aspect' | 'operationId'> & {
  /** Name of the header or parameter; a body has none. */
  readonly name?: string
}

/** More than these say nothing new about one value, unless some are to be told apart from others. */
export const MOST_DEFECTS = 50

/** Turns schema errors into defects: one for each cause, alternatives taken together. No more than `most`. */
export function schemaDefects(
  errors: readonly SchemaError[],
  origin: DefectOrigin,
  most = MOST_DEFECTS,
): readonly Defect[] {
  const causes: SchemaError[] = []
  const reasons = new Map<SchemaError, readonly SchemaError[]>()
  for (const each of errors) {
    // Says only that the other half of the condition failed, which is there already.
    if (each.error.keyword === 'if') continue
    if (each.error.keyword !== 'anyOf' && each.error.keyword !== 'oneOf') {
      causes.push(each)
      continue
    }
    const within = takeReasons(causes, each)
    if (isNullAlternative(each.error)) causes.push(...within.filter(({ error }) => !isNullType(error)))
    else {
      causes.push(each)
      reasons.set(each, within)
    }
  }
  return causes.slice(0, most).map((each) => toDefect(each, reasons.get(each) ?? [], origin))
}

/** Takes the errors of the alternatives, which come just before, off the list. */
function takeReasons(causes: SchemaError[], alternatives: SchemaError): SchemaError[] {
  let start = causes.length
  while (start > 0) {
    const before = causes[start - 1]
    if (before === undefined || !isReason(before, alternatives)) break
    start--
  }
  return causes.splice(start)
}

/** Whether an error comes from one of the alternatives rather than from what stands beside them. */
function isReason(before: SchemaError, { error, pointer }: SchemaError): boolean {
  if (!isWithin(before.error.instancePath, error.instancePath)) return false
  if (isNullAlternative(error)) return true
  // Alternatives by reference stand elsewhere in the document.
  return !isWithin(before.pointer, pointer) || isWithin(before.pointer, `${pointer}/${error.keyword}`)
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}/`)

/** Whether the alternatives are `nullable` in the words of 2020-12. */
const isNullAlternative = ({ schema }: ErrorObject): boolean =>
  Array.isArray(schema) && schema.length === 2 && isObject(schema[1]) && schema[1].type === 'null'

const isNullType = ({ keyword, schema }: ErrorObject): boolean => keyword === 'type' && schema === 'null'

function toDefect(
  { error, pointer, undocumented }: SchemaError,
  reasons: readonly SchemaError[],
  origin: DefectOrigin,
): Defect {
  const { aspect, operationId, name } = origin
  const path = name ?? error.instancePath
  const names = [...(name === undefined ? [] : [name]), ...pointerSegments(error.instancePath)]
  const { member, sentence } = sentenceOf(error)
  const subject = name ?? (error.instancePath === '' ? 'the body' : error.instancePath)
  const missing = missingMember(error)
  const because = [
    ...new Set(reasons.map((reason) => `${reason.error.instancePath || subject} ${sentenceOf(reason.error).sentence}`)),
  ]
  return {
    aspect,
    level: undocumented ? 'info' : 'error',
    operationId,
    message: `${subject} ${sentence}${because.length > 0 ? ` (${because.slice(0, 4).join('; ')})` : ''}`,
    instancePath: member === undefined || name !== undefined ? path : joinPointer(path, member),
    documentPointer: undocumented ? pointer : `${pointer}/${error.keyword}`,
    keyword: error.keyword,
    seen: seenAt(error, names, member),
    ...(missing === undefined ? {} : { missing }),
  }
}

function missingMember({ keyword, params }: ErrorObject): string | undefined {
  const { missingProperty }: Readonly<Record<string, unknown>> = params
  const isMissing = keyword === 'required' || keyword === 'dependentRequired'
  return isMissing && typeof missingProperty === 'string' ? missingProperty : undefined
}

/** Nothing where something lacks, the member in question where the error is about one, otherwise the value. */
function seenAt({ data, keyword }: ErrorObject, names: readonly string[], member: string | undefined): unknown {
  if (keyword === 'required' || keyword === 'dependentRequired') return undefined
  if (member === undefined) return redact(data, names)
  return redact(isObject(data) ? data[member] : undefined, [...names, member])
}

interface Sentence {
  readonly sentence: string
  /** The member of the value that the error is about. */
  readonly member?: string
}

const SENTENCES: Readonly<Record<string, (params: Readonly<Record<string, unknown>>, error: ErrorObject) => Sentence>> =
  {
    type: ({ type }, { data }) => ({ sentence: `is ${kindOf(data)} and should be ${[type].flat().join(' or ')}` }),
    required: ({ missingProperty }) => ({ sentence: `lacks '${String(missingProperty)}'` }),
    dependentRequired: ({ property, missingProperty }) => ({
      sentence: `has '${String(property)}' and lacks '${String(missingProperty)}'`,
    }),
    enum: ({ allowedValues }) => ({ sentence: `should be one of ${listed(allowedValues)}` }),
    const: ({ allowedValue }) => ({ sentence: `should be ${JSON.stringify(allowedValue)}` }),
    format: ({ format }) => ({ sentence: `has not the format ${String(format)}` }),
    pattern: ({ pattern }) => ({ sentence: `doesn't match ${String(pattern)}` }),
    additionalProperties: ({ additionalProperty }) => undocumentedMember(additionalProperty),
    unevaluatedProperties: ({ unevaluatedProperty }) => undocumentedMember(unevaluatedProperty),
    anyOf: () => ({ sentence: 'fits none of the alternatives' }),
    oneOf: ({ passingSchemas }) => ({
      sentence: Array.isArray(passingSchemas)
        ? 'fits several of the alternatives, not just one'
        : 'fits none of the alternatives',
    }),
    'false schema': () => ({ sentence: 'should not be there' }),
  }

const undocumentedMember = (name: unknown): Sentence => ({
  sentence: `has '${String(name)}', which the document does not list`,
  member: String(name),
})

function sentenceOf(error: ErrorObject): Sentence {
  const params: Readonly<Record<string, unknown>> = error.params
  return SENTENCES[error.keyword]?.(params, error) ?? { sentence: error.message ?? `breaks '${error.keyword}'` }
}

const listed = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : JSON.stringify(values)

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
