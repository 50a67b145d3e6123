/** Statuses that HTTP lets a server send although a document does not name them, with the section of RFC 9110 or other RFC. */
interface Excuse {
  readonly statuses: readonly number[]
  readonly because: string
  /** The operations it holds for. @default all */
  readonly operations?: readonly string[]
}

/** Operations that a browser is sent to. */
const PAGES = ['authorize', 'postAuthorize', 'endSession', 'postEndSession']

const EXCUSES: readonly Excuse[] = [
  {
    statuses: [301, 302, 303, 307, 308],
    operations: PAGES,
    because: 'RFC 9110 section 15.4: a browser can be sent on',
  },
  { statuses: [401], because: 'RFC 9110 section 15.5.2: credentials are asked for' },
  { statuses: [403], because: 'RFC 9110 section 15.5.4: the request is forbidden' },
  { statuses: [405], because: 'RFC 9110 section 15.5.6: the method is not supported' },
  { statuses: [408], because: 'RFC 9110 section 15.5.9: the request took too long' },
  { statuses: [413, 414, 431], because: 'RFC 9110 section 15.5.14, RFC 6585 section 5: the request is too large' },
  { statuses: [415], because: 'RFC 9110 section 15.5.16: the media type is not supported' },
  { statuses: [421], because: 'RFC 9110 section 15.5.20: the request went to the wrong server' },
  { statuses: [429], because: 'RFC 6585 section 4: there were too many requests' },
  { statuses: [503], because: 'RFC 9110 section 15.6.4: the server is busy' },
]

/** Why a status that the document does not name is let pass, or `undefined` when it is not. */
export const excuseFor = (operationId: string, status: number): string | undefined =>
  EXCUSES.find(
    ({ statuses, operations }) =>
      statuses.includes(status) && (operations === undefined || operations.includes(operationId)),
  )?.because
