import { randomUUID } from 'node:crypto'
import type { Bindings } from './bindings.js'
import { signJwt } from './jwt.js'
import { PLACEHOLDERS } from './placeholder.js'
import { isClientJwt, type Recording, type Step } from './recording.js'

/** Fills placeholders that the recorder made values for: `{{random#1}}`. */
export function bindRandoms(template: unknown, bindings: Bindings): void {
  for (const [, name = ''] of (JSON.stringify(template) ?? '').matchAll(PLACEHOLDERS))
    if (name.startsWith('random#') && !bindings.has(name)) bindings.bind(name, randomUUID())
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Makes the JWTs of the relying party that are new in a step, with the claims given. Throws `UnboundPlaceholder`. */
export async function makeClientJwts(
  { jwts = {} }: Step,
  { keys = {} }: Recording,
  bindings: Bindings,
  now: number,
): Promise<void> {
  for (const [name, { header, claims, sign_with }] of Object.entries(jwts)) {
    if (!isClientJwt(name)) continue
    bindRandoms([header, claims], bindings)
    const made = { header: bindings.json(header, now), claims: bindings.json(claims, now) }
    if (!isObject(made.header) || !isObject(made.claims)) continue
    const key = sign_with === undefined || sign_with === null ? undefined : keys[sign_with]
    bindings.bind(name, await signJwt({ header: made.header, claims: made.claims }, key))
  }
}
