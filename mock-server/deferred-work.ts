/** Work that goes on after a response was sent, such as back-channel calls. A failure is logged and goes no further. */
export class DeferredWork {
  readonly #log: (message: string) => void
  readonly #deferred = new Set<Promise<void>>()

  constructor(log: (message: string) => void) {
    this.#log = log
  }

  add(work: Promise<unknown>): void {
    const settled = work.then(
      () => {},
      (error: unknown) => this.#log(`deferred work failed: ${String(error)}`),
    )
    this.#deferred.add(settled)
    settled.then(() => this.#deferred.delete(settled))
  }

  /** Waits for everything deferred. */
  async settle(): Promise<void> {
    while (this.#deferred.size > 0) await Promise.all(this.#deferred)
  }
}
