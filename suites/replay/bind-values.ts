import type { Answer } from './answer.js'
import type { Comparison } from './comparison.js'
import type { Step } from './recording.js'
import { valuesAt } from './values-at.js'

/** Gives the placeholders of a step the values that stand in the answer where `binds` says. */
export async function bindValues({ binds = {} }: Step, answer: Answer, comparison: Comparison): Promise<void> {
  const { bindings } = comparison.standard
  for (const [name, place] of Object.entries(binds)) {
    const values = await valuesAt(place, answer, bindings)
    const value = values.find((one) => bindings.nameOf(one) === undefined) ?? values[0]
    if (value !== undefined && !bindings.has(name)) comparison.bind(name, value, pointerOf(place))
  }
}

/** The place as a JSON pointer: `json.a[0]` is `/json/a/0`. */
export const pointerOf = (place: string): string =>
  `/${place
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .join('/')}`
