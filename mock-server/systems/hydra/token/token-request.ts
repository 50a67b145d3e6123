import type { JsonObject } from '../../../seams.js'
import { audienceOf, distinct, words } from '../authorization/scope.js'
import { allowsGrant } from '../clients/allows-grant.js'
import type { HydraContext } from '../context.js'
import { CREDENTIAL_SCOPES, newCredentialNonce } from '../credentials/nonce.js'
import type { HydraGrant } from '../flow-records.js'
import { type HydraError, hydraError } from '../hydra-error.js'
import type { HydraLine } from '../lines.js'
import type { HydraClient } from '../records.js'
import type { Moment } from '../seam.js'
import { CHECK_PARAMETERS } from '../sessions/flow-errors.js'
import { issueAccessToken, issueRefreshToken, keepGrant, longestKnown } from './credentials.js'
import { type IdTokenPlace, issueIdToken } from './id-token.js'
import { type LifespanOf, lifespan } from './lifespans.js'

/** A token request of a client that authenticated itself. */
export class TokenRequest {
  readonly form: URLSearchParams
  readonly client: HydraClient
  readonly scope: readonly string[]
  readonly audience: readonly string[]

  constructor(form: URLSearchParams, client: HydraClient, line: HydraLine) {
    this.form = form
    this.client = client
    this.scope = distinct(words(form.get('scope')))
    this.audience = audienceOf(form, line)
  }

  /** For seams. */
  get moment(): Moment {
    return { operationId: 'getToken', client: this.client, form: this.form, place: 'token' }
  }

  parameter(name: string): string {
    return this.form.get(name) ?? ''
  }
}

/** Answers token requests of one grant type: the members of the answer. */
export type Grant = (context: HydraContext, request: TokenRequest) => Promise<JsonObject>

/** @throws HydraError when the client did not register the grant type */
export function judgeGrantType({ line }: HydraContext, client: HydraClient, grantType: string): void {
  if (allowsGrant(client, grantType)) return
  throw hydraError(line.flows.tokens.grantNotAllowed, `The client may not use the grant '${grantType}'.`)
}

/** A code or token that is not good, for this reason; `debug` is for operators. */
export const invalidGrant = (hint?: string, debug?: string): HydraError =>
  hydraError('invalid_grant', hint, debug === undefined ? {} : { debug })

/** A code or token whose time is over. */
export const overdue = (error: 'invalid_request' | 'invalid_grant', debug: string): HydraError =>
  hydraError(error, error === 'invalid_request' ? CHECK_PARAMETERS : undefined, { debug })

/** Whether a grant goes on when the person is away. */
const isOffline = ({ scope }: HydraGrant): boolean => scope.includes('offline') || scope.includes('offline_access')

/** What an answer is to hold beside the access token. */
export interface AnswerParts {
  readonly by: LifespanOf
  readonly refreshToken: boolean
  /** Absent for answers without an ID token. */
  readonly idToken?: Pick<IdTokenPlace, 'nonce' | 'codeHash' | 'acrAsked'>
}

/** The members of a token response. Keeps the grant. */
export async function answerOf(
  context: HydraContext,
  { client, moment }: TokenRequest,
  grant: HydraGrant,
  { by, refreshToken, idToken }: AnswerParts,
): Promise<JsonObject> {
  const life = lifespan(context, client, by, 'access_token')
  const access_token = await issueAccessToken(context, client, grant, { life, ...moment })
  const withRefreshToken = refreshToken && isOffline(grant) && allowsGrant(client, 'refresh_token')
  const id_token =
    idToken === undefined || !grant.scope.includes('openid')
      ? undefined
      : await issueIdToken(context, client, grant, {
          ...idToken,
          accessToken: access_token,
          life: lifespan(context, client, by, 'id_token'),
          moment,
        })
  const refreshLife = withRefreshToken ? lifespan(context, client, by, 'refresh_token') : undefined
  await keepGrant(context, grant, longestKnown(context, refreshLife === undefined ? [life] : [life, refreshLife]))
  return {
    access_token,
    ...(await credentialNonce(context, grant, access_token)),
    expires_in: life,
    ...(id_token !== undefined && { id_token }),
    ...(refreshLife !== undefined && {
      refresh_token: await issueRefreshToken(context, grant, { life: refreshLife, accessToken: access_token }),
    }),
    scope: grant.scope.join(' '),
    token_type: 'bearer',
  }
}

async function credentialNonce(context: HydraContext, { scope }: HydraGrant, accessToken: string) {
  if (!context.line.flows.tokens.credentials || !CREDENTIAL_SCOPES.every((name) => scope.includes(name))) return {}
  const nonce = await newCredentialNonce(context, accessToken)
  return { c_nonce_draft_00: nonce, c_nonce_expires_in_draft_00: context.settings.credentialNonceTtl }
}
