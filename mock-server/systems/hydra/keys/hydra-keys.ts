import { decodeProtectedHeader } from 'jose/decode/protected_header'
import { compactVerify } from 'jose/jws/compact/verify'
import { importJWK } from 'jose/key/import'
import { SigningKeyRing } from '../../../keys/signing-key-ring.js'
import { asBuffer, type Random } from '../../../random.js'
import type { JsonObject, JwtDraft } from '../../../seams.js'
import type { Store } from '../../../store/store.js'
import { HydraError, unknownError } from '../hydra-error.js'
import { isObject } from '../json-values.js'
import type { HydraLine } from '../lines.js'
import type { HydraSettings } from '../settings.js'
import { type KeyWish, makeKeys } from './make-keys.js'
import { noSuchSet } from './no-such-set.js'
import { publicPart } from './public-part.js'
import { algorithmOfSigner, type HydraSigner, hydraSigner } from './signer.js'

/** The key sets that the server makes for itself. */
export const SERVER_SETS = { 'id-token': 'hydra.openid.id-token', 'access-token': 'hydra.jwt.access-token' } as const

/** What a key set of the server signs. */
export type KeyUse = keyof typeof SERVER_SETS

/** The keys that a Hydra server signs with: key sets of the admin API like all others, made when they are first needed. */
export interface HydraKeys {
  /** The public keys, with the sets of the settings' `broadcastKeys`. */
  jwks(): Promise<{ keys: JsonObject[] }>
  /**
   * Signs with the key of the set that counts; adds `alg`, `kid` and `typ` unless the header has them. A header with another
   * `alg` than that of the key is signed by a key that nobody publishes, by none with `none`.
   */
  sign(
    use: KeyUse,
    draft: { readonly header?: Readonly<JsonObject>; readonly claims: Readonly<JsonObject> },
  ): Promise<string>
  /** What tokens are signed by; `''` where the key does not say it. */
  algorithm(use: KeyUse): Promise<string>
  /** The kid by which tokens name the key that signs; `undefined` as long as there is none. */
  signerId(use: KeyUse): Promise<string | undefined>
  /** The same, where the server can check what that key signed. */
  verifierId(use: KeyUse): Promise<string | undefined>
  /**
   * Makes sure that tokens can be signed, where the keys were there once: a set that was deleted is made anew, or missed.
   *
   * @throws HydraError where the line cannot sign by the keys that operators put in
   */
  settle(use: KeyUse): Promise<void>
  /**
   * Header and claims of a JWT that the newest key of the set signed, or `undefined`: the servers look at no other. Says nothing about
   * its times.
   */
  verify(use: KeyUse, jwt: string): Promise<{ readonly header: JsonObject; readonly claims: JsonObject } | undefined>
  /** A new key as the line keeps it: a given one, else one that is made. In 1.x an asymmetric one comes as two. */
  make(wish: KeyWish): Promise<readonly JsonObject[]>
  /** Adds a new key to each set of the server: it signs from now on. */
  rotate(): Promise<void>
  /** Forgets what was made: `given` keys are there to be used again. */
  reset(): void
  /** Starts making the keys without waiting for them. */
  prepare(): void
  /** Makes sure that the server's own set of this name was there once: it is made at the start, and may be deleted. */
  ensure(set: string): Promise<void>
}

/** The key of a set that signs, or would if there were an algorithm for it. */
interface Chosen {
  readonly jwk: Readonly<JsonObject>
  readonly alg: string | undefined
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url')

/** Keys in the store of one provider. */
export class StoredKeys implements HydraKeys {
  readonly #store: Store
  readonly #line: HydraLine
  readonly #settings: HydraSettings
  readonly #random: () => Random
  readonly #given: readonly Readonly<JsonObject>[]
  /** How many of the given keys are in use. */
  #taken = 0
  /** Keys of other algorithms, for tokens that are wrong on purpose. */
  readonly #others = new SigningKeyRing({ algorithms: [], keys: [] })
  /** The server's own sets that were there already. */
  readonly #begun = new Set<string>()
  /** Sets under way: nobody makes one twice. */
  readonly #made = new Map<string, Promise<void>>()
  /** Keys ready to sign, by kid; bounded by what the server itself makes and what operators put into its sets. */
  readonly #ready = new Map<string, { readonly jwk: unknown; readonly key: Promise<HydraSigner> }>()
  /** Which key of a set signs, as long as the set stays what it is. */
  readonly #choices = new Map<KeyUse, { readonly record: unknown; readonly chosen: Chosen | undefined }>()

  constructor(parts: {
    readonly store: Store
    readonly line: HydraLine
    readonly settings: HydraSettings
    readonly random: () => Random
    /** Private RSA keys that are taken, one after the other, before any is made. */
    readonly given?: readonly Readonly<JsonObject>[]
  }) {
    this.#store = parts.store
    this.#line = parts.line
    this.#settings = parts.settings
    this.#random = parts.random
    this.#given = parts.given ?? []
  }

  reset(): void {
    this.#taken = 0
    this.#begun.clear()
  }

  prepare(): void {
    // Whoever needs the keys meets the failure.
    for (const use of this.#published()) this.#ensureUse(use).catch(() => {})
  }

  async ensure(set: string): Promise<void> {
    if (this.#begun.has(set)) return
    for (const use of this.#published()) if (SERVER_SETS[use] === set) await this.#ensureUse(use)
  }

  make(wish: KeyWish): Promise<readonly JsonObject[]> {
    const ready = wish.alg === 'RS256' ? this.#given[this.#taken] : undefined
    if (ready !== undefined) this.#taken += 1
    return makeKeys(wish, this.#line, this.#random(), ready)
  }

  async jwks(): Promise<{ keys: JsonObject[] }> {
    await Promise.all(this.#published().map((use) => this.#ensureUse(use)))
    const keys = await Promise.all(this.#broadcast().map((set) => this.#publicKeysOf(set)))
    return { keys: keys.flat() }
  }

  /** Names of the sets in JWKS, in the order of the server. */
  #broadcast(): readonly string[] {
    const { broadcastKeys } = this.#settings
    const own = this.#published().map((use) => SERVER_SETS[use])
    return [...new Set(broadcastKeys.length === 0 ? own : [...broadcastKeys, ...own.reverse()])]
  }

  /** The public keys of a set. One that is missing is made, or is an error. */
  async #publicKeysOf(set: string): Promise<readonly JsonObject[]> {
    if (!this.#line.keys.pairs) await this.#ensureSet(set, () => true)
    const record = await this.#store.get('hydra_key_set', set)
    if (record === undefined || record.keys.length === 0) throw noSuchSet()
    // A secret has no public half: 2.x trips over it, 1.x looks at names only.
    if (!this.#line.keys.pairs && record.keys.some(({ kty }) => kty === 'oct'))
      throw unknownError(`a key of ${set} has no public half`)
    const shown = record.keys.map(publicPart).filter((key) => key !== undefined)
    // 1.x goes by names: of a pair, the public half is beside the private one.
    const published = this.#line.keys.pairs ? shown.filter(({ kid }) => String(kid).startsWith('public:')) : shown
    if (published.length === 0) throw unknownError(`no key of ${set} is public`)
    return published
  }

  async sign(use: KeyUse, { header, claims }: Partial<Pick<JwtDraft, 'header'>> & Pick<JwtDraft, 'claims'>) {
    const alg = header?.alg
    const key = await this.#signer(use)
    if (typeof alg === 'string' && alg.toUpperCase() !== key.alg.toUpperCase())
      return this.#others.sign({ header: { ...header, alg }, claims })
    const full = { alg: key.alg, kid: key.kid, typ: 'JWT', ...header }
    const input = `${base64url(JSON.stringify(full))}.${base64url(JSON.stringify(claims))}`
    return `${input}.${asBuffer(await key.sign(input)).toString('base64url')}`
  }

  async algorithm(use: KeyUse): Promise<string> {
    // What the server makes itself is for RS256: nobody needs to wait for that.
    const chosen = await this.#chosen(use)
    return chosen === undefined ? 'RS256' : (chosen.alg ?? '')
  }

  async signerId(use: KeyUse): Promise<string | undefined> {
    const chosen = await this.#chosen(use)
    return chosen && this.#publicKid(chosen.jwk)
  }

  async verifierId(use: KeyUse): Promise<string | undefined> {
    const chosen = await this.#chosen(use)
    return chosen && isCheckable(chosen) ? this.#publicKid(chosen.jwk) : undefined
  }

  async settle(use: KeyUse): Promise<void> {
    if (!this.#begun.has(SERVER_SETS[use])) return
    await this.#ensureUse(use)
    if ((await this.#chosen(use)) === undefined) throw noSigner(use)
  }

  async verify(use: KeyUse, jwt: string) {
    const header = headerOf(jwt)
    if (header === undefined || header.alg === 'none') return undefined
    const key = await this.#signerIfAny(use)
    if (key === undefined || !isCheckable({ jwk: key.publicJwk, alg: key.alg })) return undefined
    const claims = await verified(jwt, key)
    return claims && { header, claims }
  }

  async rotate(): Promise<void> {
    for (const use of this.#published()) {
      await this.#ensureUse(use)
      await this.#add(SERVER_SETS[use], 1)
    }
  }

  /** The sets in use with these settings. */
  #published(): readonly KeyUse[] {
    return this.#settings.accessTokenStrategy === 'jwt' || this.#line.keys.publishesAccessTokenKeys
      ? ['id-token', 'access-token']
      : ['id-token']
  }

  #ensureUse(use: KeyUse): Promise<void> {
    const set = SERVER_SETS[use]
    const under = this.#made.get(set)
    if (under !== undefined) return under
    const made = this.#ensureOwn(set).finally(() => this.#made.delete(set))
    this.#made.set(set, made)
    return made
  }

  /** A set that was deleted is made anew, or missed from then on. */
  async #ensureOwn(set: string): Promise<void> {
    if (this.#begun.has(set) && this.#line.keys.pairs) {
      if ((await this.#store.get('hydra_key_set', set)) === undefined) throw noSuchSet()
      return
    }
    await this.#ensureSet(set, isPrivate)
    this.#begun.add(set)
  }

  /** Makes a set that has no key of a kind. */
  async #ensureSet(set: string, fits: (key: Readonly<JsonObject>) => boolean): Promise<void> {
    const record = await this.#store.get('hydra_key_set', set)
    if (!record?.keys.some(fits)) await this.#add(set, 1)
  }

  async #add(set: string, count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const made = await this.make({ alg: 'RS256', use: 'sig' })
      const before = await this.#store.get('hydra_key_set', set)
      await this.#store.set(
        'hydra_key_set',
        set,
        { keys: [...made, ...(before?.keys ?? [])] },
        Number.POSITIVE_INFINITY,
      )
    }
  }

  /** The key of a set that signs, or would if there were an algorithm for it. */
  async #chosen(use: KeyUse): Promise<Chosen | undefined> {
    const record = await this.#store.get('hydra_key_set', SERVER_SETS[use])
    const before = this.#choices.get(use)
    if (before !== undefined && before.record === record) return before.chosen
    const jwk = SIGNERS[this.#line.keys.signWith](record?.keys ?? [])
    const chosen = jwk && { jwk, alg: algorithmOfSigner(jwk, this.#line) }
    this.#choices.set(use, { record, chosen })
    return chosen
  }

  /** Tokens name the public half: of a pair in 1.x, and none where a secret signs. */
  #publicKid({ kid, kty }: Readonly<JsonObject>): string {
    return kty === 'oct' ? '' : this.#line.keys.publicKid(String(kid ?? ''))
  }

  async #signer(use: KeyUse): Promise<HydraSigner> {
    await this.#ensureUse(use)
    const { jwk, alg } = (await this.#chosen(use)) ?? {}
    if (jwk === undefined || alg === undefined) throw noSigner(use)
    const known = this.#ready.get(SERVER_SETS[use])
    if (known?.jwk === jwk) return known.key
    const key = hydraSigner(alg, { ...jwk, kid: this.#publicKid(jwk) })
    this.#ready.set(SERVER_SETS[use], { jwk, key })
    return key
  }

  /** For who only compares: without a key, nothing was signed by it. */
  async #signerIfAny(use: KeyUse): Promise<HydraSigner | undefined> {
    try {
      return await this.#signer(use)
    } catch (error) {
      if (error instanceof HydraError) return undefined
      throw error
    }
  }
}

/** The servers sign by EdDSA and by secrets, and know nothing of them when a signature comes back. */
const isCheckable = ({ jwk, alg }: { readonly jwk: Readonly<JsonObject>; readonly alg: string | undefined }): boolean =>
  alg !== undefined && alg !== 'EdDSA' && jwk.kty !== 'oct'

const noSigner = (use: KeyUse): HydraError => unknownError(`no key of ${SERVER_SETS[use]} can sign`)

type Keys = readonly Readonly<JsonObject>[]

/** Whether a key is no public one. */
const isPrivate = ({ d, kty }: Readonly<JsonObject>): boolean => d !== undefined || kty === 'oct'

/** Which key of a set signs, the newest first. */
const SIGNERS: Readonly<Record<HydraLine['keys']['signWith'], (keys: Keys) => Readonly<JsonObject> | undefined>> = {
  'the newest pair, of RSA': (keys) => {
    const newest = (prefix: string) => keys.find(({ kid }) => String(kid).startsWith(prefix))
    const [open, hidden] = [newest('public:'), newest('private:')]
    if (open?.kty !== 'RSA' || hidden?.kty !== 'RSA' || hidden.d === undefined) return undefined
    const isPair = String(open.kid).slice('public:'.length) === String(hidden.kid).slice('private:'.length)
    return isPair && open.n === hidden.n && open.e === hidden.e ? hidden : undefined
  },
  'the newest private key': (keys) => keys.find(isPrivate),
}

function headerOf(jwt: string): JsonObject | undefined {
  try {
    return { ...decodeProtectedHeader(jwt) }
  } catch {
    return undefined
  }
}

async function verified(jwt: string, { alg, publicJwk }: HydraSigner): Promise<JsonObject | undefined> {
  try {
    const { payload } = await compactVerify(jwt, await importJWK({ ...publicJwk }, alg), { algorithms: [alg] })
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload))
    return isObject(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
