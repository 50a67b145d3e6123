import type { Progress } from '../authorization/decide.js'
import type { InteractionRecord } from '../store/records.js'

/** What the person has done so far, as the interaction remembers it. */
export function progressOf({ progress }: InteractionRecord): Progress {
  if (typeof progress !== 'object' || progress === null) return {}
  const known = ['authenticated', 'selected', 'consented'] as const
  const members: Record<string, unknown> = { ...progress }
  return Object.fromEntries(known.flatMap((name) => (typeof members[name] === 'string' ? [[name, members[name]]] : [])))
}
