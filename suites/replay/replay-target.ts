import { type Clock, systemClock } from '../harness/clock.js'
import { HarnessError } from '../harness/errors.js'
import type { Wire, WireRequest } from '../harness/transport.js'
import { functionWire, socketWire } from '../harness/wire.js'
import { type Answer, parseJson } from './answer.js'
import type { RelyingParty } from './relying-party.js'

/** One of the two APIs of a server. */
export interface Side {
  /** Base URL without a final slash. */
  readonly url: string
  readonly wire: Wire
}

/** What recordings are replayed against. */
export interface ReplayTarget {
  /** The API for everybody; `{{public}}`. */
  readonly public: Side
  /** The API for operators; `{{admin}}`. Without it steps of that side are blocked. */
  readonly admin?: Side
  readonly relyingParty: RelyingParty
  /** Tells the target's time, and lets it pass: one of a target in this process may jump. @default the real clock */
  readonly clock?: Clock
  /** Milliseconds for one request and its answer. @default 20000 */
  readonly requestTimeout?: number
  /** Values for `{{env:NAME}}`: what must not stand in a file. @default none */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

const bare = (url: string): string => url.replace(/\/$/, '')

/** A side that is a function in this process. */
export const functionSide = (url: string, fetch: (request: Request) => Promise<Response>): Side => ({
  url: bare(url),
  wire: functionWire(fetch),
})

/** A side over sockets. `ca` are PEM certificates to trust beside the system's. */
export const socketSide = async (url: string, ca?: string): Promise<Side> => ({
  url: bare(url),
  wire: await socketWire({ connections: 2, ca }),
})

/** Most bytes of a body that are read. */
const BODY_LIMIT = 16 * 1024 * 1024

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > BODY_LIMIT) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Error codes that say that nobody is there, rather than that somebody hung up. */
const NOBODY: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

const NO_ANSWER = { status: 0, headers: new Headers(), text: '', json: undefined, calls: [] } as const

/** Sends one request. A connection that is closed is an answer as well; a target that is not there is a `HarnessError`. */
export async function send({ wire }: Side, request: WireRequest, requestTimeout = 20_000): Promise<Answer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new Error('time-out')), requestTimeout)
  try {
    const { status, headers, body } = await wire.send(request, stop.signal)
    const text = await textOf(body)
    return { status, headers, text, json: parseJson(text), calls: [] }
  } catch (error) {
    if (stop.signal.aborted) return { ...NO_ANSWER, failure: 'no answer in time' }
    const code = codeOf(error)
    if (!NOBODY.has(code)) return { ...NO_ANSWER, failure: 'closed' }
    const place = request.url.replace(/[?#].*$/s, '')
    throw new HarnessError('ERR_TARGET_UNREACHABLE', `nothing answers at ${place}: ${code}`, {}, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

/** The target's clock. */
export const clockOf = ({ clock = systemClock }: ReplayTarget): Clock => clock

/** The values that every recording starts with. */
export function givenValues({
  public: open,
  admin,
  relyingParty,
  environment = {},
}: ReplayTarget): Record<string, string> {
  const bases = { public: open.url, login_app: relyingParty.url, ...(admin === undefined ? {} : { admin: admin.url }) }
  return {
    ...bases,
    ...Object.fromEntries(Object.entries(bases).map(([name, url]) => [`${name}_host`, new URL(url).host])),
    ...Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[`env:${name}`, value]])),
    ),
  }
}
