/** What `*` in an origin stands for. */
export type Wildcard = 'any text' | 'one label'

/** Whether an origin is the allowed one. A lone `*` allows all. */
export function originMatches(allowed: string, origin: string, wildcard: Wildcard): boolean {
  if (allowed === '*') return true
  const given = origin.toLowerCase()
  return wildcard === 'one label'
    ? globOf(allowed.toLowerCase()).test(given)
    : matchesText(allowed.toLowerCase(), given)
}

/** One `*` stands for any text. */
function matchesText(allowed: string, given: string): boolean {
  const star = allowed.indexOf('*')
  if (star === -1) return given === allowed
  const [before, after] = [allowed.slice(0, star), allowed.slice(star + 1)]
  return given.length >= before.length + after.length && given.startsWith(before) && given.endsWith(after)
}

/** A glob whose labels are separated by dots; `**` goes beyond them, and so does a `*` that is all there is after the scheme. */
const globOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/^([^:]*):\/\/\*$/, '$1://**')
      .replace(/[.+^$()|[\]\\/-]/g, '\\$&')
      .replace(/\*+|\?|[{},]/g, (sign) => GLOB[sign] ?? '.*')}$`,
  )

const GLOB: Readonly<Record<string, string>> = {
  '*': '[^.]*',
  '?': '[^.]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}
