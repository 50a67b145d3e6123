import type { HydraSystem } from '../harness/hydra/hydra-systems.js'
import type { ExpectedAnswer } from '../hydra/answer.js'

/** An error of the token endpoint. */
export const refusal = (status: number, error: string): ExpectedAnswer => ({
  status,
  mediaType: 'application/json',
  error,
})

export const INVALID_REQUEST = refusal(400, 'invalid_request')
export const INVALID_CLIENT = refusal(401, 'invalid_client')
export const INVALID_GRANT = refusal(400, 'invalid_grant')

/** An error that is called otherwise in 1.5. */
export const renamed =
  (status: number, names: { readonly before: string; readonly since: string }) =>
  (system: HydraSystem): ExpectedAnswer =>
    refusal(status, system === 'hydra-1.5' ? names.before : names.since)
