import { findClient } from '../clients.js'
import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import { personBySubject } from '../id-token/subject.js'
import { verifyIdTokenHint } from '../id-token/verify-id-token.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord } from '../store/records.js'
import type { RequestedAcr } from './authorization-request.js'
import { requestedOfIdToken } from './claims-parameter.js'

type Parameters = Readonly<Record<string, string>>

/** Reads `prompt`. Values that nobody knows are ignored, as OpenID Connect Core 1.0 (errata set 2) section 3.1.2.1 prefers. */
export function readPrompt(
  { rules }: Pick<ProviderContext, 'rules'>,
  { prompt = '' }: Parameters,
): ReadonlySet<string> {
  const values = new Set(prompt.split(' ').filter((value) => value !== ''))
  if (!values.has('none') || values.size === 1) return values
  if (rules.enforces('prompt-none-alone'))
    throw new OAuthError('invalid_request', 'prompt must not hold another value beside none')
  values.delete('none')
  return values
}

/** Reads `max_age` in seconds; `default_max_age` of the client stands in for it. */
export function readMaxAge(
  { rules }: Pick<ProviderContext, 'rules'>,
  client: ClientRecord,
  { max_age }: Parameters,
): number | undefined {
  if (!rules.enforces('max-age')) return undefined
  if (max_age === undefined) {
    const { default_max_age } = client.metadata
    return typeof default_max_age === 'number' ? default_max_age : undefined
  }
  if (/^\d{1,15}$/.test(max_age)) return Number(max_age)
  throw new OAuthError('invalid_request', 'max_age must be a whole number of seconds, 0 or more')
}

/**
 * The wanted authentication context classes: of `claims`, else `acr_values`, else those that the client registered.
 * An essential wish that cannot be met at all is refused at once.
 */
export function readAcr(
  { options }: Pick<ProviderContext, 'options'>,
  client: ClientRecord,
  { acr_values }: Parameters,
  claims: Readonly<JsonObject> | undefined,
): RequestedAcr {
  const asked = requestedOfIdToken(claims, 'acr')
  if (asked !== undefined && asked.values.length > 0) {
    if (asked.essential && !asked.values.some((value) => options.acrValues.includes(value))) {
      throw new OAuthError(
        'unmet_authentication_requirements',
        'claims: none of the essential values of acr can be met',
      )
    }
    return asked
  }
  if (acr_values !== undefined) return { values: acr_values.split(' '), essential: false }
  const { default_acr_values } = client.metadata
  const registered = Array.isArray(default_acr_values) ? default_acr_values : []
  return { values: registered.filter((value): value is string => typeof value === 'string'), essential: false }
}

/** Local ids of the people who may answer, by `id_token_hint` and by `sub` in `claims`; `undefined` for anyone. */
export async function readExpectedPeople(
  context: ProviderContext,
  client: ClientRecord,
  { id_token_hint }: Parameters,
  claims: Readonly<JsonObject> | undefined,
): Promise<readonly string[] | undefined> {
  const hinted = id_token_hint === undefined ? undefined : await hintedPeople(context, id_token_hint)
  const asked = context.rules.enforces('claims-sub') ? requestedOfIdToken(claims, 'sub') : undefined
  if (asked === undefined || asked.values.length === 0) return hinted
  const people = await Promise.all(asked.values.map((sub) => personBySubject(context, sub, client)))
  const subs = people.flatMap((person) => (person === undefined ? [] : [person.sub]))
  return hinted === undefined ? subs : subs.filter((sub) => hinted.includes(sub))
}

async function hintedPeople(context: ProviderContext, jwt: string): Promise<readonly string[] | undefined> {
  if (!context.rules.enforces('id-token-hint-subject')) return undefined
  const hint = await verifyIdTokenHint(context, jwt)
  const audience = hint && (await findClient(context, hint.client_id))
  if (hint === undefined || audience === undefined) {
    throw new OAuthError('invalid_request', 'id_token_hint is no ID Token that this provider issued')
  }
  const person = await personBySubject(context, hint.sub, audience)
  return person === undefined ? [] : [person.sub]
}
