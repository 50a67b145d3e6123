import type { MemberDeviation, OtherMember } from '../../../../specs/deviations/document-deviation.js'
import { isObject } from '../json-values.js'

type Members = Readonly<Record<string, unknown>>

/** The value with the members of a row brought in line, wherever the path leads; `*` is any index. The same value when none is. */
export function withMembers(value: unknown, path: readonly string[], row: MemberDeviation): unknown {
  const [step, ...further] = path
  if (step === undefined) return isObject(value) ? corrected(value, row) : value
  if (step === '*') {
    if (!Array.isArray(value)) return value
    const items = value.map((item: unknown) => withMembers(item, further, row))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return value
  const member = withMembers(value[step], further, row)
  return member === value[step] ? value : { ...value, [step]: member }
}

function corrected(object: Members, { found, members, answer, beside = {} }: MemberDeviation): Members {
  if (Object.entries(beside).some(([name, value]) => object[name] !== value)) return object
  const wrong = members.filter((name) => (found === 'null' ? object[name] === null : !Object.hasOwn(object, name)))
  if (wrong.length === 0) return object
  if (found === 'absent')
    return { ...object, ...Object.fromEntries(wrong.map((name) => [name, other(object, answer)])) }
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      if (!wrong.includes(name)) return [[name, value]]
      return 'omit' in answer ? [] : [[name, other(object, answer)]]
    }),
  )
}

const other = (object: Members, answer: OtherMember): unknown =>
  'copy' in answer ? object[answer.copy] : 'value' in answer ? answer.value : undefined
