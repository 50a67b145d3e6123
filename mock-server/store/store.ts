import type { Records } from './records.js'

export type RecordKind = keyof Records

/** A part of a list: some records from a place on, or those after an id. */
export type Range = { readonly limit: number } & ({ readonly offset: number } | { readonly after: string })

/**
 * Where the provider keeps its state. Small and async, so that a shared store can stand behind several processes.
 * Every record has a time at which it is gone; a store never returns a record after it.
 */
export interface Store {
  get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>
  /** Stores or replaces. `expiresAt` is in milliseconds since 1970, by the provider's clock; `Infinity` for records without an end. */
  set<K extends RecordKind>(kind: K, id: string, record: Records[K], expiresAt: number): Promise<void>
  /** Stores, atomically, unless there is a living record already: of two calls at once, one gets `true`. */
  add<K extends RecordKind>(kind: K, id: string, record: Records[K], expiresAt: number): Promise<boolean>
  /**
   * Replaces what is there, or `undefined`, by what `change` makes of it, atomically; `undefined` takes it away. Returns what it made.
   * `expiresAt` may depend on that.
   */
  update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (record: Records[K] | undefined) => Records[K] | undefined,
    expiresAt: number | ((made: Records[K]) => number),
  ): Promise<Records[K] | undefined>
  /** Takes the record out, atomically: of two calls at once, one gets it and the other `undefined`. */
  consume<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>
  delete(kind: RecordKind, id: string): Promise<void>
  /** Removes everything. */
  clear(): Promise<void>
  /** Records in the order of their ids: what a page costs does not depend on how many there are. */
  list<K extends RecordKind>(kind: K, range: Range): Promise<readonly Records[K][]>
  /** How many records of a kind there are, expired ones not yet swept included. */
  count(kind: RecordKind): Promise<number>
}
