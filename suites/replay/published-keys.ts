import type { JWK } from 'jose'
import type { Answer } from './answer.js'
import type { Step } from './recording.js'
import { type ReplayTarget, send } from './replay-target.js'

const KEY_SET_PATH = '/.well-known/jwks.json'
const CONFIGURATION_PATH = '/.well-known/openid-configuration'

const isKeySet = (json: unknown): json is { readonly keys: readonly JWK[] } =>
  typeof json === 'object' && json !== null && 'keys' in json && Array.isArray(json.keys)

const keySetUrl = (json: unknown): string | undefined =>
  typeof json === 'object' && json !== null && 'jwks_uri' in json && typeof json.jwks_uri === 'string'
    ? json.jwks_uri
    : undefined

/** The keys that the target publishes now: at the usual path, else where its configuration says. */
export async function publishedKeys(target: ReplayTarget): Promise<readonly JWK[]> {
  const get = (path: string): Promise<Answer> =>
    send(target.public, { method: 'GET', url: `${target.public.url}${path}`, headers: [] }, target.requestTimeout)
  const usual = await get(KEY_SET_PATH)
  if (usual.status === 200 && isKeySet(usual.json)) return usual.json.keys
  const url = keySetUrl((await get(CONFIGURATION_PATH)).json)
  if (url === undefined || !URL.canParse(url)) return []
  // The server may be reached by another address than the one that it names.
  const base = new URL(target.public.url).pathname.replace(/\/$/, '')
  const { pathname, search } = new URL(url)
  const { json } = await get(`${pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname}${search}`)
  return isKeySet(json) ? json.keys : []
}

/** False after a step in which the recorded server did not publish its keys either. */
export function areKeysPublished(before: readonly Step[]): boolean {
  const asked = before.findLast(
    ({ side, request: { method, path } }) => side === 'public' && method === 'GET' && path === KEY_SET_PATH,
  )
  return (asked?.response?.status ?? 200) === 200
}
