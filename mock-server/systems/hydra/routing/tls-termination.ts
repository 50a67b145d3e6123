import { headerOf } from '../../../request-headers.js'
import { pathOf } from '../../../routing/router.js'
import { type HydraError, unknownError } from '../hydra-error.js'
import type { HydraSettings } from '../settings.js'

/** Whoever looks after the server may ask these by http. */
const OPEN = /^\/health\/(alive|ready)$|^(\/admin)?\/metrics\/prometheus$/

/** What is wrong with a request that a proxy in front of the server did not get by https. */
export function refusedAsInsecure(
  request: Request,
  { dev, tlsTerminationFrom }: Pick<HydraSettings, 'dev' | 'tlsTerminationFrom'>,
): HydraError | undefined {
  if (dev || tlsTerminationFrom.length === 0 || OPEN.test(pathOf(request.url))) return undefined
  const scheme = headerOf(request, 'x-forwarded-proto') ?? ''
  return scheme === 'https' ? undefined : unknownError(`the request came by ${scheme || 'plain http'}, not https`, 502)
}
