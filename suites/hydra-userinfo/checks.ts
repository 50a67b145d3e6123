import type { Check } from '../check.js'
import { answers } from './answers.js'
import { refusals } from './refusals.js'
import { signedAnswer } from './signed-answer.js'

/** What UserInfo of a Hydra answers beyond what the standard asks for. */
export const checks: readonly Check[] = [...answers, signedAnswer, ...refusals]
