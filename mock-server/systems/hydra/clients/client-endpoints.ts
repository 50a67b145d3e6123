import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import type { IdEscape } from '../lines.js'
import { firstJson, unreadable } from '../read-json.js'
import { empty, json } from '../respond.js'
import { escapedPath, escapedSegment } from '../routing/go-path.js'
import { headerText } from '../routing/header-names.js'
import { typeDefect } from './client-members.js'
import { clientAskedFor, noSuchRow } from './find-client.js'
import { patched } from './json-patch.js'
import { judgeClient } from './judge-client.js'
import { lifespansFrom } from './make-client.js'
import { leavePlace } from './places.js'
import { type ShownOnce, shownClient } from './show-client.js'
import { createClient, readClient, replaceClient, statedCreation, type WrittenClient } from './write-client.js'

const ESCAPED: Readonly<Record<IdEscape, (id: string) => string>> = {
  'as it is': (id) => id,
  'as a path': escapedPath,
  twice: (id) => escapedSegment(escapedSegment(id)),
}

/** `Location` of a client. */
export const locationOf = (id: string, { line: { clients } }: Pick<HydraContext, 'line'>): string =>
  headerText(`${clients.path}/${ESCAPED[clients.escapes.location](id)}`)

/** What is shown only in the answer that made or changed the client. */
export const shownOnce = ({ secret, registrationToken }: WrittenClient): ShownOnce => ({
  justMade: true,
  ...(secret !== undefined && { client_secret: secret }),
  ...(registrationToken !== undefined && { registration_access_token: registrationToken }),
})

/** What an update gives back of the request, though nothing is kept of it. */
export function echoed(value: JsonObject, { line }: Pick<HydraContext, 'line'>): Partial<ShownOnce> {
  const { registration_access_token, registration_client_uri } = value
  const created_at = statedCreation(value)
  return {
    ...(created_at !== undefined && { created_at }),
    ...(line.clients.selfService && typeof registration_access_token === 'string' && { registration_access_token }),
    ...(line.clients.selfService && typeof registration_client_uri === 'string' && { registration_client_uri }),
  }
}

/** Where a client that was just made manages itself. */
export function registrationUri({ record, idGenerated }: WrittenClient, { line, publicUrl }: HydraContext): string {
  if (!line.clients.selfService) return ''
  return publicUrl(
    idGenerated
      ? line.clients.generatedUri
      : `/oauth2/register/${ESCAPED[line.clients.escapes.uri](record.client.client_id)}`,
  )
}

/** `POST /clients`. */
export const createOAuth2Client: HydraHandler = async (request, context) => {
  const made = await createClient(readClient(await request.text(), context), context)
  const body = shownClient(made.record, context, {
    ...shownOnce(made),
    registration_client_uri: registrationUri(made, context),
  })
  return json(body, 201, { location: locationOf(made.record.client.client_id, context) })
}

/** `GET /clients/{id}`. */
export const getOAuth2Client: HydraHandler = async ({ path }, context) =>
  json(shownClient(await clientAskedFor(path.id ?? '', context), context))

/** `PUT /clients/{id}`: the id of the path counts. */
export const setOAuth2Client: HydraHandler = async (request, context) => {
  const value = readClient(await request.text(), context)
  const made = await replaceClient(request.path.id ?? '', value, context, 'lost')
  return json(shownClient(made.record, context, { ...echoed(value, context), ...shownOnce(made) }))
}

/** Stands for the secret that a client has, of which only a hash is kept. */
const KEPT_SECRET = 'the secret stays as it is'

/** The patched client read into the one that is there: what is missing, and a text, flag or life span that is null, stays. */
function onTopOf(before: JsonObject, after: JsonObject): JsonObject {
  const said = Object.entries(after).filter(([name, value]) => value !== null || Array.isArray(before[name]))
  return { ...before, ...Object.fromEntries(said) }
}

/** What a patch made of a client; when that is none, the error has no name. */
function decoded(after: JsonObject, context: HydraContext): JsonObject {
  const defect = typeDefect(after, context.line)
  if (defect !== undefined) throw unknownError(defect)
  try {
    lifespansFrom(after, context.line)
  } catch {
    throw unknownError('a life span is no length of time')
  }
  return after
}

/** `PATCH /clients/{id}`: a JSON Patch on the client as it is shown, RFC 6902. */
export const patchOAuth2Client: HydraHandler = async (request, context) => {
  const id = request.path.id ?? ''
  const before = await clientAskedFor(id, context)
  const { patchesInPlace } = context.line.clients
  const shown: JsonObject = { ...shownClient(before, context), client_secret: KEPT_SECRET }
  const text = await request.text()
  const changed = patched(shown, text)
  const after = patchesInPlace ? onTopOf(shown, changed) : changed
  if (after.client_secret === KEPT_SECRET) delete after.client_secret
  const value = decoded(after, context)
  if (after.client_id !== id) throw noSuchRow()
  const made = await replaceClient(id, value, context, patchesInPlace ? 'kept' : 'lost')
  return json(shownClient(made.record, context, { ...echoed(value, context), ...shownOnce(made) }))
}

/** `PUT /clients/{id}/lifespans`: replaces all of them. */
export const setOAuth2ClientLifespans: HydraHandler = async (request, context) => {
  const id = request.path.id ?? ''
  const before = await clientAskedFor(id, context)
  const body = firstJson(await request.text(), context.line) ?? {}
  if (!isObject(body)) throw unreadable(context.line, 'an object is wanted')
  const client = { ...before.client, lifespans: lifespansFrom(body, context.line) }
  // All of the client is judged anew, as it is kept.
  await judgeClient(client, { secret: '', jwks: client.jwks }, context)
  const record = {
    ...before,
    client,
    updated_at: seconds(context.clock),
  }
  await context.store.set('hydra_client', id, record, Number.POSITIVE_INFINITY)
  return json(shownClient(record, context))
}

/** `DELETE /clients/{id}`. Tokens of a client that is gone are inactive. */
export const deleteOAuth2Client: HydraHandler = async ({ path }, context) => {
  const gone = await context.store.consume('hydra_client', path.id ?? '')
  if (gone === undefined && context.line.clients.deletesOnce) throw noSuchRow()
  if (gone !== undefined) await leavePlace(context.store, gone)
  return empty(204)
}
