import { defineFault, type FaultAt, type JsonObject, type JwtDraft, type SeamContext } from '../seams.js'
import { EVERY_ID_TOKEN_USE } from './flow-checks.js'

export type Claims = Readonly<JsonObject>

export interface Row {
  /** Name of the fault without its suite. */
  readonly name: string
  readonly title: string
  /** Names of checks of the suite. */
  readonly caughtBy: readonly string[]
  /** @default every flow in which an application looks at ID tokens */
  readonly follows?: readonly string[]
}

/** Id, title and checks of a fault, from its row. */
export const ids = ({ name, title, caughtBy, follows = EVERY_ID_TOKEN_USE }: Row) => ({
  id: `id-token/${name}`,
  title,
  caughtBy: caughtBy.map((check) => (check.includes('/') ? check : `id-token/${check}`)),
  follows,
})

/** A fault in the claims of ID tokens; logout tokens are left alone. */
export const claimFault = (
  row: Row,
  alter: (claims: Claims, context: SeamContext) => JsonObject,
): FaultAt<'idTokenClaims'> =>
  defineFault({
    ...ids(row),
    seam: 'idTokenClaims',
    alter: (claims, context) => (context.place === 'logout' ? { ...claims } : alter(claims, context)),
  })

/** A fault in ID tokens about to be signed. */
export const draftFault = (row: Row, alter: (draft: JwtDraft, context: SeamContext) => JwtDraft): FaultAt<'idToken'> =>
  defineFault({
    ...ids(row),
    seam: 'idToken',
    alter: (draft, context) => (context.place === 'logout' ? draft : alter(draft, context)),
  })

export const headerFault = (row: Row, header: JsonObject): FaultAt<'idToken'> =>
  // Who registered for unsigned ID tokens gets them as ever.
  draftFault(row, (draft) =>
    draft.header.alg === 'none' ? draft : { ...draft, header: { ...draft.header, ...header } },
  )

export const without = (claims: Claims, name: string): JsonObject => {
  const { [name]: _omitted, ...others } = claims
  return others
}

export const responseTypeOf = ({ parameters }: SeamContext): readonly string[] =>
  (parameters?.response_type ?? '').split(' ')
export const inFront = ({ place }: SeamContext): boolean => place === 'authorization'
