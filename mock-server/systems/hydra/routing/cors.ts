import { setHeader } from '../../../json-response.js'
import type { HydraLine, Side } from '../lines.js'
import { empty } from '../respond.js'
import type { CorsSettings } from '../settings.js'

/** Whether an origin may read answers to this request, beyond the origins of the settings. */
export type OriginOfClient = (request: Request, origin: string) => Promise<boolean>

/** The answer to a preflight request; `undefined` for all others, and where cross-origin access is off. */
export async function preflight(
  request: Request,
  cors: CorsSettings,
  line: HydraLine,
  ofClient: OriginOfClient,
): Promise<Response | undefined> {
  if (!cors.enabled || request.method !== 'OPTIONS') return undefined
  const wanted = request.headers.get('access-control-request-method')
  if (wanted === null || cors.optionsPassthrough) return undefined
  const response = empty(line.cors.preflightStatus)
  for (const [name, value] of Object.entries(await preflightHeaders(request, wanted, { cors, line, ofClient }))) {
    response.headers.append(name, value)
  }
  return response
}

async function preflightHeaders(
  request: Request,
  method: string,
  {
    cors,
    line,
    ofClient,
  }: { readonly cors: CorsSettings; readonly line: HydraLine; readonly ofClient: OriginOfClient },
): Promise<Readonly<Record<string, string>>> {
  const vary = { vary: line.cors.preflightVary }
  const origin = request.headers.get('origin')
  if (origin === null || !(await isAllowed(request, origin, cors, ofClient))) return vary
  if (!allowsMethod(cors, method)) return vary
  const names = request.headers.get('access-control-request-headers') ?? ''
  if (!allowsHeaders(cors, names, line)) return vary
  return {
    ...vary,
    'access-control-allow-origin': isAnyOrigin(cors) && !cors.allowCredentials ? '*' : origin,
    'access-control-allow-methods': method.toUpperCase(),
    ...(names !== '' && { 'access-control-allow-headers': line.cors.headerNames(names) }),
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.maxAge > 0 && { 'access-control-max-age': String(cors.maxAge) }),
  }
}

/** Lets the origin read an answer, when it may. */
export async function allowOrigin(
  request: Request,
  response: Response,
  cors: CorsSettings,
  { line, ofClient }: { readonly line: HydraLine; readonly ofClient: OriginOfClient },
): Promise<void> {
  if (!cors.enabled) return
  setHeader(response, 'vary', 'Origin')
  const origin = request.headers.get('origin')
  if (origin === null || !allowsMethod(cors, request.method)) return
  if (!(await isAllowed(request, origin, cors, ofClient))) return
  setHeader(response, 'access-control-allow-origin', isAnyOrigin(cors) && !cors.allowCredentials ? '*' : origin)
  const exposed = cors.exposedHeaders ?? line.cors.exposedHeaders
  if (exposed.length > 0) setHeader(response, 'access-control-expose-headers', exposed.join(', '))
  if (cors.allowCredentials) setHeader(response, 'access-control-allow-credentials', 'true')
}

const isAnyOrigin = ({ allowedOrigins }: CorsSettings): boolean => allowedOrigins.includes('*')

async function isAllowed(
  request: Request,
  origin: string,
  cors: CorsSettings,
  ofClient: OriginOfClient,
): Promise<boolean> {
  return cors.allowedOrigins.some((allowed) => originMatches(allowed, origin)) || (await ofClient(request, origin))
}

/** Whether an origin is the allowed one; one `*` stands for any text. */
export function originMatches(allowed: string, origin: string): boolean {
  if (allowed === '*') return true
  const [before = '', after] = allowed.toLowerCase().split('*', 2)
  const given = origin.toLowerCase()
  if (after === undefined) return given === before
  return given.length >= before.length + after.length && given.startsWith(before) && given.endsWith(after)
}

const allowsMethod = ({ allowedMethods }: CorsSettings, method: string): boolean =>
  method.toUpperCase() === 'OPTIONS' || allowedMethods.some((allowed) => allowed.toUpperCase() === method.toUpperCase())

function allowsHeaders({ allowedHeaders }: CorsSettings, names: string, line: HydraLine): boolean {
  if (names === '' || allowedHeaders.includes('*')) return true
  if (line.cors.onlyLowerCase && /[A-Z\s]/.test(names)) return false
  const allowed = new Set([...allowedHeaders, ...line.cors.alwaysAllowedHeaders].map((name) => name.toLowerCase()))
  return names.split(',').every((name) => allowed.has(name.trim().toLowerCase()))
}

/** The settings of a side. */
export const corsOf = (
  settings: { readonly publicCors: CorsSettings; readonly adminCors: CorsSettings },
  side: Side,
): CorsSettings => (side === 'public' ? settings.publicCors : settings.adminCors)
