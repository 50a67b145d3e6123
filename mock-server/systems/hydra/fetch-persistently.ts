import type { HydraContext } from './context.js'

/** Whether another attempt may be answered otherwise. */
const mayWorkLater = (status: number): boolean => status === 429 || (status >= 500 && status !== 501)

/**
 * Calls a server of the operator or of a client. Lines that don't give up at once try again when it fails; `pause` comes before each
 * further attempt, and `false` from it ends them.
 *
 * @throws what the last attempt threw
 */
export async function fetchPersistently(
  { fetch, line }: Pick<HydraContext, 'fetch' | 'line'>,
  request: () => Request,
  pause: (attempt: number) => Promise<boolean>,
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await attempted(fetch, request())
    const failed = outcome instanceof Response ? mayWorkLater(outcome.status) : true
    if (!failed || attempt > line.flows.furtherAttempts || !(await pause(attempt))) {
      if (outcome instanceof Response) return outcome
      throw outcome.error
    }
    if (outcome instanceof Response) await outcome.body?.cancel()
  }
}

async function attempted(
  fetch: HydraContext['fetch'],
  request: Request,
): Promise<Response | { readonly error: unknown }> {
  try {
    return await fetch(request)
  } catch (error) {
    return { error }
  }
}
