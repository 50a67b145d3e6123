import type { HydraHandler } from '../context.js'
import { unknownError } from '../hydra-error.js'
import { empty } from '../respond.js'
import { BodyError, readMembers } from '../sessions/read-body.js'

/** Clears expired tokens away. The store does so by itself, so only the request is judged. */
export const flushTokens: HydraHandler = async (request) => {
  try {
    readMembers(await request.text(), { notAfter: 'date' }, 'ignored')
  } catch (error) {
    if (error instanceof BodyError) throw unknownError(error.message)
    throw error
  }
  return empty()
}
