import type { JsonObject } from './seams.js'

/** Someone who can sign in at the provider. */
export interface Person {
  readonly username: string
  readonly password: string
  /** The local subject identifier, before any pairwise computation. */
  readonly sub: string
  readonly claims: Readonly<JsonObject>
}

/** The people of one provider. */
export interface People {
  readonly all: readonly Person[]
  byUsername(username: string): Person | undefined
  bySub(sub: string): Person | undefined
}
