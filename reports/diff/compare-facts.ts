import type { Fact, FactKind, Facts } from './facts.js'

/** `shorter` and `longer` are said of lifetimes. */
export type Change = 'added' | 'removed' | 'changed' | 'shorter' | 'longer'

/** One thing that is otherwise than before. */
export interface FactChange {
  readonly kind: FactKind
  readonly name: string
  readonly item?: string
  readonly change: Change
  /** Left out when it was not there. */
  readonly before?: string | number
  /** Left out when it is not there any more. */
  readonly after?: string | number
}

/** Clocks tick between two answers: lifetimes may differ by so much, in seconds, or by a hundredth. */
const TICK = 2

function changeOf(before: Fact | undefined, after: Fact | undefined): Change | undefined {
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  if (before.value === after.value) return undefined
  if (before.kind !== 'lifetime') return 'changed'
  // What was chosen for a client is no measure for what the server chooses.
  if (before.chosen !== after.chosen) return undefined
  const [was, is] = [Number(before.value), Number(after.value)]
  if (Math.abs(was - is) <= Math.max(TICK, Math.abs(was) / 100)) return undefined
  return is < was ? 'shorter' : 'longer'
}

/** The changes from one set of facts to another, without those that follow from one of the others. */
export function compareFacts(before: Facts, after: Facts): readonly FactChange[] {
  const changes = new Map<string, { readonly fact: Fact; readonly change: Change }>()
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const fact = before.get(key) ?? after.get(key)
    const change = changeOf(before.get(key), after.get(key))
    if (fact !== undefined && change !== undefined) changes.set(key, { fact, change })
  }
  return [...changes].flatMap(([key, { fact, change }]): FactChange[] => {
    if (fact.within?.some((parent) => changes.has(parent)) === true) return []
    const was = before.get(key)?.value
    const is = after.get(key)?.value
    const { kind, name, item } = fact
    return [
      {
        kind,
        name,
        ...(item === undefined ? {} : { item }),
        change,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ]
  })
}
