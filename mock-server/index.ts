export { type Clock, type Duration, ProviderClock, systemClock } from './clock.js'
export type { FaultScope } from './control/active-faults.js'
export type { JournalEntry } from './control/journal.js'
export type { Mint, MintedAccessToken, MintedFor, MintedIdToken } from './control/mint.js'
export type { ResponseSource } from './control/overrides.js'
export type { FetchInit, ProviderControls, ProviderFetch } from './control/provider-controls.js'
export type { OAuthErrorCode } from './errors.js'
export type { AnyOperation, HydraOperationId, OperationId } from './operations.js'
export { OptionsError } from './option-values.js'
export {
  type ClientOptions,
  type Lifetimes,
  type PersonOptions,
  type ProviderOptions,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
} from './options.js'
export type { Person } from './people.js'
export { createProvider, type Provider } from './provider.js'
export { type Random, seededRandom, systemRandom } from './random.js'
export { RULES, type RuleName } from './rules.js'
export {
  type AuthorizationResponse,
  defineFault,
  type ErrorDraft,
  type ExchangeContext,
  type Fault,
  type FaultAt,
  type JsonObject,
  type JwtDraft,
  type SeamContext,
  type SeamName,
  type Seams,
} from './seams.js'
export type { ClientRecord } from './store/records.js'
export type {
  HydraMint,
  HydraMintedAccessToken,
  HydraMintedFor,
  HydraMintedIdToken,
} from './systems/hydra/hydra-mint.js'
export type { HydraProvider } from './systems/hydra/hydra-provider.js'
export type { HydraOptions } from './systems/hydra/options.js'
export type { CorsSettings, HydraSettings } from './systems/hydra/settings.js'
export type { HydraSystem } from './systems/hydra/systems.js'
export type { SystemName } from './systems/system-names.js'
