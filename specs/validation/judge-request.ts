import type { LocatedSchema, OperationBody, OperationParameter } from '../operations.js'
import { coerceForm, coerceParameter } from './coerce.js'
import type { Defect } from './defect.js'
import { type HeaderPairs, headersOf } from './header-pairs.js'
import { notJson } from './judge-response.js'
import type { Judgement } from './judgement.js'
import { contentFor, isJson, mediaTypeOf } from './media-type.js'
import { schemaDefects } from './schema-defects.js'

/** Names with one value or several. */
export type Pairs = URLSearchParams | Readonly<Record<string, string | readonly string[]>>

/** A request as it goes over the wire. At most one of `form`, `json` and `body` is given. */
export interface ObservedRequest {
  /** Parameters of the path template, decoded. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Pairs
  readonly headers?: HeaderPairs
  readonly cookies?: Readonly<Record<string, string>>
  /** Of an `application/x-www-form-urlencoded` body. */
  readonly form?: Pairs
  /** Of a JSON body, parsed. */
  readonly json?: unknown
  /** Text of a body, read by its Content-Type. */
  readonly body?: string
}

const FORM = 'application/x-www-form-urlencoded'

/** Headers that OpenAPI leaves to other parts of the document (Parameter Object, `name`). */
const NO_PARAMETERS = new Set(['accept', 'content-type', 'authorization'])

/** Judges parameters, then the media type of the body, then the body. */
export async function judgeRequest(judgement: Judgement, observed: ObservedRequest): Promise<readonly Defect[]> {
  const headers = headersOf(observed.headers)
  const query = searchParams(observed.query)
  const values = (parameter: OperationParameter): readonly string[] => {
    const { name } = parameter
    const single = { path: observed.path?.[name], header: headers.get(name), cookie: observed.cookies?.[name] }
    return parameter.in === 'query'
      ? query.getAll(name)
      : [single[parameter.in]].filter((value) => typeof value === 'string')
  }
  const defects: Defect[] = []
  for (const parameter of judgement.operation.parameters) {
    if (parameter.in === 'header' && NO_PARAMETERS.has(parameter.name.toLowerCase())) continue
    defects.push(...(await parameterDefects(judgement, parameter, values(parameter))))
  }
  const { requestBody } = judgement.operation
  if (requestBody !== undefined) defects.push(...(await bodyDefects(judgement, requestBody, observed, headers)))
  return defects
}

function searchParams(pairs: Pairs = {}): URLSearchParams {
  if (pairs instanceof URLSearchParams) return pairs
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(pairs)) for (const each of [value].flat()) parameters.append(name, each)
  return parameters
}

async function parameterDefects(
  { document, operation, compiler }: Judgement,
  parameter: OperationParameter,
  values: readonly string[],
): Promise<readonly Defect[]> {
  const { name, required, schema, pointer } = parameter
  const origin = { aspect: 'parameter', operationId: operation.operationId, name } as const
  if (values.length === 0) {
    if (!required) return []
    const message = `the ${parameter.in} parameter '${name}' is missing`
    const place = { instancePath: name, documentPointer: `${pointer}/required`, keyword: 'required' }
    return [
      { aspect: 'parameter', level: 'error', operationId: operation.operationId, message, ...place, seen: undefined },
    ]
  }
  if (schema === undefined) return []
  const value = coerceParameter(document, parameter, values)
  return schemaDefects(await compiler.errors(schema, { direction: 'request', closed: false }, value), origin)
}

async function bodyDefects(
  judgement: Judgement,
  requestBody: OperationBody,
  observed: ObservedRequest,
  headers: Headers,
): Promise<readonly Defect[]> {
  const { form, json, body } = observed
  const given = form !== undefined || json !== undefined || (body !== undefined && body !== '')
  if (!given) return requestBody.required ? [bodyDefect(judgement, requestBody, 'required', 'the body is missing')] : []
  const implied = form !== undefined ? FORM : json !== undefined ? 'application/json' : ''
  const mediaType = mediaTypeOf(headers.get('content-type')) || implied
  const content = contentFor(requestBody.content, mediaType)
  if (content === undefined) {
    const documented = requestBody.content.map((each) => each.mediaType).join(', ')
    const message = `media type ${mediaType || '(none)'} is not documented; documented is ${documented || 'none'}`
    return [{ ...bodyDefect(judgement, requestBody, 'content', message), aspect: 'media-type', seen: mediaType }]
  }
  const { schema, pointer } = content
  if (schema === undefined) return []
  if (mediaType === FORM) return formDefects(judgement, schema, form ?? new URLSearchParams(body))
  if (!isJson(mediaType)) return []
  if (json !== undefined) return judgement.bodyDefects(schema, 'request', json)
  try {
    return await judgement.bodyDefects(schema, 'request', JSON.parse(body ?? ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return [notJson(judgement.operation.operationId, pointer, body ?? '')]
  }
}

const formDefects = (judgement: Judgement, schema: LocatedSchema, form: Pairs): Promise<readonly Defect[]> =>
  judgement.bodyDefects(schema, 'request', coerceForm(judgement.document, schema.schema, searchParams(form)))

const bodyDefect = (
  { operation }: Judgement,
  { pointer }: OperationBody,
  keyword: string,
  message: string,
): Defect => ({
  aspect: 'body',
  level: 'error',
  operationId: operation.operationId,
  message,
  instancePath: '',
  documentPointer: `${pointer}/${keyword}`,
  keyword,
  seen: undefined,
})
