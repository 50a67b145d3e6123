import type { HydraHandler } from '../context.js'
import { json } from '../respond.js'

/** `/health/alive`: whether the server answers at all. */
export const isAlive: HydraHandler = () => json({ status: 'ok' })

/** `/health/ready`: whether its dependencies are there. A mock has none. */
export const isReady: HydraHandler = () => json({ status: 'ok' })

/** `/version`. */
export const getVersion: HydraHandler = (_request, { line }) => json({ version: line.version })
