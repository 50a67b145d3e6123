/** How long a credential is still known after its end, in milliseconds: an expired one is told from an unknown one. */
const KNOWN_AFTERWARDS = 86_400_000

/** When a credential that ends at `exp` (seconds since 1970; `undefined` for never) is forgotten, in milliseconds since 1970. */
export const knownUntil = (exp: number | undefined): number =>
  exp === undefined ? Number.POSITIVE_INFINITY : exp * 1_000 + KNOWN_AFTERWARDS
