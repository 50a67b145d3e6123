/** One way in which an exchange departs from the document. */
export interface Defect {
  /** What was judged. */
  readonly aspect: 'status' | 'media-type' | 'headers' | 'body' | 'parameter'
  /** `error`: the document is broken. `info`: something the document does not speak of. */
  readonly level: 'error' | 'info'
  readonly operationId: string
  /** A sentence for people, without secrets. */
  readonly message: string
  /** JSON pointer in the body, `''` for the whole body; the name of a header or parameter where one is judged. */
  readonly instancePath: string
  /** The part of the document that is broken, such as `#/components/schemas/TokenResponse/required`. */
  readonly documentPointer: string
  /** The keyword of the schema or the field of OpenAPI that is broken. */
  readonly keyword: string
  /** What was there instead. Secrets are replaced, long values cut. */
  readonly seen: unknown
  /** The member that is missing, where one is. */
  readonly missing?: string
}
