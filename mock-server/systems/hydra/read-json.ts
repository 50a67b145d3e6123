import { type HydraError, hydraError, unknownError } from './hydra-error.js'
import type { HydraLine } from './lines.js'

/** The error of a body that cannot be read: it has no name in 1.x. */
export const unreadable = (line: HydraLine, problem: string): HydraError =>
  line.errors.namelessBodies
    ? unknownError(problem)
    : hydraError('The request was malformed or contained invalid parameters', `The body could not be read: ${problem}`)

/**
 * The first JSON value of a text; what follows it is ignored, as by a decoder of a stream.
 *
 * @throws HydraError when there is none
 */
export function firstJson(text: string, line: HydraLine): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const [, end] = /after JSON at position (\d+)/.exec(String(error)) ?? []
    if (end !== undefined) return firstJson(text.slice(0, Number(end)), line)
    throw unreadable(line, text.trim() === '' ? 'it is empty' : 'it is no JSON, or not all of it')
  }
}
