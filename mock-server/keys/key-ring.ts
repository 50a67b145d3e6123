import type { JsonObject, JwtDraft } from '../seams.js'
import type { ClientRecord } from '../store/records.js'

/** The signing keys of one provider. Made when first needed, never at start. */
export interface KeyRing {
  /** The public key set, kept old keys included. */
  jwks(): Promise<{ keys: JsonObject[] }>
  /**
   * Signs with the newest key for `header.alg` and adds `kid`; HS256 to HS512 sign with the client's secret, `none` not at all.
   * A `kid` already in the header is kept.
   */
  sign(draft: JwtDraft, client?: ClientRecord): Promise<string>
  /** Claims of a JWT that this ring signed (any kept key, or the client's secret), or `undefined`. Says nothing about its times. */
  verify(
    jwt: string,
    client?: ClientRecord,
  ): Promise<{ readonly header: JsonObject; readonly claims: JsonObject } | undefined>
  /** New keys sign from now on; the old ones stay published. */
  rotate(): Promise<void>
  /** Algorithms that it can sign ID tokens with. */
  readonly algorithms: readonly string[]
}
