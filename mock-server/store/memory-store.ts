import type { Clock } from '../clock.js'
import { OrderedMap, position } from './ordered-map.js'
import type { Records } from './records.js'
import type { Range, RecordKind, Store } from './store.js'

interface Entry {
  record: Records[RecordKind]
  expiresAt: number
}

/** The records of one kind, oldest first, with the place where the sweep goes on. */
interface Shelf {
  readonly entries: OrderedMap<Entry>
  sweep: IterableIterator<[string, Entry]>
}

/** How many entries are looked at for each that is added: more than one, so that the sweep comes round. */
const SWEPT_FOR_EACH_NEW = 2

/** What a memory store needs. */
export interface MemoryStoreOptions {
  readonly clock: Clock
  /** Most records of each kind; beyond it the oldest go. */
  readonly maximumRecords: number
  /** Records that never go to make room for others. @default none */
  readonly keeps?: (kind: RecordKind, id: string) => boolean
}

/**
 * State in memory: bounded, expiring by the clock, swept a little at each `set` and without timers.
 * Every method works at once, before the first `await`: that makes `consume` and `add` atomic.
 */
export class MemoryStore implements Store {
  readonly #clock: Clock
  readonly #maximum: number
  readonly #keeps: (kind: RecordKind, id: string) => boolean
  readonly #shelves = new Map<RecordKind, Shelf>()

  constructor({ clock, maximumRecords, keeps = () => false }: MemoryStoreOptions) {
    this.#clock = clock
    this.#maximum = maximumRecords
    this.#keeps = keeps
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#living(kind, id)
  }

  async set<K extends RecordKind>(kind: K, id: string, record: Records[K], expiresAt: number): Promise<void> {
    this.#put(kind, id, record, expiresAt)
  }

  async add<K extends RecordKind>(kind: K, id: string, record: Records[K], expiresAt: number): Promise<boolean> {
    if (this.#living(kind, id) !== undefined) return false
    this.#put(kind, id, record, expiresAt)
    return true
  }

  async update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (record: Records[K] | undefined) => Records[K] | undefined,
    expiresAt: number | ((made: Records[K]) => number),
  ): Promise<Records[K] | undefined> {
    const made = change(this.#living(kind, id))
    if (made === undefined) this.#shelves.get(kind)?.entries.delete(id)
    else this.#put(kind, id, made, typeof expiresAt === 'number' ? expiresAt : expiresAt(made))
    return made
  }

  async consume<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const record = this.#living(kind, id)
    this.#shelves.get(kind)?.entries.delete(id)
    return record
  }

  async delete(kind: RecordKind, id: string): Promise<void> {
    this.#shelves.get(kind)?.entries.delete(id)
  }

  async list<K extends RecordKind>(kind: K, range: Range): Promise<readonly Records[K][]> {
    const ids = this.#shelves.get(kind)?.entries.sortedKeys() ?? []
    const start = 'after' in range ? position(ids, `${range.after}\0`) : range.offset
    const wanted = ids.slice(start, start + range.limit)
    return wanted.map((id) => this.#living(kind, id)).filter((record) => record !== undefined)
  }

  async clear(): Promise<void> {
    this.#shelves.clear()
  }

  async count(kind: RecordKind): Promise<number> {
    return this.#shelves.get(kind)?.entries.size ?? 0
  }

  #living<K extends RecordKind>(kind: K, id: string): Records[K] | undefined {
    const shelf = this.#shelves.get(kind)
    const entry = shelf?.entries.get(id)
    if (entry === undefined) return undefined
    if (entry.expiresAt <= this.#clock.now()) {
      shelf?.entries.delete(id)
      return undefined
    }
    // What lies under a kind was put there as that kind.
    return entry.record as Records[K]
  }

  #put<K extends RecordKind>(kind: K, id: string, record: Records[K], expiresAt: number): void {
    const shelf = this.#shelf(kind)
    const known = shelf.entries.get(id)
    if (known !== undefined) {
      known.record = record
      known.expiresAt = expiresAt
      this.#makeYoungest(id, known, shelf)
      return
    }
    shelf.entries.set(id, { record, expiresAt })
    this.#sweep(shelf)
    if (shelf.entries.size > this.#maximum) this.#makeRoom(kind, id, shelf)
  }

  #shelf(kind: RecordKind): Shelf {
    const found = this.#shelves.get(kind)
    if (found !== undefined) return found
    const entries = new OrderedMap<Entry>()
    const made = { entries, sweep: entries.entries() }
    this.#shelves.set(kind, made)
    return made
  }

  #sweep(shelf: Shelf): void {
    const now = this.#clock.now()
    for (let i = 0; i < SWEPT_FOR_EACH_NEW; i++) {
      const next = shelf.sweep.next()
      if (next.done) {
        shelf.sweep = shelf.entries.entries()
        return
      }
      const [id, entry] = next.value
      if (entry.expiresAt <= now) shelf.entries.delete(id)
    }
  }

  /** As long as half of the room is free, nobody cares which is the oldest. */
  #makeYoungest(id: string, entry: Entry, { entries }: Shelf): void {
    if (entries.size * 2 <= this.#maximum) return
    entries.delete(id)
    entries.set(id, entry)
  }

  #makeRoom(kind: RecordKind, added: string, { entries }: Shelf): void {
    for (const id of entries.keys()) {
      if (id === added || this.#keeps(kind, id)) continue
      entries.delete(id)
      return
    }
  }
}
