import { defineFault, type Fault, type FaultAt, type JsonObject } from '../seams.js'
import { HYBRID_FLOWS, REDEEMING_FLOWS } from './flow-checks.js'
import { waived } from './waived.js'

/** Checks of the shapes of token errors, which a refusal of everything leaves with the wrong error. */
const ERROR_ROWS = ['errors/err-token-status', 'errors/err-token-code']

const oauthError = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  Response.json({ error }, { status, headers: { 'cache-control': 'no-store', ...headers } })

interface Refusing {
  readonly id: string
  readonly title: string
  readonly caughtBy: readonly string[]
  readonly follows?: readonly string[]
}

/** A token request as far as faults look at it. */
interface SentTokenRequest {
  readonly form: URLSearchParams
  readonly authorization: string
  readonly url: string
}

/** A fault that refuses token requests of one kind. */
const refusing = (
  row: Refusing,
  concerns: (sent: SentTokenRequest) => boolean,
  answer: () => Response = () => oauthError(401, 'invalid_client', { 'www-authenticate': 'Basic realm="clients"' }),
): FaultAt<'request'> =>
  defineFault({
    ...row,
    seam: 'request',
    alter: async (request, { operationId }) => {
      if (operationId !== 'getToken') return request
      const form = new URLSearchParams(await request.clone().text())
      const authorization = request.headers.get('authorization') ?? ''
      return concerns({ form, authorization, url: request.url }) ? answer() : request
    },
  })

/** The part of a client assertion, decoded; an empty object when there is none. */
function assertionPart(form: URLSearchParams, part: 0 | 1): JsonObject {
  const text = Buffer.from((form.get('client_assertion') ?? '').split('.')[part] ?? '', 'base64url').toString()
  try {
    return { ...JSON.parse(text) }
  } catch {
    return {}
  }
}

const assertionAlgorithm = ({ form }: SentTokenRequest): string => String(assertionPart(form, 0).alg ?? '')

/** Whether the audience of an assertion is a URL above the token endpoint: the issuer. */
const isForIssuer = ({ form, url }: SentTokenRequest): boolean => {
  const { aud } = assertionPart(form, 1)
  return typeof aud === 'string' && aud !== url && url.startsWith(aud)
}

const authenticationFaults: readonly Fault[] = [
  refusing(
    {
      id: 'token/tk-invalid-client-401',
      title: 'Refuses clients that authenticate by HTTP Basic',
      caughtBy: ['token/token-auth-basic', 'token/token-success', 'flows/code-client-secret-basic'],
      follows: [...HYBRID_FLOWS, 'flows/client-credentials', ...ERROR_ROWS, 'redirect-uri/ruri-query-ok'],
    },
    ({ authorization }) => /^basic /i.test(authorization),
  ),
  refusing(
    {
      id: 'token/post-refused',
      title: 'Offers client_secret_post and refuses it',
      caughtBy: ['token/token-auth-post', 'flows/code-client-secret-post'],
    },
    ({ form }) => form.has('client_secret'),
  ),
  refusing(
    {
      id: 'token/none-refused',
      title: 'Offers the method none and refuses public clients',
      caughtBy: ['token/token-auth-none', 'flows/code-none'],
    },
    ({ form, authorization }) => authorization === '' && !form.has('client_secret') && !form.has('client_assertion'),
  ),
  refusing(
    {
      id: 'token/secret-jwt-refused',
      title: 'Offers client_secret_jwt and refuses it',
      caughtBy: ['token/token-auth-secret-jwt', 'flows/code-client-secret-jwt'],
    },
    (sent) => assertionAlgorithm(sent).startsWith('HS'),
  ),
  refusing(
    {
      id: 'token/private-key-jwt-refused',
      title: 'Offers private_key_jwt and refuses it',
      caughtBy: ['token/token-auth-private-key-jwt', 'flows/code-private-key-jwt'],
    },
    (sent) => /^(RS|PS|ES|Ed)/.test(assertionAlgorithm(sent)),
  ),
  refusing(
    {
      id: 'token/assertion-for-issuer-refused',
      title: 'Refuses client assertions whose aud is the issuer',
      caughtBy: ['token/token-assertion-aud-issuer'],
    },
    isForIssuer,
  ),
  refusing(
    {
      id: 'token/assertion-for-issuer-wrong-error',
      title: 'Refuses client assertions whose aud is the issuer with invalid_request',
      caughtBy: ['token/token-assertion-aud-issuer'],
    },
    isForIssuer,
    () => oauthError(400, 'invalid_request'),
  ),
  defineFault({
    id: 'token/cfg-method-missing',
    title: 'Does not list client_secret_basic, which its clients get by default',
    caughtBy: ['token/token-auth-advertised'],
    seam: 'metadata',
    alter: (metadata) => ({ ...metadata, token_endpoint_auth_methods_supported: ['client_secret_post', 'none'] }),
  }),
  defineFault({
    id: 'token/cfg-mtls-alias',
    title: 'Offers TLS client certificates at an address that is no https URL',
    caughtBy: ['token/token-auth-mtls'],
    seam: 'metadata',
    alter: (metadata) => {
      const methods: readonly unknown[] = Array.isArray(metadata.token_endpoint_auth_methods_supported)
        ? metadata.token_endpoint_auth_methods_supported
        : []
      return {
        ...metadata,
        token_endpoint_auth_methods_supported: [...methods, 'tls_client_auth'],
        mtls_endpoint_aliases: { token_endpoint: 'urn:example:mtls-token' },
      }
    },
  }),
]

interface BodyRow {
  readonly name: string
  readonly title: string
  readonly caughtBy: string
  readonly follows?: readonly string[]
}

/** A fault in the answer to a code. */
const bodyFault = (
  { name, title, caughtBy, follows }: BodyRow,
  alter: (body: Readonly<JsonObject>) => JsonObject,
): FaultAt<'tokenResponse'> =>
  defineFault({
    id: `token/${name}`,
    title,
    caughtBy: [`token/${caughtBy}`],
    ...(follows === undefined ? {} : { follows }),
    seam: 'tokenResponse',
    alter: (body, { grant }) => (grant === 'authorization_code' ? alter(body) : { ...body }),
  })

/** The check of the document for the body of token responses. */
const BODY = 'document/get-token-body'

const EXPIRES_IN = { caughtBy: 'token-expires-in-valid' }

const bodyFaults: readonly Fault[] = [
  bodyFault(
    {
      name: 'tk-no-access-token',
      title: 'Leaves access_token out of token responses',
      caughtBy: 'token-members',
      follows: [...REDEEMING_FLOWS, 'authorization-request/authz-order-free', BODY],
    },
    ({ access_token: _omitted, ...body }) => body,
  ),
  bodyFault(
    {
      name: 'tk-no-token-type',
      title: 'Leaves token_type out of token responses',
      caughtBy: 'token-members',
      follows: [...REDEEMING_FLOWS, BODY],
    },
    ({ token_type: _omitted, ...body }) => body,
  ),
  bodyFault(
    {
      name: 'tk-type-other',
      title: 'Issues tokens of the type mac',
      caughtBy: 'token-members',
      follows: REDEEMING_FLOWS,
    },
    (body) => ({ ...body, token_type: 'mac' }),
  ),
  bodyFault(
    {
      name: 'tk-no-id-token',
      title: 'Leaves id_token out of token responses',
      caughtBy: 'token-id-token',
      follows: REDEEMING_FLOWS,
    },
    ({ id_token: _omitted, ...body }) => body,
  ),
  bodyFault(
    {
      name: 'expires-in-missing',
      title: 'Does not tell how long access tokens live',
      caughtBy: 'token-expires-in-present',
    },
    ({ expires_in: _omitted, ...body }) => body,
  ),
  bodyFault(
    { name: 'tk-expires-string', title: 'Writes expires_in as a string', ...EXPIRES_IN, follows: [BODY] },
    (body) => ({
      ...body,
      expires_in: String(body.expires_in),
    }),
  ),
  bodyFault(
    {
      name: 'expires-in-zero',
      title: 'Issues access tokens that live 0 seconds',
      ...EXPIRES_IN,
    },
    (body) => ({ ...body, expires_in: 0 }),
  ),
  bodyFault({ name: 'expires-in-ms', title: 'Counts expires_in in milliseconds', ...EXPIRES_IN }, (body) => ({
    ...body,
    expires_in: 3_600_000_000,
  })),
]

const codeFaults: readonly Fault[] = [
  refusing(
    {
      id: 'token/tk-code-expired',
      title: 'Refuses every code as if it had expired',
      caughtBy: ['token/token-success'],
      follows: [...REDEEMING_FLOWS, ...ERROR_ROWS, 'redirect-uri/ruri-query-ok'],
    },
    ({ form }) => form.get('grant_type') === 'authorization_code',
    () => oauthError(400, 'invalid_grant'),
  ),
  defineFault({
    id: 'token/code-reusable',
    title: 'Accepts a code more than once',
    caughtBy: ['token/code-reuse-now', 'token/code-reuse-30s', 'token/code-reuse-revokes'],
    seam: 'rules',
    alter: waived('code-single-use'),
  }),
  defineFault({
    id: 'token/code-reuse-wrong-error',
    title: 'Refuses a used code with invalid_request',
    caughtBy: ['token/code-reuse-now', 'token/code-reuse-30s'],
    seam: 'error',
    alter: (error) =>
      error.error === 'invalid_grant' && /used before/.test(error.error_description ?? '')
        ? { ...error, error: 'invalid_request' }
        : error,
  }),
  defineFault({
    id: 'token/code-reuse-revokes-nothing',
    title: 'Leaves tokens alone whose code was used a second time',
    caughtBy: ['token/code-reuse-revokes'],
    seam: 'rules',
    alter: waived('code-replay-revokes'),
  }),
]

/** What a provider gets wrong at the token endpoint. */
export const tokenFaults: readonly Fault[] = [...authenticationFaults, ...bodyFaults, ...codeFaults]
