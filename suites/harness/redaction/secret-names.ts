/** Names whose values are secret, wherever they stand: in a URL, a form, JSON, or a field of a page. */
export const SECRET_NAMES = [
  'access_token',
  'assertion',
  'actor_token',
  'client_assertion',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'id_token',
  'id_token_hint',
  'initial_access_token',
  'logout_token',
  'password',
  'refresh_token',
  'registration_access_token',
  'request',
  'response',
  'subject_token',
  'token',
  'user_code',
] as const
export const isSecretName: ReadonlySet<string> = new Set(SECRET_NAMES)
