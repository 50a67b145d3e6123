import { blocked } from '../evidence.js'
import type { Callback, Flow } from '../harness/context.js'
import { Skip, skip, type Verdict, worst } from '../verdict.js'

/** Judges each subject in turn and gives the worst verdict; one for which `judge` throws `Skip` counts as skipped. */
export async function judgeEach<T>(
  subjects: readonly T[],
  judge: (subject: T) => Promise<Verdict> | Verdict,
): Promise<Verdict> {
  const verdicts: Verdict[] = []
  for (const subject of subjects) verdicts.push(await verdictOrSkip(() => judge(subject)))
  return worst(verdicts)
}

async function verdictOrSkip(judge: () => Promise<Verdict> | Verdict): Promise<Verdict> {
  try {
    return await judge()
  } catch (error) {
    if (!(error instanceof Skip)) throw error
    return error.blockedBy === undefined ? skip(error.message) : blocked(error.message, error.blockedBy)
  }
}

/** The successful answer of the authorization endpoint. Throws `Skip` when there was none. */
export function callbackOf(flow: Flow): Callback {
  if (flow.callback !== undefined) return flow.callback
  throw new Skip(
    `the ${flow.label} flow got no successful authorization response, because ${flow.failure?.because ?? 'it ended elsewhere'}`,
    flow.failure?.blame ?? 'authorization-response/resp-success',
  )
}
