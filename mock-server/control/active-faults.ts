import type { Through } from '../context.js'
import { RULES, type RuleName, type Rules } from '../rules.js'
import type { Fault, SeamName, Seams } from '../seams.js'
import type { SystemName } from '../systems/system-names.js'
import { misfit } from '../systems/system-seams.js'

/** Where a fault takes effect. */
export interface FaultScope {
  /** Only in what this client gets to see. @default every client */
  readonly client_id?: string
  /** In how many requests; then it is gone. @default until it is removed */
  readonly times?: number
}

interface Active {
  readonly fault: Fault
  readonly client_id: string | undefined
  remaining: number
}

/** The faults of one request: what it may meet was settled when it came in. */
export interface RequestFaults {
  readonly through: Through
  readonly rules: Rules
  request(request: Request, context: Parameters<Seams['request']>[1]): Promise<Request | Response>
  response(response: Response, context: Parameters<Seams['response']>[1]): Promise<Response>
}

/** Without a fault a value goes through a seam untouched. */
export const untouched: Through = (_seam, ...[value]) => value as never

/** The rules that are in force apart from faults. */
export function rulesWithout(lenient: readonly RuleName[]): Rules & { readonly enforced: ReadonlySet<RuleName> } {
  const names = Object.keys(RULES).filter((name): name is RuleName => Object.hasOwn(RULES, name))
  const enforced: ReadonlySet<RuleName> = new Set(names.filter((name) => !lenient.includes(name)))
  return { enforced, enforces: (rule) => enforced.has(rule) }
}

const isAt = <S extends SeamName>(fault: Fault, seam: S): fault is Extract<Fault, { readonly seam: S }> =>
  fault.seam === seam

type Alteration = (value: unknown, context: unknown) => unknown

/** The faults that a provider has taken on. */
export class ActiveFaults {
  readonly #system: SystemName
  readonly #enforced: ReadonlySet<RuleName>
  #active: readonly Active[] = []

  /** @param enforced the rules in force, which faults may take away; systems without the seam `rules` have none */
  constructor(system: SystemName, enforced: ReadonlySet<RuleName> = new Set()) {
    this.#system = system
    this.#enforced = enforced
  }

  get none(): boolean {
    return this.#active.length === 0
  }

  /** Whether a fault is meant for one client, so that it matters which one sends a request. */
  get needClient(): boolean {
    return this.#active.some(({ client_id }) => client_id !== undefined)
  }

  /**
   * Takes on a fault; the function returned gets rid of it.
   *
   * @throws RangeError when the fault is not for this system
   */
  add(fault: Fault, { client_id, times = Number.POSITIVE_INFINITY }: FaultScope = {}): () => void {
    const problem = misfit(fault, this.#system)
    if (problem !== undefined) throw new RangeError(problem)
    const active: Active = { fault, client_id, remaining: times }
    this.#active = [...this.#active, active]
    return () => this.#remove(active)
  }

  clear(): void {
    this.#active = []
  }

  /** The faults that a request of this client meets. */
  of(client_id: string | undefined): RequestFaults {
    const candidates = this.#active
    const counted = new Set<Active>()
    const concerns = (active: Active, context: unknown): boolean => {
      const { client_id: wanted } = active
      return wanted === undefined || wanted === (clientOf(context) ?? client_id)
    }
    const count = (active: Active): boolean => {
      if (counted.has(active)) return true
      if (active.remaining <= 0) return false
      counted.add(active)
      active.remaining -= 1
      if (active.remaining <= 0) this.#remove(active)
      return true
    }
    function* at(seam: SeamName, context: unknown): Generator<Fault> {
      for (const active of candidates) {
        if (active.fault.seam === seam && concerns(active, context) && count(active)) yield active.fault
      }
    }
    const through = (seam: SeamName, value: unknown, context?: unknown): unknown => {
      let altered = value
      // Every fault at a seam takes what the seam takes.
      for (const { alter } of at(seam, context)) altered = (alter as Alteration)(altered, context)
      return altered
    }
    return {
      through: through as Through,
      rules: this.#rules(candidates, (active) => concerns(active, undefined), count),
      async request(request, context) {
        let altered: Request | Response = request
        for (const fault of at('request', context)) {
          if (altered instanceof Response) break
          if (isAt(fault, 'request')) altered = await fault.alter(altered, context)
        }
        return altered
      },
      async response(response, context) {
        let altered = response
        for (const fault of at('response', context)) {
          if (isAt(fault, 'response')) altered = await fault.alter(altered, context)
        }
        return altered
      },
    }
  }

  /** A fault counts only when a rule that it waives is asked for. */
  #rules(
    candidates: readonly Active[],
    concerns: (active: Active) => boolean,
    count: (active: Active) => boolean,
  ): Rules {
    const enforced = this.#enforced
    return {
      enforces: (rule) => {
        if (!enforced.has(rule)) return false
        return !candidates.some((active) => {
          const { fault } = active
          return isAt(fault, 'rules') && concerns(active) && !fault.alter(enforced).has(rule) && count(active)
        })
      },
    }
  }

  #remove(active: Active): void {
    this.#active = this.#active.filter((each) => each !== active)
  }
}

/** The client that a seam's context names. */
function clientOf(context: unknown): string | undefined {
  if (typeof context !== 'object' || context === null || !('client' in context)) return undefined
  const { client } = context
  return typeof client === 'object' && client !== null && 'client_id' in client && typeof client.client_id === 'string'
    ? client.client_id
    : undefined
}
