export type HarnessErrorCode =
  /** No connection, DNS or TLS failure. */
  | 'ERR_TARGET_UNREACHABLE'
  /** No whole answer in time. */
  | 'ERR_TARGET_TIMEOUT'
  /** The target's discovery document can't be used, so nothing can be judged. */
  | 'ERR_TARGET_METADATA'
  /** The login driver got lost. */
  | 'ERR_LOGIN_INCOMPLETE'
  /** No client could be had for a check although the target should give one. */
  | 'ERR_PROVISIONING'
  /** Wrong use: a flag, a config key, a name that does not exist. */
  | 'ERR_USAGE'
  /** A defect of ours. */
  | 'ERR_INTERNAL'

/** The harness could not reach a verdict. Says nothing about conformance. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  readonly code: HarnessErrorCode
  /** What was being attempted, with every secret already replaced. */
  readonly context: Readonly<Record<string, string>>

  constructor(
    code: HarnessErrorCode,
    message: string,
    context: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.code = code
    this.context = context
  }
}
