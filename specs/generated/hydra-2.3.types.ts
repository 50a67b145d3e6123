// Made from specs/openapi/hydra-2.3.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  readonly CreateVerifiableCredentialRequestBody: {
    readonly format?: string
    readonly proof?: Schemas['VerifiableCredentialProof']
    readonly types?: readonly (string)[]
  }
  readonly DefaultError: unknown
  readonly JSONRawMessage: unknown
  readonly NullBool: (boolean | null)
  readonly NullDuration: string
  readonly NullInt: (number | null)
  readonly NullString: (string | null)
  readonly NullTime: (string | null)
  readonly NullUUID: (string | null)
  readonly RFC6749ErrorJson: {
    readonly error?: string
    readonly error_debug?: string
    readonly error_description?: string
    readonly error_hint?: string
    readonly status_code?: number
  }
  readonly StringSliceJSONFormat: readonly (string)[]
  readonly Time: string
  readonly UUID: string
  readonly VerifiableCredentialProof: {
    readonly jwt?: string
    readonly proof_type?: string
  }
  readonly acceptOAuth2ConsentRequest: {
    readonly context?: Schemas['JSONRawMessage']
    readonly grant_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly grant_scope?: Schemas['StringSliceJSONFormat']
    readonly handled_at?: Schemas['nullTime']
    readonly remember?: boolean
    readonly remember_for?: number
    readonly session?: Schemas['acceptOAuth2ConsentRequestSession']
  }
  readonly acceptOAuth2ConsentRequestSession: {
    readonly access_token?: unknown
    readonly id_token?: unknown
  }
  readonly acceptOAuth2LoginRequest: {
    readonly acr?: string
    readonly amr?: Schemas['StringSliceJSONFormat']
    readonly context?: Schemas['JSONRawMessage']
    readonly extend_session_lifespan?: boolean
    readonly force_subject_identifier?: string
    readonly identity_provider_session_id?: string
    readonly remember?: boolean
    readonly remember_for?: number
    readonly subject: string
  }
  readonly createJsonWebKeySet: {
    readonly alg: string
    readonly kid: string
    readonly use: string
  }
  readonly credentialSupportedDraft00: {
    readonly cryptographic_binding_methods_supported?: readonly (string)[]
    readonly cryptographic_suites_supported?: readonly (string)[]
    readonly format?: string
    readonly types?: readonly (string)[]
  }
  readonly errorOAuth2: {
    readonly error?: string
    readonly error_debug?: string
    readonly error_description?: string
    readonly error_hint?: string
    readonly status_code?: number
  }
  readonly genericError: {
    readonly code?: number
    readonly debug?: string
    readonly details?: unknown
    readonly id?: string
    readonly message: string
    readonly reason?: string
    readonly request?: string
    readonly status?: string
  }
  readonly healthNotReadyStatus: {
    readonly errors?: { readonly [member: string]: string }
  }
  readonly healthStatus: {
    readonly status?: string
  }
  readonly introspectedOAuth2Token: {
    readonly active: boolean
    readonly aud?: readonly (string)[]
    readonly client_id?: string
    readonly exp?: number
    readonly ext?: { readonly [member: string]: unknown }
    readonly iat?: number
    readonly iss?: string
    readonly nbf?: number
    readonly obfuscated_subject?: string
    readonly scope?: string
    readonly sub?: string
    readonly token_type?: string
    readonly token_use?: string
    readonly username?: string
  }
  readonly jsonPatch: {
    readonly from?: string
    readonly op: string
    readonly path: string
    readonly value?: unknown
  }
  readonly jsonPatchDocument: readonly (Schemas['jsonPatch'])[]
  readonly jsonWebKey: {
    readonly alg: string
    readonly crv?: string
    readonly d?: string
    readonly dp?: string
    readonly dq?: string
    readonly e?: string
    readonly k?: string
    readonly kid: string
    readonly kty: string
    readonly n?: string
    readonly p?: string
    readonly q?: string
    readonly qi?: string
    readonly use: string
    readonly x?: string
    readonly x5c?: readonly (string)[]
    readonly y?: string
  }
  readonly jsonWebKeySet: {
    readonly keys?: readonly (Schemas['jsonWebKey'])[]
  }
  readonly nullDuration: (string | null)
  readonly nullInt64: (number | null)
  readonly nullTime: string
  readonly oAuth2Client: {
    readonly access_token_strategy?: string
    readonly allowed_cors_origins?: Schemas['StringSliceJSONFormat']
    readonly audience?: Schemas['StringSliceJSONFormat']
    readonly authorization_code_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_refresh_token_lifespan?: Schemas['NullDuration']
    readonly backchannel_logout_session_required?: boolean
    readonly backchannel_logout_uri?: string
    readonly client_credentials_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly client_id?: string
    readonly client_name?: string
    readonly client_secret?: string
    readonly client_secret_expires_at?: number
    readonly client_uri?: string
    readonly contacts?: Schemas['StringSliceJSONFormat']
    readonly created_at?: string
    readonly frontchannel_logout_session_required?: boolean
    readonly frontchannel_logout_uri?: string
    readonly grant_types?: Schemas['StringSliceJSONFormat']
    readonly implicit_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly jwks?: unknown
    readonly jwks_uri?: string
    readonly jwt_bearer_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly logo_uri?: string
    readonly metadata?: Schemas['JSONRawMessage']
    readonly owner?: string
    readonly policy_uri?: string
    readonly post_logout_redirect_uris?: Schemas['StringSliceJSONFormat']
    readonly redirect_uris?: Schemas['StringSliceJSONFormat']
    readonly refresh_token_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_refresh_token_lifespan?: Schemas['NullDuration']
    readonly registration_access_token?: string
    readonly registration_client_uri?: string
    readonly request_object_signing_alg?: string
    readonly request_uris?: Schemas['StringSliceJSONFormat']
    readonly response_types?: Schemas['StringSliceJSONFormat']
    readonly scope?: string
    readonly sector_identifier_uri?: string
    readonly skip_consent?: boolean
    readonly skip_logout_consent?: boolean
    readonly subject_type?: string
    readonly token_endpoint_auth_method?: string
    readonly token_endpoint_auth_signing_alg?: string
    readonly tos_uri?: string
    readonly updated_at?: string
    readonly userinfo_signed_response_alg?: string
  }
  readonly oAuth2ClientTokenLifespans: {
    readonly authorization_code_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly authorization_code_grant_refresh_token_lifespan?: Schemas['NullDuration']
    readonly client_credentials_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly implicit_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly jwt_bearer_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_access_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_id_token_lifespan?: Schemas['NullDuration']
    readonly refresh_token_grant_refresh_token_lifespan?: Schemas['NullDuration']
  }
  readonly oAuth2ConsentRequest: {
    readonly acr?: string
    readonly amr?: Schemas['StringSliceJSONFormat']
    readonly challenge: string
    readonly client?: Schemas['oAuth2Client']
    readonly context?: Schemas['JSONRawMessage']
    readonly login_challenge?: string
    readonly login_session_id?: string
    readonly oidc_context?: Schemas['oAuth2ConsentRequestOpenIDConnectContext']
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
    readonly skip?: boolean
    readonly subject?: string
  }
  readonly oAuth2ConsentRequestOpenIDConnectContext: {
    readonly acr_values?: readonly (string)[]
    readonly display?: string
    readonly id_token_hint_claims?: { readonly [member: string]: unknown }
    readonly login_hint?: string
    readonly ui_locales?: readonly (string)[]
  }
  readonly oAuth2ConsentSession: {
    readonly consent_request?: Schemas['oAuth2ConsentRequest']
    readonly context?: Schemas['JSONRawMessage']
    readonly expires_at?: {
      readonly access_token?: string
      readonly authorize_code?: string
      readonly id_token?: string
      readonly par_context?: string
      readonly refresh_token?: string
    }
    readonly grant_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly grant_scope?: Schemas['StringSliceJSONFormat']
    readonly handled_at?: Schemas['nullTime']
    readonly remember?: boolean
    readonly remember_for?: number
    readonly session?: Schemas['acceptOAuth2ConsentRequestSession']
  }
  readonly oAuth2ConsentSessions: readonly (Schemas['oAuth2ConsentSession'])[]
  readonly oAuth2LoginRequest: {
    readonly challenge: string
    readonly client: Schemas['oAuth2Client']
    readonly oidc_context?: Schemas['oAuth2ConsentRequestOpenIDConnectContext']
    readonly request_url: string
    readonly requested_access_token_audience?: Schemas['StringSliceJSONFormat']
    readonly requested_scope?: Schemas['StringSliceJSONFormat']
    readonly session_id?: string
    readonly skip: boolean
    readonly subject: string
  }
  readonly oAuth2LogoutRequest: {
    readonly challenge?: string
    readonly client?: Schemas['oAuth2Client']
    readonly expires_at?: Schemas['nullTime']
    readonly request_url?: string
    readonly requested_at?: Schemas['nullTime']
    readonly rp_initiated?: boolean
    readonly sid?: string
    readonly subject?: string
  }
  readonly oAuth2RedirectTo: {
    readonly redirect_to: string
  }
  readonly oAuth2TokenExchange: {
    readonly access_token?: string
    readonly expires_in?: number
    readonly id_token?: string
    readonly refresh_token?: string
    readonly scope?: string
    readonly token_type?: string
  }
  readonly oidcConfiguration: {
    readonly authorization_endpoint: string
    readonly backchannel_logout_session_supported?: boolean
    readonly backchannel_logout_supported?: boolean
    readonly claims_parameter_supported?: boolean
    readonly claims_supported?: readonly (string)[]
    readonly code_challenge_methods_supported?: readonly (string)[]
    readonly credentials_endpoint_draft_00?: string
    readonly credentials_supported_draft_00?: readonly (Schemas['credentialSupportedDraft00'])[]
    readonly end_session_endpoint?: string
    readonly frontchannel_logout_session_supported?: boolean
    readonly frontchannel_logout_supported?: boolean
    readonly grant_types_supported?: readonly (string)[]
    readonly id_token_signed_response_alg: readonly (string)[]
    readonly id_token_signing_alg_values_supported: readonly (string)[]
    readonly issuer: string
    readonly jwks_uri: string
    readonly registration_endpoint?: string
    readonly request_object_signing_alg_values_supported?: readonly (string)[]
    readonly request_parameter_supported?: boolean
    readonly request_uri_parameter_supported?: boolean
    readonly require_request_uri_registration?: boolean
    readonly response_modes_supported?: readonly (string)[]
    readonly response_types_supported: readonly (string)[]
    readonly revocation_endpoint?: string
    readonly scopes_supported?: readonly (string)[]
    readonly subject_types_supported: readonly (string)[]
    readonly token_endpoint: string
    readonly token_endpoint_auth_methods_supported?: readonly (string)[]
    readonly userinfo_endpoint?: string
    readonly userinfo_signed_response_alg: readonly (string)[]
    readonly userinfo_signing_alg_values_supported?: readonly (string)[]
  }
  readonly oidcUserInfo: {
    readonly birthdate?: string
    readonly email?: string
    readonly email_verified?: boolean
    readonly family_name?: string
    readonly gender?: string
    readonly given_name?: string
    readonly locale?: string
    readonly middle_name?: string
    readonly name?: string
    readonly nickname?: string
    readonly phone_number?: string
    readonly phone_number_verified?: boolean
    readonly picture?: string
    readonly preferred_username?: string
    readonly profile?: string
    readonly sub?: string
    readonly updated_at?: number
    readonly website?: string
    readonly zoneinfo?: string
  }
  readonly pagination: {
    readonly page_size?: number
    readonly page_token?: string
  }
  readonly paginationHeaders: {
    readonly link?: string
    readonly 'x-total-count'?: string
  }
  readonly rejectOAuth2Request: {
    readonly error?: string
    readonly error_debug?: string
    readonly error_description?: string
    readonly error_hint?: string
    readonly status_code?: number
  }
  readonly tokenPagination: {
    readonly page_size?: number
    readonly page_token?: string
  }
  readonly tokenPaginationHeaders: {
    readonly link?: string
    readonly 'x-total-count'?: string
  }
  readonly tokenPaginationRequestParameters: {
    readonly page_size?: number
    readonly page_token?: string
  }
  readonly tokenPaginationResponseHeaders: {
    readonly link?: string
    readonly 'x-total-count'?: number
  }
  readonly trustOAuth2JwtGrantIssuer: {
    readonly allow_any_subject?: boolean
    readonly expires_at: string
    readonly issuer: string
    readonly jwk: Schemas['jsonWebKey']
    readonly scope: readonly (string)[]
    readonly subject?: string
  }
  readonly trustedOAuth2JwtGrantIssuer: {
    readonly allow_any_subject?: boolean
    readonly created_at?: string
    readonly expires_at?: string
    readonly id?: string
    readonly issuer?: string
    readonly public_key?: Schemas['trustedOAuth2JwtGrantJsonWebKey']
    readonly scope?: readonly (string)[]
    readonly subject?: string
  }
  readonly trustedOAuth2JwtGrantIssuers: readonly (Schemas['trustedOAuth2JwtGrantIssuer'])[]
  readonly trustedOAuth2JwtGrantJsonWebKey: {
    readonly kid?: string
    readonly set?: string
  }
  readonly unexpectedError: string
  readonly verifiableCredentialPrimingResponse: {
    readonly c_nonce?: string
    readonly c_nonce_expires_in?: number
    readonly error?: string
    readonly error_debug?: string
    readonly error_description?: string
    readonly error_hint?: string
    readonly format?: string
    readonly status_code?: number
  }
  readonly verifiableCredentialResponse: {
    readonly credential_draft_00?: string
    readonly format?: string
  }
  readonly version: {
    readonly version?: string
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
  readonly revokeOAuth2ConsentSessions: {
    readonly parameters: {
      readonly query: {
        readonly subject: string
        readonly client?: string
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
  /** x */
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
  /** x */
  readonly introspectOAuth2Token: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        readonly scope?: string
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
  /** x */
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
  /** x */
  readonly listTrustedOAuth2JwtGrantIssuers: {
    readonly parameters: {
      readonly query?: {
        readonly MaxItems?: number
        readonly DefaultItems?: number
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
  readonly isReady: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': {
          readonly status?: string
        }
      }
      readonly '503': {
        readonly 'application/json': {
          readonly errors?: { readonly [member: string]: string }
        }
      }
    }
  }
  /** x */
  readonly oAuth2Authorize: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
      readonly default: {
        readonly 'application/json': Schemas['errorOAuth2']
      }
    }
  }
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
  readonly revokeOAuth2Token: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        readonly client_id?: string
        readonly client_secret?: string
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
  /** x */
  readonly revokeOidcSession: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
    }
  }
  /** x */
  readonly oauth2TokenExchange: {
    readonly parameters: {}
    readonly requestBody?: {
      readonly 'application/x-www-form-urlencoded': {
        readonly client_id?: string
        readonly code?: string
        readonly grant_type: string
        readonly redirect_uri?: string
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
  /** x */
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
  /** x */
  readonly getVersion: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': {
          readonly version?: string
        }
      }
    }
  }
}
