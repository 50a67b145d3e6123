import { isObject } from '../../suites/harness/json.js'
import type { RunExchange } from '../run.js'
import { headerOf, looksRandom, parsedJson, sentParameters } from './addresses.js'

/** Parameters whose value says what is asked for. The other ones are told by name. */
const TELLING: ReadonlySet<string> = new Set([
  'grant_type',
  'response_type',
  'response_mode',
  'prompt',
  'code_challenge_method',
  'token_type_hint',
  'token_endpoint_auth_method',
  'application_type',
  'subject_type',
  'alg',
])
/** Always there, so that their names say nothing. */
const USUAL: ReadonlySet<string> = new Set([
  'client_id',
  'redirect_uri',
  'redirect_uris',
  'state',
  'scope',
  'client_name',
])

const said = (name: string, value: string): string =>
  TELLING.has(name) ? `${name}=${looksRandom(value) ? '{random}' : value}` : name

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function jsonMembers({ method, body }: RunExchange['request']): readonly [string, string][] {
  const json = method === 'GET' ? undefined : parsedJson(body)
  return isObject(json) ? Object.entries(json).map(([name, value]) => [name, textOf(value)]) : []
}

/** How the asker says who it is, and from where. */
function credentials({ headers }: RunExchange['request']): readonly string[] {
  const scheme = headerOf(headers, 'authorization')?.split(' ')[0]
  return [
    ...(scheme === undefined ? [] : [`${scheme} credentials`]),
    ...(headerOf(headers, 'origin') === undefined ? [] : ['from a page']),
  ]
}

/** What was asked, in words that two runs share: `grant_type=authorization_code, code, code_verifier, Basic credentials`. */
export function askedIn({ request }: RunExchange): string {
  const parameters = [...sentParameters(request), ...jsonMembers(request)].filter(([name]) => !USUAL.has(name))
  const names = parameters.map(([name, value]) => said(name, value))
  const telling = names.filter((name) => name.includes('=')).sort()
  const plain = names.filter((name) => !name.includes('=')).sort()
  return [...new Set([...telling, ...plain]), ...credentials(request)].join(', ')
}
