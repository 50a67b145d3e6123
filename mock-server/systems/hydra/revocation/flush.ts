import { seconds } from '../../../clock.js'
import type { HydraHandler } from '../context.js'
import { unknownError } from '../hydra-error.js'
import { empty } from '../respond.js'
import { BodyError, readMembers } from '../sessions/read-body.js'
import { forgetExpired } from '../token/flushed.js'

/** Clears expired access tokens away, of those that were issued before `notAfter`: nobody knows them from then on. */
export const flushTokens: HydraHandler = async (request, context) => {
  await forgetExpired(context, notAfterIn(await request.text()) ?? seconds(context.clock))
  return empty()
}

/** Seconds since 1970. */
function notAfterIn(text: string): number | undefined {
  try {
    const { notAfter } = readMembers(text, { notAfter: 'date' }, 'ignored')
    return typeof notAfter === 'string' ? Date.parse(notAfter) / 1_000 : undefined
  } catch (error) {
    if (error instanceof BodyError) throw unknownError(error.message)
    throw error
  }
}
