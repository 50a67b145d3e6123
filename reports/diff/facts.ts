/** What a fact is about. The rules of severity go by it. */
export type FactKind =
  | 'outcome'
  | 'status'
  | 'header'
  | 'cors'
  | 'challenge'
  | 'location'
  | 'parameter'
  | 'error'
  | 'member'
  | 'value'
  | 'metadata'
  | 'token'
  | 'claim'
  | 'lifetime'
  | 'cookie'
  | 'answer'
  | 'operation'

/** One thing that an answer says, without what differs from run to run. */
export interface Fact {
  readonly kind: FactKind
  /** Such as `cache-control`, `access_token`, `keys[].kid`. */
  readonly name: string
  /** One entry of what is a list, such as a scope of `scopes_supported`. */
  readonly item?: string
  /** Seconds when it is a lifetime. */
  readonly value: string | number
  /** Keys of facts that this one hangs on: when one of them differs, this one says nothing new. */
  readonly within?: readonly string[]
  /** A lifetime that was chosen for the client, so that it says nothing about the server. */
  readonly chosen?: true
}

/** Facts by their key. */
export type Facts = ReadonlyMap<string, Fact>

export const keyOf = ({ kind, name, item }: Pick<Fact, 'kind' | 'name' | 'item'>): string =>
  item === undefined ? `${kind} ${name}` : `${kind} ${name} = ${item}`

/** Most facts of one answer: a body can be as long as its sender likes. */
const MOST_FACTS = 2_000

/** Two values of one name, such as the types of a member in the entries of a list: `number|string`. */
const merged = (known: Fact, value: Fact['value']): Fact => {
  if (known.value === value) return known
  return { ...known, value: [...new Set([...String(known.value).split('|'), String(value)])].sort().join('|') }
}

/** The facts by their key; those of one key become one. */
export function collect(facts: Iterable<Fact>): Facts {
  const all = new Map<string, Fact>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const known = all.get(key)
    if (known !== undefined) all.set(key, merged(known, fact.value))
    else if (all.size < MOST_FACTS) all.set(key, fact)
  }
  return all
}

/** A list: the fact that it is there, and one for each of its entries. */
export function list(kind: FactKind, name: string, items: Iterable<string>, within: readonly string[] = []): Fact[] {
  const there: Fact = { kind, name, value: 'list', within }
  return [there, ...[...items].map((item) => ({ kind, name, item, value: 'listed', within: [keyOf(there)] }))]
}
