import type { OperationId } from '../operations.js'
import { defineFault, type Fault } from '../seams.js'

type Change = (response: Response) => Response | Promise<Response>

const withHeaders = (response: Response, change: (headers: Headers) => void): Response => {
  const headers = new Headers(response.headers)
  change(headers)
  return new Response(response.body, { status: response.status, headers })
}

/** A status that no document has. */
const undocumented: Change = ({ body, headers }) => new Response(body, { status: 409, headers })

const asText: Change = (response) => withHeaders(response, (headers) => headers.set('content-type', 'text/plain'))

const withoutHeader =
  (name: string): Change =>
  (response) =>
    withHeaders(response, (headers) => headers.delete(name))

const withBody =
  (body: unknown): Change =>
  ({ status, headers }) => {
    const own = new Headers(headers)
    own.set('content-type', 'application/json')
    return new Response(JSON.stringify(body), { status, headers: own })
  }

/** What a provider does to its answers, by the aspect in which they no longer fit their document. */
const CHANGES = {
  status: { what: 'status 409', change: undocumented },
  'media-type': { what: 'type text/plain', change: asText },
} as const

const kebab = (operationId: string): string =>
  operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^-/, '')

interface Row {
  readonly operationId: OperationId
  readonly aspect: 'status' | 'media-type' | 'headers' | 'body'
  /** Status of the answers that are changed. */
  readonly of: number
  readonly title: string
  readonly change: Change
  /** Requests whose answers are changed. @default all */
  readonly when?: (request: Request) => boolean
  readonly follows?: readonly string[]
}

const answerFault = ({ operationId, aspect, of, title, change, when = () => true, follows = [] }: Row): Fault =>
  defineFault({
    id: `document/${kebab(operationId)}-${aspect}`,
    title,
    caughtBy: [`document/${kebab(operationId)}-${aspect}`],
    ...(follows.length === 0 ? {} : { follows }),
    seam: 'response',
    alter: (response, context) =>
      context.operationId === operationId && response.status === of && when(context.request)
        ? change(response)
        : response,
  })

/** Changes of status and of media type to the same answers. */
const wrapped = (
  operationId: OperationId,
  of: number,
  aspects: readonly (keyof typeof CHANGES)[] = ['status', 'media-type'],
  follows: readonly string[] = [],
): readonly Fault[] =>
  aspects.map((aspect) => {
    const { what, change } = CHANGES[aspect]
    return answerFault({
      operationId,
      aspect,
      of,
      change,
      title: `Answers ${operationId} with ${what} where status is ${of}`,
      follows,
    })
  })

/** Another body in the answers. */
const body = (operationId: OperationId, of: number, value: unknown, follows: readonly string[] = []): Fault =>
  answerFault({
    operationId,
    aspect: 'body',
    of,
    change: withBody(value),
    title: `Answers ${operationId} with the body ${JSON.stringify(value)} where status is ${of}`,
    follows,
  })

/** Answers without a header that must be there. */
const headless = (operationId: OperationId, of: number, name: string, when?: Row['when']): Fault =>
  answerFault({
    operationId,
    aspect: 'headers',
    of,
    change: withoutHeader(name),
    title: `Leaves ${name} out of answers to ${operationId} with status ${of}`,
    ...(when === undefined ? {} : { when }),
  })

const hasQuery = ({ url }: Request): boolean => url.includes('?')

/** Checks that look at how registrations are refused. */
const REGISTRATION_ERRORS = ['errors/err-reg-shape', 'redirect-uri/ruri-fragment-reg']

/** What a provider does that its OpenAPI document does not say. */
export const documentFaults: readonly Fault[] = [
  ...wrapped('authorize', 400),
  headless('authorize', 303, 'location', ({ url }) => url.includes('display=touch')),
  body('authorize', 400, {}),
  ...wrapped('postAuthorize', 400),
  defineFault({
    id: 'document/post-authorize-headers',
    title: 'Redirects phones nowhere after an authorization request by POST',
    caughtBy: ['document/post-authorize-headers'],
    seam: 'request',
    alter: async (request, { operationId }) => {
      if (operationId !== 'postAuthorize') return request
      const form = await request.clone().text()
      return form.includes('display=touch') ? new Response(null, { status: 303 }) : request
    },
  }),
  body('postAuthorize', 400, {}),
  headless('getToken', 200, 'cache-control'),
  ...wrapped('getUserInfo', 401, ['status']),
  ...wrapped('getUserInfo', 200, ['media-type'], ['userinfo/ui-json', 'userinfo/ui-signed']),
  headless('getUserInfo', 401, 'www-authenticate'),
  body('getUserInfo', 401, { error: 17 }),
  ...wrapped('postUserInfo', 401, ['status']),
  ...wrapped('postUserInfo', 200, ['media-type']),
  headless('postUserInfo', 401, 'www-authenticate'),
  body('postUserInfo', 401, { error: 17 }),
  ...wrapped('endSession', 400),
  headless('endSession', 303, 'location', (request) => !hasQuery(request)),
  body('endSession', 400, {}),
  ...wrapped('postEndSession', 400),
  headless('postEndSession', 303, 'location'),
  body('postEndSession', 400, {}),
  ...wrapped('getAuthorizationServerMetadata', 200),
  body('getAuthorizationServerMetadata', 200, { issuer: 17 }),
  ...wrapped('introspectToken', 401),
  body('introspectToken', 401, {}),
  ...wrapped('revokeToken', 401),
  body('revokeToken', 401, {}),
  answerFault({
    operationId: 'registerClient',
    aspect: 'media-type',
    of: 400,
    title: 'Refuses client metadata in plain text',
    change: asText,
    follows: REGISTRATION_ERRORS,
  }),
  answerFault({
    operationId: 'registerClient',
    aspect: 'headers',
    of: 400,
    title: 'Refuses bad client metadata with status 401 and no challenge',
    change: ({ body: sent, headers }) => new Response(sent, { status: 401, headers }),
  }),
  body('registerClient', 400, {}, REGISTRATION_ERRORS),
  ...wrapped('readClient', 401, ['status']),
  ...wrapped('readClient', 200, ['media-type']),
  headless('readClient', 401, 'www-authenticate'),
  body('readClient', 200, {}),
  ...wrapped('updateClient', 401, ['status']),
  ...wrapped('updateClient', 200, ['media-type']),
  headless('updateClient', 401, 'www-authenticate'),
  body('updateClient', 200, {}),
  ...wrapped('deleteClient', 401, ['status']),
  headless('deleteClient', 401, 'www-authenticate'),
  body('deleteClient', 401, { error: 17 }),
  ...wrapped('pushAuthorizationRequest', 400),
  body('pushAuthorizationRequest', 400, {}),
  ...wrapped('authorizeDevice', 401),
  body('authorizeDevice', 401, {}),
  answerFault({
    operationId: 'getJwks',
    aspect: 'status',
    of: 200,
    title: 'Answers getJwks with status 203 instead of 200',
    follows: [
      'discovery/jwks-fetch',
      'flows/hybrid-code-id-token',
      'flows/hybrid-code-id-token-token',
      'flows/implicit-id-token',
      'flows/implicit-id-token-token',
    ],
    change: ({ body: sent, headers }) => new Response(sent, { status: 203, headers }),
  }),
  ...wrapped('getJwks', 200, ['media-type']),
  defineFault({
    id: 'document/get-jwks-body',
    title: 'Publishes a key without its type',
    caughtBy: ['document/get-jwks-body'],
    follows: ['discovery/jwks-structure'],
    seam: 'jwks',
    alter: ({ keys }) => ({ keys: [...keys, { kid: 'untyped', use: 'sig' }] }),
  }),
]
