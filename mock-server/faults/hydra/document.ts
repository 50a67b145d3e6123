import { judgedHydraOperations } from '../../../specs/systems/hydra-documents.js'
import {
  commonOperationName,
  HYDRA_OPERATION_NAMES,
  type HydraOperationName,
} from '../../../specs/systems/hydra-operation-names.js'
import type { Fault } from '../../seams.js'
import { bentAnswer } from './answers.js'

/** A status that no document has, HTTP itself least of all. */
const UNDOCUMENTED = 418
/** Where no body is due that could be wrong, one of an error comes instead. */
const FAILED = 500

const isSuccessInJson = ({ ok, headers }: Response): boolean =>
  ok && (headers.get('content-type') ?? '').startsWith('application/json')

function answered(response: Response, body: string, type: string): Response {
  const headers = new Headers(response.headers)
  headers.set('content-type', type)
  headers.delete('location')
  return new Response(body, { status: isSuccessInJson(response) ? response.status : FAILED, headers })
}

/** What a server does to its answers, by the aspect in which they no longer fit the document. */
const CHANGES = {
  status: {
    title: (name: string) => `Answers ${name} with status ${UNDOCUMENTED}`,
    change: async (response: Response) =>
      new Response(await response.text(), { status: UNDOCUMENTED, headers: response.headers }),
  },
  'media-type': {
    title: (name: string) => `Answers ${name} in plain text`,
    change: async (response: Response) => answered(response, await response.text(), 'text/plain'),
  },
  body: {
    title: (name: string) => `Answers ${name} with a number`,
    change: async (response: Response) => answered(response, '17', 'application/json'),
  },
} as const

type Bendable = keyof typeof CHANGES

const ASPECTS: readonly Bendable[] = ['status', 'media-type', 'body']

/** `getOAuth2Client` -> `get-oauth2-client`. */
const kebab = (name: string): string =>
  name
    .replace(/oauth2/i, 'Oauth2')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/^-/, '')

/** Only answers to requests that ask for nothing else than to be judged by the document. */
const isVisit = ({ headers }: { readonly headers: Headers }): boolean =>
  headers.get('x-touchstone-visit') === 'hydra-document'

function faultOf(name: HydraOperationName, aspect: Bendable): readonly Fault[] {
  const systems = judgedHydraOperations[name][aspect]
  if (systems === undefined) return []
  const id = `hydra-document/${kebab(name)}-${aspect}`
  const { title, change } = CHANGES[aspect]
  const methods = ['GET', 'POST'].map((method) => commonOperationName(name, method))
  const row = { id, title: title(name), caughtBy: [id], systems }
  return [bentAnswer(row, { operation: methods, when: isVisit }, change)]
}

/** What a Hydra does that its own document does not say: each operation, in each aspect that a document can judge. */
export const documentFaults: readonly Fault[] = HYDRA_OPERATION_NAMES.flatMap((name) =>
  ASPECTS.flatMap((aspect) => faultOf(name, aspect)),
)
