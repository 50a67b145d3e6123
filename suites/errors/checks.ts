import type { Check } from '../check.js'
import { errAuthzDescription } from './err-authz-description.js'
import { errAuthzExtra } from './err-authz-extra.js'
import { errAuthzIss } from './err-authz-iss.js'
import { errAuthzPresent } from './err-authz-present.js'
import { errAuthzState } from './err-authz-state.js'
import { errAuthzUri } from './err-authz-uri.js'
import { errRegShape } from './err-reg-shape.js'
import { errTokenCode } from './err-token-code.js'
import { errTokenDescription } from './err-token-description.js'
import { errTokenJson } from './err-token-json.js'
import { errTokenStatus } from './err-token-status.js'

/** The shape of errors, wherever they come from. */
export const checks: readonly Check[] = [
  errAuthzPresent,
  errAuthzState,
  errAuthzIss,
  errAuthzExtra,
  errAuthzDescription,
  errAuthzUri,
  errTokenStatus,
  errTokenJson,
  errTokenCode,
  errTokenDescription,
  errRegShape,
]
