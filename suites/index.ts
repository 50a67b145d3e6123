export type { Check, Requirement, Standard } from './check.js'
export { STANDARDS } from './check.js'
export type { Clock } from './harness/clock.js'
export type {
  AuthorizationOutcome,
  AuthorizationRequest,
  Browser,
  Callback,
  Capabilities,
  CheckContext,
  Client,
  ClientWish,
  Flow,
  FlowWish,
  IdToken,
  JsonObject,
  LoginStep,
  TargetView,
  TokenRequest,
  User,
} from './harness/context.js'
export { HarnessError, type HarnessErrorCode } from './harness/errors.js'
export { type Exchange, type HttpRequest, jsonBody, mediaType } from './harness/exchange.js'
export { HYDRA_SYSTEMS, type HydraSystem, type TargetSystem } from './harness/hydra/hydra-systems.js'
export type { Judgement } from './harness/judge.js'
export type { LoginDriver, LoginMove, Standing } from './harness/login/driver.js'
export type { FormDriverOptions } from './harness/login/form-driver.js'
export type { Leftover } from './harness/made-clients.js'
export { type RunOptions, type RunResult, runChecks } from './harness/runner.js'
export { Session, type SessionOptions } from './harness/session.js'
export {
  type LoginOptions,
  resolveTarget,
  type Target,
  type TargetClient,
  type TargetHooks,
  type TargetOptions,
} from './harness/target.js'
export { type CheckFilter, loadChecks, SUITE_NAMES } from './registry.js'
export { fail, type Outcome, pass, Skip, skip, type Verdict, warn, worst } from './verdict.js'
