import type { ByLine, ExpectedAnswer } from '../hydra/answer.js'

const NOT_FOUND: ExpectedAnswer = { status: 404, mediaType: 'application/json', members: { error: /./ } }
export const DONE: ExpectedAnswer = { status: 204, empty: true }

/** What a line answers when there is no such consent to take back. */
export const NOTHING_TO_REVOKE: ByLine<ExpectedAnswer> = {
  'hydra-1.5': NOT_FOUND,
  'hydra-1.9': NOT_FOUND,
  'hydra-2.3': DONE,
  'hydra-2': DONE,
}
