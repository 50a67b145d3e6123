import type { Check } from '../check.js'
import type { CheckContext, Flow } from '../harness/context.js'
import { fail, pass, Skip, skip, type Verdict } from '../verdict.js'
import { callbackOf, judgeEach } from './judge-each.js'

/** A client that talks to several providers tells them apart by this parameter. */
export const respIss: Check = {
  id: 'authorization-response/resp-iss',
  title: 'The iss parameter of an authorization response, if there is one, is the issuer identifier',
  requirement: { standard: 'RFC 9207', section: '2', level: 'MUST' },
  operations: ['authorize'],
  run: async (context) => judgeEach(await context.baseFlows(), (flow) => isIssuer(flow, context)),
}

function isIssuer(flow: Flow, { metadata, target }: CheckContext): Verdict {
  const { parameters, exchange } = callbackOf(flow)
  const { iss } = parameters
  if (iss === undefined) return skip('authorization responses have no iss parameter')
  const issuer = metadata.issuer ?? target.issuer
  if (iss === issuer) return pass()
  if (iss === target.issuer && withoutSlash(issuer) !== withoutSlash(target.issuer)) {
    throw new Skip(
      'the configuration document names another issuer than its own address',
      'discovery/disc-issuer-match',
    )
  }
  return fail(issuer, iss, { exchange })
}

const withoutSlash = (issuer: unknown): string => String(issuer).replace(/\/$/, '')
