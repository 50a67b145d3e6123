// Made from specs/openapi/hydra-1.9.yaml by "npm run generate"; edits are lost.

/** The schemas of the document by name. */
export interface Schemas {
  readonly ContainerWaitOKBodyError: {
    readonly Message?: string
  }
  readonly JSONRawMessage: { readonly [member: string]: unknown }
  readonly JSONWebKey: {
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
  readonly JSONWebKeySet: {
    readonly keys?: readonly (Schemas['JSONWebKey'])[]
  }
  readonly JoseJSONWebKeySet: { readonly [member: string]: unknown }
  readonly NullTime: string
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
  readonly PluginConfigArgs: {
    readonly Description: string
    readonly Name: string
    readonly Settable: readonly (string)[]
    readonly Value: readonly (string)[]
  }
  readonly PluginConfigInterface: {
    readonly Socket: string
    readonly Types: readonly (Schemas['PluginInterfaceType'])[]
  }
  readonly PluginConfigLinux: {
    readonly AllowAllDevices: boolean
    readonly Capabilities: readonly (string)[]
    readonly Devices: readonly (Schemas['PluginDevice'])[]
  }
  readonly PluginConfigNetwork: {
    readonly Type: string
  }
  readonly PluginConfigRootfs: {
    readonly diff_ids?: readonly (string)[]
    readonly type?: string
  }
  readonly PluginConfigUser: {
    readonly GID?: number
    readonly UID?: number
  }
  readonly PluginDevice: {
    readonly Description: string
    readonly Name: string
    readonly Path: string
    readonly Settable: readonly (string)[]
  }
  readonly PluginEnv: {
    readonly Description: string
    readonly Name: string
    readonly Settable: readonly (string)[]
    readonly Value: string
  }
  readonly PluginInterfaceType: {
    readonly Capability: string
    readonly Prefix: string
    readonly Version: string
  }
  readonly PluginMount: {
    readonly Description: string
    readonly Destination: string
    readonly Name: string
    readonly Options: readonly (string)[]
    readonly Settable: readonly (string)[]
    readonly Source: string
    readonly Type: string
  }
  readonly PluginSettings: {
    readonly Args: readonly (string)[]
    readonly Devices: readonly (Schemas['PluginDevice'])[]
    readonly Env: readonly (string)[]
    readonly Mounts: readonly (Schemas['PluginMount'])[]
  }
  readonly PreviousConsentSession: {
    readonly consent_request?: Schemas['consentRequest']
    readonly grant_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly grant_scope?: Schemas['StringSlicePipeDelimiter']
    readonly handled_at?: Schemas['NullTime']
    readonly remember?: boolean
    readonly remember_for?: number
    readonly session?: Schemas['consentRequestSession']
  }
  readonly StringSlicePipeDelimiter: readonly (string)[]
  readonly VolumeUsageData: {
    readonly RefCount: number
    readonly Size: number
  }
  readonly acceptConsentRequest: {
    readonly grant_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly grant_scope?: Schemas['StringSlicePipeDelimiter']
    readonly handled_at?: Schemas['NullTime']
    readonly remember?: boolean
    readonly remember_for?: number
    readonly session?: Schemas['consentRequestSession']
  }
  readonly acceptLoginRequest: {
    readonly acr?: string
    readonly context?: Schemas['JSONRawMessage']
    readonly force_subject_identifier?: string
    readonly remember?: boolean
    readonly remember_for?: number
    readonly subject: string
  }
  readonly completedRequest: {
    readonly redirect_to: string
  }
  readonly consentRequest: {
    readonly acr?: string
    readonly challenge: string
    readonly client?: Schemas['oAuth2Client']
    readonly context?: Schemas['JSONRawMessage']
    readonly login_challenge?: string
    readonly login_session_id?: string
    readonly oidc_context?: Schemas['openIDConnectContext']
    readonly request_url?: string
    readonly requested_access_token_audience?: Schemas['StringSlicePipeDelimiter']
    readonly requested_scope?: Schemas['StringSlicePipeDelimiter']
    readonly skip?: boolean
    readonly subject?: string
  }
  readonly consentRequestSession: {
    readonly access_token?: { readonly [member: string]: unknown }
    readonly id_token?: { readonly [member: string]: unknown }
  }
  readonly flushInactiveOAuth2TokensRequest: {
    readonly notAfter?: string
  }
  readonly genericError: {
    readonly debug?: string
    readonly error: string
    readonly error_description?: string
    readonly status_code?: number
  }
  readonly healthNotReadyStatus: {
    readonly errors?: { readonly [member: string]: string }
  }
  readonly healthStatus: {
    readonly status?: string
  }
  readonly jsonWebKeySetGeneratorRequest: {
    readonly alg: string
    readonly kid: string
    readonly use: string
  }
  readonly loginRequest: {
    readonly challenge: string
    readonly client: Schemas['oAuth2Client']
    readonly oidc_context?: Schemas['openIDConnectContext']
    readonly request_url: string
    readonly requested_access_token_audience: Schemas['StringSlicePipeDelimiter']
    readonly requested_scope: Schemas['StringSlicePipeDelimiter']
    readonly session_id?: string
    readonly skip: boolean
    readonly subject: string
  }
  readonly logoutRequest: {
    readonly request_url?: string
    readonly rp_initiated?: boolean
    readonly sid?: string
    readonly subject?: string
  }
  readonly oAuth2Client: {
    readonly allowed_cors_origins?: Schemas['StringSlicePipeDelimiter']
    readonly audience?: Schemas['StringSlicePipeDelimiter']
    readonly backchannel_logout_session_required?: boolean
    readonly backchannel_logout_uri?: string
    readonly client_id?: string
    readonly client_name?: string
    readonly client_secret?: string
    readonly client_secret_expires_at?: number
    readonly client_uri?: string
    readonly contacts?: Schemas['StringSlicePipeDelimiter']
    readonly created_at?: string
    readonly frontchannel_logout_session_required?: boolean
    readonly frontchannel_logout_uri?: string
    readonly grant_types?: Schemas['StringSlicePipeDelimiter']
    readonly jwks?: Schemas['JoseJSONWebKeySet']
    readonly jwks_uri?: string
    readonly logo_uri?: string
    readonly metadata?: Schemas['JSONRawMessage']
    readonly owner?: string
    readonly policy_uri?: string
    readonly post_logout_redirect_uris?: Schemas['StringSlicePipeDelimiter']
    readonly redirect_uris?: Schemas['StringSlicePipeDelimiter']
    readonly request_object_signing_alg?: string
    readonly request_uris?: Schemas['StringSlicePipeDelimiter']
    readonly response_types?: Schemas['StringSlicePipeDelimiter']
    readonly scope?: string
    readonly sector_identifier_uri?: string
    readonly subject_type?: string
    readonly token_endpoint_auth_method?: string
    readonly token_endpoint_auth_signing_alg?: string
    readonly tos_uri?: string
    readonly updated_at?: string
    readonly userinfo_signed_response_alg?: string
  }
  readonly oAuth2TokenIntrospection: {
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
  readonly oauth2TokenResponse: {
    readonly access_token?: string
    readonly expires_in?: number
    readonly id_token?: string
    readonly refresh_token?: string
    readonly scope?: string
    readonly token_type?: string
  }
  readonly openIDConnectContext: {
    readonly acr_values?: readonly (string)[]
    readonly display?: string
    readonly id_token_hint_claims?: { readonly [member: string]: unknown }
    readonly login_hint?: string
    readonly ui_locales?: readonly (string)[]
  }
  readonly rejectRequest: {
    readonly error?: string
    readonly error_debug?: string
    readonly error_description?: string
    readonly error_hint?: string
    readonly status_code?: number
  }
  readonly userinfoResponse: {
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
  readonly version: {
    readonly version?: string
  }
  readonly wellKnown: {
    readonly authorization_endpoint: string
    readonly backchannel_logout_session_supported?: boolean
    readonly backchannel_logout_supported?: boolean
    readonly claims_parameter_supported?: boolean
    readonly claims_supported?: readonly (string)[]
    readonly end_session_endpoint?: string
    readonly frontchannel_logout_session_supported?: boolean
    readonly frontchannel_logout_supported?: boolean
    readonly grant_types_supported?: readonly (string)[]
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
    readonly userinfo_signing_alg_values_supported?: readonly (string)[]
  }
}

/** What the operations of the document take and give, by operationId. */
export interface Operations {
  /** x */
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
  /** x */
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
  /** x */
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
      readonly '401': {
        readonly 'application/json': Schemas['genericError']
      }
      readonly '500': {
        readonly 'application/json': Schemas['genericError']
      }
    }
  }
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
  readonly prometheus: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': undefined
    }
  }
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
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
  /** x */
  readonly introspectOAuth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        readonly token: string
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
  /** x */
  readonly revokeOAuth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
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
  /** x */
  readonly disconnectUser: {
    readonly parameters: {}
    readonly responses: {
      readonly '302': undefined
    }
  }
  /** x */
  readonly oauth2Token: {
    readonly parameters: {}
    readonly requestBody: {
      readonly 'application/x-www-form-urlencoded': {
        readonly grant_type: string
        readonly code?: string
        readonly refresh_token?: string
        readonly redirect_uri?: string
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
  /** x */
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
  /** x */
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
  /** x */
  readonly getVersion: {
    readonly parameters: {}
    readonly responses: {
      readonly '200': {
        readonly 'application/json': Schemas['version']
      }
    }
  }
}
