import type { OpenAPI } from 'openapi-types'
import { DocumentError } from '../document-error.js'
import { joinPointer } from '../json-pointer.js'
import { isObject, type JsonObject, type OpenApiDocument } from '../open-api-document.js'
import type { DocumentSource } from './document-source.js'
import { parseDocument } from './parse-document.js'
import { type FetchText, isUrl, readText, shownLocation } from './read-text.js'

export interface LoadOptions {
  /** Gets a document that is given by URL. @default the global fetch */
  readonly fetch?: FetchText
}

/**
 * Reads an OpenAPI 3.0, 3.1 or Swagger 2.0 document, as YAML or JSON, for use with `operationsOf` and `createValidator`.
 *
 * What other files give is taken in; references within the document stay, so that pointers name what its author wrote.
 * Swagger 2.0 is turned into OpenAPI 3.0, and pointers are those of the result.
 *
 * @param location path of a file, or http or https URL
 * @throws DocumentError that names file, line, column and JSON pointer, and says what to do
 */
export async function loadDocument(location: string, options: LoadOptions = {}): Promise<OpenApiDocument> {
  const file = shownLocation(location)
  const text = await readText(location, options.fetch ?? ((url) => fetch(url)))
  const { parseSource } = await import('./document-source.js')
  const source = parseSource(text, file)
  const description = descriptionIn(source)
  const document = await withoutOtherFiles(description, location, source)
  const { checkDocument } = await import('./check-document.js')
  await checkDocument(document, source)
  if (!isObject(document) || !('swagger' in document)) return parseDocument(document)
  const { upgradeSwagger } = await import('./upgrade-swagger.js')
  return parseDocument(upgradeSwagger(document))
}

const isDescription = (value: unknown): value is OpenAPI.Document & JsonObject =>
  isObject(value) &&
  (value.swagger === '2.0' || (typeof value.openapi === 'string' && /^3\.[01](\.|$)/.test(value.openapi)))

function descriptionIn({ value, place }: DocumentSource): OpenAPI.Document {
  if (isDescription(value)) return value
  const version = isObject(value) ? (value.openapi ?? value.swagger) : undefined
  const advice =
    version === undefined
      ? "not an OpenAPI document: there is neither 'openapi' nor 'swagger'"
      : `version ${JSON.stringify(version)} is not supported: use OpenAPI 3.0 or 3.1 ("openapi": "3.1.0") or Swagger "2.0", each in quotes`
  throw new DocumentError(
    'ERR_DOCUMENT_INVALID',
    advice,
    place(isObject(value) && 'swagger' in value ? '#/swagger' : '#/openapi'),
  )
}

/** Takes in what other files give; without such references nothing is read twice. */
async function withoutOtherFiles(
  document: OpenAPI.Document,
  location: string,
  source: DocumentSource,
): Promise<OpenAPI.Document> {
  const references = otherFiles(document)
  const [first] = references
  if (first === undefined) return document
  const { bundle } = await import('@readme/openapi-parser')
  try {
    return await bundle(isUrl(location) ? new URL(location).href : location)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const culprit = references.find(({ path }) => reason.includes(path.replace(/^(\.{0,2}\/)+/, ''))) ?? first
    const advice = `'${culprit.reference}' can't be taken in: check that the file is there and is YAML or JSON`
    throw new DocumentError('ERR_DOCUMENT_REFERENCE', advice, source.place(culprit.pointer), { cause })
  }
}

interface OtherFile {
  readonly reference: string
  /** The reference without its fragment. */
  readonly path: string
  readonly pointer: string
}

function otherFiles(value: unknown, pointer = '#'): readonly OtherFile[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const at = joinPointer(pointer, name)
    if (name !== '$ref' || typeof each !== 'string') return otherFiles(each, at)
    const [path = ''] = each.split('#')
    return path === '' ? [] : [{ reference: each, path, pointer: at }]
  })
}
