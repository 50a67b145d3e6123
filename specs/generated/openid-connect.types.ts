// Made from specs/openapi/openid-connect.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  /** A registered response type. Also `none` and permutations of the words. */
  readonly ResponseType: (('code' | 'id_token' | 'id_token token' | 'code id_token' | 'code token' | 'code id_token token' | 'none') | string)
  /** OAuth 2.0 Multiple Response Types section 2.1 and Form Post Response Mode. */
  readonly ResponseMode: ('query' | 'fragment' | 'form_post')
  /** One value or several. */
  readonly Prompt: (('none' | 'login' | 'consent' | 'select_account') | string)
  /** The parameters of the authorization request. What a request object or a pushed request carries may be left out. */
  readonly AuthorizationRequest: {
    readonly response_type?: Schemas['ResponseType']
    readonly client_id: string
    readonly redirect_uri?: string
    readonly scope?: string
    readonly state?: string
    readonly nonce?: string
    readonly response_mode?: Schemas['ResponseMode']
    readonly prompt?: Schemas['Prompt']
    readonly display?: ('page' | 'popup' | 'touch' | 'wap')
    /** Seconds. */
    readonly max_age?: number
    readonly ui_locales?: string
    readonly claims_locales?: string
    readonly id_token_hint?: string
    readonly login_hint?: string
    readonly acr_values?: string
    /** A JSON object as in Core section 5.5. */
    readonly claims?: string
    readonly request?: string
    readonly request_uri?: string
    readonly code_challenge?: string
    readonly code_challenge_method?: ('plain' | 'S256')
  }
  /** The parameters of the logout request. */
  readonly EndSessionRequest: {
    readonly id_token_hint?: string
    readonly logout_hint?: string
    readonly client_id?: string
    readonly post_logout_redirect_uri?: string
    readonly state?: string
    readonly ui_locales?: string
  }
  /** The grant and, unless the header does it, the client's authentication. */
  readonly TokenRequest: {
    /** The kind of grant. */
    readonly grant_type: ('authorization_code' | 'refresh_token' | 'client_credentials' | 'urn:ietf:params:oauth:grant-type:device_code')
    /** The authorization code. */
    readonly code?: string
    /** The redirect URI of the authorization request, if it had one. */
    readonly redirect_uri?: string
    /** The client. */
    readonly client_id?: string
    /** Its secret, for `client_secret_post`. */
    readonly client_secret?: string
    /** RFC 7523 section 2.2. */
    readonly client_assertion_type?: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    /** A JWT that authenticates the client, for `client_secret_jwt` and `private_key_jwt`. */
    readonly client_assertion?: string
    /** The refresh token. */
    readonly refresh_token?: string
    /** The device code, RFC 8628 section 3.4. */
    readonly device_code?: string
    /** The wanted scope; when refreshing no more than was granted. */
    readonly scope?: string
    /** The secret behind the PKCE challenge. */
    readonly code_verifier?: string
  }
  /** RFC 6749 section 5.1 and OpenID Connect Core 1.0 section 3.1.3.3. */
  readonly TokenResponse: {
    /** Opens protected resources. */
    readonly access_token: string
    /** How the token is used; letter case has no meaning. */
    readonly token_type: ('Bearer' | string)
    /** Lifetime of the access token, in seconds. */
    readonly expires_in?: number
    /** Gets new tokens later. */
    readonly refresh_token?: string
    /** A JWT about the authentication of the person. */
    readonly id_token?: string
    /** The granted scope; must be there when it differs from what was asked for. */
    readonly scope?: string
  }
  /** An error as OAuth 2.0 shapes it. */
  readonly Error: {
    /** A code for programs. */
    readonly error: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** A page about the error. */
    readonly error_uri?: string
  }
  /** A request without any credentials gets a challenge without an error code, RFC 6750 section 3.1. */
  readonly ResourceError: {
    readonly error?: string
    readonly error_description?: string
    readonly error_uri?: string
  }
  /** RFC 6749 section 5.2. */
  readonly TokenError: {
    /** A registered code; extensions define more. */
    readonly error: (('invalid_request' | 'invalid_client' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type' | 'invalid_scope' | 'authorization_pending' | 'slow_down' | 'access_denied' | 'expired_token') | string)
    /** A sentence for developers, of printable ASCII without quotes and backslashes. */
    readonly error_description?: string
    /** A page about the error. */
    readonly error_uri?: string
  }
  readonly JsonWebKeySet: {
    /** The keys; old ones stay as long as what they signed may be in use. */
    readonly keys: readonly (Schemas['JsonWebKey'])[]
  }
  /** A public key. `use` and `kid` are expected; RFC 7517 requires `kty` alone. */
  readonly JsonWebKey: (Schemas['NamedJsonWebKey'] | {
    readonly kty: string
    readonly use?: string
    readonly kid?: string
  })
  readonly NamedJsonWebKey: {
    /** Family of the algorithm, such as RSA or EC. */
    readonly kty: string
    /** Signatures or encryption. */
    readonly use: ('sig' | 'enc')
    /** The name of the key in the set. */
    readonly kid: string
    /** The algorithm it is for. */
    readonly alg?: string
    /** What the key may do. */
    readonly key_ops?: readonly (string)[]
    /** RSA modulus, base64url. */
    readonly n?: string
    /** RSA exponent, base64url. */
    readonly e?: string
    /** X coordinate of a curve's point, base64url. */
    readonly x?: string
    /** Y coordinate of a curve's point, base64url. */
    readonly y?: string
    /** The curve. */
    readonly crv?: string
    /** Where the certificate chain is. */
    readonly x5u?: string
    /** The certificate chain, base64 DER, the key's own first. */
    readonly x5c?: readonly (string)[]
    /** SHA-1 thumbprint of the certificate, base64url. */
    readonly x5t?: string
    /** SHA-256 thumbprint of the certificate, base64url. */
    readonly 'x5t#S256'?: string
  }
  /** What an OpenID Provider says about itself, OpenID Connect Discovery 1.0 section 3, with the members that RFC 8414 and later standards add. Members with no elements are left out (section 4.2), others may stand beside these. */
  readonly OpenIdProviderMetadata: unknown
  /** Claims about a person, OpenID Connect Core 1.0 sections 5.1 and 5.3.2. Other claims, and claims with a language tag such as name#ja, may stand beside these. */
  readonly UserInfoResponse: {
    /** Who it is: unique at the issuer and never given to another person. */
    readonly sub: string
    /** Full name as it is shown. */
    readonly name?: string
    /** Given name or names. */
    readonly given_name?: string
    /** Family name or names. */
    readonly family_name?: string
    /** Middle name or names. */
    readonly middle_name?: string
    /** What friends say. */
    readonly nickname?: string
    /** Wanted short name; not unique. */
    readonly preferred_username?: string
    /** Page about the person. */
    readonly profile?: string
    /** Picture of the person. */
    readonly picture?: string
    /** The person's own page. */
    readonly website?: string
    /** Preferred e-mail address; not unique. */
    readonly email?: string
    /** Whether the address was proved to be the person's. */
    readonly email_verified?: boolean
    /** Gender, such as female or male. */
    readonly gender?: string
    /** YYYY-MM-DD, YYYY alone, or year 0000 where the year is not told. */
    readonly birthdate?: string
    /** Time zone by its name in the IANA database. */
    readonly zoneinfo?: string
    /** Language as a BCP 47 tag; an underscore instead of the hyphen occurs. */
    readonly locale?: string
    /** Telephone number, preferably in E.164 form. */
    readonly phone_number?: string
    /** Whether the number was proved to be the person's. */
    readonly phone_number_verified?: boolean
    /** Postal address, section 5.1.1. */
    readonly address?: {
      /** The whole address, lines separated by newlines. */
      readonly formatted?: string
      /** Street, house number, post box; may have several lines. */
      readonly street_address?: string
      /** City. */
      readonly locality?: string
      /** State or province. */
      readonly region?: string
      /** Postal code. */
      readonly postal_code?: string
      /** Country. */
      readonly country?: string
    }
    /** When the claims last changed, in seconds since 1970. */
    readonly updated_at?: number
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** Read the provider's metadata */
  readonly getDiscovery: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['OpenIdProviderMetadata']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Read the public keys */
  readonly getJwks: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['JsonWebKeySet']
        readonly 'application/jwk-set+json': Schemas['JsonWebKeySet']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Ask a person to sign in */
  readonly authorize: {
    readonly parameters: {
      readonly query: {
        readonly response_type: Schemas['ResponseType']
        readonly client_id: string
        readonly redirect_uri: string
        readonly scope: string
        readonly state?: string
        readonly nonce?: string
        readonly response_mode?: Schemas['ResponseMode']
        readonly prompt?: Schemas['Prompt']
        readonly display?: ('page' | 'popup' | 'touch' | 'wap')
        readonly max_age?: number
        readonly ui_locales?: string
        readonly claims_locales?: string
        readonly id_token_hint?: string
        readonly login_hint?: string
        readonly acr_values?: string
        readonly claims?: string
        readonly request?: string
        readonly request_uri?: string
        readonly code_challenge?: string
        readonly code_challenge_method?: ('plain' | 'S256')
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '403': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Ask a person to sign in, by form */
  readonly postAuthorize: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['AuthorizationRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '403': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Trade a grant for tokens */
  readonly getToken: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['TokenRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['TokenResponse']
      }
      readonly '400': {
        readonly 'application/json': Schemas['TokenError']
      }
      readonly '401': {
        readonly 'application/json': Schemas['TokenError']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Read claims about the person */
  readonly getUserInfo: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['UserInfoResponse']
        readonly 'application/jwt': string
      }
      readonly '400': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '401': {
        readonly 'application/json': Schemas['ResourceError']
        readonly '*/*': string
      }
      readonly '403': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Read claims about the person, by POST */
  readonly postUserInfo: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        /** The access token, when no Authorization header carries it. */
        readonly access_token?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['UserInfoResponse']
        readonly 'application/jwt': string
      }
      readonly '400': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '401': {
        readonly 'application/json': Schemas['ResourceError']
        readonly '*/*': string
      }
      readonly '403': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Sign the person out */
  readonly endSession: {
    readonly parameters: {
      readonly query?: {
        readonly id_token_hint?: string
        readonly logout_hint?: string
        readonly client_id?: string
        readonly post_logout_redirect_uri?: string
        readonly state?: string
        readonly ui_locales?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Sign the person out, by form */
  readonly postEndSession: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': Schemas['EndSessionRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'text/html': string
      }
      readonly '302': undefined
      readonly '303': undefined
      readonly '400': {
        readonly 'text/html': string
        readonly 'application/json': Schemas['Error']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '413': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
      readonly '415': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
}
