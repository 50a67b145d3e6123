import type { Configuration, IDToken, TokenEndpointResponse } from 'openid-client'
import { describeOutcome } from '../authorization-response/describe-outcome.js'
import type { Callback, CheckContext, Client, ClientWish } from '../harness/context.js'
import { fail } from '../verdict.js'
import { FlowBroken } from './openid-verdict.js'

/** What an application has after openid-client signed someone in. */
export interface SignedIn {
  readonly claims: IDToken
  readonly tokens?: TokenEndpointResponse
}

interface Expected {
  readonly expectedState: string
  readonly expectedNonce: string
  readonly pkceCodeVerifier: string
}

/** How openid-client takes in the response to a response type. */
type Receive = (config: Configuration, callback: Callback, expected: Expected) => Promise<SignedIn>

const byCode: Receive = async (config, { url }, expected) => {
  const { authorizationCodeGrant } = await import('openid-client')
  const tokens = await authorizationCodeGrant(config, new URL(url), { ...expected, idTokenExpected: true })
  const claims = tokens.claims()
  if (claims === undefined) throw new FlowBroken(fail('an ID token', 'none'))
  return { tokens, claims }
}

const byIdToken: Receive = async (config, { url }, { expectedNonce, expectedState }) => {
  const { implicitAuthentication, useIdTokenResponseType } = await import('openid-client')
  useIdTokenResponseType(config)
  return { claims: await implicitAuthentication(config, new URL(url), expectedNonce, { expectedState }) }
}

const byCodeAndIdToken: Receive = async (config, callback, expected) => {
  const { useCodeIdTokenResponseType } = await import('openid-client')
  useCodeIdTokenResponseType(config)
  return byCode(config, callback, expected)
}

/** openid-client knows no `code token`; an application reads the fragment itself and goes on with the code. */
const byCodeAndToken: Receive = async (config, callback, expected) => {
  const url = new URL(callback.url)
  const response = new URLSearchParams(url.hash.slice(1))
  for (const name of ['code', 'state', 'iss', 'error', 'error_description']) {
    const value = response.get(name)
    if (value !== null) url.searchParams.set(name, value)
  }
  url.hash = ''
  return byCode(config, { ...callback, url: url.href }, expected)
}

const RECEIVE: Readonly<Record<string, Receive>> = {
  code: byCode,
  id_token: byIdToken,
  'id_token token': byIdToken,
  'code id_token': byCodeAndIdToken,
  'code token': byCodeAndToken,
  'code id_token token': byCodeAndIdToken,
}

/** Signs someone in as an application with openid-client does: state, nonce and PKCE are sent and checked. */
export async function signIn(context: CheckContext, response_type: string, wish: ClientWish): Promise<SignedIn> {
  const client = await context.client({ ...wish, response_types: [response_type] })
  const config = await context.openidClient(client)
  const expected = {
    expectedState: context.random(),
    expectedNonce: context.random(),
    pkceCodeVerifier: context.random(64),
  }
  const callback = await authorized(context, client, config, response_type, expected)
  if (response_type !== 'code' && new URL(callback.url).hash === '') {
    throw new FlowBroken(fail('the response in the fragment', `parameters in the ${callback.place}`, callback))
  }
  const receive = RECEIVE[response_type]
  if (receive === undefined) throw new TypeError(`there is no flow for the response type ${response_type}`)
  return receive(config, callback, expected)
}

async function authorized(
  context: CheckContext,
  client: Client,
  config: Configuration,
  response_type: string,
  { expectedState, expectedNonce, pkceCodeVerifier }: Expected,
): Promise<Callback> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client')
  const challenge = {
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  }
  context.endpoint('authorization_endpoint')
  const url = buildAuthorizationUrl(config, {
    redirect_uri: client.redirect_uris[0],
    scope: 'openid',
    response_type,
    state: expectedState,
    nonce: expectedNonce,
    ...(response_type.split(' ').includes('code') ? challenge : {}),
  })
  const outcome = await context.authorize({ client, parameters: Object.fromEntries(url.searchParams) })
  if (outcome.kind === 'callback') return outcome
  throw new FlowBroken(fail('the browser comes back to the client', describeOutcome(outcome), outcome))
}
