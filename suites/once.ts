import type { CheckContext } from './harness/context.js'
import { Skip } from './verdict.js'

/**
 * Work that is done once in a run, for all checks that need its result. A skip is remembered, any other failure is not: the next
 * check tries again.
 */
export function once<T>(work: (context: CheckContext) => Promise<T>): (context: CheckContext) => Promise<T> {
  // Every check has a context of its own; the request for the configuration document is the same for all of a run.
  const results = new WeakMap<CheckContext['discovery'], Promise<T>>()
  return (context) => {
    const known = results.get(context.discovery)
    if (known !== undefined) return known
    const result = work(context)
    results.set(context.discovery, result)
    result.catch((reason: unknown) => {
      if (!(reason instanceof Skip)) results.delete(context.discovery)
    })
    return result
  }
}
