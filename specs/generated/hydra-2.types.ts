// Made from specs/openapi/hydra-2.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  /** The wanted credential with the proof of a key. */
  readonly CreateVerifiableCredentialRequestBody: {
    /** The format of the credential. */
    readonly format?: string
    readonly proof?: Schemas['VerifiableCredentialProof']
    /** Types of the credential. */
    readonly types?: readonly (string)[]
  }
  /** An error of any shape. */
  readonly DefaultError: unknown
  /** A device whose code a person is about to type. */
  readonly DeviceUserAuthRequest: {
    /** Names the request towards the server. */
    readonly challenge: string
    readonly client?: Schemas['oAuth2Client']
    readonly handled_at?: Schemas['nullTime']
    /** The URL that began it. */
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
  }
  /** Any JSON value. */
  readonly JSONRawMessage: unknown
  /** A boolean or null. */
  readonly NullBool: (boolean | null)
  /** A duration in the writing of Go, such as 1h30m. */
  readonly NullDuration: string
  /** An integer or null. */
  readonly NullInt: (number | null)
  /** Text or null. */
  readonly NullString: (string | null)
  /** A time or null. */
  readonly NullTime: (string | null)
  /** A UUID or null. */
  readonly NullUUID: (string | null)
  /** An OAuth 2.0 error with the additions of this server. */
  readonly RFC6749ErrorJson: {
    /** A code for programs. */
    readonly error?: string
    /** Details that only a server in debugging mode gives. */
    readonly error_debug?: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** What may help. */
    readonly error_hint?: string
    /** The HTTP status. */
    readonly status_code?: number
  }
  /** A list of text. */
  readonly StringSliceJSONFormat: readonly (string)[]
  /** A time, RFC 3339. */
  readonly Time: string
  /** A UUID. */
  readonly UUID: string
  /** Proves that the caller holds a key. */
  readonly VerifiableCredentialProof: {
    /** The proof as a JWT. */
    readonly jwt?: string
    /** Kind of the proof. */
    readonly proof_type?: string
  }
  /** The code that the person typed. */
  readonly acceptDeviceUserCodeRequest: {
    /** The code for the person. */
    readonly user_code?: string
  }
  /** What the person agreed to. */
  readonly acceptOAuth2ConsentRequest: {
    readonly context?: Schemas['JSONRawMessage']
    readonly grant_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly grant_scope?: Schemas['StringSliceJSONFormat']
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; 0 is for ever. */
    readonly remember_for?: number
    readonly session?: Schemas['acceptOAuth2ConsentRequestSession']
  }
  /** Claims that the consent app adds. */
  readonly acceptOAuth2ConsentRequestSession: {
    /** Claims for introspection and JWT access tokens. */
    readonly access_token?: unknown
    /** Claims for ID Tokens and UserInfo. */
    readonly id_token?: unknown
  }
  /** Who signed in. */
  readonly acceptOAuth2LoginRequest: {
    /** Authentication context class that was reached. */
    readonly acr?: string
    readonly amr?: Schemas['StringSliceJSONFormat']
    readonly context?: Schemas['JSONRawMessage']
    /** Whether the session lives longer by this. */
    readonly extend_session_lifespan?: boolean
    /** Subject that this client gets instead of the usual one. */
    readonly force_subject_identifier?: string
    /** The session at the login app. */
    readonly identity_provider_session_id?: string
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; with 0 until the browser is closed. */
    readonly remember_for?: number
    /** The person. */
    readonly subject: string
  }
  /** The wanted key. */
  readonly createJsonWebKeySet: {
    /** Algorithm that the key is for. */
    readonly alg: string
    /** Name of the key in its set. */
    readonly kid: string
    /** sig for signatures, enc for encryption. */
    readonly use: string
  }
  /** A kind of credential that can be issued. */
  readonly credentialSupportedDraft00: {
    /** How keys are named. */
    readonly cryptographic_binding_methods_supported?: readonly (string)[]
    /** Algorithms of proofs. */
    readonly cryptographic_suites_supported?: readonly (string)[]
    /** The format of the credential. */
    readonly format?: string
    /** Types of the credential. */
    readonly types?: readonly (string)[]
  }
  /** The codes of RFC 8628 section 3.2. */
  readonly deviceAuthorization: {
    /** The code for the device. */
    readonly device_code?: string
    /** Lifetime in seconds. */
    readonly expires_in?: number
    /** Seconds between two questions at the token endpoint. */
    readonly interval?: number
    /** The code for the person. */
    readonly user_code?: string
    /** Where the person types the code. */
    readonly verification_uri?: string
    /** The same with the code in it. */
    readonly verification_uri_complete?: string
  }
  /** An OAuth 2.0 error with the additions of this server. */
  readonly errorOAuth2: {
    /** A code for programs. */
    readonly error?: string
    /** Details that only a server in debugging mode gives. */
    readonly error_debug?: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** What may help. */
    readonly error_hint?: string
    /** The HTTP status. */
    readonly status_code?: number
  }
  /** An error as administrative endpoints report it. */
  readonly genericError: {
    /** The HTTP status. */
    readonly code?: number
    /** Details that only a server in debugging mode gives. */
    readonly debug?: string
    /** More about the error. */
    readonly details?: unknown
    /** Name of the error. */
    readonly id?: string
    /** A sentence for developers. */
    readonly message: string
    /** What led to it. */
    readonly reason?: string
    /** Names the request in logs. */
    readonly request?: string
    /** The HTTP status in words. */
    readonly status?: string
  }
  /** What keeps the server from being ready. */
  readonly healthNotReadyStatus: {
    /** What is wrong, by name of the part. */
    readonly errors?: { readonly [member: string]: string }
  }
  /** That all is well. */
  readonly healthStatus: {
    /** The state in words. */
    readonly status?: string
  }
  /** RFC 7662 section 2.2. An inactive token shows nothing else. */
  readonly introspectedOAuth2Token: {
    /** Whether the token can be used now. */
    readonly active: boolean
    /** Whom it is for. */
    readonly aud?: readonly (string)[]
    /** The client. */
    readonly client_id?: string
    /** End, in seconds since 1970. */
    readonly exp?: number
    /** Claims that the consent app added. */
    readonly ext?: { readonly [member: string]: unknown }
    /** Issued, in seconds since 1970. */
    readonly iat?: number
    /** Who issued it. */
    readonly iss?: string
    /** Not before, in seconds since 1970. */
    readonly nbf?: number
    /** The subject as a pairwise client knows it. */
    readonly obfuscated_subject?: string
    /** Scope values, separated by spaces. */
    readonly scope?: string
    /** The person. */
    readonly sub?: string
    /** How the token is used. */
    readonly token_type?: string
    /** access_token or refresh_token. */
    readonly token_use?: string
    /** The name of the person for people. */
    readonly username?: string
  }
  /** One operation of a JSON Patch, RFC 6902 section 4. */
  readonly jsonPatch: {
    /** Where a value is moved or copied from, a JSON pointer. */
    readonly from?: string
    /** What is done. */
    readonly op: string
    /** Where, a JSON pointer. */
    readonly path: string
    /** The new value. */
    readonly value?: unknown
  }
  /** A JSON Patch, RFC 6902. */
  readonly jsonPatchDocument: readonly (Schemas['jsonPatch'])[]
  /** A key, RFC 7517 section 4. */
  readonly jsonWebKey: {
    /** Algorithm that the key is for. */
    readonly alg: string
    /** The curve. */
    readonly crv?: string
    /** Private exponent or private key, base64url. */
    readonly d?: string
    /** RSA d mod (p - 1), base64url. */
    readonly dp?: string
    /** RSA d mod (q - 1), base64url. */
    readonly dq?: string
    /** RSA exponent, base64url. */
    readonly e?: string
    /** Symmetric key, base64url. */
    readonly k?: string
    /** Name of the key in its set. */
    readonly kid: string
    /** Family of the algorithm. */
    readonly kty: string
    /** RSA modulus, base64url. */
    readonly n?: string
    /** First RSA prime, base64url. */
    readonly p?: string
    /** Second RSA prime, base64url. */
    readonly q?: string
    /** RSA coefficient, base64url. */
    readonly qi?: string
    /** sig for signatures, enc for encryption. */
    readonly use: string
    /** X coordinate, base64url. */
    readonly x?: string
    /** Certificate chain, base64 DER. */
    readonly x5c?: readonly (string)[]
    /** Y coordinate, base64url. */
    readonly y?: string
  }
  /** Keys, RFC 7517 section 5. */
  readonly jsonWebKeySet: {
    /** The keys. */
    readonly keys?: readonly (Schemas['jsonWebKey'])[]
  }
  /** Parameters of lists with pages. */
  readonly keysetPaginationRequestParameters: {
    /** Most entries on a page. */
    readonly page_size?: number
    /** Where the page begins; from the links of the page before. */
    readonly page_token?: string
  }
  /** Headers of lists with pages. */
  readonly keysetPaginationResponseHeaders: {
    /** Links to other pages, RFC 8288. */
    readonly link?: string
  }
  /** A duration in the writing of Go, such as 1h30m, or null. */
  readonly nullDuration: (string | null)
  /** An integer or null. */
  readonly nullInt64: (number | null)
  /** A time or null. */
  readonly nullTime: string
  /** A client: the metadata of OpenID Connect Dynamic Client Registration 1.0 with additions of this server. */
  readonly oAuth2Client: {
    /** jwt or opaque; follows the server when empty. */
    readonly access_token_strategy?: string
    readonly allowed_cors_origins?: Schemas['StringSliceJSONFormat']
    readonly audience?: Schemas['StringSliceJSONFormat']
    readonly authorization_code_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_refresh_token_lifespan?: Schemas['NullDuration']
    /** Whether the logout token needs sid. */
    readonly backchannel_logout_session_required?: boolean
    /** Gets a logout token when the session ends. */
    readonly backchannel_logout_uri?: string
    readonly client_credentials_grant_access_token_lifespan?: Schemas['NullDuration']
    /** The client. */
    readonly client_id?: string
    /** Shown to people. */
    readonly client_name?: string
    /** The secret; shown once. */
    readonly client_secret?: string
    /** Always 0: secrets do not expire. */
    readonly client_secret_expires_at?: number
    /** Home page. */
    readonly client_uri?: string
    readonly contacts?: Schemas['StringSliceJSONFormat']
    /** When it was made. */
    readonly created_at?: string
    readonly device_authorization_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly device_authorization_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly device_authorization_grant_refresh_token_lifespan?: Schemas['NullDuration']
    /** Whether the page needs iss and sid. */
    readonly frontchannel_logout_session_required?: boolean
    /** Opened in a frame when the session ends. */
    readonly frontchannel_logout_uri?: string
    readonly grant_types?: Schemas['StringSliceJSONFormat']
    readonly implicit_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly jwks?: Schemas['jsonWebKeySet']
    /** Where public keys are. */
    readonly jwks_uri?: string
    readonly jwt_bearer_grant_access_token_lifespan?: Schemas['NullDuration']
    /** Shown to people. */
    readonly logo_uri?: string
    readonly metadata?: Schemas['JSONRawMessage']
    /** Whom the client belongs to. */
    readonly owner?: string
    /** What the client does with the data. */
    readonly policy_uri?: string
    readonly post_logout_redirect_uris?: Schemas['StringSliceJSONFormat']
    readonly redirect_uris?: Schemas['StringSliceJSONFormat']
    readonly refresh_token_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_refresh_token_lifespan?: Schemas['NullDuration']
    /** Opens the registration of the client. */
    readonly registration_access_token?: string
    /** Where the registration is. */
    readonly registration_client_uri?: string
    /** The only algorithm accepted for request objects. */
    readonly request_object_signing_alg?: string
    readonly request_uris?: Schemas['StringSliceJSONFormat']
    readonly response_types?: Schemas['StringSliceJSONFormat']
    /** Scope values that the client may ask for, separated by spaces. */
    readonly scope?: string
    /** A list of redirect URIs that share pairwise subjects. */
    readonly sector_identifier_uri?: string
    /** Whether the consent page is left out. */
    readonly skip_consent?: boolean
    /** Whether the logout page is left out. */
    readonly skip_logout_consent?: boolean
    /** public or pairwise. */
    readonly subject_type?: string
    /** How the client authenticates. */
    readonly token_endpoint_auth_method?: string
    /** Algorithm of client assertions. */
    readonly token_endpoint_auth_signing_alg?: string
    /** Terms of service. */
    readonly tos_uri?: string
    /** When it was changed. */
    readonly updated_at?: string
    /** Signs UserInfo responses; plain JSON when absent or none. */
    readonly userinfo_signed_response_alg?: string
  }
  /** How long tokens of each grant live. */
  readonly oAuth2ClientTokenLifespans: {
    readonly authorization_code_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_refresh_token_lifespan?: Schemas['NullDuration']
    readonly client_credentials_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly device_authorization_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly device_authorization_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly device_authorization_grant_refresh_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly jwt_bearer_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_refresh_token_lifespan?: Schemas['NullDuration']
  }
  /** What a client asks of a person. */
  readonly oAuth2ConsentRequest: {
    /** Authentication context class that was reached. */
    readonly acr?: string
    readonly amr?: Schemas['StringSliceJSONFormat']
    /** Names the request towards the server. */
    readonly challenge: string
    readonly client?: Schemas['oAuth2Client']
    /** Names the consent. */
    readonly consent_request_id?: string
    readonly context?: Schemas['JSONRawMessage']
    /** The login request before it. */
    readonly login_challenge?: string
    /** The login session. */
    readonly login_session_id?: string
    readonly oidc_context?: Schemas['oAuth2ConsentRequestOpenIDConnectContext']
    /** The URL that began it. */
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
    /** Whether no page is needed, since the person is known or has agreed before. */
    readonly skip?: boolean
    /** The person. */
    readonly subject?: string
  }
  /** Parameters of the OpenID Connect request that a page may want. */
  readonly oAuth2ConsentRequestOpenIDConnectContext: {
    /** Wanted authentication context classes. */
    readonly acr_values?: readonly (string)[]
    /** The kind of page that suits the device. */
    readonly display?: string
    /** Claims of the id_token_hint. */
    readonly id_token_hint_claims?: { readonly [member: string]: unknown }
    /** What the person might type. */
    readonly login_hint?: string
    /** Preferred languages. */
    readonly ui_locales?: readonly (string)[]
  }
  /** A consent that was given, with the request it answered. */
  readonly oAuth2ConsentSession: {
    readonly consent_request?: Schemas['oAuth2ConsentRequest']
    /** Names the consent. */
    readonly consent_request_id?: string
    readonly context?: Schemas['JSONRawMessage']
    readonly grant_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly grant_scope?: Schemas['StringSliceJSONFormat']
    readonly handled_at?: Schemas['nullTime']
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; 0 is for ever. */
    readonly remember_for?: number
    readonly session?: Schemas['acceptOAuth2ConsentRequestSession']
  }
  /** Consents that were given. */
  readonly oAuth2ConsentSessions: readonly (Schemas['oAuth2ConsentSession'])[]
  /** A client that wants a person signed in. */
  readonly oAuth2LoginRequest: {
    /** Names the request towards the server. */
    readonly challenge: string
    readonly client: Schemas['oAuth2Client']
    readonly oidc_context?: Schemas['oAuth2ConsentRequestOpenIDConnectContext']
    /** The URL that began it. */
    readonly request_url: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
    /** The login session. */
    readonly session_id?: string
    /** Whether no page is needed, since the person is known or has agreed before. */
    readonly skip: boolean
    /** The person. */
    readonly subject: string
  }
  /** A person about to be signed out. */
  readonly oAuth2LogoutRequest: {
    /** Names the request towards the server. */
    readonly challenge?: string
    readonly client?: Schemas['oAuth2Client']
    readonly expires_at?: Schemas['nullTime']
    /** The URL that began it. */
    readonly request_url?: string
    readonly requested_at?: Schemas['nullTime']
    /** Whether a client asked for it. */
    readonly rp_initiated?: boolean
    /** The login session. */
    readonly sid?: string
    /** The person. */
    readonly subject?: string
  }
  /** Where the browser goes next. */
  readonly oAuth2RedirectTo: {
    /** Where the browser goes next. */
    readonly redirect_to: string
  }
  /** Tokens, RFC 6749 section 5.1. */
  readonly oAuth2TokenExchange: {
    /** The access token. */
    readonly access_token?: string
    /** Lifetime in seconds. */
    readonly expires_in?: number
    /** The ID Token. */
    readonly id_token?: string
    /** The refresh token. */
    readonly refresh_token?: string
    /** Scope values, separated by spaces. */
    readonly scope?: string
    /** How the token is used. */
    readonly token_type?: string
  }
  /** Provider metadata, OpenID Connect Discovery 1.0 section 3. */
  readonly oidcConfiguration: {
    /** Where people are sent to sign in. */
    readonly authorization_endpoint: string
    /** Whether the logout token can carry sid. */
    readonly backchannel_logout_session_supported?: boolean
    /** Whether back-channel logout is there. */
    readonly backchannel_logout_supported?: boolean
    /** Whether the claims parameter is understood. */
    readonly claims_parameter_supported?: boolean
    /** Claims that may be given. */
    readonly claims_supported?: readonly (string)[]
    /** PKCE methods. */
    readonly code_challenge_methods_supported?: readonly (string)[]
    /** Where credentials are issued. */
    readonly credentials_endpoint_draft_00?: string
    /** Kinds of credentials. */
    readonly credentials_supported_draft_00?: readonly (Schemas['credentialSupportedDraft00'])[]
    /** Where devices begin. */
    readonly device_authorization_endpoint: string
    /** Where people are signed out. */
    readonly end_session_endpoint?: string
    /** Whether iss and sid are sent. */
    readonly frontchannel_logout_session_supported?: boolean
    /** Whether front-channel logout is there. */
    readonly frontchannel_logout_supported?: boolean
    /** Values of grant_type. */
    readonly grant_types_supported?: readonly (string)[]
    /** Algorithms that sign ID Tokens. */
    readonly id_token_signed_response_alg: readonly (string)[]
    /** Algorithms that sign ID Tokens. */
    readonly id_token_signing_alg_values_supported: readonly (string)[]
    /** The issuer identifier. */
    readonly issuer: string
    /** Where public keys are. */
    readonly jwks_uri: string
    /** Where clients register. */
    readonly registration_endpoint?: string
    /** Algorithms that sign request objects. */
    readonly request_object_signing_alg_values_supported?: readonly (string)[]
    /** Whether the request parameter is understood. */
    readonly request_parameter_supported?: boolean
    /** Whether the request_uri parameter is understood. */
    readonly request_uri_parameter_supported?: boolean
    /** Whether request_uri values must be registered. */
    readonly require_request_uri_registration?: boolean
    /** Values of response_mode. */
    readonly response_modes_supported?: readonly (string)[]
    /** Values of response_type. */
    readonly response_types_supported: readonly (string)[]
    /** Where tokens are revoked. */
    readonly revocation_endpoint?: string
    /** Scope values that may be asked for. */
    readonly scopes_supported?: readonly (string)[]
    /** public, pairwise or both. */
    readonly subject_types_supported: readonly (string)[]
    /** Where grants become tokens. */
    readonly token_endpoint: string
    /** How clients may authenticate. */
    readonly token_endpoint_auth_methods_supported?: readonly (string)[]
    /** Where claims about the person are. */
    readonly userinfo_endpoint?: string
    /** Algorithms that sign UserInfo responses. */
    readonly userinfo_signed_response_alg: readonly (string)[]
    /** Algorithms that sign UserInfo responses. */
    readonly userinfo_signing_alg_values_supported?: readonly (string)[]
  }
  /** Claims about a person, OpenID Connect Core 1.0 section 5.1. */
  readonly oidcUserInfo: {
    /** YYYY-MM-DD, YYYY alone, or year 0000. */
    readonly birthdate?: string
    /** E-mail address. */
    readonly email?: string
    /** Whether the address was proved to be the person's. */
    readonly email_verified?: boolean
    /** Family name. */
    readonly family_name?: string
    /** Gender. */
    readonly gender?: string
    /** Given name. */
    readonly given_name?: string
    /** Language, BCP 47. */
    readonly locale?: string
    /** Middle name. */
    readonly middle_name?: string
    /** Full name. */
    readonly name?: string
    /** What friends say. */
    readonly nickname?: string
    /** Telephone number. */
    readonly phone_number?: string
    /** Whether the number was proved to be the person's. */
    readonly phone_number_verified?: boolean
    /** URL of a picture. */
    readonly picture?: string
    /** Wanted short name. */
    readonly preferred_username?: string
    /** Page about the person. */
    readonly profile?: string
    /** The person. */
    readonly sub?: string
    /** When the claims last changed, in seconds since 1970. */
    readonly updated_at?: number
    /** The person's own page. */
    readonly website?: string
    /** Time zone. */
    readonly zoneinfo?: string
  }
  /** The error that the client gets. */
  readonly rejectOAuth2Request: {
    /** A code for programs. */
    readonly error?: string
    /** Details that only a server in debugging mode gives. */
    readonly error_debug?: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** What may help. */
    readonly error_hint?: string
    /** The HTTP status. */
    readonly status_code?: number
  }
  /** Parameters of lists with pages. */
  readonly tokenPagination: {
    /** Most entries on a page. */
    readonly page_size?: number
    /** Where the page begins; from the links of the page before. */
    readonly page_token?: string
  }
  /** Headers of lists with pages. */
  readonly tokenPaginationHeaders: {
    /** Links to other pages, RFC 8288. */
    readonly link?: string
    /** Number of all entries. */
    readonly 'x-total-count'?: string
  }
  /** Parameters of lists with pages. */
  readonly tokenPaginationRequestParameters: {
    /** Most entries on a page. */
    readonly page_size?: number
    /** Where the page begins; from the links of the page before. */
    readonly page_token?: string
  }
  /** Headers of lists with pages. */
  readonly tokenPaginationResponseHeaders: {
    /** Links to other pages, RFC 8288. */
    readonly link?: string
    /** Number of all entries. */
    readonly 'x-total-count'?: number
  }
  /** An issuer that is to be trusted. */
  readonly trustOAuth2JwtGrantIssuer: {
    /** Whether the issuer may speak for everyone. */
    readonly allow_any_subject?: boolean
    /** When it ends. */
    readonly expires_at: string
    /** The issuer identifier. */
    readonly issuer: string
    readonly jwk: Schemas['jsonWebKey']
    /** Scope that may be asked for. */
    readonly scope: readonly (string)[]
    /** The only person that the issuer speaks for. */
    readonly subject?: string
  }
  /** An issuer whose JWTs can be traded for tokens. */
  readonly trustedOAuth2JwtGrantIssuer: {
    /** Whether the issuer may speak for everyone. */
    readonly allow_any_subject?: boolean
    /** When it was made. */
    readonly created_at?: string
    /** When it ends. */
    readonly expires_at?: string
    /** Identifier of the entry. */
    readonly id?: string
    /** The issuer identifier. */
    readonly issuer?: string
    readonly public_key?: Schemas['trustedOAuth2JwtGrantJsonWebKey']
    /** Scope that may be asked for. */
    readonly scope?: readonly (string)[]
    /** The only person that the issuer speaks for. */
    readonly subject?: string
  }
  /** Trusted issuers. */
  readonly trustedOAuth2JwtGrantIssuers: readonly (Schemas['trustedOAuth2JwtGrantIssuer'])[]
  /** Where the key of a trusted issuer is kept. */
  readonly trustedOAuth2JwtGrantJsonWebKey: {
    /** Name of the key in its set. */
    readonly kid?: string
    /** Name of the key set. */
    readonly set?: string
  }
  /** An error as plain text. */
  readonly unexpectedError: string
  /** A refusal with a nonce for the next try. */
  readonly verifiableCredentialPrimingResponse: {
    /** To be used in the next proof. */
    readonly c_nonce?: string
    /** Its lifetime in seconds. */
    readonly c_nonce_expires_in?: number
    /** A code for programs. */
    readonly error?: string
    /** Details that only a server in debugging mode gives. */
    readonly error_debug?: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** What may help. */
    readonly error_hint?: string
    /** The format of the credential. */
    readonly format?: string
    /** The HTTP status. */
    readonly status_code?: number
  }
  /** The credential. */
  readonly verifiableCredentialResponse: {
    /** The credential as a JWT. */
    readonly credential_draft_00?: string
    /** The format of the credential. */
    readonly format?: string
  }
  /** A device whose code is being checked. */
  readonly verifyUserCodeRequest: {
    readonly client?: Schemas['oAuth2Client']
    /** Names the request of the device. */
    readonly device_code_request_id?: string
    /** The URL that began it. */
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
  }
  /** The version of the server. */
  readonly version: {
    /** The version. */
    readonly version?: string
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** Read the public keys */
  readonly discoverJsonWebKeys: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['jsonWebKeySet']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read the metadata */
  readonly discoverOidcConfiguration: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oidcConfiguration']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** List clients */
  readonly listOAuth2Clients: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: number
        readonly page_token?: string
        readonly client_name?: string
        readonly owner?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': readonly (Schemas['oAuth2Client'])[]
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Make a client */
  readonly createOAuth2Client: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/json': Schemas['oAuth2Client']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly '400': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a client */
  readonly getOAuth2Client: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Replace a client */
  readonly setOAuth2Client: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly requestBody: {
      readonly 'application/json': Schemas['oAuth2Client']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly '400': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly '404': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Delete a client */
  readonly deleteOAuth2Client: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Change a client */
  readonly patchOAuth2Client: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly requestBody: {
      readonly 'application/json': Schemas['jsonPatchDocument']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly '404': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Set the lifespans of a client */
  readonly setOAuth2ClientLifespans: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['oAuth2ClientTokenLifespans']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a key set */
  readonly getJsonWebKeySet: {
    readonly parameters: {
      readonly path: {
        readonly set: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['jsonWebKeySet']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Replace a key set */
  readonly setJsonWebKeySet: {
    readonly parameters: {
      readonly path: {
        readonly set: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['jsonWebKeySet']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['jsonWebKeySet']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Make a key in a set */
  readonly createJsonWebKeySet: {
    readonly parameters: {
      readonly path: {
        readonly set: string
      }
    }
    readonly requestBody: {
      readonly 'application/json': Schemas['createJsonWebKeySet']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['jsonWebKeySet']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Delete a key set */
  readonly deleteJsonWebKeySet: {
    readonly parameters: {
      readonly path: {
        readonly set: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a key */
  readonly getJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly set: string
        readonly kid: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['jsonWebKeySet']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Replace a key */
  readonly setJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly set: string
        readonly kid: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['jsonWebKey']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['jsonWebKey']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Delete a key */
  readonly deleteJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly set: string
        readonly kid: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a consent request */
  readonly getOAuth2ConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2ConsentRequest']
      }
      readonly '410': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Accept a consent request */
  readonly acceptOAuth2ConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['acceptOAuth2ConsentRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Reject a consent request */
  readonly rejectOAuth2ConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['rejectOAuth2Request']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Accept a user code */
  readonly acceptUserCodeRequest: {
    readonly parameters: {
      readonly query: {
        readonly device_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['acceptDeviceUserCodeRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a login request */
  readonly getOAuth2LoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2LoginRequest']
      }
      readonly '410': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Accept a login request */
  readonly acceptOAuth2LoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['acceptOAuth2LoginRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Reject a login request */
  readonly rejectOAuth2LoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['rejectOAuth2Request']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a logout request */
  readonly getOAuth2LogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2LogoutRequest']
      }
      readonly '410': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Accept a logout request */
  readonly acceptOAuth2LogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2RedirectTo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Reject a logout request */
  readonly rejectOAuth2LogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** List what a person consented to */
  readonly listOAuth2ConsentSessions: {
    readonly parameters: {
      readonly query: {
        readonly page_size?: number
        readonly page_token?: string
        readonly subject: string
        readonly login_session_id?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2ConsentSessions']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Take back consents of a person */
  readonly revokeOAuth2ConsentSessions: {
    readonly parameters: {
      readonly query?: {
        readonly subject?: string
        readonly client?: string
        readonly consent_request_id?: string
        readonly all?: boolean
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** End the sessions of a person */
  readonly revokeOAuth2LoginSessions: {
    readonly parameters: {
      readonly query?: {
        readonly subject?: string
        readonly sid?: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Look up a token */
  readonly introspectOAuth2Token: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        /** Scope that an active token must have. */
        readonly scope?: string
        /** The token. */
        readonly token: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['introspectedOAuth2Token']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Delete the access tokens of a client */
  readonly deleteOAuth2Token: {
    readonly parameters: {
      readonly query: {
        readonly client_id: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** List trusted issuers */
  readonly listTrustedOAuth2JwtGrantIssuers: {
    readonly parameters: {
      readonly query?: {
        readonly page_size?: number
        readonly page_token?: string
        readonly issuer?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['trustedOAuth2JwtGrantIssuers']
      }
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Trust an issuer */
  readonly trustOAuth2JwtGrantIssuer: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/json': Schemas['trustOAuth2JwtGrantIssuer']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['trustedOAuth2JwtGrantIssuer']
      }
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a trusted issuer */
  readonly getTrustedOAuth2JwtGrantIssuer: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['trustedOAuth2JwtGrantIssuer']
      }
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Trust an issuer no more */
  readonly deleteTrustedOAuth2JwtGrantIssuer: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Issue a verifiable credential */
  readonly createVerifiableCredential: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/json': Schemas['CreateVerifiableCredentialRequestBody']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['verifiableCredentialResponse']
      }
      readonly '400': {
        readonly 'application/json': Schemas['verifiableCredentialPrimingResponse']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Ask whether the server is alive */
  readonly isAlive: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['healthStatus']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Ask whether the server is ready */
  readonly isReady: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': {
          /** The state in words. */
          readonly status?: string
        }
      }
      readonly '503': {
        readonly 'application/json': {
          /** What is wrong, by name of the part. */
          readonly errors?: { readonly [member: string]: string }
        }
      }
    }
  }
  /** Ask a person to sign in */
  readonly oAuth2Authorize: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Begin on a device */
  readonly oAuth2DeviceFlow: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['deviceAuthorization']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Open the page for a device code */
  readonly performOAuth2DeviceVerificationFlow: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Register a client */
  readonly createOidcDynamicClient: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/json': Schemas['oAuth2Client']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly '400': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read a registration */
  readonly getOidcDynamicClient: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Replace a registration */
  readonly setOidcDynamicClient: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly requestBody: {
      readonly 'application/json': Schemas['oAuth2Client']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2Client']
      }
      readonly '404': {
        readonly 'application/json': Schemas['errorOAuth2']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Take back a registration */
  readonly deleteOidcDynamicClient: {
    readonly parameters: {
      readonly path: {
        readonly id: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly default: {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** End a token */
  readonly revokeOAuth2Token: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        /** The client. */
        readonly client_id?: string
        /** The secret; shown once. */
        readonly client_secret?: string
        /** The token. */
        readonly token: string
      }
    }
    readonly responses: {
      readonly '200': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Sign the person out */
  readonly revokeOidcSession: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
    }
  }
  /** Trade a grant for tokens */
  readonly oauth2TokenExchange: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        /** The client. */
        readonly client_id?: string
        /** The authorization code. */
        readonly code?: string
        /** The kind of grant. */
        readonly grant_type: string
        /** The redirect URI of the authorization request. */
        readonly redirect_uri?: string
        /** The refresh token. */
        readonly refresh_token?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2TokenExchange']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read claims about the person */
  readonly getOidcUserInfo: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oidcUserInfo']
      }
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** Read the version */
  readonly getVersion: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': {
          /** The version. */
          readonly version?: string
        }
      }
    }
  }
}
