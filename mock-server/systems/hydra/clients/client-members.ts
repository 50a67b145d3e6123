import type { JsonObject } from '../../../seams.js'
import { isDateTime } from '../date-time.js'
import { isObject } from '../json-values.js'
import { keyDefect } from '../keys/key-defect.js'
import type { HydraLine } from '../lines.js'
import type { HydraClient } from '../records.js'

/** What a member of a client is in JSON. */
type Shape = 'text' | 'texts' | 'flag' | 'maybe flag' | 'whole number' | 'date and time' | 'key set' | 'anything'

/** Members of a client that an operator may set. */
export const CLIENT_MEMBERS = {
  client_name: 'text',
  redirect_uris: 'texts',
  grant_types: 'texts',
  response_types: 'texts',
  scope: 'text',
  audience: 'texts',
  owner: 'text',
  policy_uri: 'text',
  allowed_cors_origins: 'texts',
  tos_uri: 'text',
  client_uri: 'text',
  logo_uri: 'text',
  contacts: 'texts',
  subject_type: 'text',
  sector_identifier_uri: 'text',
  jwks_uri: 'text',
  jwks: 'key set',
  token_endpoint_auth_method: 'text',
  token_endpoint_auth_signing_alg: 'text',
  request_uris: 'texts',
  request_object_signing_alg: 'text',
  userinfo_signed_response_alg: 'text',
  frontchannel_logout_uri: 'text',
  frontchannel_logout_session_required: 'flag',
  post_logout_redirect_uris: 'texts',
  backchannel_logout_uri: 'text',
  backchannel_logout_session_required: 'flag',
  metadata: 'anything',
  access_token_strategy: 'text',
  skip_consent: 'flag',
  skip_logout_consent: 'maybe flag',
} as const satisfies Partial<Record<keyof HydraClient, Shape>>

const IS: Readonly<Record<Shape, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  texts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string' || item === null),
  flag: (value) => typeof value === 'boolean',
  'maybe flag': (value) => typeof value === 'boolean',
  'whole number': (value) => Number.isInteger(value),
  'date and time': (value) => typeof value === 'string' && isDateTime(value),
  'key set': (value) => isObject(value) && isKeyList(value.keys),
  anything: () => true,
}

const isKeyList = (keys: unknown): boolean =>
  keys === undefined || keys === null || (Array.isArray(keys) && keys.every((key) => keyDefect(key) === undefined))

/** Members that the server sets, and reads all the same. */
const SERVER_MEMBERS: Readonly<Record<string, Shape>> = {
  client_id: 'text',
  client_secret: 'text',
  client_secret_expires_at: 'whole number',
  created_at: 'date and time',
  updated_at: 'date and time',
  registration_access_token: 'text',
  registration_client_uri: 'text',
}

/** Members that lines without registration don't know. */
const SELF_SERVICE_MEMBERS: ReadonlySet<string> = new Set([
  'access_token_strategy',
  'skip_consent',
  'skip_logout_consent',
  'registration_access_token',
  'registration_client_uri',
])

/** The first member of the wrong type; `undefined` when all are right. Unknown members are nobody's business. */
export function typeDefect(value: JsonObject, { clients }: Pick<HydraLine, 'clients'>): string | undefined {
  const shapes: Readonly<Record<string, Shape>> = { ...CLIENT_MEMBERS, ...SERVER_MEMBERS }
  for (const [name, shape] of Object.entries(shapes)) {
    if (!clients.selfService && SELF_SERVICE_MEMBERS.has(name)) continue
    const member = value[name]
    if (member === undefined || member === null || IS[shape](member)) continue
    return `${name} has the wrong type: ${shape === 'key set' ? 'a set of JSON Web Keys' : shape} is wanted`
  }
  return undefined
}
