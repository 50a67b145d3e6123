/**
 * Ids, the newest first. Adding one copies none of the others: a test user may sign in thousands of times. `undefined` when there is none.
 */
export type NewestFirst = { readonly id: string; readonly count: number; readonly older: NewestFirst } | undefined

/** The ids from the newest to the oldest. */
export function* eachOf(list: NewestFirst): Iterable<string> {
  for (let at = list; at !== undefined; at = at.older) yield at.id
}

const added = (id: string, older: NewestFirst): NewestFirst => ({ id, count: (older?.count ?? 0) + 1, older })

/** With one more. The oldest are forgotten some time after there are more than `most`, and before there are twice as many. */
export function withNewest(list: NewestFirst, id: string, most: number): NewestFirst {
  const longer = added(id, list)
  return (longer?.count ?? 0) < 2 * most ? longer : listOf([...eachOf(longer)].slice(0, most))
}

/** Without some of them. */
export const withoutIds = (list: NewestFirst, ids: ReadonlySet<string>): NewestFirst =>
  listOf([...eachOf(list)].filter((id) => !ids.has(id)))

const listOf = (newestFirst: readonly string[]): NewestFirst =>
  newestFirst.reduceRight<NewestFirst>((older, id) => added(id, older), undefined)
