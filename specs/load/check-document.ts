import { validate } from '@readme/openapi-parser'
import type { OpenAPI } from 'openapi-types'
import { DocumentError } from '../document-error.js'
import { joinPointer, valueAt } from '../json-pointer.js'
import { isObject, objectIn, textIn } from '../open-api-document.js'
import type { DocumentSource } from './document-source.js'
import { pointerAtLine } from './pointer-at-line.js'

/** What is untidy but harmless for judging by the document. */
const TOLERATED = { 'array-without-items': 'warning', 'unknown-required-schema-property': 'warning' } as const

/**
 * Makes sure that a document keeps to the rules of its version.
 *
 * @param document without references to other files
 * @throws DocumentError with the place of the first problem and the number of others
 */
export async function checkDocument(document: OpenAPI.Document, source: DocumentSource): Promise<void> {
  checkReferences(document, source)
  checkOperationIds(document, source)
  // The parser resolves references in what it is given.
  const copy = structuredClone(document)
  const result = await validate(copy, { validate: { rules: { openapi: TOLERATED_OPENAPI, swagger: TOLERATED } } })
  if (result.valid) return
  const [first] = result.errors
  const more = result.errors.length - 1 + result.additionalErrors
  const { message, pointer } = readProblem(first?.message ?? 'the document is not valid', copy)
  const others = more > 0 ? ` (and ${more} more)` : ''
  throw new DocumentError(
    'ERR_DOCUMENT_INVALID',
    `${message}${others}`,
    source.place(nearestWritten(document, pointer)),
  )
}

const TOLERATED_OPENAPI = { 'array-without-items': 'warning' } as const

/** @throws DocumentError for the first reference within the document that leads nowhere */
function checkReferences(document: unknown, source: DocumentSource): void {
  const seen = new Set<object>()
  const look = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const reference = isObject(value) ? value.$ref : undefined
    if (typeof reference === 'string' && reference.startsWith('#') && valueAt(document, reference) === undefined) {
      const advice = `'${reference}' leads nowhere: correct the $ref or add its target`
      throw new DocumentError('ERR_DOCUMENT_REFERENCE', advice, source.place(joinPointer(pointer, '$ref')))
    }
    for (const [name, each] of Object.entries(value)) look(each, joinPointer(pointer, name))
  }
  look(document, '#')
}

/** @throws DocumentError for the second operation of a name */
function checkOperationIds(document: unknown, source: DocumentSource): void {
  const pointers = new Map<string, string>()
  const paths = isObject(document) ? objectIn(document, 'paths') : {}
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      const operationId = isObject(operation) ? textIn(operation, 'operationId') : undefined
      if (operationId === undefined) continue
      const pointer = joinPointer('#/paths', path, method, 'operationId')
      const other = pointers.get(operationId)
      if (other !== undefined) {
        const advice = `operationId '${operationId}' stands at ${other} too: give one of them another name`
        throw new DocumentError('ERR_DOCUMENT_INVALID', advice, source.place(pointer))
      }
      pointers.set(operationId, pointer)
    }
  }
}

/** The parser tells the place by a frame of the resolved document as indented JSON, or by a path in the sentence. */
function readProblem(problem: string, resolved: unknown): { readonly message: string; readonly pointer: string } {
  const [sentence = problem] = problem.split('\n', 1)
  const message = sentence.replace(/^[A-Z]+ /, '').trim()
  const line = /^> *(\d+) \|/m.exec(problem)?.[1]
  if (line !== undefined) return { message, pointer: pointerAtLine(JSON.stringify(resolved, null, 2), Number(line)) }
  const path = /\/(?:paths|components|definitions)\/[^\s`'"]+/.exec(problem)?.[0]
  const operation = /^\/paths(\/.*)\/(get|put|post|delete|options|head|patch|trace)/.exec(path ?? '')
  if (operation !== null) return { message, pointer: joinPointer('#/paths', operation[1] ?? '', operation[2] ?? '') }
  return { message, pointer: path === undefined ? '#' : `#${path}` }
}

/** Where something of the resolved document was written: behind the references on the way. */
function nearestWritten(document: unknown, pointer: string): string {
  let written = '#'
  for (const segment of pointer.split('/').slice(1)) {
    const target = `${written}/${segment}`
    const value = valueAt(document, target)
    if (value === undefined) return written
    const reference = isObject(value) ? value.$ref : undefined
    written = typeof reference === 'string' && valueAt(document, reference) !== undefined ? reference : target
  }
  return written
}
