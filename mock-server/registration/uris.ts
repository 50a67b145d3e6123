import { absoluteUri, isLoopbackHttp } from '../authorization/loopback.js'
import type { ClientTerms } from './client-terms.js'

/** Schemes that run or show what stands in the URI itself, or reach into the browser or its disk. */
const DANGEROUS_SCHEMES = /^(javascript|data|vbscript|file|blob|filesystem|about|view-source|ws|wss|ftp|mailto|tel):$/

/** What is wrong with a URI as a web page or an endpoint of the client, or `undefined`. */
export function webUriProblem(value: unknown, terms: ClientTerms): string | undefined {
  const url = absoluteUri(value)
  if (url === undefined || !/^https?:$/.test(url.protocol)) return 'must be an absolute https URL'
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password'
  if (url.protocol === 'https:' || terms.origin === 'options' || (terms.loopbackHttp && isLoopbackHttp(url)))
    return undefined
  return 'must use https'
}

/** What is wrong with a URI that the browser is sent to, for either type of application, or `undefined`. */
export function redirectUriProblem(
  value: unknown,
  type: 'web' | 'native',
  terms: ClientTerms,
  implicit: boolean,
): string | undefined {
  const url = absoluteUri(value)
  if (url === undefined) return 'must be an absolute URI'
  if (DANGEROUS_SCHEMES.test(url.protocol)) return `must not use the scheme ${url.protocol.slice(0, -1)}`
  const isHttp = /^https?:$/.test(url.protocol)
  if (isHttp && (url.username !== '' || url.password !== '')) return 'must not contain a user name or password'
  if (isHttp && url.hostname.includes('*')) return 'must not contain a wildcard'
  if (terms.origin === 'options') return undefined
  if (type === 'native') return nativeProblem(url, isHttp)
  return webProblem(url, terms, implicit)
}

/** Dynamic Client Registration 1.0 section 2, application_type: custom schemes or http on loopback. */
const nativeProblem = (url: URL, isHttp: boolean): string | undefined =>
  !isHttp || isLoopbackHttp(url)
    ? undefined
    : 'of a native client must use a scheme of its own, or http on 127.0.0.1, [::1] or localhost'

/** Dynamic Client Registration 1.0 section 2, application_type: https, and not localhost where tokens go through the browser. */
function webProblem(url: URL, terms: ClientTerms, implicit: boolean): string | undefined {
  if (terms.loopbackHttp && isLoopbackHttp(url)) return undefined
  if (url.protocol !== 'https:') return 'of a web client must use https'
  return implicit && url.hostname === 'localhost'
    ? 'of a web client with the implicit grant must not use localhost'
    : undefined
}
