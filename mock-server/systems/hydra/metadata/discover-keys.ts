import type { HydraHandler } from '../context.js'
import { json } from '../respond.js'

/** `/.well-known/jwks.json`. */
export const discoverJsonWebKeys: HydraHandler = async (_request, { keys, through }) =>
  json(through('jwks', await keys.jwks()))
