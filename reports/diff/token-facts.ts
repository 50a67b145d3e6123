import type { TokenObservation } from '../../suites/harness/token-observations.js'
import { type Fact, keyOf } from './facts.js'

/** Where a token may stand; when it is not there any more, that alone is said. */
const placesOf = (name: string): readonly string[] => [
  keyOf({ kind: 'member', name }),
  keyOf({ kind: 'parameter', name }),
]

/** The form of a token, its header and claims by name, its lifetime. */
export function tokenFacts(token: TokenObservation): readonly Fact[] {
  const { name, format, prefix = '', parts, alg, typ, header = [], claims = {}, lifetime } = token
  const form: Fact = {
    kind: 'token',
    name: `${name} format`,
    value:
      format === 'opaque'
        ? `opaque${prefix === '' ? '' : `, begins with ${prefix}`}${parts > 1 ? `, ${parts} parts` : ''}`
        : format,
    within: placesOf(name),
  }
  const within = [keyOf(form), ...placesOf(name)]
  const fact = (kind: Fact['kind'], what: string, value: Fact['value']): Fact => ({ kind, name: what, value, within })
  return [
    form,
    ...(alg === undefined ? [] : [fact('token', `${name} alg`, alg)]),
    ...(typ === undefined ? [] : [fact('token', `${name} typ`, typ)]),
    ...header
      .filter((parameter) => parameter !== 'alg' && parameter !== 'typ')
      .map((parameter) => fact('token', `${name} header ${parameter}`, 'there')),
    ...Object.entries(claims).map(([claim, type]) => fact('claim', `${name}: ${claim}`, type)),
    ...(lifetime === undefined ? [] : [fact('lifetime', `${name} exp - iat`, lifetime)]),
  ]
}
