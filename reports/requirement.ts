import { type Requirement, STANDARDS } from '../suites/check.js'
import type { RunRequirement } from './run.js'

/** Anchors of a section: RFCs at the RFC Editor's say `#section-2.3`, the texts of the OpenID Foundation `#rfc.section.2.3`. */
const ANCHORS: readonly (readonly [host: string, anchor: (section: string) => string])[] = [
  ['www.rfc-editor.org', (section) => `#section-${section}`],
  ['openid.net', (section) => `#rfc.section.${section}`],
]

/** The requirement with the address of its sentence; the top of the text when the section can't be pointed at. */
export function addressed(requirement: Requirement): RunRequirement {
  const { standard, section, level } = requirement
  const text = STANDARDS[standard]
  const anchor = ANCHORS.find(([host]) => new URL(text).host === host)?.[1]
  const first = /^(?:[A-Z]|\d+)(?:\.\d+)*(?=$|[^\w.-])/.exec(section)?.[0]
  return {
    standard,
    section,
    level,
    url: anchor === undefined || first === undefined ? text : `${text}${anchor(first)}`,
  }
}

/** For people: `OpenID Connect Core 1.0 section 2, MUST`. */
export const cite = ({ standard, section, level }: Requirement): string => `${standard} section ${section}, ${level}`
