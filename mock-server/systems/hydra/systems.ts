/** The imitated lines: v1.5.0, v1.9.2, v2.3.0 and v26.2.0. Names alone, so that a command can know them without what is behind them. */
export const HYDRA_SYSTEMS = ['hydra-1.5', 'hydra-1.9', 'hydra-2.3', 'hydra-2'] as const

export type HydraSystem = (typeof HYDRA_SYSTEMS)[number]
