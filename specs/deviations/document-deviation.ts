import type { HydraOperationName } from '../systems/hydra-operation-names.js'

/** Where real servers do it. */
export interface DeviationPlace {
  readonly operation: HydraOperationName
  /** Status of the answers; a range where the document has one response for all of it. `none`: the connection is closed without one. */
  readonly status: number | '4XX' | 'none'
  /** JSON pointer to what the members belong to; `*` is any index. @default the whole body */
  readonly within?: string
  /** Where the server was seen to do it: `Ory Hydra v1.9.2, 20-jwk-create-algs step 3`. */
  readonly evidence: string
  /** Why it does the same here though it was seen at another place: nothing was recorded that would show it. @default it was seen here */
  readonly inferred?: string
}

interface Row {
  /** Why the server does it. */
  readonly because: string
  /** What the document has: statuses, a media type, a type of JSON. */
  readonly documented: string
  readonly at: readonly DeviationPlace[]
}

/** The same answer with a documented status; `status_code` in its body follows. */
interface OtherStatus {
  readonly status: number
}

/** A redirect with this status to where the page sends a browser, with what its form sends. */
interface Redirect {
  readonly redirect: number
}

/** Part of the body is taken for the whole, as JSON. */
interface OtherBody {
  readonly body: 'claims of the JWT' | 'first JSON value'
}

/** What a member becomes: this value, that of the member beside it, or nothing at all. */
export type OtherMember = { readonly value: unknown } | { readonly copy: string } | { readonly omit: true }

export interface StatusDeviation extends Row {
  readonly aspect: 'status'
  /** What is answered instead by a server that does as documented. */
  readonly answer: OtherStatus | Redirect
}

export interface MediaTypeDeviation extends Row {
  readonly aspect: 'media-type'
  readonly found: string
  readonly answer: OtherBody | Redirect
}

export interface MemberDeviation extends Row {
  readonly aspect: 'body'
  readonly found: 'null' | 'absent'
  /** Names of the members, below `within` of the place. */
  readonly members: readonly string[]
  /** Only where these stand beside them. @default anywhere */
  readonly beside?: Readonly<Record<string, string>>
  readonly answer: OtherMember
}

export interface TextDeviation extends Row {
  readonly aspect: 'body'
  readonly found: 'not JSON'
  readonly answer: OtherBody
}

/** A way in which real servers of a line answer otherwise than their own OpenAPI document says, wherever they do so. */
export type DocumentDeviation = StatusDeviation | MediaTypeDeviation | MemberDeviation | TextDeviation
