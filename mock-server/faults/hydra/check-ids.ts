/** Ids of checks of a suite by their names. */
export const checksOf =
  (suite: string) =>
  (...names: readonly string[]): readonly string[] =>
    names.map((name) => `${suite}/${name}`)

export const consents = checksOf('hydra-consent-sessions')
export const logins = checksOf('hydra-login-sessions')
export const introspections = checksOf('hydra-introspection')
export const revocations = checksOf('hydra-revocation')
export const flushes = checksOf('hydra-flush')
export const userinfos = checksOf('hydra-userinfo')
export const tokens = checksOf('hydra-token')
