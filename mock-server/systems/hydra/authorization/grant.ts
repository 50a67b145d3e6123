import { seconds } from '../../../clock.js'
import type { ConsentedFlow } from '../consent/verify-consent.js'
import type { HydraContext } from '../context.js'
import type { HydraGrant } from '../flow-records.js'
import { SERVER_SETS } from '../keys/hydra-keys.js'
import type { HydraClient } from '../records.js'
import { strategyOf } from '../token/credentials.js'
import { uuid } from '../uuid.js'
import { subjectIdentifier } from './subject-identifier.js'

/** What a person allowed, as tokens will point to it. */
export async function grantOf(
  context: HydraContext,
  client: HydraClient,
  { flow, nonce }: { readonly flow: ConsentedFlow; readonly nonce: string },
): Promise<HydraGrant> {
  const { login, consent } = flow
  return {
    id: uuid(context.random),
    client_id: client.client_id,
    client_incarnation: client.incarnation,
    consent_request_id: flow.consent_request_id,
    subject: login.subject,
    obfuscated_subject: await subjectIdentifier(context, client, login),
    scope: [...new Set(consent.grant_scope)],
    requested_scope: flow.requested_scope,
    audience: [...new Set(consent.grant_access_token_audience)],
    kids: await kidsOf(context, client, consent.grant_scope),
    access_claims: consent.session?.access_token ?? {},
    id_claims: consent.session?.id_token ?? {},
    openid: {
      auth_time: Math.floor(login.authenticated_at / 1_000),
      rat: Math.floor(flow.requested_at / 1_000),
      acr: login.acr,
      amr: login.amr,
      sid: flow.session_id,
      nonce,
      iat: seconds(context.clock),
    },
    generation: 0,
    until: 0,
  }
}

/** The keys that sign now. One is waited for only where tokens need it at once. */
async function kidsOf(context: HydraContext, client: HydraClient, scope: readonly string[]) {
  const { keys } = context
  if (scope.includes('openid')) await keys.ensure(SERVER_SETS['id-token'])
  // Keys that were there once are looked for whatever is granted.
  await keys.settle('id-token')
  if (strategyOf(context, client) === 'jwt') {
    await keys.ensure(SERVER_SETS['access-token'])
    await keys.settle('access-token')
  }
  return { id_token: await keys.signerId('id-token'), access_token: await keys.signerId('access-token') }
}
