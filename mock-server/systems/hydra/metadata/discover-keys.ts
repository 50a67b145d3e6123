import type { HydraHandler } from '../context.js'
import { json } from '../respond.js'

/** `/.well-known/jwks.json`. */
export const discoverJsonWebKeys: HydraHandler = async (_request, { keys }) => json(await keys.jwks())
