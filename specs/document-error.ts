/** What went wrong with a document. */
export type DocumentErrorCode =
  /** The file or URL can't be read. */
  | 'ERR_DOCUMENT_UNREADABLE'
  /** The text is neither YAML nor JSON. */
  | 'ERR_DOCUMENT_SYNTAX'
  /** It is no OpenAPI 3.0, 3.1 or Swagger 2.0 document, or breaks the rules of one. */
  | 'ERR_DOCUMENT_INVALID'
  /** A `$ref` leads nowhere. */
  | 'ERR_DOCUMENT_REFERENCE'
  /** A schema can't be used for validation. */
  | 'ERR_DOCUMENT_SCHEMA'

/** Where in a document something is wrong. */
export interface DocumentPlace {
  /** Path or URL as it was given. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
  /** JSON pointer, such as `#/paths/~1token/post`. */
  readonly pointer?: string
}

/** A document can't be used. The message names the place and what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: DocumentErrorCode
  readonly file: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined
  readonly pointer: string | undefined

  constructor(code: DocumentErrorCode, message: string, place: DocumentPlace = {}, options?: ErrorOptions) {
    super(`${placeText(place)}${message}`, options)
    this.code = code
    this.file = place.file
    this.line = place.line
    this.column = place.column
    this.pointer = place.pointer
  }
}

/** `api.yaml:12:3 (#/paths): ` */
function placeText({ file, line, column, pointer }: DocumentPlace): string {
  const position = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
  const text = [position, pointer === undefined ? '' : `(${pointer})`].filter((part) => part !== '').join(' ')
  return text === '' ? '' : `${text}: `
}
