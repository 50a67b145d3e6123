import type { ProviderContext } from '../context.js'
import { OAuthError } from '../errors.js'
import type { JsonObject, SeamContext } from '../seams.js'
import type { ClientRecord, GrantRecord } from '../store/records.js'

/** A token request whose client is authenticated and may use the grant. */
export interface TokenRequest {
  readonly parameters: Readonly<Record<string, string>>
  readonly client: ClientRecord
  readonly context: ProviderContext
}

/** Answers one grant type with the body of a token response. */
export type TokenGrant = (request: TokenRequest) => Promise<JsonObject>

/** The parameters as an object; of a repeated one, where that is tolerated, the last counts. */
export const parametersOf = (form: URLSearchParams): Record<string, string> => Object.fromEntries(form)

/** What seams are told about a token request. */
export const seamContextOf = (
  context: ProviderContext,
  client: ClientRecord,
  parameters: Readonly<Record<string, string>>,
): SeamContext => ({
  operationId: 'getToken',
  issuer: context.issuer,
  client: seamClient(client),
  parameters,
  ...(parameters.grant_type !== undefined && { grant: parameters.grant_type }),
})

const seamClients = new WeakMap<ClientRecord, NonNullable<SeamContext['client']>>()

/** A client as seams see it: its metadata. */
export function seamClient(client: ClientRecord): NonNullable<SeamContext['client']> {
  const known = seamClients.get(client)
  if (known !== undefined) return known
  const made = { ...client.metadata, client_id: client.client_id }
  seamClients.set(client, made)
  return made
}

/** The parameter, which must be there. */
export function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name]
  if (value === undefined) throw new OAuthError('invalid_request', `${name} is missing`)
  return value
}

/** The grant behind a code or token; without it what was issued for it is worth nothing. */
export async function livingGrant({ store }: ProviderContext, grant_id: string, of: string): Promise<GrantRecord> {
  const grant = await store.get('grant', grant_id)
  if (grant === undefined) throw new OAuthError('invalid_grant', `${of} was revoked`)
  return grant
}

/** Scope values in their order, each once. */
export const scopesOf = (scope: string | undefined): readonly string[] =>
  scope === undefined ? [] : [...new Set(scope.split(' ').filter((value) => value !== ''))]
