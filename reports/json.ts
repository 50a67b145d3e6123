import type { Run } from './run.js'

/** The run document itself, one JSON text. */
export const renderJson = (run: Run): string => `${JSON.stringify(run, null, 2)}\n`
