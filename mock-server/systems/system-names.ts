import { HYDRA_SYSTEMS, type HydraSystem } from './hydra/systems.js'

/** An API that the mock imitates. */
export type SystemName = 'openid-connect' | HydraSystem

/** The imitated APIs. Names alone, so that a command can know them without what is behind them. */
export const SYSTEM_NAMES: readonly SystemName[] = ['openid-connect', ...HYDRA_SYSTEMS]
