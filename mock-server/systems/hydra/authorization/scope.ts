import type { HydraContext } from '../context.js'
import { hydraError } from '../hydra-error.js'
import type { HydraLine } from '../lines.js'
import type { HydraSettings } from '../settings.js'

/** Values of a space-separated parameter, without empty ones. */
export function words(text: string | null | undefined): readonly string[] {
  if (text === null || text === undefined || text === '') return NONE
  return text.includes(' ') ? text.split(' ').filter((word) => word !== '') : [text]
}
const NONE: readonly string[] = []

type Strategy = (allowed: string, wanted: string) => boolean

/** `photos.*` opens `photos.read`; a star at the end opens every level below. */
const wildcard: Strategy = (allowed, wanted) => {
  if (!allowed.includes('*')) return allowed === wanted
  const want = wanted.split('.')
  const allow = allowed.split('.')
  if (allow.length > want.length) return false
  return allow.every((part, i) => {
    const last = i === allow.length - 1 && allow.length !== want.length
    if (last && part !== '*') return false
    return part === '*' ? want[i] !== '' : part === want[i]
  })
}

const STRATEGIES: Readonly<Record<HydraSettings['scopeStrategy'], Strategy>> = {
  wildcard,
  exact: (allowed, wanted) => allowed === wanted,
  hierarchic: (allowed, wanted) => wanted === allowed || wanted.startsWith(`${allowed}.`),
}

type Context = Pick<HydraContext, 'line' | 'settings'>

/** The strategy of the settings; a line that does not know the oldest one takes the strictest. */
function strategyOf({ line, settings: { scopeStrategy } }: Context): Strategy {
  return STRATEGIES[scopeStrategy === 'hierarchic' ? line.flows.hierarchicScopes : scopeStrategy]
}

/** Whether one of the allowed scopes opens the wanted one. */
export function opens(context: Context, allowed: readonly string[], wanted: string): boolean {
  const strategy = strategyOf(context)
  return allowed.some((scope) => strategy(scope, wanted))
}

/** @throws HydraError `invalid_scope` that names the first scope the client may not have */
export function judgeScope(context: Context, allowed: readonly string[], wanted: readonly string[]): void {
  const surplus = wanted.find((scope) => !opens(context, allowed, scope))
  if (surplus !== undefined) throw hydraError('invalid_scope', `The client may not ask for the scope '${surplus}'.`)
}

/** Each value once. */
export const distinct = (values: readonly string[]): readonly string[] =>
  values.length < 2 ? values : [...new Set(values)]

/** Values of `audience`: one list with spaces, or repeated where the line allows that. */
export function audienceOf(form: URLSearchParams, { flows }: Pick<HydraLine, 'flows'>): readonly string[] {
  const all = form.getAll('audience')
  const isRepeated = all.length > 1 && flows.tokens.repeatedAudience
  return distinct(isRepeated ? all.filter((value) => value !== '') : words(all[0]))
}

/** What Go's `url.Parse` makes of a text; one without a scheme is all path, one without slashes after it has none. */
function goUrl(text: string) {
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?([^?#]*)/i.exec(text) ?? []
  const [, host = '', path = ''] = /^(?:\/\/([^/]*))?(.*)$/.exec(rest) ?? []
  return { scheme: scheme.toLowerCase(), host, path: scheme !== '' && !rest.startsWith('/') ? '' : path }
}

/** Whether a URL is, or lies below, one of the allowed ones. */
function within(allowed: string, wanted: string): boolean {
  const [above, below] = [goUrl(allowed), goUrl(wanted)]
  if (above.scheme !== below.scheme || above.host !== below.host) return false
  const base = above.path.replace(/\/+$/, '')
  return below.path === above.path || below.path === base || below.path.startsWith(`${base}/`)
}

/** Whether one of the audiences of a client opens the wanted one. */
export const isOpenAudience = (allowed: readonly string[], wanted: string): boolean =>
  allowed.some((candidate) => within(candidate, wanted))

/** @throws HydraError `invalid_request` that names the first audience the client may not have */
export function judgeAudience(allowed: readonly string[], wanted: readonly string[]): void {
  const surplus = wanted.find((audience) => !isOpenAudience(allowed, audience))
  if (surplus === undefined) return
  throw hydraError('invalid_request', `The audience '${surplus}' is not among those of the client.`)
}
