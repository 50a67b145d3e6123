import type { Defect, OpenApiDocument, Validator } from '../../specs/index.js'
import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { once } from '../once.js'
import { fail, pass, skip, type Verdict } from '../verdict.js'
import { ASPECTS, type Aspect } from './aspects.js'
import { excuseFor } from './excused-statuses.js'

/** An operation of a document, and what a target's answers to it are held against. */
export interface DocumentedOperation {
  readonly operationId: string
  /** Whose answers they are, for titles: `the token endpoint`. */
  readonly name: string
  readonly requirement: Requirement
  readonly alsoRequiredBy?: readonly Requirement[]
  /** Aspects that the document can judge. */
  readonly aspects: readonly Aspect[]
  /** Uses the operation, so that it is judged although nothing else in the run did. Throws `Skip` when the target does not offer it. */
  readonly visit: (context: CheckContext) => Promise<unknown>
  /** Whether an exchange belongs to the operation. @default by the operationId that the recorder gave it */
  readonly owns?: (exchange: Exchange, context: CheckContext) => boolean
}

/** A document to judge by. */
export interface DocumentSource {
  /** File name, for messages. */
  readonly name: string
  readonly load: () => Promise<OpenApiDocument>
}

interface Source {
  readonly name: string
  readonly validator: () => Promise<Validator>
}

const TITLES: Readonly<Record<Aspect, (name: string) => string>> = {
  status: (name) => `Every answer of ${name} has a status that its document names`,
  'media-type': (name) => `Every answer of ${name} has a media type that its document names`,
  headers: (name) => `Every answer of ${name} has the headers that its document requires`,
  body: (name) => `Every JSON answer of ${name} fits the schema of its document`,
}

const EXPECTATIONS: Readonly<Record<Aspect, string>> = {
  status: 'a documented status',
  'media-type': 'a documented media type',
  headers: 'the documented headers',
  body: 'a body that fits the schema',
}

/** `getUserInfo` -> `get-user-info`: ids of checks are in lower case. */
const kebab = (operationId: string): string =>
  operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '')

interface Finding {
  readonly exchange: Exchange
  readonly defect: Defect
}

interface Judged {
  readonly answers: number
  readonly findings: readonly Finding[]
}

/** Most findings that are shown; usually one cause is behind all. */
const SHOWN = 5

/**
 * Checks that judge all answers seen in a run by a document: one for each operation and aspect, after all others.
 * The document is loaded when the first of them runs.
 */
export function documentChecks(
  { name, load }: DocumentSource,
  operations: readonly DocumentedOperation[],
): readonly Check[] {
  let validator: Promise<Validator> | undefined
  const source: Source = {
    name,
    validator: () => {
      validator ??= validatorOf(load)
      return validator
    },
  }
  return operations.flatMap((operation) => {
    // All aspects of an operation share one judgement in a run.
    const judged = once((context) => judge(source, operation, context))
    return ASPECTS.filter((aspect) => operation.aspects.includes(aspect)).map((aspect) => ({
      id: `document/${kebab(operation.operationId)}-${aspect}`,
      title: TITLES[aspect](operation.name),
      requirement: operation.requirement,
      ...(operation.alsoRequiredBy === undefined ? {} : { alsoRequiredBy: operation.alsoRequiredBy }),
      operations: [operation.operationId],
      phase: 'last' as const,
      run: async (context: CheckContext) => verdictOf(await judged(context), aspect, source),
    }))
  })
}

async function validatorOf(load: DocumentSource['load']): Promise<Validator> {
  const [{ createValidator }, document] = await Promise.all([import('../../specs/index.js'), load()])
  return createValidator(document)
}

function verdictOf({ answers, findings }: Judged, aspect: Aspect, { name }: Source): Verdict {
  if (answers === 0) return skip('no answer of this operation was seen')
  const broken = findings.filter(({ defect }) => defect.aspect === aspect)
  const [first] = broken
  if (first === undefined) return pass(`${answers} answers`)
  const messages = broken.map(({ exchange, defect: { instancePath, message } }) => {
    const where = instancePath === '' || message.includes(instancePath) ? '' : `${instancePath}: `
    return `exchange ${exchange.id}: ${where}${message}`
  })
  const more = messages.length > SHOWN ? [`and ${messages.length - SHOWN} more`] : []
  return fail(EXPECTATIONS[aspect], [...messages.slice(0, SHOWN), ...more], {
    note: `${name}${first.defect.documentPointer}`,
    exchange: first.exchange,
  })
}

async function judge(source: Source, operation: DocumentedOperation, context: CheckContext): Promise<Judged> {
  const { operationId, owns = (exchange: Exchange) => exchange.operationId === operationId, visit } = operation
  const reason = await visit(context).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  const exchanges = context.exchanges().filter((exchange) => owns(exchange, context))
  // What kept the visit from working is of interest only when nothing else used the operation.
  if (reason !== undefined && exchanges.length === 0) throw reason
  return { answers: exchanges.length, findings: await findingsOf(source, operationId, exchanges) }
}

async function findingsOf(
  { validator }: Source,
  operationId: string,
  exchanges: readonly Exchange[],
): Promise<readonly Finding[]> {
  const { judgeResponse } = await validator()
  const findings: Finding[] = []
  for (const exchange of exchanges) {
    const excused = excuseFor(operationId, exchange.response.status) !== undefined
    for (const defect of await judgeResponse(operationId, exchange.response)) {
      if (defect.level === 'error' && !(excused && defect.aspect === 'status')) findings.push({ exchange, defect })
    }
  }
  return findings
}
