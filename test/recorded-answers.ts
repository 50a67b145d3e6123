import { HYDRA_HANDLERS } from '../mock-server/systems/hydra/handlers.js'
import { HYDRA_LINES } from '../mock-server/systems/hydra/lines.js'
import { HydraRouter } from '../mock-server/systems/hydra/routing/hydra-router.js'
import { loadHydraRoutes } from '../mock-server/systems/hydra/routing/hydra-routes.js'
import type { HydraSystem } from '../mock-server/systems/hydra/systems.js'
import {
  builtInDocument,
  type HydraOperationName,
  hydraOperationName,
  type ObservedResponse,
  operationsOf,
} from '../specs/index.js'
import { wholePlaceholder } from '../suites/replay/placeholder.js'
import { NOTATIONS, timeOf } from '../suites/replay/recorded-time.js'
import type { RecordedResponse } from '../suites/replay/recording.js'
import { recordingsOf } from './recordings.js'

/** What a real server answered to an operation of its document. */
export interface RecordedAnswer {
  /** `20-jwk-create-algs step 3`. */
  readonly step: string
  readonly operation: HydraOperationName
  /** As the document calls it. */
  readonly operationId: string
  /** A body of which not all was kept is absent. */
  readonly response: ObservedResponse
  readonly isWhole: boolean
}

/** Every recorded answer to an operation of the document, on the side where the operation is. */
export async function recordedAnswers(system: HydraSystem): Promise<readonly RecordedAnswer[]> {
  const operationOf = await operationFinder(system)
  return recordingsOf(system).flatMap(({ scenario, steps }) =>
    steps.flatMap(({ side, request, response }, index) => {
      const operation = operationOf(side, request.method, request.path.replace(/\?.*$/s, ''))
      if (operation === undefined || response?.status === undefined) return []
      const isWhole = response.json_length === undefined && response.text_cut !== true
      const step = `${scenario} step ${index + 1}`
      return [{ step, ...operation, isWhole, response: observed(response, response.status) }]
    }),
  )
}

/** Steps in which a real server closed the connection instead of answering, with their operation: `listOAuth2Clients in 13-… step 12`. */
export async function recordedSilences(system: HydraSystem): Promise<readonly string[]> {
  const operationOf = await operationFinder(system)
  return recordingsOf(system).flatMap(({ scenario, steps }) =>
    steps.flatMap(({ side, request, response }, index) => {
      const operation = operationOf(side, request.method, request.path.replace(/\?.*$/s, ''))
      const isSilent = operation !== undefined && response?.connection !== undefined
      return isSilent ? [`${operation.operation} in ${scenario} step ${index + 1}`] : []
    }),
  )
}

/** Finds what the document calls the operation of a request. */
export async function operationFinder(system: HydraSystem) {
  const line = HYDRA_LINES[system]
  const [routes, document] = await Promise.all([loadHydraRoutes(line, HYDRA_HANDLERS), builtInDocument(system)])
  const routers = { public: new HydraRouter(routes, line, 'public'), admin: new HydraRouter(routes, line, 'admin') }
  const documented = new Map(
    [...operationsOf(document).values()].map(({ operationId, method }) => [
      `${method} ${hydraOperationName(operationId)}`,
      operationId,
    ]),
  )
  return (side: 'public' | 'admin', method: string, path: string) => {
    const found = routers[side].match(method, path)
    const name = found.kind === 'route' ? hydraOperationName(found.route.operation) : undefined
    const operationId = documented.get(`${method} ${name}`)
    return name === undefined || operationId === undefined ? undefined : { operation: name, operationId }
  }
}

function observed({ headers: recorded = {}, json, text }: RecordedResponse, status: number): ObservedResponse {
  const headers = new Headers()
  for (const [name, values] of Object.entries(recorded)) {
    for (const value of [values].flat()) headers.append(name, filledText(value).replace(/[^ -~]/g, '?'))
  }
  const body = json !== undefined ? JSON.stringify(filled(json)) : filledText(text ?? '')
  return { status, headers, body }
}

const UUID = '2fb2bb05-57c5-4c9b-8d5f-ee1d1a6ccf5e'
const BASE = /^(?:public|admin|login_app)$/
/** Any time will do. */
const NOW = 1_700_000_000

function standIn(name: string): string {
  const time = timeOf(name)
  if (time !== undefined)
    return NOTATIONS[time.notation].write(time.notation === 'seconds' ? time.offset : NOW + time.offset)
  return BASE.test(name) ? 'http://127.0.0.1:4444' : UUID
}

const filledText = (text: string): string => text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => standIn(name))

/** JSON with some value for every placeholder. */
function filled(json: unknown): unknown {
  if (typeof json === 'string') {
    const notation = timeOf(wholePlaceholder(json) ?? '')?.notation
    return notation === 'timestamp' || notation === 'seconds' ? Number(filledText(json)) : filledText(json)
  }
  if (Array.isArray(json)) return json.map(filled)
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [filledText(name), filled(value)]))
}
