import { type Operation, type OperationContent, type OperationResponse, responseFor } from '../operations.js'
import { coerceText } from './coerce.js'
import type { Defect } from './defect.js'
import { type HeaderPairs, headersOf } from './header-pairs.js'
import type { Judgement } from './judgement.js'
import { contentFor, isJson, mediaTypeOf } from './media-type.js'
import { redact } from './redact.js'
import { schemaDefects } from './schema-defects.js'

/** An answer as it came over the wire. */
export interface ObservedResponse {
  readonly status: number
  readonly headers: HeaderPairs
  /** Text of the body, `''` or absent when there is none. */
  readonly body?: string
}

/** Judges status, media type, headers and body, in this order. An undocumented status leaves nothing to judge the rest by. */
export async function judgeResponse(judgement: Judgement, observed: ObservedResponse): Promise<readonly Defect[]> {
  const { operation } = judgement
  const response = responseFor(operation, observed.status)
  if (response === undefined) return [undocumentedStatus(operation, observed.status)]
  const headers = headersOf(observed.headers)
  const mediaType = mediaTypeOf(headers.get('content-type'))
  const content = contentFor(response.content, mediaType)
  return [
    ...mediaTypeDefects(operation, response, content, mediaType, observed),
    ...(await headerDefects(judgement, response, headers)),
    ...(content === undefined ? [] : await bodyDefects(judgement, content, mediaType, observed.body ?? '')),
  ]
}

const undocumentedStatus = ({ operationId, pointer, responses }: Operation, status: number): Defect => ({
  aspect: 'status',
  level: 'error',
  operationId,
  message: `status ${status} is not documented; documented are ${Object.keys(responses).join(', ') || 'none'}`,
  instancePath: '',
  documentPointer: `${pointer}/responses`,
  keyword: 'responses',
  seen: status,
})

/** Nothing is asked of a body where the document names no media type, or one that it doesn't describe. */
function mediaTypeDefects(
  { operationId }: Operation,
  { content, pointer }: OperationResponse,
  found: OperationContent | undefined,
  mediaType: string,
  { body = '', status }: ObservedResponse,
): readonly Defect[] {
  if (content.length === 0 || (found !== undefined && mediaType !== '')) return []
  const absent = mediaType === '' && body === ''
  if (absent && (hasNoBody(status) || content.some(({ schema }) => schema === undefined))) return []
  const documented = content.map((each) => each.mediaType).join(', ')
  const what = absent ? 'there is no body' : mediaType === '' ? 'there is no Content-Type' : `media type ${mediaType}`
  return [
    {
      aspect: 'media-type',
      level: 'error',
      operationId,
      message: `${what}${mediaType === '' ? '' : ' is not documented'}; documented is ${documented}`,
      instancePath: '',
      documentPointer: `${pointer}/content`,
      keyword: 'content',
      seen: mediaType === '' ? undefined : mediaType,
    },
  ]
}

/** Redirects and answers without content, also where they fall under `default`. */
const hasNoBody = (status: number): boolean => status === 204 || status === 205 || (status >= 300 && status < 400)

async function headerDefects(
  { operation, document, compiler }: Judgement,
  response: OperationResponse,
  headers: Headers,
): Promise<readonly Defect[]> {
  const defects: Defect[] = []
  for (const { name, required, schema, pointer } of response.headers) {
    const value = headers.get(name)
    const origin = { aspect: 'headers', operationId: operation.operationId, name } as const
    if (value === null) {
      if (required) defects.push(missingHeader(operation.operationId, name, pointer))
    } else if (schema !== undefined) {
      const coerced = coerceText(document, schema.schema, value)
      const use = { direction: 'response', closed: false } as const
      defects.push(...schemaDefects(await compiler.errors(schema, use, coerced), origin))
    }
  }
  return defects
}

const missingHeader = (operationId: string, name: string, pointer: string): Defect => ({
  aspect: 'headers',
  level: 'error',
  operationId,
  message: `the header ${name} is missing`,
  instancePath: name,
  documentPointer: `${pointer}/required`,
  keyword: 'required',
  seen: undefined,
})

/** Only JSON is looked into: of pages, texts and JWTs the media type is all that a document says. */
async function bodyDefects(
  judgement: Judgement,
  { schema, pointer }: OperationContent,
  mediaType: string,
  body: string,
): Promise<readonly Defect[]> {
  if (!isJson(mediaType)) return []
  const { operationId } = judgement.operation
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return [notJson(operationId, pointer, body)]
  }
  return schema === undefined ? [] : judgement.bodyDefects(schema, 'response', value)
}

/** The text itself is not shown where it may carry a secret that can't be found in broken JSON. */
export const notJson = (operationId: string, pointer: string, body: string): Defect => ({
  aspect: 'body',
  level: 'error',
  operationId,
  message: body === '' ? 'the body is empty and should be JSON' : 'the body is not JSON',
  instancePath: '',
  documentPointer: pointer,
  keyword: 'json',
  seen: body === '' ? '' : redact(`(${body.length} characters)`),
})
