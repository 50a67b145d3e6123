import type { HydraProvider, Provider } from '../mock-server/index.js'
import type { TargetOptions } from '../suites/index.js'

/** Where the sides of the mock of a line of Hydra are, as far as the harness knows: nothing listens there. */
export const PUBLIC = 'http://127.0.0.1:4444/'
export const ADMIN = 'http://127.0.0.1:4445/'

/** What an operator can do to the mock: move its clock, rotate its keys. */
export const hooksOf = (provider: Pick<Provider, 'clock' | 'rotateKeys'>): NonNullable<TargetOptions['hooks']> => ({
  advanceClock: (seconds) => provider.clock.advance(seconds),
  rotateKeys: () => provider.rotateKeys(),
})

/** The mock of a line in this process, made for the issuer `PUBLIC`, as a target with its admin API. */
export const hydraTarget = (provider: HydraProvider) =>
  ({
    issuer: PUBLIC,
    adminUrl: ADMIN,
    fetch: (request) => (request.url.startsWith(ADMIN) ? provider.admin : provider).fetch(request),
  }) satisfies TargetOptions
