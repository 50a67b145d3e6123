import type { CheckContext, Flow } from '../harness/context.js'
import { Skip } from '../verdict.js'

/** A flow that gave an access token, for checks that try it in another way. Throws `Skip` when there is none. */
export async function flowWithAccessToken(
  context: CheckContext,
): Promise<{ readonly flow: Flow; readonly accessToken: string }> {
  const flows = await context.baseFlows()
  for (const flow of flows) if (flow.accessToken !== undefined) return { flow, accessToken: flow.accessToken }
  const failure = flows.find((flow) => flow.failure !== undefined)?.failure
  if (failure === undefined) throw new Skip('no response type gives an access token')
  throw new Skip(`there is no access token, because ${failure.because}`, failure.blame)
}
