/** Where a command writes to. */
interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  /** Width of the terminal, in characters. */
  readonly columns?: number
}

/** What a command has of the world: tests give their own. */
export interface Io {
  /** Results. */
  readonly stdout: Output & NodeJS.WritableStream
  /** Progress, warnings, errors. */
  readonly stderr: Output & NodeJS.WritableStream
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** Calls back at each Ctrl-C or termination, until what it returns is called. */
  onInterrupt(listener: () => void): () => void
}

/** What every command takes, whatever else it does. */
export interface GlobalOptions {
  readonly debug: boolean
  /** False after `--no-color`. */
  readonly color: boolean
  readonly quiet: boolean
}

/** Does its work and says how the process ends. */
export type Action = () => Promise<number>
