import type { OperationRequest } from '../context.js'
import { OAuthError } from '../errors.js'
import type { OperationId } from '../operations.js'
import type { Rules } from '../rules.js'
import { parsedCookies } from './parsed-cookies.js'
import { readBody } from './read-body.js'
import type { Route } from './routes.js'

/** Operations that tell the client of a repeated parameter by a redirect, when they can, and so look for it themselves. */
const LOOK_THEMSELVES: ReadonlySet<OperationId> = new Set(['authorize', 'postAuthorize', 'pushAuthorizationRequest'])

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

/**
 * Reads and judges a request by what its document says, before the handler sees it: media type, size, syntax, repeated parameters.
 * A parameter without a value counts as left out (RFC 6749 section 3.1).
 */
export async function readRequest(
  route: Route,
  raw: Request,
  parameters: Readonly<Record<string, string>>,
  rules: Rules,
): Promise<OperationRequest> {
  const { operationId } = route
  const path = decodedPath(parameters)
  const search = searchOf(raw.url)
  if (route.refuses) judgeEncoding(search, 'the query')
  const body = route.mediaTypes.length === 0 ? undefined : await bodyOf(route, raw)
  const form = body?.mediaType === FORM ? parsedForm(body.text) : NOTHING
  const query = search === '' ? NOTHING : withoutEmpty(new URLSearchParams(search))
  if (route.refuses && !LOOK_THEMSELVES.has(operationId)) judgeRepeated(query, form, rules)
  return new IncomingRequest({ operationId, raw, path, query, form, json: body && parsedJson(body) })
}

function searchOf(url: string): string {
  const start = url.indexOf('?')
  if (start === -1) return ''
  const end = url.indexOf('#', start)
  return end === -1 ? url.slice(start + 1) : url.slice(start + 1, end)
}

/** Never changed: handlers read. */
const NOTHING = new URLSearchParams()

interface Parts extends Pick<OperationRequest, 'operationId' | 'raw' | 'path' | 'query' | 'form' | 'json'> {}

class IncomingRequest implements OperationRequest {
  readonly operationId: OperationId
  readonly raw: Request
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly json: unknown
  #url: URL | undefined
  #cookies: Readonly<Record<string, string>> | undefined

  constructor(parts: Parts) {
    this.operationId = parts.operationId
    this.raw = parts.raw
    this.path = parts.path
    this.query = parts.query
    this.form = parts.form
    this.json = parts.json
  }

  header(name: string): string | undefined {
    return this.raw.headers.get(name) ?? undefined
  }

  get url(): URL {
    this.#url ??= new URL(this.raw.url)
    return this.#url
  }

  get cookies(): Readonly<Record<string, string>> {
    this.#cookies ??= parsedCookies(this.header('cookie') ?? '')
    return this.#cookies
  }
}

function decodedPath(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(parameters)
  if (names.length === 0) return parameters
  try {
    return Object.fromEntries(names.map((name) => [name, decodeURIComponent(parameters[name] ?? '')]))
  } catch {
    throw new OAuthError('not_found', 'there is nothing at this path')
  }
}

async function bodyOf(
  route: Route,
  raw: Request,
): Promise<{ readonly mediaType: string; readonly text: string } | undefined> {
  const contentType = raw.headers.get('content-type')
  const text = contentType === null ? await readBody(raw) : undefined
  if (text === '') return undefined
  const mediaType = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!route.mediaTypes.includes(mediaType) || !/^[^;]*(;\s*charset="?utf-8"?)?\s*$/i.test(contentType ?? '')) {
    throw new OAuthError('unsupported_media_type', `Content-Type must be ${route.mediaTypes.join(' or ')}`)
  }
  return { mediaType, text: text ?? (await readBody(raw)) }
}

function parsedForm(text: string): URLSearchParams {
  if (text === '') return NOTHING
  // What TextDecoder puts in the place of bytes that are not UTF-8.
  if (text.includes('\ufffd')) throw new OAuthError('invalid_request', 'the body is not UTF-8')
  judgeEncoding(text, 'the body')
  return withoutEmpty(new URLSearchParams(text))
}

function parsedJson({ mediaType, text }: { readonly mediaType: string; readonly text: string }): unknown {
  if (mediaType !== JSON_TYPE) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Only client metadata come as JSON: RFC 7591 section 3.2.2.
    throw new OAuthError('invalid_client_metadata', 'the body is no JSON')
  }
}

/** URLSearchParams forgives a broken percent-encoding; the sender should hear of it. */
function judgeEncoding(text: string, place: string): void {
  if (!text.includes('%')) return
  try {
    decodeURIComponent(text)
  } catch {
    throw new OAuthError('invalid_request', `${place} is not percent-encoded UTF-8`)
  }
}

function withoutEmpty(parameters: URLSearchParams): URLSearchParams {
  for (const value of parameters.values()) {
    if (value === '') return new URLSearchParams([...parameters].filter(([, each]) => each !== ''))
  }
  return parameters
}

/** RFC 6749 sections 3.1 and 3.2: request parameters must not come more than once. */
function judgeRepeated(query: URLSearchParams, form: URLSearchParams, rules: Rules): void {
  for (const parameters of [query, form]) {
    const seen = new Set<string>()
    for (const name of parameters.keys()) {
      if (seen.has(name) && rules.enforces('parameters-unique')) {
        throw new OAuthError('invalid_request', `${name} must not be repeated`)
      }
      seen.add(name)
    }
  }
}
