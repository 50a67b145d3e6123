import { hydraError } from '../hydra-error.js'
import type { HydraSettings } from '../settings.js'

/** Values of a space-separated parameter, without empty ones. */
export const words = (text: string | null | undefined): readonly string[] =>
  (text ?? '').split(' ').filter((word) => word !== '')

type Strategy = (allowed: string, wanted: string) => boolean

/** `photos.*` opens `photos.read`; a star at the end opens every level below. */
const wildcard: Strategy = (allowed, wanted) => {
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

/** Whether one of the allowed scopes opens the wanted one. */
export const opens = (settings: HydraSettings, allowed: readonly string[], wanted: string): boolean =>
  allowed.some((scope) => STRATEGIES[settings.scopeStrategy](scope, wanted))

/** @throws HydraError `invalid_scope` that names the first scope the client may not have */
export function judgeScope(settings: HydraSettings, allowed: readonly string[], wanted: readonly string[]): void {
  const surplus = wanted.find((scope) => !opens(settings, allowed, scope))
  if (surplus !== undefined) throw hydraError('invalid_scope', `The client may not ask for the scope '${surplus}'.`)
}

/** Values of `audience`: repeated, or one list with spaces. */
export function audienceOf(form: URLSearchParams): readonly string[] {
  const all = form.getAll('audience')
  return all.length > 1 ? all.filter((value) => value !== '') : words(all[0])
}

/** Whether a URL is, or lies below, one of the allowed ones. */
function within(allowed: string, wanted: string): boolean {
  if (!URL.canParse(allowed) || !URL.canParse(wanted)) return allowed === wanted
  const [above, below] = [new URL(allowed), new URL(wanted)]
  if (above.protocol !== below.protocol || above.host !== below.host) return false
  const base = above.pathname.replace(/\/+$/, '')
  return below.pathname === above.pathname || below.pathname === base || below.pathname.startsWith(`${base}/`)
}

/** @throws HydraError `invalid_request` that names the first audience the client may not have */
export function judgeAudience(allowed: readonly string[], wanted: readonly string[]): void {
  const surplus = wanted.find((audience) => !allowed.some((candidate) => within(candidate, audience)))
  if (surplus === undefined) return
  throw hydraError('invalid_request', `The audience '${surplus}' is not among those of the client.`)
}
