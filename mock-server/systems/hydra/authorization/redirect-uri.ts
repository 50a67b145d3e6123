import { formDecoded } from '../../../form-decoded.js'
import { type GoUrl, goUrl } from '../clients/go-url.js'
import type { HydraContext } from '../context.js'
import type { HydraLine } from '../lines.js'

/** Hosts that are this machine, beside those with a name. */
const HOSTS = {
  '127.0.0.1': /^127\.0\.0\.1$/,
  'the usual two': /^(127\.0\.0\.1|\[::1\])$/,
  all: /^(127(\.\d{1,3}){3}|\[::1\])$/,
} as const

/** How a line reads redirect URIs and compares them. */
export interface RedirectUriTraits {
  readonly letterCase: 'ignored' | 'counts'
  readonly withOpenid: 'may be left out' | 'required'
  /** Whether the parameter is form-decoded once more. */
  readonly decodedAgain: boolean
  /** Where a native app may listen on any port, and what else may then be another than was registered. */
  readonly anyPort: { readonly at: keyof typeof HOSTS; readonly besides: 'host and query' | 'scheme' }
  /** Where plain http does no harm; in development mode that may be everywhere. */
  readonly secureHttp: { readonly at: keyof typeof HOSTS; readonly inDevelopment: boolean }
}

type Line = Pick<HydraLine, 'flows'>

/** The redirect URI of a request, or `undefined` when the client has not registered it. An empty one stands for the only one. */
export function matchingRedirectUri(parameter: string, registered: readonly string[], line: Line): string | undefined {
  const wanted = readAs(parameter, line)
  const only = registered.length === 1 ? registered[0] : undefined
  const uri = wanted === '' ? only : wanted
  if (uri === undefined || !isUsable(uri)) return undefined
  if (wanted === '') return uri
  return registered.some((candidate) => equal(candidate, uri, line)) ? uri : undefined
}

function readAs(parameter: string, { flows }: Line): string | undefined {
  if (!flows.redirectUris.decodedAgain) return parameter
  try {
    return formDecoded(parameter)
  } catch {
    return undefined
  }
}

/** Absolute and without a fragment. */
const isUsable = (uri: string): boolean => URL.canParse(uri) && !uri.includes('#')

function equal(registered: string, wanted: string, { flows }: Line): boolean {
  const { letterCase, anyPort } = flows.redirectUris
  if (registered === wanted) return true
  if (letterCase === 'ignored' && registered.toLowerCase() === wanted.toLowerCase()) return true
  return isOnAnotherPort(registered, wanted, anyPort)
}

/** RFC 8252 section 7.3: a native app listens on any port of the loopback interface. */
function isOnAnotherPort(registered: string, wanted: string, { at, besides }: RedirectUriTraits['anyPort']): boolean {
  const [one, other] = [goUrl(registered), goUrl(wanted)]
  if (one === undefined || other?.scheme !== 'http' || !HOSTS[at].test(other.host)) return false
  if (pathOf(one) !== pathOf(other)) return false
  return besides === 'scheme'
    ? one.host === other.host && queryOf(one) === queryOf(other)
    : one.scheme === 'http' && HOSTS[at].test(one.host)
}

const pathOf = ({ rest }: GoUrl): string => rest.replace(/[?#].*/s, '')
const queryOf = ({ rest }: GoUrl): string => /\?([^#]*)/.exec(rest)?.[1] ?? ''

/** Whether nobody but the client can listen at a redirect URI: https, or this machine. */
export function provesClient(uri: string, line: Line): boolean {
  const url = goUrl(uri)
  return url?.scheme === 'https' || (url?.scheme === 'http' && isHere(url, line))
}

/** Whether a redirect URI keeps its parameters from listeners: anything but plain http to another machine. */
export function isSecureRedirectUri(uri: string, { line, settings }: Pick<HydraContext, 'line' | 'settings'>): boolean {
  const url = goUrl(uri)
  if (url?.scheme !== 'http') return url !== undefined
  return (line.flows.redirectUris.secureHttp.inDevelopment && settings.dev) || isHere(url, line)
}

const isHere = ({ host }: GoUrl, { flows }: Line): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || HOSTS[flows.redirectUris.secureHttp.at].test(host)
