import { ASPECTS, type Aspect } from '../../specs/index.js'
import type { Check, Requirement } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import type { TargetSystem } from '../harness/hydra/hydra-systems.js'
import { once } from '../once.js'
import { documentVerdict } from './document-verdict.js'
import { type DocumentSource, judgeAnswers, type Source, sourceOf } from './judged-answers.js'

/** An operation of a document, and what a target's answers to it are held against. */
export interface DocumentedOperation {
  /** Its name in the ids of checks and in exchanges. */
  readonly operationId: string
  /** Whose answers they are, for titles: `the token endpoint`. */
  readonly name: string
  readonly requirement: Requirement
  readonly alsoRequiredBy?: readonly Requirement[]
  /** Aspects that the document can judge. */
  readonly aspects: readonly Aspect[]
  /** The systems whose document can judge an aspect. @default every system */
  readonly systems?: Readonly<Partial<Record<Aspect, readonly TargetSystem[]>>>
  /** Uses the operation, so that it is judged although nothing else in the run did. Throws `Skip` when the target does not offer it. */
  readonly visit: (context: CheckContext) => Promise<unknown>
  /** Whether an exchange belongs to the operation. @default by the operationId that the recorder gave it */
  readonly owns?: (exchange: Exchange, context: CheckContext) => boolean
  /** What the document calls it. @default operationId */
  readonly documentedAs?: (context: CheckContext) => string
}

/** Who judges by which document. */
export interface DocumentJudge {
  readonly suite: string
  /** The document for a target; the same object for equal ones. */
  readonly source: (context: CheckContext) => DocumentSource
}

const TITLES: Readonly<Record<Aspect, (name: string) => string>> = {
  status: (name) => `Every answer of ${name} has a status that its document names`,
  'media-type': (name) => `Every answer of ${name} has a media type that its document names`,
  headers: (name) => `Every answer of ${name} has the headers that its document requires`,
  body: (name) => `Every JSON answer of ${name} fits the schema of its document`,
}

/** `getUserInfo` -> `get-user-info`, `getOAuth2Client` -> `get-oauth2-client`: ids of checks are in lower case. */
const kebab = (operationId: string): string =>
  operationId
    .replace(/oauth2/i, 'Oauth2')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^-/, '')

/**
 * Checks that judge all answers seen in a run by a document: one for each operation and aspect, after all others.
 * The document is loaded when the first of them runs.
 */
export function documentChecks(
  { suite, source }: DocumentJudge,
  operations: readonly DocumentedOperation[],
): readonly Check[] {
  const sources = new Map<DocumentSource, Source>()
  const sourceFor = (context: CheckContext): Source => {
    const given = source(context)
    const made = sources.get(given) ?? sourceOf(given)
    sources.set(given, made)
    return made
  }
  return operations.flatMap((operation) => {
    // All aspects of an operation share one judgement in a run.
    const judged = once((context) => judgeAnswers(sourceFor(context), operation, context))
    return ASPECTS.filter((aspect) => operation.aspects.includes(aspect)).map((aspect) => ({
      id: `${suite}/${kebab(operation.operationId)}-${aspect}`,
      title: TITLES[aspect](operation.name),
      requirement: operation.requirement,
      ...(operation.alsoRequiredBy === undefined ? {} : { alsoRequiredBy: operation.alsoRequiredBy }),
      operations: [operation.operationId],
      ...(operation.systems?.[aspect] === undefined ? {} : { systems: operation.systems[aspect] }),
      phase: 'last' as const,
      run: async (context: CheckContext) => documentVerdict(await judged(context), aspect, sourceFor(context)),
    }))
  })
}
