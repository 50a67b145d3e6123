import { defineFault, type Fault, type JsonObject } from '../seams.js'

/** A claim of each scope that goes missing. */
const ROWS = { profile: 'nickname', email: 'email_verified', address: 'address', phone: 'phone_number' } as const

const without = (claims: Readonly<JsonObject>, name: string): JsonObject => {
  const { [name]: _omitted, ...others } = claims
  return others
}

const incomplete: readonly Fault[] = Object.entries(ROWS).map(([scope, claim]) =>
  defineFault({
    id: `scopes/${scope}-incomplete`,
    title: `Leaves ${claim} out of what the scope ${scope} brings`,
    caughtBy: [`scopes/scope-${scope}`, 'scopes/scope-all'],
    seam: 'userinfo',
    alter: (claims) => without(claims, claim),
  }),
)

/** A request that can't be answered, because what it wants is missing. */
const refusable = ({ response_type: _omitted, ...others }: Readonly<Record<string, string>>) => others

/** What a provider gets wrong about scopes and the claims parameter. */
export const scopesFaults: readonly Fault[] = [
  ...incomplete,
  defineFault({
    id: 'scopes/id-token-without-profile',
    title: 'Does not put the claims of the scope profile into ID tokens that come without an access token',
    caughtBy: ['scopes/scope-profile', 'scopes/scope-all'],
    seam: 'idTokenClaims',
    alter: (claims, { parameters }) =>
      parameters?.response_type === 'id_token' ? without(claims, 'given_name') : { ...claims },
  }),
  defineFault({
    id: 'scopes/email-refused',
    title: 'Refuses the scope email, which it offers',
    caughtBy: ['scopes/scope-email'],
    seam: 'authorizationRequest',
    alter: (parameters) => (parameters.scope === 'openid email' ? refusable(parameters) : { ...parameters }),
  }),
  defineFault({
    id: 'scopes/claims-ignored',
    title: 'Offers the claims parameter and ignores it',
    caughtBy: ['scopes/claims-essential'],
    seam: 'authorizationRequest',
    alter: ({ claims: _ignored, ...parameters }) => parameters,
  }),
  defineFault({
    id: 'scopes/essential-refused',
    title: 'Refuses requests for essential claims',
    caughtBy: ['scopes/claims-essential'],
    seam: 'authorizationRequest',
    alter: (parameters) =>
      /"name":\{"essential"/.test(parameters.claims ?? '') ? refusable(parameters) : { ...parameters },
  }),
  defineFault({
    id: 'scopes/claims-everywhere',
    title: 'Puts claims that were asked for UserInfo into the ID token too',
    caughtBy: ['scopes/claims-right-place'],
    seam: 'authorizationRequest',
    alter: (parameters) => {
      const { userinfo, ...others } = { ...JSON.parse(parameters.claims ?? '{}') }
      if (userinfo === undefined) return { ...parameters }
      return { ...parameters, claims: JSON.stringify({ ...others, userinfo, id_token: userinfo }) }
    },
  }),
  defineFault({
    id: 'scopes/claims-locales-refused',
    title: 'Refuses claims_locales in a language that it does not speak',
    caughtBy: ['scopes/claims-locales'],
    seam: 'authorizationRequest',
    alter: (parameters) => (parameters.claims_locales === undefined ? { ...parameters } : refusable(parameters)),
  }),
]
