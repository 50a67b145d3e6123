import type { CheckContext, Flow, IdToken, JsonObject } from './harness/context.js'
import { type Exchange, jsonBody, mediaType } from './harness/exchange.js'
import { isObject } from './harness/json.js'
import { type Verdict, worst } from './verdict.js'

/** An ID token that could be decoded. */
export type DecodedIdToken = IdToken & { readonly header: Readonly<JsonObject>; readonly claims: Readonly<JsonObject> }

/** How far the clocks of target and harness may differ, in seconds. */
export const CLOCK_TOLERANCE = 300

/** Seconds since 1970 when the whole answer was there: the moment by which its times are judged. */
export const receivedAt = ({ startedAt, duration }: Exchange): number => (startedAt + duration) / 1_000

export const isNonEmptyString = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** A skip that names the check whose failure took the evidence away. */
export const blocked = (because: string, by: string): Verdict => ({ outcome: 'skip', because, blockedBy: by })

/** Why a flow has not got what it should have: what failed before, else the check that judges the missing part itself. */
export const lacks = ({ label, failure }: Flow, part: string, by: string): Verdict =>
  failure === undefined
    ? blocked(`${label}: there is no ${part}`, by)
    : blocked(`${label}: there is no ${part}, because ${failure.because}`, failure.blame)

export const hasCode = (flow: Flow): boolean => flow.responseType.split(' ').includes('code')
export const hasIdToken = (flow: Flow): boolean => flow.responseType.split(' ').includes('id_token')
/** Whether the authorization endpoint gives an access token. */
export const hasToken = (flow: Flow): boolean => flow.responseType.split(' ').includes('token')

/** Judges each ID token of the flows, by default those of every response type on offer. */
export async function everyIdToken(
  context: CheckContext,
  judge: (token: DecodedIdToken, flow: Flow) => Verdict | Promise<Verdict>,
  flows?: readonly Flow[],
): Promise<Verdict> {
  const verdicts: Verdict[] = []
  for (const flow of flows ?? (await context.baseFlows())) {
    for (const token of flow.idTokens) {
      const { header, claims } = token
      if (header !== undefined && claims !== undefined) verdicts.push(await judge({ ...token, header, claims }, flow))
      else verdicts.push(blocked(`${token.label}: the ID token can't be read`, 'id-token/idt-format'))
    }
    if (flow.idTokens.length > 0) continue
    const by = hasCode(flow) ? 'token/token-id-token' : 'authorization-response/resp-parts'
    verdicts.push(lacks(flow, 'ID token', by))
  }
  return worst(verdicts)
}

/** Judges each token response that should be a success. */
export async function everyTokenResponse(
  context: CheckContext,
  judge: (body: Readonly<JsonObject>, exchange: Exchange, flow: Flow) => Verdict,
): Promise<Verdict> {
  const flows = (await context.baseFlows()).filter(hasCode)
  return worst(
    flows.map((flow) => {
      if (flow.token === undefined) return lacks(flow, 'token response', 'token/token-success')
      const body = jsonBody(flow.token)
      return flow.token.response.status === 200 && isObject(body)
        ? judge(body, flow.token, flow)
        : lacks(flow, 'successful token response', 'token/token-success')
    }),
  )
}

/** Judges each answer to the GET at the UserInfo endpoint. */
export async function everyUserinfoExchange(
  context: CheckContext,
  judge: (exchange: Exchange, flow: Flow) => Verdict,
): Promise<Verdict> {
  context.endpoint('userinfo_endpoint')
  const flows = (await context.baseFlows()).filter((flow) => hasCode(flow) || hasToken(flow))
  return worst(
    flows.map((flow) =>
      flow.userinfo === undefined ? lacks(flow, 'access token', 'token/token-members') : judge(flow.userinfo, flow),
    ),
  )
}

/** Judges the claims of each plain UserInfo response, by default of every response type that gives an access token. */
export async function everyUserinfo(
  context: CheckContext,
  judge: (claims: Readonly<JsonObject>, exchange: Exchange, flow: Flow) => Verdict,
  more: readonly Flow[] = [],
): Promise<Verdict> {
  context.endpoint('userinfo_endpoint')
  const flows = (await context.baseFlows()).filter((flow) => hasCode(flow) || hasToken(flow))
  return worst(
    [...flows, ...more].map((flow) => {
      const { userinfo } = flow
      if (userinfo === undefined) return lacks(flow, 'access token', 'token/token-members')
      if (userinfo.response.status !== 200) return lacks(flow, 'UserInfo response', 'userinfo/ui-get')
      if (mediaType(userinfo) === 'application/jwt') return { outcome: 'skip', because: 'UserInfo is a JWT here' }
      const claims = jsonBody(userinfo)
      return isObject(claims) ? judge(claims, userinfo, flow) : lacks(flow, 'JSON object', 'userinfo/ui-json')
    }),
  )
}
