import { decodeJwt } from '../jwt.js'
import { hasShape } from '../placeholder.js'

/** Names whose values follow from the data, or are the deployment's own: they stay, however random they look. */
const LASTING: ReadonlySet<string> = new Set([
  'sub',
  's_hash',
  'iss',
  'aud',
  'azp',
  'scope',
  'state',
  'nonce',
  'e',
  'x5u',
])

/** Types of values that a server makes, where the name does not say it by itself. */
const BY_NAME: Readonly<Record<string, string>> = {
  sid: 'session_id',
  session_id: 'session_id',
  login_session_id: 'session_id',
  id: 'id',
  jti: 'jti',
  kid: 'kid',
  code: 'code',
  token: 'token',
  at_hash: 'at_hash',
  c_hash: 'c_hash',
  client_id: 'client_id',
  request_uri: 'request_uri',
  challenge: 'challenge',
  ...Object.fromEntries(
    ['n', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'x', 'y', 'k', 'x5t', 'x5t#S256'].map((name) => [
      name,
      `jwk_${name.replace('#', '_')}`,
    ]),
  ),
}

/** Names that say that a server makes a new value each time. */
const MADE = /(?:_|^)(?:token|code|secret|challenge|verifier|nonce|ticket|session|request_id)$/

/** Made by a machine: not a word. */
const isNoWord = (value: string): boolean =>
  hasShape('opaque', value) && (/\d/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value)))

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether the value looks random although its name does not say so. */
export function looksRandom(value: string): boolean {
  if (UUID.test(value)) return true
  if (!/^[\w~.-]{20,}$/.test(value)) return false
  const bare = value.replace(/[^A-Za-z0-9]/g, '')
  const changes = bare.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0
  const isMixed = /[a-z]/.test(bare) && /[A-Z]/.test(bare)
  return changes >= (isMixed || /^[0-9a-f]+$/.test(bare) ? 2 : 5)
}

/** The type of placeholder that a value gets which stands under a name, or `undefined` when it is the same in each run. */
export function valueType(name: string, value: string): string | undefined {
  if (LASTING.has(name)) return undefined
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : MADE.test(name) ? name : undefined
  if (named !== undefined && isNoWord(value)) return hasShape(named, value) ? named : 'opaque'
  if (hasShape('jwt', value) && decodeJwt(value) !== undefined) return 'jwt'
  if (!looksRandom(value)) return undefined
  return UUID.test(value) ? 'uuid' : 'opaque'
}
