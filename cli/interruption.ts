import type { Io } from './io.js'

/** Ctrl-C as a command sees it. */
export interface Interruption {
  /** Aborted by the first Ctrl-C: finish, clean up, report. */
  readonly signal: AbortSignal
  /** Resolves at the second one: stop at once. */
  readonly now: Promise<void>
  /** Hears no more. */
  dispose(): void
}

/** Listens for Ctrl-C until it is disposed. */
export function listenForInterruption(io: Io): Interruption {
  const controller = new AbortController()
  let dispose = (): void => {}
  const now = new Promise<void>((resolve) => {
    dispose = io.onInterrupt(() => {
      if (controller.signal.aborted) return resolve()
      io.stderr.write('\nstopping: what was made at the target is removed; Ctrl-C again stops at once\n')
      controller.abort(new Error('interrupted'))
    })
  })
  return { signal: controller.signal, now, dispose: () => dispose() }
}
