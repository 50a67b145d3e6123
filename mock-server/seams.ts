import type { OAuthErrorCode } from './errors.js'
import type { AnyOperation, Unrouted } from './operations.js'
import type { RuleName } from './rules.js'
import type { SystemName } from './systems/system-names.js'

/** Any JSON object: claims, metadata, a response body. */
export type JsonObject = Record<string, unknown>

/** What the seams around a whole exchange know about it. */
export interface ExchangeContext {
  readonly operationId: AnyOperation | Unrouted
  /** The listener that it came to; systems with one listener have only `public`. */
  readonly side: 'public' | 'admin'
}

/** What the seams around tokens and responses know about the moment. */
export interface SeamContext {
  readonly operationId: AnyOperation
  readonly issuer: string
  /** The client in question, when it is known already. */
  readonly client?: Readonly<JsonObject> & { readonly client_id: string }
  /** Parameters of the request as the provider understood them (authorization or token request). */
  readonly parameters?: Readonly<Record<string, string>>
  /** The grant of a token request, or the response type of an authorization request. */
  readonly grant?: string
  /** Where an ID token goes. */
  readonly place?: 'authorization' | 'token' | 'logout'
}

/** An authorization response before it takes its way to the client. */
export interface AuthorizationResponse {
  readonly redirect_uri: string
  readonly mode: 'query' | 'fragment' | 'form_post'
  readonly parameters: Readonly<Record<string, string>>
  /** The status of the redirect (303 by default); of no meaning with `form_post`. */
  readonly status: number
}

/** A JWT about to be signed. */
export interface JwtDraft {
  readonly header: Readonly<JsonObject> & { readonly alg: string }
  readonly claims: Readonly<JsonObject>
}

/** An error about to be sent, wherever it goes. */
export interface ErrorDraft {
  readonly error: OAuthErrorCode | (string & {})
  readonly error_description?: string
  readonly error_uri?: string
  readonly status: number
  /** `redirect`: to the client; `page`: shown to the person; `json`: the body of an API's answer. */
  readonly place: 'redirect' | 'page' | 'json'
}

/**
 * The points at which a fault may change what the provider takes in or sends out. Each is a pure function of the honest value:
 * it returns the value to use instead. `response` may be async; `request` may answer by itself.
 */
export interface Seams {
  /** An incoming request, before anything looks at it. A `Response` is sent as it is, without the provider's own handling. */
  request: (request: Request, context: ExchangeContext) => Request | Response | Promise<Request | Response>
  /** A finished response, just before it leaves. */
  response: (
    response: Response,
    context: ExchangeContext & { readonly request: Request },
  ) => Response | Promise<Response>
  /** The rules in force: a fault takes some away. */
  rules: (enforced: ReadonlySet<RuleName>) => ReadonlySet<RuleName>
  /** The discovery document. */
  metadata: (metadata: Readonly<JsonObject>, context: { readonly issuer: string }) => JsonObject
  /** The published key set. */
  jwks: (jwks: { readonly keys: readonly Readonly<JsonObject>[] }) => { keys: readonly JsonObject[] }
  /** Parameters of an authorization request, after request objects were merged in, before they are judged. */
  authorizationRequest: (parameters: Readonly<Record<string, string>>, context: SeamContext) => Record<string, string>
  /** An authorization response, successful or not. */
  authorizationResponse: (response: AuthorizationResponse, context: SeamContext) => AuthorizationResponse
  /** A newly made credential, before it is stored. */
  credential: (
    value: string,
    context: {
      readonly kind:
        | 'authorization_code'
        | 'access_token'
        | 'refresh_token'
        | 'client_id'
        | 'client_secret'
        | 'sid'
        | 'jti'
    },
  ) => string
  /** Claims of an ID token (place `authorization` or `token`) or logout token (place `logout`). */
  idTokenClaims: (claims: Readonly<JsonObject>, context: SeamContext) => JsonObject
  /** Header and claims of an ID token or logout token just before signing; changing `alg` changes the key that signs. */
  idToken: (draft: JwtDraft, context: SeamContext) => JwtDraft
  /** A signed ID token or logout token in compact form. */
  signedIdToken: (jwt: string, context: SeamContext) => string
  /** Header and claims of a JWT access token just before signing. */
  accessToken: (draft: JwtDraft, context: SeamContext) => JwtDraft
  /** The body of a successful token response. */
  tokenResponse: (body: Readonly<JsonObject>, context: SeamContext) => JsonObject
  /** The claims of a UserInfo response, plain or about to be signed. */
  userinfo: (claims: Readonly<JsonObject>, context: SeamContext) => JsonObject
  /** A UserInfo response about to be signed: header and claims. */
  signedUserinfo: (draft: JwtDraft, context: SeamContext) => JwtDraft
  /** The body of an introspection response. */
  introspection: (body: Readonly<JsonObject>, context: SeamContext) => JsonObject
  /** The body of a client information response (registration). */
  registration: (body: Readonly<JsonObject>, context: SeamContext) => JsonObject
  /** An error about to be sent. */
  error: (error: ErrorDraft, context: SeamContext) => ErrorDraft
}

export type SeamName = keyof Seams

/** A named way of being wrong that the provider can take on. */
export type Fault = { [S in SeamName]: FaultAt<S> }[SeamName]

/** A fault at one seam. */
export interface FaultAt<S extends SeamName> {
  /** Suite and name, such as `id-token/idt-missing-nonce`; the names of the catalogue of RP faults where it has one. */
  readonly id: string
  /** What the provider does wrong, in one sentence. */
  readonly title: string
  /** Ids of the checks that must notice. */
  readonly caughtBy: readonly string[]
  /** Ids of further checks that turn red as a consequence. */
  readonly follows?: readonly string[]
  /** The systems that can take it on. @default `openid-connect`, and whatever has the seam */
  readonly systems?: readonly SystemName[]
  readonly seam: S
  readonly alter: Seams[S]
}

/** Gives a fault its exact type from its seam. */
export const defineFault = <S extends SeamName>(fault: FaultAt<S>): FaultAt<S> => fault
