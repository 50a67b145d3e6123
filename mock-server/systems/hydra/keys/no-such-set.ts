import { HydraError } from '../hydra-error.js'

/** The error of a key, or set of keys, that is not there. */
export const noSuchSet = (): HydraError =>
  new HydraError({ error: 'Not Found', status: 404, description: 'There is no such key or set of keys' })
