import { isSecretName } from '../../harness/redaction/secret-names.js'
import type { Recording } from '../recording.js'

/** A secret that a scenario spells out. */
export interface LiteralSecret {
  /** Number of the step, from 1. */
  readonly step: number
  /** Such as `client_secret`, `authorization`. */
  readonly name: string
}

/** Worth nothing once its flow is over. */
const isPassing = (name: string): boolean => name === 'code_verifier'

const isLiteral = (value: unknown): boolean => typeof value === 'string' && value !== '' && !value.includes('{{')

function* secretMembers(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (isSecretName.has(name) && !isPassing(name) && isLiteral(member)) yield name
    else yield* secretMembers(member)
  }
}

/** The secrets that stand in the requests as they are; a recording needs them to be replayed, so they would stay in it. */
export function literalSecrets({ steps }: Recording): readonly LiteralSecret[] {
  return steps.flatMap(({ request: { auth, headers, form, query, json, cookies } }, index) => {
    const names = new Set<string>([
      ...(isLiteral(auth?.password) ? ['password'] : []),
      ...Object.entries(headers ?? {}).flatMap(([name, value]) =>
        /^(?:authorization|cookie)$/i.test(name) && isLiteral(value) ? [name.toLowerCase()] : [],
      ),
      ...Object.values(cookies ?? {}).flatMap((value) => (isLiteral(value) ? ['cookie'] : [])),
      ...secretMembers(form),
      ...secretMembers(query),
      ...secretMembers(json),
    ])
    return [...names].map((name) => ({ step: index + 1, name }))
  })
}
