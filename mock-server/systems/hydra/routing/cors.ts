import { setHeader } from '../../../json-response.js'
import type { HydraLine } from '../lines.js'
import { empty } from '../respond.js'
import type { CorsSettings } from '../settings.js'
import { canonicalName } from './header-names.js'
import { originMatches, type Wildcard } from './origin-patterns.js'

/** Who may read the answers of one side, or of some of its routes, from another origin. */
export interface CorsPolicy {
  readonly settings: CorsSettings
  readonly traits: HydraLine['cors']
  readonly wildcard: Wildcard
  /** When an answer that all may read says so, instead of giving back the origin: always, where the settings name `*`, or never. */
  readonly star: 'always' | 'where it is named' | 'never'
  /** Whether the client that the request names allows the origin. */
  readonly clientAllows: (request: Request, origin: string) => Promise<boolean>
}

const isPreflight = ({ method, headers }: Request): boolean =>
  method === 'OPTIONS' && (headers.get('access-control-request-method') ?? '') !== ''

/** The answer to a preflight request; `undefined` for all other requests. */
export async function preflight(request: Request, policy: CorsPolicy): Promise<Response | undefined> {
  if (!isPreflight(request) || policy.settings.optionsPassthrough) return undefined
  const response = empty(policy.traits.preflightStatus)
  await allowPreflight(request, response, policy)
  return response
}

async function allowPreflight(request: Request, response: Response, policy: CorsPolicy): Promise<void> {
  addVary(response, policy.traits.preflightVary)
  for (const [name, value] of Object.entries(await permission(request, policy))) setHeader(response, name, value)
}

async function permission(request: Request, policy: CorsPolicy): Promise<Readonly<Record<string, string>>> {
  const { settings, traits } = policy
  const method = request.headers.get('access-control-request-method') ?? ''
  const origin = request.headers.get('origin') ?? ''
  const names = request.headers.get('access-control-request-headers') ?? ''
  if (origin === '' || !allowsMethod(policy, method) || !allowsHeaders(policy, names)) return {}
  if (!(await isAllowed(request, origin, policy))) return {}
  return {
    'access-control-allow-origin': shownOrigin(origin, policy),
    'access-control-allow-methods': method.toUpperCase(),
    ...(names !== '' && { 'access-control-allow-headers': traits.headerNames(names) }),
    ...(settings.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...maxAge(policy),
  }
}

function maxAge({ settings, traits }: CorsPolicy): Readonly<Record<string, string>> {
  if (settings.maxAge > 0) return { 'access-control-max-age': String(settings.maxAge) }
  return settings.maxAge < 0 && traits.negativeMaxAge === 'is 0' ? { 'access-control-max-age': '0' } : {}
}

/** Lets the origin of a request read the answer, when it may. Each policy that is asked says that the answer varies. */
export async function allowOrigin(request: Request, response: Response, policy: CorsPolicy): Promise<void> {
  const { settings, traits } = policy
  if (isPreflight(request)) return allowPreflight(request, response, policy)
  if (request.method === 'OPTIONS' && !traits.plainOptions) return
  addVary(response, 'Origin')
  const origin = request.headers.get('origin') ?? ''
  if (origin === '' || !allowsMethod(policy, request.method)) return
  if (!(await isAllowed(request, origin, policy))) return
  setHeader(response, 'access-control-allow-origin', shownOrigin(origin, policy))
  const exposed = settings.exposedHeaders ?? traits.exposedHeaders
  if (exposed.length > 0) setHeader(response, 'access-control-expose-headers', exposed.map(canonicalName).join(', '))
  if (settings.allowCredentials) setHeader(response, 'access-control-allow-credentials', 'true')
}

function addVary(response: Response, value: string): void {
  const before = response.headers.get('vary')
  setHeader(response, 'vary', before === null ? value : `${before}, ${value}`)
}

const allowsAll = ({ allowedOrigins }: CorsSettings): boolean =>
  allowedOrigins.length === 0 || allowedOrigins.includes('*')

function shownOrigin(origin: string, { settings, star }: CorsPolicy): string {
  const all = star === 'always' ? allowsAll(settings) : settings.allowedOrigins.includes('*')
  return all && star !== 'never' ? '*' : origin
}

const isAllowed = async (request: Request, origin: string, policy: CorsPolicy): Promise<boolean> =>
  allowsAll(policy.settings) ||
  policy.settings.allowedOrigins.some((allowed) => originMatches(allowed, origin, policy.wildcard)) ||
  (await policy.clientAllows(request, origin))

function allowsMethod({ settings, traits }: CorsPolicy, method: string): boolean {
  const allowed = ['OPTIONS', ...(settings.allowedMethods ?? traits.allowedMethods)]
  if (traits.onlyAsBrowsersSend) return allowed.includes(method)
  return allowed.some((candidate) => candidate.toUpperCase() === method.toUpperCase())
}

function allowsHeaders({ settings, traits }: CorsPolicy, names: string): boolean {
  const wanted = settings.allowedHeaders ?? traits.allowedHeaders
  if (names === '' || wanted.includes('*')) return true
  const allowed = new Set([...wanted, ...traits.alwaysAllowedHeaders].map((name) => name.toLowerCase()))
  if (!traits.onlyAsBrowsersSend) return names.split(',').every((name) => allowed.has(name.trim().toLowerCase()))
  // In lower case, each once and in order; at most one white space around each.
  const listed = names.split(',').map((name) => name.replace(/^[ \t]?(.*?)[ \t]?$/, '$1'))
  return listed
    .filter((name) => name !== '')
    .every((name, index, all) => allowed.has(name) && (index === 0 || (all[index - 1] ?? '') < name))
}
