import type { Diff } from './diff.js'
import type { DiffLook } from './terminal.js'

/** Makes a text of a diff. */
type DiffRenderer = (diff: Diff, look: DiffLook) => string

/** The reporters of diffs by name; each is loaded when it is asked for. */
export const DIFF_REPORTERS = {
  terminal: async (): Promise<DiffRenderer> => (await import('./terminal.js')).renderDiffTerminal,
  markdown: async (): Promise<DiffRenderer> => (await import('./markdown.js')).renderDiffMarkdown,
  json: async (): Promise<DiffRenderer> => (diff) => `${JSON.stringify(diff, null, 2)}\n`,
} as const satisfies Record<string, () => Promise<DiffRenderer>>
