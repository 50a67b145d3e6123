import type { Check } from '../check.js'
import type { CheckContext, Client, JsonObject, TokenRequest } from '../harness/context.js'
import { type Exchange, jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { once } from '../once.js'
import { anyResponseType } from '../response-types/response-type.js'
import { seenAt, skip, type Verdict, worst } from '../verdict.js'

/** A token request that has to be refused. */
interface Provocation {
  readonly label: string
  /** Error codes that the case calls for. */
  readonly codes: readonly string[]
  /** Statuses that the case allows. */
  readonly statuses: readonly number[]
  readonly request: Omit<TokenRequest, 'client'>
}

/** A token request that was refused, or should have been. */
export interface TokenError extends Pick<Provocation, 'label' | 'codes' | 'statuses'> {
  readonly exchange: Exchange
  /** Members of the body, when it is a JSON object. */
  readonly body: Readonly<JsonObject> | undefined
}

/** Client authentication methods that send the secret itself, with the statuses of a wrong one: RFC 6749 section 5.2. */
const SECRET_METHODS: Readonly<Record<string, readonly number[]>> = {
  client_secret_basic: [401],
  client_secret_post: [400, 401],
}

/** Requests that fail for one reason each. */
export function provocations(
  client: Pick<Client, 'token_endpoint_auth_method' | 'redirect_uris'>,
  random: CheckContext['random'],
): readonly Provocation[] {
  const code = {
    grant_type: 'authorization_code',
    code: random(43),
    redirect_uri: client.redirect_uris[0],
    code_verifier: random(43),
  }
  const refused = SECRET_METHODS[client.token_endpoint_auth_method]
  return [
    { label: 'a code that was never issued', codes: ['invalid_grant'], statuses: [400], request: { form: code } },
    {
      label: 'an unknown grant type',
      codes: ['unsupported_grant_type'],
      statuses: [400],
      request: { form: { ...code, grant_type: 'urn:touchstone:unknown' } },
    },
    {
      label: 'no grant_type',
      codes: ['invalid_request'],
      statuses: [400],
      request: { form: { ...code, grant_type: undefined } },
    },
    ...(refused === undefined
      ? []
      : [
          {
            label: 'a wrong client secret',
            codes: ['invalid_client'],
            statuses: refused,
            request: { form: code, authentication: { client_secret: random(43) } },
          },
        ]),
  ]
}

const tokenErrors = once(async (context): Promise<readonly TokenError[]> => {
  context.endpoint('token_endpoint')
  const client = await context.client({ response_types: [anyResponseType(context.capabilities)] })
  return Promise.all(
    provocations(client, context.random).map(async ({ request, ...provocation }) => {
      const exchange = await context.token({ ...request, client })
      const body = jsonBody(exchange)
      return { ...provocation, exchange, body: isObject(body) ? body : undefined }
    }),
  )
})

/** Answers of a server that is too busy to judge the request. */
const BUSY: ReadonlySet<number> = new Set([429, 503])

/** A row about refused token requests: what differs from row to row. */
export interface TokenErrorRow extends Omit<Check, 'operations' | 'oidf' | 'run'> {
  judge(error: TokenError): Verdict
}

/** The check of a row about refused token requests. A finding is tied to the exchange of its error. */
export const tokenErrorCheck = ({ judge, ...row }: TokenErrorRow): Check => ({
  ...row,
  oidf: 'oidcc-codereuse',
  operations: ['getToken'],
  async run(context) {
    const errors = await tokenErrors(context)
    return worst(
      errors.map((error) => {
        const { status } = error.exchange.response
        if (BUSY.has(status)) return skip(`${error.label}: the target was busy (status ${status})`)
        return seenAt({ note: error.label, exchange: error.exchange }, judge(error))
      }),
    )
  },
})
