import { interaction } from '../../specs/generated/interaction.js'
import { oauth2Extensions } from '../../specs/generated/oauth2-extensions.js'
import { openidConnect } from '../../specs/generated/openid-connect.js'
import { type Operation, operationsOf } from '../../specs/operations.js'
import type { Handler } from '../context.js'
import type { OperationId } from '../operations.js'

/** A handler for every operation. */
export type Handlers = Readonly<Record<OperationId, Handler>>

/** What of an operation the provider judges before its handler sees a request. */
export interface Route {
  readonly operationId: OperationId
  readonly method: string
  /** Path template of the document. */
  readonly path: string
  /** Media types of the request body; empty when the operation reads none. */
  readonly mediaTypes: readonly string[]
  /** Whether its document has an answer for a malformed request; parameters of others are not looked at. */
  readonly refuses: boolean
  readonly handler: Handler
}

/**
 * Makes the routes of the operations of the documents. Throws an error that names every operation without a handler and every
 * handler without an operation.
 */
export function routesOf(operations: readonly Operation[], handlers: Handlers): readonly Route[] {
  const ids = operations.map(({ operationId }) => operationId)
  const missing = ids.filter((id) => !Object.hasOwn(handlers, id))
  const surplus = Object.keys(handlers).filter((id) => !ids.includes(id))
  if (missing.length > 0 || surplus.length > 0) throw new Error(mismatch(missing, surplus))
  return operations.flatMap((operation) => {
    const { operationId, method, path, requestBody, responses } = operation
    if (!isHandled(operationId, handlers)) return []
    const mediaTypes = requestBody?.content.map(({ mediaType }) => mediaType) ?? []
    const refuses = Object.hasOwn(responses, '400')
    return [{ operationId, method, path, mediaTypes, refuses, handler: handlers[operationId] }]
  })
}

const isHandled = (id: string, handlers: Handlers): id is OperationId => Object.hasOwn(handlers, id)

function mismatch(missing: readonly string[], surplus: readonly string[]): string {
  const lines = ['the documents and the handlers do not agree']
  if (missing.length > 0) lines.push(`operations without a handler: ${missing.join(', ')}`)
  if (surplus.length > 0) lines.push(`handlers without an operation: ${surplus.join(', ')}`)
  return lines.join('; ')
}

/** The documents of the system `openid-connect`. Imported as they are: each provider needs all three at once. */
const DOCUMENTS = [openidConnect, oauth2Extensions, interaction]

/** The routes of the provider: every operation of its documents with its handler. */
export const routesFor = (handlers: Handlers): readonly Route[] =>
  routesOf(
    DOCUMENTS.flatMap((document) => [...operationsOf(document).values()]),
    handlers,
  )
