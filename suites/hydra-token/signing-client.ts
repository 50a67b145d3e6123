import type { CheckContext, Client, ClientWish, JsonObject } from '../harness/context.js'
import type { Exchange } from '../harness/exchange.js'
import { ownClient } from '../hydra/own-client.js'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
export const SIGNING: ClientWish = { token_endpoint_auth_method: 'private_key_jwt' }

type Form = Readonly<Record<string, string>>

/** A request of a client that signs, with other claims than usual. */
export const claiming =
  (claims: (client: Client, context: CheckContext) => JsonObject, form: Form = {}) =>
  async (context: CheckContext): Promise<Exchange> => {
    const client = await ownClient(context, SIGNING)
    return context.token({
      client,
      form: { grant_type: 'client_credentials', ...form },
      authentication: { assertionClaims: claims(client, context) },
    })
  }

/** Seconds since 1970. */
export const seconds = ({ now }: CheckContext): number => Math.floor(now() / 1_000)

/** A request with a ready assertion. */
export const asserting =
  (assertion: (client: Client, context: CheckContext) => Promise<Form>, wish: ClientWish = SIGNING) =>
  async (context: CheckContext): Promise<Exchange> => {
    const client = await ownClient(context, wish)
    const form = {
      grant_type: 'client_credentials',
      client_assertion_type: TYPE,
      ...(await assertion(client, context)),
    }
    return context.token({ client, form, authentication: { method: 'omitted' } })
  }

/** An assertion with the usual claims and this header, signed by the client's key or by a secret. */
export const signed =
  (header: (client: Client) => JsonObject & { readonly alg: string }, secret?: string) =>
  async (client: Client, context: CheckContext): Promise<Form> => {
    const { client_id } = client
    const iat = seconds(context)
    const claims = {
      iss: client_id,
      sub: client_id,
      aud: context.endpoint('token_endpoint'),
      jti: context.random(22),
      iat,
      exp: iat + 60,
    }
    const by = secret === undefined ? client : { ...client, client_secret: secret }
    return { client_assertion: await context.sign(by, claims, header(client)) }
  }

/** The id of the key that the client registered. */
export const kidOf = ({ privateKey }: Client): unknown => privateKey?.kid
