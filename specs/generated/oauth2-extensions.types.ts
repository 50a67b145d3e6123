// Made from specs/openapi/oauth2-extensions.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  /** RFC 8414 section 2. */
  readonly AuthorizationServerMetadata: unknown
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
  readonly RegistrationError: {
    /** A registered code; extensions define more. */
    readonly error: (('invalid_redirect_uri' | 'invalid_client_metadata' | 'invalid_software_statement' | 'unapproved_software_statement') | string)
    /** A sentence for developers. */
    readonly error_description?: string
  }
  readonly IntrospectionRequest: {
    /** The token. */
    readonly token: string
    /** Its likely kind, such as access_token or refresh_token; a wrong hint does no harm. */
    readonly token_type_hint?: string
    readonly client_id?: string
    readonly client_secret?: string
    readonly client_assertion_type?: string
    readonly client_assertion?: string
  }
  /** RFC 7662 section 2.2. An inactive token shows nothing else. */
  readonly IntrospectionResponse: {
    /** Whether the token can be used now. */
    readonly active: boolean
    /** Granted scope values, separated by spaces. */
    readonly scope?: string
    /** The client it was issued to. */
    readonly client_id?: string
    /** The person's name for people. */
    readonly username?: string
    /** How it is used. */
    readonly token_type?: string
    /** End, in seconds since 1970. */
    readonly exp?: number
    /** Issued, in seconds since 1970. */
    readonly iat?: number
    /** Not before, in seconds since 1970. */
    readonly nbf?: number
    /** The person, or the client itself. */
    readonly sub?: string
    /** Whom it is for. */
    readonly aud?: (string | readonly (string)[])
    /** Who issued it. */
    readonly iss?: string
    /** Its identifier. */
    readonly jti?: string
  }
  readonly RevocationRequest: {
    /** The token. */
    readonly token: string
    /** Its likely kind; a wrong hint does no harm. */
    readonly token_type_hint?: string
    readonly client_id?: string
    readonly client_secret?: string
    readonly client_assertion_type?: string
    readonly client_assertion?: string
  }
  /** OpenID Connect Dynamic Client Registration 1.0 section 2. Members that the provider does not know are left aside. */
  readonly ClientMetadata: {
    /** Where authorization responses may go. */
    readonly redirect_uris?: readonly (string)[]
    /** Response types the client keeps to; code when absent. */
    readonly response_types?: readonly (string)[]
    /** Grants the client keeps to; authorization_code when absent. */
    readonly grant_types?: readonly (string)[]
    /** Decides which redirect URIs are allowed; web when absent. */
    readonly application_type?: ('web' | 'native')
    /** E-mail addresses of those responsible. */
    readonly contacts?: readonly (string)[]
    /** Shown to people. */
    readonly client_name?: string
    /** Shown to people. */
    readonly logo_uri?: string
    /** The client's home page. */
    readonly client_uri?: string
    /** What the client does with the data. */
    readonly policy_uri?: string
    /** Terms of service. */
    readonly tos_uri?: string
    /** Where the client's public keys are; never together with jwks. */
    readonly jwks_uri?: string
    /** The client's public keys. */
    readonly jwks?: {
      readonly keys: readonly ({
        readonly kty: string
      })[]
    }
    /** A list of redirect URIs that share pairwise subjects. */
    readonly sector_identifier_uri?: string
    /** The kind of subject the client gets. */
    readonly subject_type?: ('public' | 'pairwise')
    /** Signs ID Tokens; RS256 when absent. */
    readonly id_token_signed_response_alg?: string
    readonly id_token_encrypted_response_alg?: string
    readonly id_token_encrypted_response_enc?: string
    /** Signs UserInfo responses; plain JSON when absent. */
    readonly userinfo_signed_response_alg?: string
    readonly userinfo_encrypted_response_alg?: string
    readonly userinfo_encrypted_response_enc?: string
    /** The only algorithm accepted for request objects. */
    readonly request_object_signing_alg?: string
    readonly request_object_encryption_alg?: string
    readonly request_object_encryption_enc?: string
    /** How the client authenticates; client_secret_basic when absent. */
    readonly token_endpoint_auth_method?: string
    /** The only algorithm accepted for client assertions. */
    readonly token_endpoint_auth_signing_alg?: string
    /** Seconds; stands in for a max_age that was not sent. */
    readonly default_max_age?: number
    /** Whether ID Tokens must have auth_time. */
    readonly require_auth_time?: boolean
    readonly default_acr_values?: readonly (string)[]
    /** Where a login can be started by someone else. */
    readonly initiate_login_uri?: string
    /** Values of request_uri that may be used. */
    readonly request_uris?: readonly (string)[]
    /** Scope values the client may ask for, separated by spaces. */
    readonly scope?: string
    readonly software_id?: string
    readonly software_version?: string
    /** Metadata as a JWT, signed by someone the provider trusts. */
    readonly software_statement?: string
    /** Where people may go after logout. */
    readonly post_logout_redirect_uris?: readonly (string)[]
    /** Opened in a frame when the session ends. */
    readonly frontchannel_logout_uri?: string
    /** Whether it needs iss and sid. */
    readonly frontchannel_logout_session_required?: boolean
    /** Gets a logout token when the session ends. */
    readonly backchannel_logout_uri?: string
    /** Whether the logout token needs sid. */
    readonly backchannel_logout_session_required?: boolean
    /** Whether the client must push its requests, RFC 9126 section 6. */
    readonly require_pushed_authorization_requests?: boolean
    /** Whether the client must sign its requests, RFC 9101 section 10.5. */
    readonly require_signed_request_object?: boolean
  }
  /** RFC 7591 section 3.2.1. */
  readonly ClientInformation: (Schemas['ClientMetadata'] & {
    /** The new identifier. */
    readonly client_id: string
    /** Only for clients that have a secret. */
    readonly client_secret?: string
    /** Seconds since 1970. */
    readonly client_id_issued_at?: number
    /** Seconds since 1970, 0 for never; required beside a secret. */
    readonly client_secret_expires_at?: number
    /** Opens the client's own registration. */
    readonly registration_access_token?: string
    /** Where that is. */
    readonly registration_client_uri?: string
  })
  /** All metadata, with the identifier; what the provider gave out besides must not be sent back. */
  readonly ClientUpdate: (Schemas['ClientMetadata'] & {
    readonly client_id: string
    /** Only the present one. */
    readonly client_secret?: string
  })
  /** The parameters of an authorization request and the client's authentication; never request_uri. */
  readonly PushedAuthorizationRequest: {
    readonly client_id?: string
    readonly client_secret?: string
    readonly client_assertion_type?: string
    readonly client_assertion?: string
    readonly response_type?: string
    readonly redirect_uri?: string
    readonly scope?: string
    readonly state?: string
    readonly nonce?: string
    /** The parameters as a signed JWT. */
    readonly request?: string
    readonly code_challenge?: string
    readonly code_challenge_method?: string
  }
  readonly PushedAuthorizationResponse: {
    /** Stands for the request at the authorization endpoint, once. */
    readonly request_uri: string
    /** Lifetime in seconds. */
    readonly expires_in: number
  }
  readonly DeviceAuthorizationRequest: {
    /** The client, unless the header names it. */
    readonly client_id?: string
    readonly client_secret?: string
    readonly client_assertion_type?: string
    readonly client_assertion?: string
    /** The wanted scope. */
    readonly scope?: string
  }
  readonly DeviceAuthorizationResponse: {
    /** For the device. */
    readonly device_code: string
    /** For the person to type. */
    readonly user_code: string
    /** Where to type it. */
    readonly verification_uri: string
    /** The same with the code in it, for a QR code. */
    readonly verification_uri_complete?: string
    /** Lifetime of both codes in seconds. */
    readonly expires_in: number
    /** Seconds between two questions at the token endpoint; 5 when absent. */
    readonly interval?: number
  }
  /** What an OpenID Provider says about itself, OpenID Connect Discovery 1.0 section 3, with the members that RFC 8414 and later standards add. Members with no elements are left out (section 4.2), others may stand beside these. */
  readonly OpenIdProviderMetadata: unknown
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** Read the metadata of the authorization server */
  readonly getAuthorizationServerMetadata: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['AuthorizationServerMetadata']
      }
      readonly '405': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Look up a token */
  readonly introspectToken: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['IntrospectionRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['IntrospectionResponse']
        readonly 'application/token-introspection+jwt': string
      }
      readonly '400': {
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'application/json': Schemas['Error']
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
  /** End a token */
  readonly revokeToken: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['RevocationRequest']
    }
    readonly responses: {
      readonly '200': undefined
      readonly '400': {
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'application/json': Schemas['Error']
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
      readonly '503': undefined
    }
  }
  /** Register a client */
  readonly registerClient: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/json': Schemas['ClientMetadata']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['ClientInformation']
      }
      readonly '400': {
        readonly 'application/json': Schemas['RegistrationError']
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
  /** Read a registered client */
  readonly readClient: {
    readonly parameters: {
      readonly path: {
        readonly client_id: string
      }
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['ClientInformation']
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
  /** Replace a client's metadata */
  readonly updateClient: {
    readonly parameters: {
      readonly path: {
        readonly client_id: string
      }
    }
    readonly requestBody: {
      readonly 'application/json': Schemas['ClientUpdate']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['ClientInformation']
      }
      readonly '400': {
        readonly 'application/json': Schemas['RegistrationError']
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
  /** Take a client away */
  readonly deleteClient: {
    readonly parameters: {
      readonly path: {
        readonly client_id: string
      }
    }
    readonly responses: {
      readonly '204': undefined
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
  /** Push an authorization request */
  readonly pushAuthorizationRequest: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['PushedAuthorizationRequest']
    }
    readonly responses: {
      readonly '201': {
        readonly 'application/json': Schemas['PushedAuthorizationResponse']
      }
      readonly '400': {
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'application/json': Schemas['Error']
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
      readonly '429': {
        readonly 'application/json': Schemas['Error']
        readonly '*/*': string
      }
    }
  }
  /** Begin on a device */
  readonly authorizeDevice: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': Schemas['DeviceAuthorizationRequest']
    }
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['DeviceAuthorizationResponse']
      }
      readonly '400': {
        readonly 'application/json': Schemas['Error']
      }
      readonly '401': {
        readonly 'application/json': Schemas['Error']
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
}
