import { setMaxListeners } from 'node:events'

/** A way to end work that many requests listen to. */
export interface Stop {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
  /** No longer follows the other signal. */
  release(): void
}

/** Aborts when it is told to, or when the signal that it follows does. However many listen to it is no leak. */
export function stopFollowing(followed?: AbortSignal): Stop {
  const own = new AbortController()
  setMaxListeners(0, own.signal)
  const follow = (): void => own.abort(followed?.reason)
  if (followed?.aborted === true) follow()
  else followed?.addEventListener('abort', follow)
  return {
    signal: own.signal,
    abort: (reason) => own.abort(reason),
    release: () => followed?.removeEventListener('abort', follow),
  }
}
