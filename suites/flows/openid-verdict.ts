import { HarnessError } from '../harness/errors.js'
import { fail, Skip, type Verdict } from '../verdict.js'

/** Thrown inside a flow when the target did something that openid-client does not judge. */
export class FlowBroken extends Error {
  override readonly name = 'FlowBroken'
  readonly verdict: Verdict

  constructor(verdict: Verdict) {
    super('the flow can not go on')
    this.verdict = verdict
  }
}

/** Runs a flow; what openid-client refuses becomes a failure that says what it found. */
export async function judgedByOpenidClient(expected: string, flow: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await flow()
  } catch (error) {
    if (error instanceof FlowBroken) return error.verdict
    if (error instanceof Skip || error instanceof HarnessError) throw error
    // The recorder's own errors come back wrapped.
    if (error instanceof Error && error.cause instanceof HarnessError) throw error.cause
    const found = await finding(error)
    if (found === undefined) throw error
    return fail(expected, found)
  }
}

/** What openid-client found wrong, without any value of the answer; `undefined` for errors that are not its judgement. */
async function finding(error: unknown): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } = await import(
    'openid-client'
  )
  if (error instanceof ResponseBodyError) return { message: error.message, error: error.error, status: error.status }
  if (error instanceof WWWAuthenticateChallengeError) return { message: error.message, status: error.status }
  if (error instanceof AuthorizationResponseError) return { message: error.message, error: error.error }
  if (!(error instanceof ClientError)) return undefined
  const { cause, code } = error
  const because = cause instanceof Error && cause.message !== error.message ? `: ${cause.message}` : ''
  return { message: `${error.message}${because}`, code }
}
