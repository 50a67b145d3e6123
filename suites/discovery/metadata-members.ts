/** JSON types of metadata members; `url` is a string that is an absolute URL. */
export type MemberType = 'url' | 'string' | 'strings' | 'boolean' | 'object'

const named = (type: MemberType, names: string): [string, MemberType][] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, type])

/** Registered members of provider metadata, by name: the IANA registry "OAuth Authorization Server Metadata". */
export const METADATA_MEMBERS: ReadonlyMap<string, MemberType> = new Map([
  ...named(
    'url',
    `issuer authorization_endpoint token_endpoint userinfo_endpoint jwks_uri registration_endpoint
     end_session_endpoint check_session_iframe revocation_endpoint introspection_endpoint
     device_authorization_endpoint pushed_authorization_request_endpoint backchannel_authentication_endpoint
     federation_registration_endpoint challenge_endpoint signed_jwks_uri
     service_documentation op_policy_uri op_tos_uri policy_uri tos_uri logo_uri homepage_uri organization_uri`,
  ),
  ...named('string', 'signed_metadata organization_name display_name description'),
  ...named(
    'strings',
    `scopes_supported response_types_supported response_modes_supported grant_types_supported acr_values_supported
     subject_types_supported display_values_supported claim_types_supported claims_supported prompt_values_supported
     ui_locales_supported claims_locales_supported code_challenge_methods_supported
     id_token_signing_alg_values_supported id_token_encryption_alg_values_supported id_token_encryption_enc_values_supported
     userinfo_signing_alg_values_supported userinfo_encryption_alg_values_supported userinfo_encryption_enc_values_supported
     request_object_signing_alg_values_supported request_object_encryption_alg_values_supported
     request_object_encryption_enc_values_supported
     token_endpoint_auth_methods_supported token_endpoint_auth_signing_alg_values_supported
     revocation_endpoint_auth_methods_supported revocation_endpoint_auth_signing_alg_values_supported
     introspection_endpoint_auth_methods_supported introspection_endpoint_auth_signing_alg_values_supported
     introspection_signing_alg_values_supported introspection_encryption_alg_values_supported
     introspection_encryption_enc_values_supported
     authorization_signing_alg_values_supported authorization_encryption_alg_values_supported
     authorization_encryption_enc_values_supported
     authorization_details_types_supported dpop_signing_alg_values_supported protected_resources
     backchannel_token_delivery_modes_supported backchannel_authentication_request_signing_alg_values_supported
     client_registration_types_supported request_authentication_signing_alg_values_supported contacts keywords
     client_attestation_signing_alg_values_supported client_attestation_pop_signing_alg_values_supported
     nfv_token_signing_alg_values_supported nfv_token_encryption_alg_values_supported
     nfv_token_encryption_enc_values_supported
     trust_frameworks_supported evidence_supported documents_supported documents_methods_supported
     documents_check_methods_supported documents_validation_methods_supported documents_verification_methods_supported
     electronic_records_supported claims_in_verified_claims_supported attachments_supported digest_algorithms_supported`,
  ),
  ...named(
    'boolean',
    `claims_parameter_supported request_parameter_supported request_uri_parameter_supported
     require_request_uri_registration require_signed_request_object require_pushed_authorization_requests
     authorization_response_iss_parameter_supported tls_client_certificate_bound_access_tokens
     frontchannel_logout_supported frontchannel_logout_session_supported
     backchannel_logout_supported backchannel_logout_session_supported backchannel_user_code_parameter_supported
     verified_claims_supported client_id_metadata_document_supported
     pre-authorized_grant_anonymous_access_supported`,
  ),
  ...named('object', 'mtls_endpoint_aliases request_authentication_methods_supported jwks vp_formats_supported'),
])
