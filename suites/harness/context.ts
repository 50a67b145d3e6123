import type { Exchange, HttpRequest } from './exchange.js'
import type { HydraApi } from './hydra/hydra-api.js'
import type { TargetSystem } from './hydra/hydra-systems.js'

/** Any JSON object from outside; look before you use it. */
export type JsonObject = Record<string, unknown>

/** Someone who can sign in at the target. */
export interface User {
  readonly username: string
  readonly password: string
}

/** A client at the target, ready for use. */
export interface Client {
  readonly client_id: string
  readonly client_secret?: string
  readonly token_endpoint_auth_method: string
  /** At least one; the first is the one used when a check doesn't care. */
  readonly redirect_uris: readonly [string, ...string[]]
  readonly post_logout_redirect_uris: readonly string[]
  /** `static`: given in the configuration. `dynamic`: registered, or created by the admin API, by the run; removed at its end. */
  readonly origin: 'static' | 'dynamic'
  /** The metadata the target holds, from its registration response; what we were told for a static client. */
  readonly metadata: Readonly<JsonObject>
  /** Private JWK of the client, for `private_key_jwt` and signed request objects. */
  readonly privateKey?: Readonly<JsonObject>
  /** The exchange that registered it. */
  readonly registration?: Exchange
}

/** What a check wants of a client. Equal wishes get the same client; give `distinct` another name to get another one. */
export interface ClientWish {
  /** @default the best that target and configuration allow: client_secret_basic, then client_secret_post, then others */
  readonly token_endpoint_auth_method?: string | undefined
  /** Response types that it must be allowed to use. @default ['code'] */
  readonly response_types?: readonly string[]
  /** @default what the response types need */
  readonly grant_types?: readonly string[]
  /** How many redirect URIs it must have. @default 1 */
  readonly redirectUriCount?: number
  /** Client metadata beyond that; needs dynamic registration (else the check is skipped: "needs dynamic registration"). */
  readonly metadata?: Readonly<JsonObject>
  /** Name of a client that must not be the same as those of other names: 'second', 'own to disc-x'. @default 'first' */
  readonly distinct?: string
}

/** A step that the login driver saw on its way. */
export interface LoginStep {
  readonly kind: 'login' | 'consent' | 'continue' | 'form_post' | 'redirect'
  readonly exchange: Exchange
}

/** A browser at the target: a cookie jar. Sessions at the provider live in it. */
export interface Browser {
  readonly id: number
}

/** An authorization request. */
export interface AuthorizationRequest {
  readonly client: Client
  /**
   * Parameters, over the defaults: client_id, redirect_uri (the client's first), response_type `code`, scope `openid`,
   * a fresh state and nonce. `undefined` leaves one out.
   */
  readonly parameters?: Readonly<Record<string, string | undefined>>
  /** Further pairs, after the others: for repeated parameters. */
  readonly repeated?: readonly (readonly [string, string])[]
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST'
  /** @default a new one: no session */
  readonly browser?: Browser
  /** Who signs in when asked. @default the target's first user */
  readonly user?: User
  /** What to do on a consent page. @default 'accept' */
  readonly decision?: 'accept' | 'deny'
  /** Other URIs that count as the client's: reaching one ends the way as a callback. @default redirect_uris of the client and the redirect_uri sent */
  readonly alsoCallbacks?: readonly string[]
}

/** Where an authorization request ended. */
export type AuthorizationOutcome = {
  /** What was sent, by name. */
  readonly sent: Readonly<Record<string, string>>
  readonly client: Client
  readonly browser: Browser
  readonly steps: readonly LoginStep[]
  /** The last exchange: the redirect to the client, the page, or the form_post page. */
  readonly exchange: Exchange
} & (
  | {
      /** The browser was sent to the client. */
      readonly kind: 'callback'
      readonly url: string
      /** Where the parameters were found; `none` when there were none. */
      readonly place: 'query' | 'fragment' | 'form_post' | 'none'
      /** Parameters of the response at that place. With `form_post` the fields of the form. */
      readonly parameters: Readonly<Record<string, string>>
      /** All parameters with their places, also those in a wrong place and repeated ones. */
      readonly found: readonly {
        readonly place: 'query' | 'fragment' | 'form_post'
        readonly name: string
        readonly value: string
      }[]
      /** The form of a form_post page. */
      readonly form?: { readonly method: string; readonly enctype: string; readonly action: string }
    }
  | {
      /** It stays at the provider: an error page, or an answer that is no redirect. */
      readonly kind: 'page'
      readonly status: number
      /** Text of the page without markup, at most 500 characters. */
      readonly text: string
    }
  | {
      /** Redirected to somewhere that is neither the provider nor the client. */
      readonly kind: 'elsewhere'
      readonly location: string
    }
)

export type Callback = Extract<AuthorizationOutcome, { kind: 'callback' }>

/** An ID token and where it came from. */
export interface IdToken {
  /** Such as `code id_token, from the token endpoint`: for messages. */
  readonly label: string
  readonly place: 'authorization' | 'token' | 'refresh'
  readonly jwt: string
  /** Absent when it can't be decoded. */
  readonly header?: Readonly<JsonObject>
  readonly claims?: Readonly<JsonObject>
  readonly client: Client
  /** Parameters of the authorization request that it belongs to. */
  readonly sent: Readonly<Record<string, string>>
  /** Access token and code that came in the same response, for at_hash and c_hash. */
  readonly accessToken?: string
  readonly code?: string
  readonly exchange: Exchange
  /** The flow's response type, and whether its token endpoint gives an access token. */
  readonly responseType: string
}

/** A whole flow: authorization, token request when a code came, UserInfo when an access token came. */
export interface Flow {
  /** Such as `code id_token with form_post`: for messages. */
  readonly label: string
  readonly responseType: string
  readonly responseMode?: string
  readonly client: Client
  readonly sent: Readonly<Record<string, string>>
  /** The code_verifier behind the code_challenge, when the flow uses PKCE. */
  readonly codeVerifier?: string
  readonly authorization: AuthorizationOutcome
  /** The callback when the authorization succeeded (no `error`, all promised parts are there or not: not judged here). */
  readonly callback?: Callback
  /** The token request made with the code. */
  readonly token?: Exchange
  /** Body of a successful token response. */
  readonly tokens?: Readonly<JsonObject>
  readonly idTokens: readonly IdToken[]
  /** From the token endpoint, else from the authorization response. */
  readonly accessToken?: string
  readonly refreshToken?: string
  /** GET at the UserInfo endpoint with the access token. */
  readonly userinfo?: Exchange
  /** Claims of a successful plain UserInfo response. */
  readonly userinfoClaims?: Readonly<JsonObject>
  /** The first thing that went wrong, if anything; `blame` is the id of the check whose matter it is. */
  readonly failure?: {
    readonly at: 'authorization' | 'token' | 'userinfo'
    readonly because: string
    readonly blame: string
    readonly exchange?: Exchange
  }
}

export interface FlowWish {
  /** @default 'code' */
  readonly response_type?: string
  /** @default not sent */
  readonly response_mode?: string
  /** @default 'openid' */
  readonly scope?: string
  readonly client?: ClientWish
  /** Over the defaults of the authorization request. */
  readonly parameters?: Readonly<Record<string, string | undefined>>
  readonly method?: 'GET' | 'POST'
  /** With PKCE (S256). @default true when the target advertises S256 or the client is public */
  readonly pkce?: boolean
  /** Uses this browser and its session instead of a new one; never shared with other checks. */
  readonly browser?: Browser
  readonly user?: User
  /** Never shared with other checks; equal wishes without it are run once for all. Set it when the check uses up or spoils anything of the flow. @default false */
  readonly own?: boolean
  /** Leaves out the token request, or UserInfo. @default 'userinfo' */
  readonly until?: 'authorization' | 'token' | 'userinfo'
}

export interface TokenRequest {
  readonly client: Client
  /** Form parameters beside those of the client authentication; `undefined` leaves one out. */
  readonly form: Readonly<Record<string, string | undefined>>
  readonly repeated?: readonly (readonly [string, string])[]
  /** Changes how the client authenticates. */
  readonly authentication?: {
    /** @default the client's own; 'omitted' sends nothing at all, 'none' sends client_id only */
    readonly method?: string
    /** Sends this secret instead. */
    readonly client_secret?: string
    /** Claims over those of a client assertion. */
    readonly assertionClaims?: Readonly<JsonObject>
  }
  readonly headers?: Readonly<Record<string, string>>
  /** @default the token endpoint */
  readonly url?: string
}

/** What the target can do, from discovery and configuration. */
export interface Capabilities {
  readonly responseTypes: readonly string[]
  readonly responseModes: readonly string[]
  readonly grantTypes: readonly string[]
  readonly clientAuthenticationMethods: readonly string[]
  readonly scopes: readonly string[] | undefined
  readonly claimsParameter: boolean
  readonly pkceMethods: readonly string[]
  readonly dynamicRegistration: boolean
  /** Clients with any metadata can be had: by dynamic registration, or by the target's admin API. */
  readonly clientsOnDemand: boolean
  readonly userCount: number
}

/** The target as checks see it. */
export interface TargetView {
  /** The issuer identifier that the user gave (the URL of the configuration document without its suffix). */
  readonly issuer: string
  /** The URL of the configuration document. */
  readonly configurationUrl: string
  /** What the target is, as the options say or as it was recognised. */
  readonly system: TargetSystem
  /** True when the target is plain http or on a loopback address: https rules are notes then, not failures. */
  readonly insecureAllowed: boolean
  readonly users: readonly User[]
  /** Names that extensions may use: scopes, claims, metadata members not to warn about. */
  readonly allowedExtensions: readonly string[]
  /** OpenAPI documents (files or URLs) that the user gave, to judge the answers beside those of the standards. */
  readonly documents: readonly string[]
  /** Seconds that a check may let pass; a hook that moves the target's clock makes it unlimited. @default 0 */
  readonly patience: number
}

/** What a check works with. */
export interface CheckContext {
  readonly target: TargetView
  readonly capabilities: Capabilities
  /** The discovery document as it was served; empty object when there is none that can be read. */
  readonly metadata: Readonly<JsonObject>
  /** The request for the configuration document. */
  readonly discovery: Exchange
  /** The API of an Ory Hydra, both sides. Throws `Skip` when the target is none. */
  readonly hydra: HydraApi
  /** The key set, fetched once for the run; throws `Skip` blocked by `discovery/jwks-fetch` when it can't be had. */
  jwks(): Promise<{ readonly exchange: Exchange; readonly keys: readonly JsonObject[] }>
  /** URL of an endpoint from discovery: `endpoint('token_endpoint')`. Throws `Skip` when it is not advertised. */
  endpoint(member: string): string
  /** Sends a request outside any browser; recorded. */
  http(request: HttpRequest): Promise<Exchange>
  /** A client for the wish. Throws `Skip` when the target can't give such a client. */
  client(wish?: ClientWish): Promise<Client>
  /** Registers a client with exactly this metadata and returns the exchange, whatever the answer; a client that was made is removed at the end. Throws `Skip` without a registration endpoint. */
  register(metadata: Readonly<JsonObject>): Promise<Exchange>
  /** A client made of a successful registration response. */
  registered(exchange: Exchange, more?: { readonly privateKey?: JsonObject }): Client
  /** A new browser without cookies. */
  browser(): Browser
  /** Sends a browser to the authorization endpoint and follows it, signing in and consenting as asked, until it leaves the provider or a page ends the way. */
  authorize(request: AuthorizationRequest): Promise<AuthorizationOutcome>
  /** Sends one request in a browser, with its cookies; neither redirects nor pages are followed. */
  visit(browser: Browser, request: HttpRequest): Promise<Exchange>
  /** Sends a browser to any URL of the provider (such as end_session_endpoint) and follows redirects and form_post pages, submitting nothing else. */
  browse(browser: Browser, request: HttpRequest): Promise<{ readonly exchange: Exchange; readonly location?: string }>
  /** A whole flow. Shared among checks that wish the same, unless `own`. Never throws for what the target does: see `failure`. Throws `Skip` when it is not possible here. */
  flow(wish?: FlowWish): Promise<Flow>
  /** One flow for each response type that the target offers (and form_post where offered): the evidence that base rows are judged on. */
  baseFlows(): Promise<readonly Flow[]>
  /** Sends a token request with the client's authentication. */
  token(request: TokenRequest): Promise<Exchange>
  /** Signs claims with the client's key or, for HS*, its secret; `none` gives an unsigned JWT. */
  sign(
    client: Client,
    claims: Readonly<JsonObject>,
    header: Readonly<JsonObject> & { readonly alg: string },
  ): Promise<string>
  /** openid-client's functions bound to the recorder: a `Configuration` for this client. */
  openidClient(client: Client): Promise<import('openid-client').Configuration>
  /** Lets time pass at the target: by its clock hook, else by waiting. Throws `Skip` when more than the target's patience is needed. */
  letPass(seconds: number): Promise<void>
  /** Everything seen so far; for checks of phase `last`. */
  exchanges(): readonly Exchange[]
  /** Milliseconds since 1970, by the harness's clock; the base for judging iat and exp. */
  now(): number
  /** A fresh unguessable value of `length` characters of `A-Za-z0-9`. @default 10 */
  random(length?: number): string
  /** Aborted when the run ends early or the check's time is up. */
  readonly signal: AbortSignal
}
