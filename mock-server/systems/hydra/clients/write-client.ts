import { seconds } from '../../../clock.js'
import { fingerprint } from '../../../digest.js'
import { unguessable } from '../../../random.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext } from '../context.js'
import { isObject } from '../json-values.js'
import { firstJson, unreadable } from '../read-json.js'
import type { HydraClientRecord } from '../records.js'
import { credential } from '../seam.js'
import { uuid } from '../uuid.js'
import { typeDefect } from './client-members.js'
import { newClientSecret, secretHash } from './client-secret.js'
import { noSuchRow, rowExists } from './find-client.js'
import { judgeClient } from './judge-client.js'
import { clientFrom, unsetLists } from './make-client.js'
import { newPlace, takePlace } from './places.js'

/** Bytes that tell clients of one id apart. */
const INCARNATION = 6

/** A client that was just written, with what is shown this once. */
export interface WrittenClient {
  readonly record: HydraClientRecord
  readonly secret: string | undefined
  readonly registrationToken: string | undefined
  /** Whether the server chose the id. */
  readonly idGenerated: boolean
}

/** The JSON of a client as it came in; `null` is an empty one. Throws a `HydraError` when it cannot be taken as a client. */
export function readClient(body: string, { line }: Pick<HydraContext, 'line'>): JsonObject {
  const value = firstJson(body, line) ?? {}
  if (!isObject(value)) throw unreadable(line, 'an object is wanted')
  const defect = typeDefect(value, line)
  if (defect !== undefined) throw unreadable(line, defect)
  return value
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A registration access token in the form of 2.x. */
export const newRegistrationToken = ({ random }: Pick<HydraContext, 'random'>): string =>
  `ory_at_${unguessable(random)}.${unguessable(random)}`

/** Makes a client; the caller says by which id and secret, or leaves them to the server. */
export async function createClient(value: JsonObject, context: HydraContext): Promise<WrittenClient> {
  const { line, random, store, clock } = context
  const given = textOf(value.client_id)
  const id = given === '' ? credential(context, 'client_id', uuid(random)) : given
  const client = { ...clientFrom(value, id, context), incarnation: unguessable(random, INCARNATION) }
  const isPublic = client.token_endpoint_auth_method === 'none'
  const asked = textOf(value.client_secret)
  await judgeClient(client, { secret: asked, jwks: value.jwks }, context)
  const secret = isPublic
    ? undefined
    : asked === ''
      ? credential(context, 'client_secret', newClientSecret(random))
      : asked
  const registrationToken = line.clients.selfService ? newRegistrationToken(context) : undefined
  const now = seconds(clock)
  const place = await newPlace(context)
  const record: HydraClientRecord = {
    client,
    ...(place !== undefined && { place }),
    // A public client that becomes another one has the secret that it was made with.
    ...((secret ?? asked) !== '' && { secret_hash: await secretHash(context, secret ?? asked) }),
    ...(registrationToken !== undefined && { registration_token_hash: await fingerprint(registrationToken) }),
    created_at: now,
    updated_at: now,
    token_generation: 0,
    unset: unsetLists(value),
  }
  if (!(await store.add('hydra_client', client.client_id, record, Number.POSITIVE_INFINITY))) throw rowExists()
  await takePlace(store, record)
  return { record, secret, registrationToken, idGenerated: given === '' }
}

/** What becomes of the registration access token of a client that is replaced. */
export type TokenFate = 'kept' | 'lost' | { readonly token: string }

/** Replaces a client as a whole; its secret stays unless another is given. */
export async function replaceClient(
  id: string,
  value: JsonObject,
  context: HydraContext,
  fate: TokenFate,
): Promise<WrittenClient> {
  const { line, store, clock } = context
  const client = clientFrom(value, id, context)
  const asked = textOf(value.client_secret)
  await judgeClient(client, { secret: asked, jwks: value.jwks }, context)
  const before = await store.get('hydra_client', id)
  if (before === undefined) throw noSuchRow()
  const secret_hash = asked === '' ? before.secret_hash : await secretHash(context, asked)
  const registrationToken = typeof fate === 'string' ? undefined : fate.token
  const token_hash =
    registrationToken !== undefined
      ? await fingerprint(registrationToken)
      : fate === 'kept'
        ? before.registration_token_hash
        : undefined
  const record: HydraClientRecord = {
    client: { ...client, incarnation: before.client.incarnation },
    ...(before.place !== undefined && { place: before.place }),
    ...(secret_hash !== undefined && { secret_hash }),
    ...(token_hash !== undefined && { registration_token_hash: token_hash }),
    created_at: line.clients.keepsCreation ? before.created_at : (statedCreation(value) ?? -1),
    updated_at: seconds(clock),
    token_generation: before.token_generation,
    unset: unsetLists(value),
  }
  await store.set('hydra_client', id, record, Number.POSITIVE_INFINITY)
  return { record, secret: asked === '' ? undefined : asked, registrationToken, idGenerated: false }
}

/** When the client was made, by what a request says. */
export const statedCreation = ({ created_at }: JsonObject): number | undefined =>
  typeof created_at === 'string' ? Math.floor(Date.parse(created_at) / 1_000) : undefined
