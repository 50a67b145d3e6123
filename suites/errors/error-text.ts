import { type FindingDetails, fail, pass, skip, type Verdict, warn } from '../verdict.js'

/** Characters of `error` and `error_description`, RFC 6749 sections 4.1.2.1 and 5.2. */
const TEXT = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/
/** Line breaks and tabs: as forbidden as others, but harmless in practice. */
const LAYOUT = /[\r\n\t]/g
/** Characters of `error_uri`, RFC 6749 section 4.1.2.1; a URI has further limits, RFC 3986 section 2. */
const URI_CHARACTERS = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/

/** Whether the value is an error code by its characters. */
export const isErrorCode = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && TEXT.test(value)

/** Judges an `error_description`. */
export function judgeDescription(value: unknown, details: FindingDetails): Verdict {
  if (value === undefined) return skip('no error_description was sent')
  const expected = 'printable ASCII characters without " and \\'
  if (typeof value !== 'string') return fail('a string', value, details)
  if (TEXT.test(value)) return pass()
  return TEXT.test(value.replace(LAYOUT, ' '))
    ? warn(expected, JSON.stringify(value), details)
    : fail(expected, value, details)
}

/** Judges an `error_uri`. */
export function judgeErrorUri(value: unknown, details: FindingDetails): Verdict {
  if (value === undefined) return skip('no error_uri was sent')
  const right =
    typeof value === 'string' && URI_CHARACTERS.test(value) && URL.canParse(value, 'https://provider.example')
  return right ? pass() : fail('a URI', value, details)
}
