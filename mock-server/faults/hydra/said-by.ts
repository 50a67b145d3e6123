import type { JsonObject } from '../../seams.js'
import { parsed } from './asked.js'

/** Header and claims of a JWT, whoever signed it; empty where there are none. */
export function saidBy(jwt: string): { readonly header: JsonObject; readonly claims: JsonObject } {
  const [header = {}, claims = {}] = jwt.split('.').map((part): JsonObject => {
    const value = parsed(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : {}
  })
  return { header, claims }
}
