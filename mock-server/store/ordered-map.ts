/** A map that can also list its keys in their order. Nothing is spent on that before it is first asked for. */
export class OrderedMap<V> extends Map<string, V> {
  #sorted: string[] | undefined

  /** All keys in the order of their code units. The array is the map's own: it must not be changed. */
  sortedKeys(): readonly string[] {
    this.#sorted ??= [...this.keys()].sort()
    return this.#sorted
  }

  override set(key: string, value: V): this {
    if (this.#sorted !== undefined && !this.has(key)) this.#sorted.splice(position(this.#sorted, key), 0, key)
    return super.set(key, value)
  }

  override delete(key: string): boolean {
    const deleted = super.delete(key)
    if (deleted && this.#sorted !== undefined) this.#sorted.splice(position(this.#sorted, key), 1)
    return deleted
  }

  override clear(): void {
    this.#sorted = undefined
    super.clear()
  }
}

/** Where the key is, or would be put. */
export function position(sorted: readonly string[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < key) low = middle + 1
    else high = middle
  }
  return low
}
