import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { ByLine, ExpectedAnswer } from '../hydra/answer.js'

/** A refusal; its name is a sentence in some lines, so that clients go by the status. */
export const REFUSED = (status: number | readonly number[]): ExpectedAnswer => ({
  status,
  mediaType: 'application/json',
  members: { error: /\S/ },
})

/** A refusal with an error code that clients can go by. */
export const REFUSED_AS = (status: number, error: string): ExpectedAnswer => ({ ...REFUSED(status), error })

const UNKNOWN: ByLine<number> = { 'hydra-1.5': 401, 'hydra-1.9': 401, 'hydra-2.3': 404, 'hydra-2': 404 }

/** What is answered when a client is asked for that does not exist. */
export const UNKNOWN_CLIENT = (system: HydraSystem): ExpectedAnswer => REFUSED(UNKNOWN[system])

const UNREADABLE: ByLine<number> = { 'hydra-1.5': 500, 'hydra-1.9': 500, 'hydra-2.3': 400, 'hydra-2': 400 }

/** What is answered to a body that cannot be read as a client. */
export const UNREADABLE_BODY = (system: HydraSystem): ExpectedAnswer => REFUSED(UNREADABLE[system])

/** What is answered to metadata that are not accepted; 1.5 has one code for all of them. */
export const INVALID_METADATA =
  (code: 'invalid_client_metadata' | 'invalid_redirect_uri' = 'invalid_client_metadata') =>
  (system: HydraSystem): ExpectedAnswer =>
    REFUSED_AS(400, system === 'hydra-1.5' ? 'invalid_request' : code)
