/** A response to send once, or how to make it from the request. */
export type ResponseSource = Response | ((request: Request) => Response | Promise<Response>)

/** Answers that are given once instead of the provider's own, in the order in which they were asked for. */
export class Overrides<Id extends string> {
  readonly #waiting = new Map<Id, ResponseSource[]>()

  get none(): boolean {
    return this.#waiting.size === 0
  }

  add(operationId: Id, source: ResponseSource): void {
    this.#waiting.set(operationId, [...(this.#waiting.get(operationId) ?? []), source])
  }

  take(operationId: Id): ResponseSource | undefined {
    const [next, ...rest] = this.#waiting.get(operationId) ?? []
    if (rest.length === 0) this.#waiting.delete(operationId)
    else this.#waiting.set(operationId, rest)
    return next
  }

  clear(): void {
    this.#waiting.clear()
  }
}
