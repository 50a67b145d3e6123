import type { HydraOperationName } from '../../../specs/index.js'
import type { CheckContext, JsonObject } from '../../harness/context.js'
import type { HydraRequest } from '../../harness/hydra/hydra-api.js'
import { PUBLIC_KEY } from './keys.js'
import { ask, NOTHING, ofOne, ownName, plainly, textIn, type Visit } from './visit.js'

/** An issuer that nobody is, so that nothing is granted by trusting it. */
const issuer = (context: CheckContext): JsonObject => ({
  issuer: `https://${ownName(context)}.invalid`,
  subject: ownName(context),
  scope: ['openid'],
  jwk: { ...PUBLIC_KEY, kid: ownName(context) },
  expires_at: '2100-01-01T00:00:00Z',
})

async function trusted(context: CheckContext): Promise<HydraRequest> {
  const made = await context.hydra.send('trustOAuth2JwtGrantIssuer', { json: issuer(context) })
  return { path: { id: textIn(made, 'id') } }
}

const ofIssuer = (name: HydraOperationName): Visit => ofOne(name, trusted, () => ({ path: { id: NOTHING } }))

export const trustVisits = {
  listTrustedOAuth2JwtGrantIssuers: plainly('listTrustedOAuth2JwtGrantIssuers'),
  trustOAuth2JwtGrantIssuer: async (context) => [
    await ask(context, 'trustOAuth2JwtGrantIssuer', { json: {} }),
    await ask(context, 'trustOAuth2JwtGrantIssuer', { json: issuer(context) }),
  ],
  getTrustedOAuth2JwtGrantIssuer: ofIssuer('getTrustedOAuth2JwtGrantIssuer'),
  deleteTrustedOAuth2JwtGrantIssuer: ofIssuer('deleteTrustedOAuth2JwtGrantIssuer'),
} satisfies Readonly<Partial<Record<HydraOperationName, Visit>>>
