import { type Duration, milliseconds, seconds } from '../clock.js'
import { subjectFor } from '../id-token/subject.js'
import type { Person } from '../people.js'
import type { ProviderState } from '../provider-context.js'
import { unguessable } from '../random.js'
import type { JsonObject } from '../seams.js'
import type { ClientRecord, GrantRecord } from '../store/records.js'
import { issueAccessToken } from '../token/access-token.js'
import { createGrant } from '../token/grant.js'
import { claimsAbout } from '../userinfo/claims.js'

/** Whom a minted token is for. */
export interface MintedFor {
  /** @default the first client of the options */
  readonly client_id?: string
  /** Whom it speaks of. @default the first person of the options */
  readonly username?: string
  /** @default 'openid' */
  readonly scope?: string
}

/** An ID token to be made. */
export interface MintedIdToken extends MintedFor {
  /** Put over the honest claims; `undefined` takes one away. */
  readonly claims?: Readonly<JsonObject>
  /** Put over the honest header: another `alg` is signed by the key of that algorithm. */
  readonly header?: Readonly<JsonObject>
  readonly nonce?: string
  /** From now; may be negative. @default the provider's lifetime of ID tokens */
  readonly expiresIn?: Duration
}

/** An access token to be made. Without `username: null` it stands for a person. */
export interface MintedAccessToken extends Omit<MintedFor, 'username'> {
  /** `null`: the client acts for itself. @default the first person of the options */
  readonly username?: string | null
}

/** Makes tokens without a flow. Faults don't touch them. */
export interface Mint {
  /** A signed ID token; right unless `claims` or `header` make it wrong. */
  idToken(wish?: MintedIdToken): Promise<string>
  /** An access token that UserInfo and introspection know. */
  accessToken(wish?: MintedAccessToken): Promise<string>
}

export const mintOf = (state: ProviderState): Mint => ({
  async idToken(wish = {}) {
    const client = await clientOf(state, wish.client_id)
    const person = personOf(state, wish.username)
    const iat = seconds(state.clock)
    const lifetime = wish.expiresIn === undefined ? state.options.lifetimes.idToken : milliseconds(wish.expiresIn)
    const claims = {
      ...claimsAbout(state, person, { scope: wish.scope ?? 'openid', place: 'id_token' }),
      iss: state.issuer,
      sub: await subjectFor(state, person, client),
      aud: client.client_id,
      exp: iat + Math.floor(lifetime / 1_000),
      iat,
      auth_time: iat,
      nonce: wish.nonce,
      sid: unguessable(state.random, 16),
      ...wish.claims,
    }
    const alg = wish.header?.alg
    const header = { ...wish.header, alg: typeof alg === 'string' ? alg : client.id_token_signed_response_alg }
    return state.keys.sign({ header, claims }, client)
  },
  async accessToken({ client_id, username, scope = 'openid' } = {}) {
    const client = await clientOf(state, client_id)
    const person = username === null ? undefined : personOf(state, username)
    const granted: Omit<GrantRecord, 'grant_id'> = {
      client_id: client.client_id,
      scope,
      offline: false,
      ...(person && { person: person.sub, auth_time: seconds(state.clock) }),
    }
    const grant = await createGrant(state, granted)
    return (await issueAccessToken(state, { client, grant, scope })).access_token
  },
})

async function clientOf({ clients, store }: ProviderState, client_id: string | undefined): Promise<ClientRecord> {
  const client = client_id === undefined ? clients[0] : await store.get('client', client_id)
  if (client === undefined) throw new RangeError(`mint: there is no client ${client_id ?? 'in the options'}`)
  return client
}

function personOf({ people }: ProviderState, username: string | undefined): Person {
  const person = username === undefined ? people.all[0] : people.byUsername(username)
  if (person === undefined) throw new RangeError(`mint: there is no person ${username ?? 'in the options'}`)
  return person
}
