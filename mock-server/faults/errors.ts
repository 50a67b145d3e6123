import { type AuthorizationResponse, defineFault, type ErrorDraft, type Fault, type SeamContext } from '../seams.js'

type Parameters = Readonly<Record<string, string>>

/** An alteration of error responses only. */
const ofError =
  (alter: (parameters: Parameters, context: SeamContext) => Parameters) =>
  (response: AuthorizationResponse, context: SeamContext): AuthorizationResponse =>
    response.parameters.error === undefined
      ? response
      : { ...response, parameters: alter(response.parameters, context) }

const redirectFault = (
  name: string,
  title: string,
  row: string,
  alter: (parameters: Parameters, context: SeamContext) => Parameters,
  follows: readonly string[] = [],
): Fault =>
  defineFault({
    id: `errors/${name}`,
    title,
    caughtBy: [`errors/${row}`],
    ...(follows.length === 0 ? {} : { follows }),
    seam: 'authorizationResponse',
    alter: ofError(alter),
  })

/** An alteration of one refusal of the token endpoint: that of a grant type that it does not know. */
const ofUnknownGrant =
  (alter: (error: ErrorDraft) => ErrorDraft) =>
  (error: ErrorDraft, { operationId }: SeamContext): ErrorDraft =>
    operationId === 'getToken' && error.error === 'unsupported_grant_type' ? alter(error) : error

const BODIES: Readonly<Record<string, (status: number) => Response>> = {
  text: (status) => new Response('unsupported_grant_type', { status, headers: { 'content-type': 'text/plain' } }),
  nested: (status) => Response.json({ error: { code: 'unsupported_grant_type' } }, { status }),
  described: (status) =>
    Response.json({ error: 'unsupported_grant_type', error_description: 'no "such" grant' }, { status }),
}

/** Another body for the same refusal. */
const answeredWith =
  (body: keyof typeof BODIES) =>
  async (response: Response, { operationId }: { readonly operationId: string }): Promise<Response> => {
    if (operationId !== 'getToken' || response.status !== 400) return response
    const sent = await response.clone().text()
    return sent.includes('"unsupported_grant_type"') ? (BODIES[body]?.(response.status) ?? response) : response
  }

/** What a provider gets wrong in its errors. */
export const errorsFaults: readonly Fault[] = [
  redirectFault('az-code-and-error', 'Sends a code along with login_required', 'err-authz-present', (parameters) =>
    parameters.error === 'login_required' ? { ...parameters, code: 'not-a-code' } : parameters,
  ),
  redirectFault(
    'az-error-no-state',
    'Leaves the state out of error responses',
    'err-authz-state',
    ({ state: _omitted, ...others }) => others,
  ),
  redirectFault(
    'az-error-iss-wrong',
    'Names another issuer in error responses',
    'err-authz-iss',
    (parameters, { issuer }) => ({
      ...parameters,
      iss: `${issuer}/other`,
    }),
  ),
  redirectFault(
    'az-error-extra',
    'Adds a parameter of its own to error responses',
    'err-authz-extra',
    (parameters) => ({
      ...parameters,
      error_hint: 'ask the operator',
    }),
  ),
  redirectFault(
    'az-unknown-error',
    'Puts quotation marks into error_description',
    'err-authz-description',
    (parameters) => ({ ...parameters, error_description: 'the parameter "prompt" was refused' }),
  ),
  redirectFault('az-error-uri', 'Has a space in error_uri', 'err-authz-uri', (parameters) => ({
    ...parameters,
    error_uri: 'https://op.touchstone.test/errors/sign in',
  })),
  defineFault({
    id: 'errors/tk-status-422',
    title: 'Refuses unknown grant types with status 422',
    caughtBy: ['errors/err-token-status', 'document/get-token-status'],
    seam: 'error',
    alter: ofUnknownGrant((error) => ({ ...error, status: 422 })),
  }),
  defineFault({
    id: 'errors/tk-error-200',
    title: 'Refuses unknown grant types with status 200',
    caughtBy: ['errors/err-token-status'],
    follows: ['document/get-token-body'],
    seam: 'error',
    alter: ofUnknownGrant((error) => ({ ...error, status: 200 })),
  }),
  defineFault({
    id: 'errors/tk-error-string',
    title: 'Refuses unknown grant types with plain text',
    caughtBy: ['errors/err-token-json', 'document/get-token-media-type'],
    seam: 'response',
    alter: answeredWith('text'),
  }),
  defineFault({
    id: 'errors/tk-error-nested',
    title: 'Refuses unknown grant types with an error that is an object',
    caughtBy: ['errors/err-token-code', 'document/get-token-body'],
    seam: 'response',
    alter: answeredWith('nested'),
  }),
  defineFault({
    id: 'errors/tk-error-other-code',
    title: 'Refuses unknown grant types with the error invalid_grant',
    caughtBy: ['errors/err-token-code'],
    seam: 'error',
    alter: ofUnknownGrant((error) => ({ ...error, error: 'invalid_grant' })),
  }),
  defineFault({
    id: 'errors/tk-error-description',
    title: 'Puts quotation marks into the error_description of unknown grant types',
    caughtBy: ['errors/err-token-description'],
    follows: ['document/get-token-body'],
    seam: 'response',
    alter: answeredWith('described'),
  }),
  defineFault({
    id: 'errors/reg-error',
    title: 'Refuses bad client metadata with status 422',
    caughtBy: ['errors/err-reg-shape', 'document/register-client-status'],
    seam: 'error',
    alter: (error, { operationId }) =>
      operationId === 'registerClient' && error.error === 'invalid_client_metadata' ? { ...error, status: 422 } : error,
  }),
]
