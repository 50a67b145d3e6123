import { jsonPartsOf, plainResponse } from '../../../json-response.js'
import type { JsonObject } from '../../../seams.js'
import { noSuchRow, rowExists } from '../clients/find-client.js'
import type { HydraContext, HydraHandler, HydraRequest } from '../context.js'
import { hydraErrorResponse } from '../error-body.js'
import { HydraError, unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import { firstJson, unreadable } from '../read-json.js'
import type { HydraKeySetRecord } from '../records.js'
import { empty, json } from '../respond.js'
import { escapedPath } from '../routing/go-path.js'
import { headerText } from '../routing/header-names.js'
import { keyDefect } from './key-defect.js'
import { noSuchSet } from './no-such-set.js'
import { shownKey } from './public-part.js'

const shownSet = (keys: readonly Readonly<JsonObject>[]): JsonObject => ({ keys: keys.map(shownKey) })

/** The set of the path. */
async function setOf({ path }: HydraRequest, { store, keys }: HydraContext): Promise<HydraKeySetRecord | undefined> {
  const set = path.set ?? ''
  await keys.ensure(set)
  const record = await store.get('hydra_key_set', set)
  return record === undefined || record.keys.length === 0 ? undefined : record
}

/** `GET /keys/{set}`: the newest key first. */
export const getJsonWebKeySet: HydraHandler = async (request, context) => {
  const record = await setOf(request, context)
  if (record === undefined) throw noSuchSet()
  return json(shownSet(record.keys))
}

/** `POST /keys/{set}`: makes a key and adds it to the set. */
export const createJsonWebKeySet: HydraHandler = async (request, context) => {
  const { line, store, issuer } = context
  let wish: unknown
  try {
    wish = firstJson(await request.text(), line) ?? {}
    if (!isObject(wish)) throw unreadable(line, 'an object is wanted')
    const wrong = ['alg', 'use', 'kid'].find((name) => isObject(wish) && wish[name] != null && !isText(wish[name]))
    if (wrong !== undefined) throw unreadable(line, `${wrong} is no text`)
  } catch (error) {
    if (line.keys.answersTwice) return answeredTwice(error, request, context)
    throw error
  }
  const { alg, use, kid } = isObject(wish) ? wish : {}
  if (typeof alg !== 'string' || !line.keys.algorithms.includes(alg)) throw unknownAlgorithm(context, alg)
  const set = request.path.set ?? ''
  await context.keys.ensure(set)
  const wished = { alg, use: typeof use === 'string' ? use : '', ...(typeof kid === 'string' && { kid }) }
  const made = await context.keys.make(wished)
  await store.update(
    'hydra_key_set',
    set,
    (before) => {
      if (before?.keys.some((key) => made.some((other) => other.kid === key.kid))) throw conflict(context)
      return { keys: [...[...made].reverse(), ...(before?.keys ?? [])] }
    },
    Number.POSITIVE_INFINITY,
  )
  const location =
    line.keys.location === 'broken'
      ? headerText(`:///keys/${set}`)
      : `${issuer.replace(/\/+$/, '')}/keys/${escapedPath(set)}`
  return json(shownSet(made), 201, { location })
}

const isText = (value: unknown): boolean => typeof value === 'string'

const conflict = ({ line }: HydraContext): HydraError =>
  line.keys.conflict === 'of rows'
    ? rowExists()
    : new HydraError({ error: 'Conflict', status: 409, description: 'The set has a key with this kid already' })

const unknownAlgorithm = ({ line }: HydraContext, alg: unknown): HydraError =>
  line.errors.namelessBodies
    ? new HydraError({ ...unknownError(`no keys can be made for ${String(alg)}`).problem, httpStatus: 400 })
    : new HydraError({ error: 'Bad Request', status: 400, description: 'No keys can be made for this algorithm' })

/** 1.x goes on after it refused, and refuses again. */
function answeredTwice(error: unknown, request: HydraRequest, context: HydraContext): Response {
  const response = hydraErrorResponse(error, request, context)
  const text = jsonPartsOf(response)?.text ?? ''
  return plainResponse(text.repeat(2), response.status, { 'content-type': 'application/json' })
}

/** `PUT /keys/{set}`: replaces the whole set. */
export const setJsonWebKeySet: HydraHandler = async (request, context) => {
  const body = firstJson(await request.text(), context.line) ?? {}
  if (!isObject(body)) throw unreadable(context.line, 'an object is wanted')
  const keys = keysIn(body, context)
  if (keys !== undefined && new Set(keys.map(kidOf)).size < keys.length) throw conflict(context)
  const set = request.path.set ?? ''
  await context.keys.ensure(set)
  await context.store.set('hydra_key_set', set, { keys: [...(keys ?? [])].reverse() }, Number.POSITIVE_INFINITY)
  return json(keys === undefined ? { keys: null } : shownSet(keys))
}

const kidOf = ({ kid }: Readonly<JsonObject>): unknown => kid ?? ''

function keysIn(body: JsonObject, { line }: HydraContext): readonly JsonObject[] | undefined {
  if (body.keys === undefined || body.keys === null) return undefined
  if (!Array.isArray(body.keys)) throw unreadable(line, 'keys is no list')
  return body.keys.map((key: unknown) => goodKey(key, line))
}

function goodKey(key: unknown, line: HydraContext['line']): JsonObject {
  const defect = keyDefect(key)
  if (defect !== undefined || !isObject(key)) throw unreadable(line, defect ?? 'a key is no object')
  return key
}

/** `DELETE /keys/{set}`: no matter whether it is there. */
export const deleteJsonWebKeySet: HydraHandler = async ({ path }, { store, keys }) => {
  await keys.ensure(path.set ?? '')
  await store.delete('hydra_key_set', path.set ?? '')
  return empty(204)
}

const missing = ({ line }: HydraContext): HydraError => (line.keys.setsFirst ? noSuchSet() : noSuchRow())

/** `GET /keys/{set}/{kid}`: a set with one key. */
export const getJsonWebKey: HydraHandler = async (request, context) => {
  const record = await setOf(request, context)
  const found = record?.keys.filter(({ kid }) => kid === request.path.kid) ?? []
  if (found.length === 0) throw missing(context)
  return json(shownSet(found))
}

/** Changes the keys of the set of the path. Some lines want the set to be there; one without keys is gone. */
async function changeKeys(
  { path }: HydraRequest,
  { line, store, keys }: HydraContext,
  change: (keys: HydraKeySetRecord['keys']) => HydraKeySetRecord['keys'],
): Promise<void> {
  const set = path.set ?? ''
  await keys.ensure(set)
  await store.update(
    'hydra_key_set',
    set,
    (before) => {
      if (line.keys.setsFirst && (before === undefined || before.keys.length === 0)) throw noSuchSet()
      const after = change(before?.keys ?? [])
      return after.length === 0 ? undefined : { keys: after }
    },
    Number.POSITIVE_INFINITY,
  )
}

/** `PUT /keys/{set}/{kid}`: the kid of the body counts. */
export const setJsonWebKey: HydraHandler = async (request, context) => {
  const { line } = context
  const key = goodKey(firstJson(await request.text(), line), line)
  await changeKeys(request, context, (keys) => [key, ...keys.filter((other) => kidOf(other) !== kidOf(key))])
  return json(shownKey(key))
}

/** `DELETE /keys/{set}/{kid}`. */
export const deleteJsonWebKey: HydraHandler = async (request, context) => {
  await changeKeys(request, context, (keys) => keys.filter(({ kid }) => kid !== request.path.kid))
  return empty(204)
}
