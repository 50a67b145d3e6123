import type { Fault, FaultAt, JsonObject } from '../../seams.js'
import { bentAnswer, otherMembers } from './answers.js'
import type { Asked } from './asked.js'
import { LINES_2 } from './lines.js'
import { saidBy } from './said-by.js'

const systems = LINES_2
const check = (name: string): string => `hydra-trust/${name}`
const isBearer = ({ form }: Asked): boolean => form.get('grant_type')?.endsWith(':jwt-bearer') === true

/** Header and claims of the assertion that was sent. */
const said = ({ form }: Asked) => saidBy(form.get('assertion') ?? '')

/** Gives a token all the same. */
const taken = (name: string, title: string, when: (asked: Asked, body: string) => boolean): FaultAt<'response'> =>
  bentAnswer(
    { id: `hydra-trust/${name}-taken`, title, caughtBy: [check(name)], systems },
    { operation: 'getToken', status: 400, when: isBearer },
    async (response, asked) =>
      when(asked, await response.clone().text())
        ? Response.json({ access_token: 'ory_at_taken', expires_in: 3_600, scope: '', token_type: 'bearer' })
        : response,
  )

const claim = (name: string, wrong: (value: unknown, claims: JsonObject) => boolean) => (asked: Asked) => {
  const { claims } = said(asked)
  return claims.iss !== undefined && wrong(claims[name], claims)
}
const missing = (value: unknown): boolean => value === undefined
const of = (error: string) => (_asked: Asked, body: string) => body.includes(`"error":"${error}"`)

const assertions: readonly Fault[] = [
  taken(
    'assertion-strange-key',
    'Takes assertions that a key signed which nobody knows',
    (asked) => said(asked).header.kid === 'strange',
  ),
  taken(
    'assertion-signature',
    'Takes assertions whatever their signature',
    // Nothing else is wrong with it.
    (asked, body) => body.includes('signature') && said(asked).header.kid !== 'strange',
  ),
  taken(
    'assertion-issuer',
    'Takes assertions of issuers that nobody trusts',
    claim('iss', (iss) => iss === 'https://touchstone-nobody.example'),
  ),
  taken(
    'assertion-subject',
    'Takes assertions for any subject',
    claim('sub', (sub) => sub === 'touchstone-nobody'),
  ),
  taken(
    'assertion-audience',
    'Takes assertions for other servers',
    claim('aud', (aud) => !String(aud).endsWith('/oauth2/token')),
  ),
  taken(
    'assertion-expired',
    'Takes assertions that are expired',
    claim('exp', (exp, { iat }) => Number(exp) < Number(iat)),
  ),
  taken('assertion-without-exp', 'Takes assertions that never expire', claim('exp', missing)),
  taken(
    'assertion-far-exp',
    'Takes assertions that expire in many years',
    claim('exp', (exp, { iat }) => Number(exp) - Number(iat) > 100_000_000),
  ),
  taken(
    'assertion-nbf',
    'Takes assertions that are not valid yet',
    claim('nbf', (nbf) => !missing(nbf)),
  ),
  taken('assertion-without-iat', 'Takes assertions that do not say when they were issued', claim('iat', missing)),
  taken('assertion-without-jti', 'Takes assertions without an id', claim('jti', missing)),
  taken('assertion-no-jwt', 'Takes assertions that are no JWT', ({ form }) => form.get('assertion') === 'garbage'),
]

const requests: readonly Fault[] = [
  taken('grant-jti-known', 'Takes the same assertion again', of('jti_known')),
  taken('grant-scope-not-trusted', 'Grants scopes that the issuer is not trusted with', of('invalid_scope')),
  taken('grant-without-assertion', 'Gives tokens without an assertion', ({ form }) => !form.has('assertion')),
  taken('grant-other-client', 'Lets every client use assertions', of('unauthorized_client')),
  taken(
    'grant-unauthenticated',
    'Lets clients use assertions that do not authenticate',
    ({ headers, form }) => !headers.has('authorization') && !form.has('client_id') && !form.has('client_assertion'),
  ),
]

const answers: readonly Fault[] = [
  otherMembers(
    {
      id: 'hydra-trust/grant-with-refresh-token',
      title: 'Gives a refresh token for an assertion',
      caughtBy: [check('grant')],
      systems,
    },
    { operation: 'getToken', status: 200, when: isBearer },
    { refresh_token: 'ory_rt_surplus' },
  ),
  otherMembers(
    {
      id: 'hydra-trust/grant-scope-lost',
      title: 'Does not grant the scope that was asked for with an assertion',
      caughtBy: [check('grant-subject')],
      systems,
    },
    { operation: 'getToken', status: 200, when: (asked) => isBearer(asked) && asked.form.has('scope') },
    { scope: '' },
  ),
  otherMembers(
    {
      id: 'hydra-trust/grant-for-client',
      title: 'Lets the token for an assertion stand for the client',
      caughtBy: [check('grant-subject')],
      systems,
    },
    { operation: 'introspectToken', status: 200 },
    ({ aud, client_id, sub }) => ({
      sub: Array.isArray(aud) && aud.some((one) => String(one).endsWith('/oauth2/token')) ? client_id : sub,
    }),
  ),
]

/** What goes wrong where assertions of trusted issuers come in. */
export const trustGrantFaults: readonly Fault[] = [...assertions, ...requests, ...answers]
