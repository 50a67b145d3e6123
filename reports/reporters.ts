import type { Run } from './run.js'
import type { TerminalOptions } from './terminal.js'

/** Makes a text of a run. */
export type Renderer = (run: Run, options: TerminalOptions) => string

/** The reporters by name; each is loaded when it is asked for. */
export const REPORTERS = {
  terminal: async (): Promise<Renderer> => (await import('./terminal.js')).renderTerminal,
  json: async (): Promise<Renderer> => (await import('./json.js')).renderJson,
  junit: async (): Promise<Renderer> => (await import('./junit.js')).renderJunit,
} as const satisfies Record<string, () => Promise<Renderer>>

export type ReporterName = keyof typeof REPORTERS

/** A reporter that was asked for, and where its text goes. */
export interface ReporterChoice {
  readonly name: ReporterName
  /** A file; standard output when left out. */
  readonly path?: string
}
