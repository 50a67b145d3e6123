import { type ClaimScope, SCOPE_CLAIMS } from '../../scopes/scope-claims.js'
import type { JsonObject, User } from '../context.js'
import { HarnessError } from '../errors.js'
import type { HydraClient } from '../hydra/hydra-api.js'
import { strings } from '../json.js'
import type { LoginDriver, LoginMove, Standing } from './driver.js'

export interface HydraDriverOptions {
  readonly admin: HydraClient
  /** Claims for the ID token and UserInfo, by name; a client gets those of the scopes it is granted. @default {} */
  readonly claims?: Readonly<JsonObject> | undefined
}

/** Seconds that Hydra remembers who signed in and what was granted: longer than any run. */
const REMEMBERED = 3_600

type Answer = (challenge: string, standing: Standing, options: HydraDriverOptions) => Promise<LoginMove>

/** The parameter that Hydra sends to each app, and what that app would do. */
const APPS: readonly (readonly [parameter: string, answer: Answer])[] = [
  ['login_challenge', login],
  ['consent_challenge', consent],
  ['logout_challenge', logout],
  ['device_challenge', device],
]

/**
 * Does the work of Hydra's login, consent, logout and device apps by the admin API: where the browser is sent to one of
 * them, it accepts (or rejects the consent, for `deny`) and goes on with the redirect. No page is fetched. A device's user
 * code has to be in the address that the browser begins at (`verification_uri_complete`), since nobody is there to type it.
 */
export const hydraDriver =
  (options: HydraDriverOptions): LoginDriver =>
  (standing) =>
    answered(standing, options, APPS)

/** Lets Hydra's logout app accept, and does nothing else. */
export const hydraLogoutDriver =
  (options: HydraDriverOptions): LoginDriver =>
  (standing) =>
    answered(standing, options, [['logout_challenge', logout]])

async function answered(
  standing: Standing,
  options: HydraDriverOptions,
  apps: typeof APPS,
): Promise<LoginMove | undefined> {
  if (standing.location === undefined) return undefined
  const { searchParams } = new URL(standing.location)
  for (const [parameter, answer] of apps) {
    const challenge = searchParams.get(parameter)
    if (challenge !== null && challenge !== '') return answer(challenge, standing, options)
  }
  return undefined
}

async function login(challenge: string, { user }: Standing, { admin }: HydraDriverOptions): Promise<LoginMove> {
  const query = { login_challenge: challenge }
  const asked = await admin.object('getOAuth2LoginRequest', { query })
  // A session that goes on belongs to the person it was begun for.
  const subject = asked.skip === true && typeof asked.subject === 'string' ? asked.subject : someone(user).username
  const accepted = { subject, remember: true, remember_for: REMEMBERED }
  return onward('login', await admin.object('acceptOAuth2LoginRequest', { query, json: accepted }))
}

async function consent(
  challenge: string,
  { decision }: Standing,
  { admin, claims = {} }: HydraDriverOptions,
): Promise<LoginMove> {
  const query = { consent_challenge: challenge }
  if (decision === 'deny') {
    const denied = { error: 'access_denied', error_description: 'The person did not consent.' }
    return onward('consent', await admin.object('rejectOAuth2ConsentRequest', { query, json: denied }))
  }
  const asked = await admin.object('getOAuth2ConsentRequest', { query })
  const scopes = strings(asked.requested_scope)
  const accepted = {
    grant_scope: scopes,
    grant_access_token_audience: strings(asked.requested_access_token_audience),
    session: { id_token: claimsFor(scopes, claims) },
    remember: true,
    remember_for: REMEMBERED,
  }
  return onward('consent', await admin.object('acceptOAuth2ConsentRequest', { query, json: accepted }))
}

async function logout(challenge: string, _standing: Standing, { admin }: HydraDriverOptions): Promise<LoginMove> {
  return onward('continue', await admin.object('acceptOAuth2LogoutRequest', { query: { logout_challenge: challenge } }))
}

async function device(challenge: string, { location }: Standing, { admin }: HydraDriverOptions): Promise<LoginMove> {
  const user_code = location === undefined ? null : new URL(location).searchParams.get('user_code')
  if (user_code === null || user_code === '')
    throw new HarnessError(
      'ERR_LOGIN_INCOMPLETE',
      "the device app was given no user code; begin at the device's verification_uri_complete",
    )
  const query = { device_challenge: challenge }
  return onward('continue', await admin.object('acceptUserCodeRequest', { query, json: { user_code } }))
}

function onward(kind: LoginMove['kind'], { redirect_to: url }: Readonly<JsonObject>): LoginMove {
  if (typeof url === 'string' && URL.canParse(url)) return { kind, request: { url } }
  throw new HarnessError('ERR_LOGIN_INCOMPLETE', `the admin API named no redirect_to for the ${kind} request`)
}

function someone(user: User | undefined): User {
  if (user !== undefined) return user
  throw new HarnessError('ERR_INTERNAL', 'nobody is there to sign in')
}

const isClaimScope = (scope: string): scope is ClaimScope => Object.hasOwn(SCOPE_CLAIMS, scope)

const claimsFor = (scopes: readonly string[], claims: Readonly<JsonObject>): JsonObject => {
  const names: readonly string[] = scopes.flatMap((scope) => (isClaimScope(scope) ? SCOPE_CLAIMS[scope] : []))
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)))
}
