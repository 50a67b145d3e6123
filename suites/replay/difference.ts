/** What can differ, with what the kind means for people. */
export const DIFFERENCE_KINDS = {
  connection: 'whether there is an answer at all',
  status: 'the status code',
  header: 'a header, other than those below',
  'content-type': 'the media type or its charset',
  cookie: 'a cookie: there or not, or its value',
  'cookie-attribute': 'an attribute of a cookie',
  url: 'a URL without its parameters',
  parameter: 'a parameter of a URL',
  link: 'a relation of the Link header',
  body: 'whether the body is JSON',
  member: 'a member of a JSON object: there or not',
  type: 'the type of a JSON value',
  length: 'the length of a JSON array',
  value: 'a JSON value',
  time: 'a point in time',
  lifetime: 'a length of time',
  placeholder: 'a value that should be new, or the same again, or of another form',
  text: 'a text',
  page: 'a form, input or frame of a page',
  jwt: 'a token that is no JWT',
  signature: 'the signature of a JWT',
  hash: 'at_hash or c_hash of an ID token',
  callback: 'a request to the relying party',
} as const

export type DifferenceKind = keyof typeof DIFFERENCE_KINDS

/** One thing that is not as recorded. Without `expected` it is surplus, without `actual` it is missing. */
export interface Difference {
  readonly kind: DifferenceKind
  /** JSON pointer into the answer: `/status`, `/headers/location/query/code`, `/json/error`, `/jwts/jwt#1/claims/aud`. */
  readonly pointer: string
  readonly expected?: unknown
  readonly actual?: unknown
}

/** A part of a JSON pointer, RFC 6901. */
export const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
