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
/** Answers of other statuses or media types are further apart than those with other members. */
const OF_ANOTHER_FORM = 3_000
const FORM = ['status status', 'header content-type'] as const
/** More answers to one question than this are not paired one by one. */
const MOST_PAIRED = 60

const told = ({ outcome, shows }: Answer): string => `${outcome}: ${shows}`

function changesBetween(before: Answer, after: Answer): readonly FactChange[] {
  if (before.outcome === after.outcome) return compareFacts(before.facts, after.facts)
  return [{ kind: 'outcome', name: 'outcome', change: 'changed', before: told(before), after: told(after) }]
}

function distance(before: Answer, after: Answer): number {
  if (before.outcome !== after.outcome) return OF_ANOTHER_KIND
  const forms = FORM.filter((key) => before.facts.get(key)?.value !== after.facts.get(key)?.value).length
  return forms * OF_ANOTHER_FORM + compareFacts(before.facts, after.facts).length
}

const isEqual = (before: Answer, after: Answer): boolean =>
  before.text === after.text && compareFacts(before.facts, after.facts).length === 0

/** Answers that are left over on one side. */
interface Left {
  readonly answer: Answer
  /** How many of them are without a partner. */
  count: number
  /** The other side gave this answer too, only not as often. */
  readonly heard: boolean
}

/** What is left of answers when those of the other side are taken out of them, one for one; equal ones together. */
function leftOver(answers: readonly Answer[], others: readonly Answer[]): readonly Left[] {
  const free = [...others]
  const left: Left[] = []
  for (const answer of answers) {
    const index = free.findIndex((other) => isEqual(answer, other))
    const known = index >= 0 ? undefined : left.find((one) => isEqual(one.answer, answer))
    if (index >= 0) free.splice(index, 1)
    else if (known !== undefined) known.count += 1
    else left.push({ answer, count: 1, heard: others.some((other) => isEqual(answer, other)) })
  }
  return left.slice(0, MOST_PAIRED)
}

/** Pairs those that are most alike, first those that the other side never gave. Two that both sides know are no pair. */
function pairs(gone: readonly Left[], come: readonly Left[]): readonly (readonly [Answer, Answer])[] {
  const candidates = gone
    .flatMap((one) =>
      come.map((other) => ({ one, other, heard: one.heard || other.heard, both: one.heard && other.heard })),
    )
    .filter(({ both }) => !both)
    .map((pair) => ({ ...pair, apart: distance(pair.one.answer, pair.other.answer) }))
    .sort((a, b) => Number(a.heard) - Number(b.heard) || a.apart - b.apart)
  const found: (readonly [Answer, Answer])[] = []
  for (const { one, other } of candidates) {
    const count = Math.min(one.count, other.count)
    if (count === 0) continue
    found.push([one.answer, other.answer])
    one.count -= count
    other.count -= count
  }
  return found
}

/**
 * Compares all answers to one question. Their order does not count, as much happens at the same time; nor how often an equal
 * answer was given, unless another one is gone in its place.
 */
export function compareAnswers(before: readonly Answer[], after: readonly Answer[]): readonly AnswerChange[] {
  const [gone, come] = [leftOver(before, after), leftOver(after, before)]
  const paired = pairs(gone, come)
  const turned = new Set(
    paired
      .filter(([one, other]) => one.outcome !== other.outcome)
      .flat()
      .map(told),
  )
  // What has turned into another kind of answer may have been asked less often since then.
  const lonely = (left: readonly Left[]): readonly Answer[] =>
    left
      .filter(({ answer, count, heard }) => count > 0 && !heard && !turned.has(told(answer)))
      .map(({ answer }) => answer)
  const partnered = new Set(paired.flat())
  const unpaired = (answers: readonly Answer[]) => answers.filter((answer) => !partnered.has(answer))
  return [
    ...paired.map(([one, other]) => ({
      changes: changesBetween(one, other),
      before: one.exchange,
      after: other.exchange,
    })),
    ...unpaired(lonely(gone)).map((one) => alone(one, before, after, 'removed')),
    ...unpaired(lonely(come)).map((one) => alone(one, before, after, 'added')),
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
