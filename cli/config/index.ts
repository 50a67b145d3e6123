export type { RunConfig, ServeConfig, TargetConfig, TouchstoneConfig } from './config.js'
export { defineConfig } from './config.js'
