import type { Answer } from './answer.js'
import { compareFacts, type FactChange } from './compare-facts.js'

/** What is otherwise between two answers, with the exchanges that show it. */
export interface AnswerChange {
  readonly changes: readonly FactChange[]
  readonly before?: number
  readonly after?: number
}

/** Further apart than any two answers of one kind. */
const OF_ANOTHER_KIND = 10_000
/** More answers to one question than this are not paired one by one. */
const MOST_PAIRED = 60

const told = ({ outcome, shows }: Answer): string => `${outcome}: ${shows}`

function changesBetween(before: Answer, after: Answer): readonly FactChange[] {
  if (before.outcome === after.outcome) return compareFacts(before.facts, after.facts)
  return [{ kind: 'outcome', name: 'outcome', change: 'changed', before: told(before), after: told(after) }]
}

const distance = (before: Answer, after: Answer): number =>
  before.outcome === after.outcome ? compareFacts(before.facts, after.facts).length : OF_ANOTHER_KIND

const isEqual = (before: Answer, after: Answer): boolean =>
  before.text === after.text && compareFacts(before.facts, after.facts).length === 0

/** Takes out of both lists what is equal in them, one for one. */
function withoutEqual(before: readonly Answer[], after: readonly Answer[]): [Answer[], Answer[]] {
  const left = [...after]
  const gone = before.filter((one) => {
    const index = left.findIndex((other) => isEqual(one, other))
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  return [gone, left]
}

/** Pairs those that are most alike. */
function pairs(before: Answer[], after: Answer[]): readonly (readonly [Answer, Answer])[] {
  const distances = before
    .slice(0, MOST_PAIRED)
    .flatMap((one) => after.slice(0, MOST_PAIRED).map((other) => ({ one, other, apart: distance(one, other) })))
    .sort((a, b) => a.apart - b.apart)
  const found: (readonly [Answer, Answer])[] = []
  for (const { one, other } of distances) {
    if (!before.includes(one) || !after.includes(other)) continue
    found.push([one, other])
    before.splice(before.indexOf(one), 1)
    after.splice(after.indexOf(other), 1)
  }
  return found
}

/** An answer that the other run never gave to the same question; one that it gave, only more often or less, is none. */
const unheard = (left: readonly Answer[], others: readonly Answer[]): readonly Answer[] =>
  left.filter((one) => !others.some((other) => isEqual(one, other)))

/**
 * Compares all answers to one question. Their order does not count, as much happens at the same time, nor how often an equal
 * answer was given.
 */
export function compareAnswers(before: readonly Answer[], after: readonly Answer[]): readonly AnswerChange[] {
  const [gone, come] = withoutEqual(before, after)
  const lost = unheard(gone, after)
  const found = unheard(come, before)
  const [lostLeft, foundLeft] = [[...lost], [...found]]
  const paired = pairs(lostLeft, foundLeft)
  const turned = new Set(
    paired
      .filter(([one, other]) => one.outcome !== other.outcome)
      .flat()
      .map(told),
  )
  return [
    ...paired.map(([one, other]) => ({
      changes: changesBetween(one, other),
      before: one.exchange,
      after: other.exchange,
    })),
    // What has turned into another kind of answer may have been asked less often since then.
    ...lostLeft.filter((one) => !turned.has(told(one))).map((one) => alone(one, before, after, 'removed')),
    ...foundLeft.filter((one) => !turned.has(told(one))).map((one) => alone(one, before, after, 'added')),
  ]
}

/** An answer without a partner: it is told by what it shows. */
function alone(
  one: Answer,
  before: readonly Answer[],
  after: readonly Answer[],
  change: 'added' | 'removed',
): AnswerChange {
  const was = change === 'removed'
  const partner = (was ? after : before)[0]?.exchange
  return {
    changes: [
      {
        kind: 'answer',
        name: 'answer',
        item: told(one),
        change,
        ...(was ? { before: told(one) } : { after: told(one) }),
      },
    ],
    ...(was
      ? { before: one.exchange, ...exchange('after', partner) }
      : { ...exchange('before', partner), after: one.exchange }),
  }
}

const exchange = (name: 'before' | 'after', id: number | undefined): { before?: number; after?: number } =>
  id === undefined ? {} : { [name]: id }
