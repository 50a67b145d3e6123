/**
 * What the provider enforces. Each rule can be waived by name: in the options (`lenient`) by whoever wants a laxer provider,
 * and by a fault that wants to see whether the checks notice. A rule is asked for at one place, through `Rules.enforces`.
 * Adding a rule is adding a row.
 */
export const RULES = {
  // authorization request
  'response-type-required': 'RFC 6749 section 3.1.1',
  'response-type-registered': 'Dynamic Client Registration 1.0 section 2',
  'redirect-uri-registered': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'redirect-uri-required': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'redirect-uri-query-exact': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'nonce-required': 'OpenID Connect Core 1.0 section 3.2.2.1',
  'client-known': 'RFC 6749 section 4.1.2.1',
  'parameters-unique': 'RFC 6749 section 3.1',
  'pkce-required-public': 'RFC 9700 section 2.1.1',
  'pkce-method-known': 'RFC 7636 section 4.4.1',
  'pkce-challenge-syntax': 'RFC 7636 section 4.2',
  'prompt-none-alone': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'prompt-none-silent': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'prompt-login': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'prompt-consent': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'max-age': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'id-token-hint-subject': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'claims-sub': 'OpenID Connect Core 1.0 section 5.5.1',
  'request-object-signature': 'OpenID Connect Core 1.0 section 6.3.2',
  'scope-openid-for-id-token': 'OpenID Connect Core 1.0 section 3.1.2.1',
  'offline-access-consent': 'OpenID Connect Core 1.0 section 11',
  // token request
  'client-authentication': 'RFC 6749 section 3.2.1',
  'client-authentication-registered-method': 'OpenID Connect Core 1.0 section 9',
  'client-assertion-once': 'RFC 7523 section 3',
  'client-assertion-claims': 'RFC 7523 section 3',
  'code-single-use': 'RFC 6749 section 4.1.2',
  'code-replay-revokes': 'RFC 6749 section 4.1.2',
  'code-bound-to-client': 'RFC 6749 section 4.1.3',
  'code-bound-to-redirect-uri': 'RFC 6749 section 4.1.3',
  'code-expiry': 'RFC 6749 section 4.1.2',
  'pkce-verifier': 'RFC 7636 section 4.6',
  'pkce-downgrade': 'RFC 9700 section 4.8.2',
  'grant-registered': 'RFC 6749 section 5.2',
  'refresh-token-rotation': 'RFC 9700 section 4.14.2',
  'refresh-token-reuse-revokes': 'RFC 9700 section 4.14.2',
  'refresh-token-bound-to-client': 'RFC 6749 section 6',
  'refresh-scope-not-widened': 'RFC 6749 section 6',
  // use of tokens
  'access-token-valid': 'RFC 6750 section 3.1',
  'access-token-scope-openid': 'OpenID Connect Core 1.0 section 5.3.1',
  'revocation-client-bound': 'RFC 7009 section 2.1',
  'revocation-effective': 'RFC 7009 section 2.1',
  'introspection-authentication': 'RFC 7662 section 2.1',
  // registration
  'registration-redirect-uris': 'RFC 7591 section 2',
  'registration-redirect-uri-fragment': 'RFC 6749 section 3.1.2',
  'registration-metadata': 'RFC 7591 section 3.2.2',
  'registration-access-token': 'RFC 7592 section 2',
  // logout
  'post-logout-redirect-uri-registered': 'RP-Initiated Logout 1.0 section 3',
  'logout-id-token-hint': 'RP-Initiated Logout 1.0 section 2',
  'logout-confirmation': 'RP-Initiated Logout 1.0 section 2',
  'logout-ends-session': 'RP-Initiated Logout 1.0 section 2',
  // pages
  'csrf-token': 'RFC 6749 section 10.12',
} as const satisfies Record<string, string>

/** The name of a rule that can be waived. */
export type RuleName = keyof typeof RULES

/** The rules in force at one provider. */
export interface Rules {
  /** Whether the rule is enforced now. */
  enforces(rule: RuleName): boolean
}
