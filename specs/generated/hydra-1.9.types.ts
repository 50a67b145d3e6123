// Made from specs/openapi/hydra-1.9.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  /** Not used by any operation; a type that the server carries along. */
  readonly ContainerWaitOKBodyError: {
    readonly Message?: string
  }
  /** Any JSON value. */
  readonly JSONRawMessage: { readonly [member: string]: unknown }
  /** A key, RFC 7517 section 4. */
  readonly JSONWebKey: {
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
  readonly JSONWebKeySet: {
    /** The keys. */
    readonly keys?: readonly (Schemas['JSONWebKey'])[]
  }
  /** Keys of any kind. */
  readonly JoseJSONWebKeySet: { readonly [member: string]: unknown }
  /** A time or null. */
  readonly NullTime: string
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfig: {
    readonly Args: Schemas['PluginConfigArgs']
    readonly Description: string
    readonly DockerVersion?: string
    readonly Documentation: string
    readonly Entrypoint: readonly (string)[]
    readonly Env: readonly (Schemas['PluginEnv'])[]
    readonly Interface: Schemas['PluginConfigInterface']
    readonly IpcHost: boolean
    readonly Linux: Schemas['PluginConfigLinux']
    readonly Mounts: readonly (Schemas['PluginMount'])[]
    readonly Network: Schemas['PluginConfigNetwork']
    readonly PidHost: boolean
    readonly PropagatedMount: string
    readonly User?: Schemas['PluginConfigUser']
    readonly WorkDir: string
    readonly rootfs?: Schemas['PluginConfigRootfs']
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigArgs: {
    readonly Description: string
    readonly Name: string
    readonly Settable: readonly (string)[]
    readonly Value: readonly (string)[]
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigInterface: {
    readonly Socket: string
    readonly Types: readonly (Schemas['PluginInterfaceType'])[]
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigLinux: {
    readonly AllowAllDevices: boolean
    readonly Capabilities: readonly (string)[]
    readonly Devices: readonly (Schemas['PluginDevice'])[]
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigNetwork: {
    readonly Type: string
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigRootfs: {
    readonly diff_ids?: readonly (string)[]
    readonly type?: string
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginConfigUser: {
    readonly GID?: number
    readonly UID?: number
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginDevice: {
    readonly Description: string
    readonly Name: string
    readonly Path: string
    readonly Settable: readonly (string)[]
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginEnv: {
    readonly Description: string
    readonly Name: string
    readonly Settable: readonly (string)[]
    readonly Value: string
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginInterfaceType: {
    readonly Capability: string
    readonly Prefix: string
    readonly Version: string
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginMount: {
    readonly Description: string
    readonly Destination: string
    readonly Name: string
    readonly Options: readonly (string)[]
    readonly Settable: readonly (string)[]
    readonly Source: string
    readonly Type: string
  }
  /** Not used by any operation; a type that the server carries along. */
  readonly PluginSettings: {
    readonly Args: readonly (string)[]
    readonly Devices: readonly (Schemas['PluginDevice'])[]
    readonly Env: readonly (string)[]
    readonly Mounts: readonly (Schemas['PluginMount'])[]
  }
  /** A consent that was given, with the request it answered. */
  readonly PreviousConsentSession: {
    readonly consent_request?: Schemas['consentRequest']
    readonly grant_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly grant_scope?: Schemas['StringSlicePipeDelimiter']
    readonly handled_at?: Schemas['NullTime']
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; 0 is for ever. */
    readonly remember_for?: number
    readonly session?: Schemas['consentRequestSession']
  }
  /** A list of text. */
  readonly StringSlicePipeDelimiter: readonly (string)[]
  /** Not used by any operation; a type that the server carries along. */
  readonly VolumeUsageData: {
    readonly RefCount: number
    readonly Size: number
  }
  /** What the person agreed to. */
  readonly acceptConsentRequest: {
    readonly grant_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly grant_scope?: Schemas['StringSlicePipeDelimiter']
    readonly handled_at?: Schemas['NullTime']
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; 0 is for ever. */
    readonly remember_for?: number
    readonly session?: Schemas['consentRequestSession']
  }
  /** Who signed in. */
  readonly acceptLoginRequest: {
    /** Authentication context class that was reached. */
    readonly acr?: string
    readonly context?: Schemas['JSONRawMessage']
    /** Subject that this client gets instead of the usual one. */
    readonly force_subject_identifier?: string
    /** Whether the answer holds for later requests. */
    readonly remember?: boolean
    /** For how many seconds; with 0 until the browser is closed. */
    readonly remember_for?: number
    /** The person. */
    readonly subject: string
  }
  /** Where the browser goes next. */
  readonly completedRequest: {
    /** Where the browser goes next. */
    readonly redirect_to: string
  }
  /** What a client asks of a person. */
  readonly consentRequest: {
    /** Authentication context class that was reached. */
    readonly acr?: string
    /** Names the request towards the server. */
    readonly challenge: string
    readonly client?: Schemas['oAuth2Client']
    readonly context?: Schemas['JSONRawMessage']
    /** The login request before it. */
    readonly login_challenge?: string
    /** The login session. */
    readonly login_session_id?: string
    readonly oidc_context?: Schemas['openIDConnectContext']
    /** The URL that began it. */
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly requested_scope?: Schemas['StringSlicePipeDelimiter']
    /** Whether no page is needed, since the person is known or has agreed before. */
    readonly skip?: boolean
    /** The person. */
    readonly subject?: string
  }
  /** Claims that the consent app adds. */
  readonly consentRequestSession: {
    /** Claims for introspection and JWT access tokens. */
    readonly access_token?: { readonly [member: string]: unknown }
    /** Claims for ID Tokens and UserInfo. */
    readonly id_token?: { readonly [member: string]: unknown }
  }
  /** Which tokens are cleared out. */
  readonly flushInactiveOAuth2TokensRequest: {
    /** Only tokens that expired before this time. */
    readonly notAfter?: string
  }
  /** An error as administrative endpoints report it. */
  readonly genericError: {
    /** Details that only a server in debugging mode gives. */
    readonly debug?: string
    /** What went wrong. */
    readonly error: string
    /** A sentence for developers. */
    readonly error_description?: string
    /** The HTTP status. */
    readonly status_code?: number
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
  /** The wanted key. */
  readonly jsonWebKeySetGeneratorRequest: {
    /** Algorithm that the key is for. */
    readonly alg: string
    /** Name of the key in its set. */
    readonly kid: string
    /** sig for signatures, enc for encryption. */
    readonly use: string
  }
  /** A client that wants a person signed in. */
  readonly loginRequest: {
    /** Names the request towards the server. */
    readonly challenge: string
    readonly client: Schemas['oAuth2Client']
    readonly oidc_context?: Schemas['openIDConnectContext']
    /** The URL that began it. */
    readonly request_url: string
    readonly requested_access_token_audience: Schemas['StringSlicePipeDelimiter']
    readonly requested_scope: Schemas['StringSlicePipeDelimiter']
    /** The login session. */
    readonly session_id?: string
    /** Whether no page is needed, since the person is known or has agreed before. */
    readonly skip: boolean
    /** The person. */
    readonly subject: string
  }
  /** A person about to be signed out. */
  readonly logoutRequest: {
    /** The URL that began it. */
    readonly request_url?: string
    /** Whether a client asked for it. */
    readonly rp_initiated?: boolean
    /** The login session. */
    readonly sid?: string
    /** The person. */
    readonly subject?: string
  }
  /** A client: the metadata of OpenID Connect Dynamic Client Registration 1.0 with additions of this server. */
  readonly oAuth2Client: {
    readonly allowed_cors_origins?: Schemas['StringSlicePipeDelimiter']
    readonly audience?: Schemas['StringSlicePipeDelimiter']
    /** Whether the logout token needs sid. */
    readonly backchannel_logout_session_required?: boolean
    /** Gets a logout token when the session ends. */
    readonly backchannel_logout_uri?: string
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
    readonly contacts?: Schemas['StringSlicePipeDelimiter']
    /** When it was made. */
    readonly created_at?: string
    /** Whether the page needs iss and sid. */
    readonly frontchannel_logout_session_required?: boolean
    /** Opened in a frame when the session ends. */
    readonly frontchannel_logout_uri?: string
    readonly grant_types?: Schemas['StringSlicePipeDelimiter']
    readonly jwks?: Schemas['JoseJSONWebKeySet']
    /** Where public keys are. */
    readonly jwks_uri?: string
    /** Shown to people. */
    readonly logo_uri?: string
    readonly metadata?: Schemas['JSONRawMessage']
    /** Whom the client belongs to. */
    readonly owner?: string
    /** What the client does with the data. */
    readonly policy_uri?: string
    readonly post_logout_redirect_uris?: Schemas['StringSlicePipeDelimiter']
    readonly redirect_uris?: Schemas['StringSlicePipeDelimiter']
    /** The only algorithm accepted for request objects. */
    readonly request_object_signing_alg?: string
    readonly request_uris?: Schemas['StringSlicePipeDelimiter']
    readonly response_types?: Schemas['StringSlicePipeDelimiter']
    /** Scope values that the client may ask for, separated by spaces. */
    readonly scope?: string
    /** A list of redirect URIs that share pairwise subjects. */
    readonly sector_identifier_uri?: string
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
  /** RFC 7662 section 2.2. An inactive token shows nothing else. */
  readonly oAuth2TokenIntrospection: {
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
  /** Tokens, RFC 6749 section 5.1. */
  readonly oauth2TokenResponse: {
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
  /** Parameters of the OpenID Connect request that a page may want. */
  readonly openIDConnectContext: {
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
  /** The error that the client gets. */
  readonly rejectRequest: {
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
  /** Claims about a person, OpenID Connect Core 1.0 section 5.1. */
  readonly userinfoResponse: {
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
  /** The version of the server. */
  readonly version: {
    /** The version. */
    readonly version?: string
  }
  /** Provider metadata, OpenID Connect Discovery 1.0 section 3. */
  readonly wellKnown: {
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
    /** Where people are signed out. */
    readonly end_session_endpoint?: string
    /** Whether iss and sid are sent. */
    readonly frontchannel_logout_session_supported?: boolean
    /** Whether front-channel logout is there. */
    readonly frontchannel_logout_supported?: boolean
    /** Values of grant_type. */
    readonly grant_types_supported?: readonly (string)[]
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
    readonly userinfo_signing_alg_values_supported?: readonly (string)[]
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** Read the public keys */
  readonly wellKnown: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['JSONWebKeySet']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read the metadata */
  readonly discoverOpenIDConfiguration: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['wellKnown']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** List clients */
  readonly listOAuth2Clients: {
    readonly parameters: {
      readonly query?: {
        readonly limit?: number
        readonly offset?: number
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': readonly (Schemas['oAuth2Client'])[]
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
        readonly 'application/json': Schemas['genericError']
      }
      readonly '409': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Replace a client */
  readonly updateOAuth2Client: {
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
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Ask whether the server is alive */
  readonly isInstanceAlive: {
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
  readonly isInstanceReady: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['healthStatus']
      }
      readonly '503': {
        readonly 'application/json': Schemas['healthNotReadyStatus']
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
        readonly 'application/json': Schemas['JSONWebKeySet']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Replace a key set */
  readonly updateJsonWebKeySet: {
    readonly parameters: {
      readonly path: {
        readonly set: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['JSONWebKeySet']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['JSONWebKeySet']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
    readonly requestBody?: {
      readonly 'application/json': Schemas['jsonWebKeySetGeneratorRequest']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['JSONWebKeySet']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a key */
  readonly getJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly kid: string
        readonly set: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['JSONWebKeySet']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Replace a key */
  readonly updateJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly kid: string
        readonly set: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['JSONWebKey']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['JSONWebKey']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Delete a key */
  readonly deleteJsonWebKey: {
    readonly parameters: {
      readonly path: {
        readonly kid: string
        readonly set: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '403': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read metrics */
  readonly prometheus: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': undefined
    }
  }
  /** Ask a person to sign in */
  readonly oauthAuth: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a consent request */
  readonly getConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['consentRequest']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '409': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Accept a consent request */
  readonly acceptConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['acceptConsentRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['completedRequest']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Reject a consent request */
  readonly rejectConsentRequest: {
    readonly parameters: {
      readonly query: {
        readonly consent_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['rejectRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['completedRequest']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a login request */
  readonly getLoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['loginRequest']
      }
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '409': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Accept a login request */
  readonly acceptLoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['acceptLoginRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['completedRequest']
      }
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Reject a login request */
  readonly rejectLoginRequest: {
    readonly parameters: {
      readonly query: {
        readonly login_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['rejectRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['completedRequest']
      }
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read a logout request */
  readonly getLogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['logoutRequest']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Accept a logout request */
  readonly acceptLogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['completedRequest']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Reject a logout request */
  readonly rejectLogoutRequest: {
    readonly parameters: {
      readonly query: {
        readonly logout_challenge: string
      }
    }
    readonly requestBody?: {
      readonly 'application/json': Schemas['rejectRequest']
      readonly 'application/x-www-form-urlencoded': Schemas['rejectRequest']
    }
    readonly responses: {
      readonly '204': undefined
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** List what a person consented to */
  readonly listSubjectConsentSessions: {
    readonly parameters: {
      readonly query: {
        readonly subject: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': readonly (Schemas['PreviousConsentSession'])[]
      }
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Take back consents of a person */
  readonly revokeConsentSessions: {
    readonly parameters: {
      readonly query: {
        readonly subject: string
        readonly client?: string
        readonly all?: boolean
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** End the sessions of a person */
  readonly revokeAuthenticationSession: {
    readonly parameters: {
      readonly query: {
        readonly subject: string
      }
    }
    readonly responses: {
      readonly '204': undefined
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '404': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Clear out old tokens */
  readonly flushInactiveOAuth2Tokens: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/json': Schemas['flushInactiveOAuth2TokensRequest']
    }
    readonly responses: {
      readonly '204': undefined
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Look up a token */
  readonly introspectOAuth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The token. */
        readonly token: string
        /** Scope that an active token must have. */
        readonly scope?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oAuth2TokenIntrospection']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** End a token */
  readonly revokeOAuth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The token. */
        readonly token: string
      }
    }
    readonly responses: {
      readonly '200': undefined
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Sign the person out */
  readonly disconnectUser: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
    }
  }
  /** Trade a grant for tokens */
  readonly oauth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        /** The kind of grant. */
        readonly grant_type: string
        /** The authorization code. */
        readonly code?: string
        /** The refresh token. */
        readonly refresh_token?: string
        /** The redirect URI of the authorization request. */
        readonly redirect_uri?: string
        /** The client. */
        readonly client_id?: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['oauth2TokenResponse']
      }
      readonly '400': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
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
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read claims about the person */
  readonly userinfo: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['userinfoResponse']
      }
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** Read the version */
  readonly getVersion: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['version']
      }
    }
  }
}
