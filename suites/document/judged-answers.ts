import type { Defect, OpenApiDocument, Validator } from '../../specs/index.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { KnownBy } from '../verdict.js'
import type { DocumentedOperation } from './document-checks.js'
import { excuseFor } from './excused-statuses.js'

/** A document to judge by. */
export interface DocumentSource {
  /** File name, for messages. */
  readonly name: string
  readonly load: () => Promise<OpenApiDocument>
  /** Why a defect of an answer is no news. @default every defect is news */
  readonly known?: (defect: Defect, answer: Exchange['response']) => Promise<KnownBy | undefined>
}

/** A document with its validator, made when first asked for. */
export interface Source extends Pick<DocumentSource, 'name' | 'known'> {
  readonly validator: () => Promise<Validator>
}

export interface DefectFound {
  readonly exchange: Exchange
  readonly defect: Defect
  readonly known: KnownBy | undefined
}

export interface Judged {
  readonly answers: number
  readonly found: readonly DefectFound[]
}

export function sourceOf({ name, load, known }: DocumentSource): Source {
  let validator: Promise<Validator> | undefined
  const made = async (): Promise<Validator> => {
    const [{ createValidator }, document] = await Promise.all([import('../../specs/index.js'), load()])
    // However many defects are known, a new one must not be cut off.
    return createValidator(document, { most: Number.POSITIVE_INFINITY })
  }
  return {
    name,
    ...(known === undefined ? {} : { known }),
    validator: () => {
      validator ??= made()
      return validator
    },
  }
}

/** Uses an operation, and judges all its answers that the run has seen. */
export async function judgeAnswers(
  source: Source,
  operation: DocumentedOperation,
  context: CheckContext,
): Promise<Judged> {
  const { operationId, owns = (exchange: Exchange) => exchange.operationId === operationId, visit } = operation
  const reason = await visit(context).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const exchanges = context.exchanges().filter((exchange) => owns(exchange, context))
  // What kept the visit from working is of interest only when nothing else used the operation.
  if (reason !== undefined && exchanges.length === 0) throw reason
  const found: DefectFound[] = []
  for (const exchange of exchanges) found.push(...(await defectsOf(source, operation, { exchange, context })))
  return { answers: exchanges.length, found }
}

interface Seen {
  readonly exchange: Exchange
  readonly context: CheckContext
}

async function defectsOf(
  { validator, known }: Source,
  { operationId, documentedAs = () => operationId }: DocumentedOperation,
  { exchange, context }: Seen,
): Promise<readonly DefectFound[]> {
  const { judgeResponse } = await validator()
  const { status } = exchange.response
  const excused = excuseFor(exchange.operationId ?? operationId, status) !== undefined
  const defects = (await judgeResponse(documentedAs(context), exchange.response)).filter(
    ({ level, aspect }) => level === 'error' && !(excused && aspect === 'status'),
  )
  return Promise.all(
    defects.map(async (defect) => ({ exchange, defect, known: await known?.(defect, exchange.response) })),
  )
}
