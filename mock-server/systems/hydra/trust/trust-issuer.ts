import { seconds } from '../../../clock.js'
import type { JsonObject } from '../../../seams.js'
import { noSuchRow, rowExists } from '../clients/find-client.js'
import type { HydraContext, HydraHandler } from '../context.js'
import { dateTime, isDateTime, NEVER } from '../date-time.js'
import { HydraError, hydraError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import { keyDefect } from '../keys/key-defect.js'
import { paged } from '../paging.js'
import { firstJson } from '../read-json.js'
import type { TrustedIssuerRecord } from '../records.js'
import { empty, json } from '../respond.js'
import { canonicalUuid, uuid } from '../uuid.js'

const PATH = '/trust/grants/jwt-bearer/issuers'

const missing = (hint: string): HydraError =>
  new HydraError({
    error: 'missing_required_parameter',
    status: 400,
    description: 'A parameter that is required is missing',
    hint,
  })

const unreadable = (problem: string): HydraError =>
  new HydraError({ error: 'error', status: 400, description: problem })

interface Wish {
  readonly issuer: string
  readonly subject: string
  readonly allow_any_subject: boolean
  readonly scope: readonly string[] | undefined
  readonly jwk: JsonObject & { readonly kid: string }
  readonly expires_at: string
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function readWish(body: string, line: HydraContext['line']): Wish {
  const value = readObject(body, line)
  const issuer = textOf(value.issuer)
  const subject = textOf(value.subject)
  const allow_any_subject = value.allow_any_subject === true
  if (issuer === '') throw missing('issuer is missing')
  if (subject === '' && !allow_any_subject) throw missing('subject or allow_any_subject is missing')
  if (subject !== '' && allow_any_subject) throw missing('subject and allow_any_subject exclude each other')
  const expires_at = expiryOf(value.expires_at)
  if (expires_at === undefined) throw missing('expires_at is missing')
  const { jwk } = value
  if (!isObject(jwk) || textOf(jwk.kid) === '') throw missing('jwk is missing, or has no kid')
  const scope = Array.isArray(value.scope) ? value.scope.map(textOf) : undefined
  return { issuer, subject, allow_any_subject, scope, jwk: { ...jwk, kid: textOf(jwk.kid) }, expires_at }
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** Types of members; `null` is as good as none. */
const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  issuer: isText,
  subject: isText,
  allow_any_subject: (value) => typeof value === 'boolean',
  scope: (value) => Array.isArray(value) && value.every((item) => item === null || isText(item)),
  expires_at: (value) => typeof value === 'string' && isDateTime(value),
}

function readObject(body: string, line: HydraContext['line']): JsonObject {
  let value: unknown
  try {
    value = firstJson(body, line) ?? {}
  } catch {
    throw unreadable('The body is no JSON, or not all of it')
  }
  if (!isObject(value)) throw unreadable('The body is no object')
  const wrong = Object.entries(IS).find(([name, is]) => value[name] != null && !is(value[name]))
  if (wrong !== undefined) throw unreadable(`${wrong[0]} has the wrong type`)
  const defect = value.jwk === undefined ? undefined : keyDefect(value.jwk)
  if (defect !== undefined) throw unreadable(defect)
  return value
}

/** Go's time that is none. */
const NO_TIME = Date.parse(NEVER)

function expiryOf(value: unknown): string | undefined {
  const at = Date.parse(textOf(value))
  return Number.isNaN(at) || at === NO_TIME ? undefined : dateTime(Math.round(at / 1_000))
}

/** As the admin API shows it; a scope that was not given is null until it is read back. */
const shown = (record: TrustedIssuerRecord, scope: readonly string[] | null = record.scope): JsonObject => ({
  id: record.id,
  issuer: record.issuer,
  subject: record.subject,
  allow_any_subject: record.allow_any_subject,
  scope,
  public_key: record.public_key,
  created_at: record.created_at,
  expires_at: record.expires_at,
})

/** `POST /admin/trust/grants/jwt-bearer/issuers`: an issuer, subject and key may be there once. */
export const trustOAuth2JwtGrantIssuer: HydraHandler = async (request, context) => {
  const { store, random, clock, line } = context
  const wish = readWish(await request.text(), line)
  const { issuer, subject, allow_any_subject, scope, jwk, expires_at } = wish
  const record: TrustedIssuerRecord = {
    id: uuid(random),
    issuer,
    subject,
    allow_any_subject,
    scope: scope ?? [],
    public_key: { set: issuer, kid: jwk.kid },
    created_at: dateTime(seconds(clock)),
    expires_at,
  }
  const name = JSON.stringify([issuer, subject, jwk.kid])
  if (!(await store.add('hydra_trusted_name', name, { id: record.id }, Number.POSITIVE_INFINITY))) throw rowExists()
  await store.set('hydra_trusted_issuer', record.id, record, Number.POSITIVE_INFINITY)
  await store.update(
    'hydra_key_set',
    issuer,
    (before) => {
      const others = before?.keys ?? []
      return { keys: others.some(({ kid }) => kid === jwk.kid) ? others : [jwk, ...others] }
    },
    Number.POSITIVE_INFINITY,
  )
  return json(shown(record, scope ?? null), 201, { location: `${PATH}/${record.id}` })
}

async function recordOf(given: string, { store, line }: HydraContext): Promise<TrustedIssuerRecord> {
  const id = line.trust.idsAreJudged ? canonicalUuid(given) : given
  if (id === undefined)
    throw hydraError('The request was malformed or contained invalid parameters', `the id ${given} is no UUID`)
  const record = await store.get('hydra_trusted_issuer', id)
  if (record === undefined) throw noSuchRow()
  return record
}

/** `GET /admin/trust/grants/jwt-bearer/issuers/{id}`. */
export const getTrustedOAuth2JwtGrantIssuer: HydraHandler = async ({ path }, context) =>
  json(shown(await recordOf(path.id ?? '', context)))

/** `DELETE /admin/trust/grants/jwt-bearer/issuers/{id}`: its key goes too. */
export const deleteTrustedOAuth2JwtGrantIssuer: HydraHandler = async ({ path }, context) => {
  const { id, issuer, subject, public_key } = await recordOf(path.id ?? '', context)
  await context.store.delete('hydra_trusted_issuer', id)
  await context.store.delete('hydra_trusted_name', JSON.stringify([issuer, subject, public_key.kid]))
  await context.store.update(
    'hydra_key_set',
    public_key.set,
    (before) => {
      const keys = before?.keys.filter(({ kid }) => kid !== public_key.kid) ?? []
      return keys.length === 0 ? undefined : { keys }
    },
    Number.POSITIVE_INFINITY,
  )
  return empty(204)
}

/** `GET /admin/trust/grants/jwt-bearer/issuers`: all, or those of one issuer. */
export const listTrustedOAuth2JwtGrantIssuers: HydraHandler = async ({ query }, context) => {
  const { store, line } = context
  const issuer = query.get('issuer')
  const page = await paged(
    {
      kind: line.clients.paging,
      path: `/admin${PATH}`,
      query,
      idOf: (record: TrustedIssuerRecord) => record.id,
      list: (range) => store.list('hydra_trusted_issuer', range),
      count: () => store.count('hydra_trusted_issuer'),
      ...(issuer && { fits: (record: TrustedIssuerRecord) => record.issuer === issuer }),
    },
    context,
  )
  return json(
    page.records.map((record) => shown(record)),
    200,
    { ...page.headers, ...(line.totalCount && { 'x-total-count': String(page.total) }) },
  )
}
