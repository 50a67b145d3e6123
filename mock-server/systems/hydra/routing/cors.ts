import { setHeader } from '../../../json-response.js'
import type { HydraLine } from '../lines.js'
import { empty } from '../respond.js'
import type { CorsSettings } from '../settings.js'

/** Who may read the answers of one side from another origin. */
export interface CorsPolicy {
  readonly settings: CorsSettings
  readonly traits: HydraLine['cors']
  /** What `*` in an origin stands for. `one label`: the public side since 1.9, which gives the origin back even for `*`. */
  readonly wildcard: 'any text' | 'one label'
  /** Whether the client that the request names allows the origin. */
  readonly clientAllows: (request: Request, origin: string) => Promise<boolean>
}

/** The answer to a preflight request; `undefined` for all other requests. */
export async function preflight(request: Request, policy: CorsPolicy): Promise<Response | undefined> {
  const method = request.headers.get('access-control-request-method')
  if (request.method !== 'OPTIONS' || method === null || policy.settings.optionsPassthrough) return undefined
  return empty(policy.traits.preflightStatus, {
    vary: policy.traits.preflightVary,
    ...(await permission(request, method, policy)),
  })
}

async function permission(
  request: Request,
  method: string,
  policy: CorsPolicy,
): Promise<Readonly<Record<string, string>>> {
  const { settings, traits } = policy
  const origin = request.headers.get('origin')
  const names = request.headers.get('access-control-request-headers') ?? ''
  if (origin === null || !allowsMethod(settings, method) || !allowsHeaders(policy, names)) return {}
  if (!(await isAllowed(request, origin, policy))) return {}
  return {
    'access-control-allow-origin': shownOrigin(origin, policy),
    'access-control-allow-methods': method.toUpperCase(),
    ...(names !== '' && { 'access-control-allow-headers': traits.headerNames(names) }),
    ...(settings.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(settings.maxAge > 0 && { 'access-control-max-age': String(settings.maxAge) }),
  }
}

/** Lets the origin of a request read the answer, when it may. */
export async function allowOrigin(request: Request, response: Response, policy: CorsPolicy): Promise<void> {
  const { settings, traits } = policy
  setHeader(response, 'vary', 'Origin')
  const origin = request.headers.get('origin')
  if (origin === null || !allowsMethod(settings, request.method)) return
  if (!(await isAllowed(request, origin, policy))) return
  setHeader(response, 'access-control-allow-origin', shownOrigin(origin, policy))
  const exposed = settings.exposedHeaders ?? traits.exposedHeaders
  if (exposed.length > 0) setHeader(response, 'access-control-expose-headers', exposed.join(', '))
  if (settings.allowCredentials) setHeader(response, 'access-control-allow-credentials', 'true')
}

const shownOrigin = (origin: string, { settings, wildcard }: CorsPolicy): string =>
  wildcard === 'any text' && settings.allowedOrigins.includes('*') ? '*' : origin

const isAllowed = async (request: Request, origin: string, policy: CorsPolicy): Promise<boolean> =>
  policy.settings.allowedOrigins.some((allowed) => originMatches(allowed, origin, policy.wildcard)) ||
  (await policy.clientAllows(request, origin))

/** Whether an origin is the allowed one. A lone `*` allows all. */
export function originMatches(allowed: string, origin: string, wildcard: CorsPolicy['wildcard']): boolean {
  if (allowed === '*') return true
  const [before = '', after] = allowed.toLowerCase().split('*', 2)
  const given = origin.toLowerCase()
  if (after === undefined) return given === before
  if (given.length < before.length + after.length || !given.startsWith(before) || !given.endsWith(after)) return false
  const label = given.slice(before.length, given.length - after.length)
  return wildcard === 'any text' || !label.includes('.')
}

const allowsMethod = ({ allowedMethods }: CorsSettings, method: string): boolean =>
  method.toUpperCase() === 'OPTIONS' || allowedMethods.some((allowed) => allowed.toUpperCase() === method.toUpperCase())

function allowsHeaders({ settings, traits }: CorsPolicy, names: string): boolean {
  if (names === '' || settings.allowedHeaders.includes('*')) return true
  if (traits.onlyLowerCase && /[A-Z\s]/.test(names)) return false
  const allowed = new Set(
    [...settings.allowedHeaders, ...traits.alwaysAllowedHeaders].map((name) => name.toLowerCase()),
  )
  return names.split(',').every((name) => allowed.has(name.trim().toLowerCase()))
}
