import type { Check } from '../check.js'
import { everyUserinfo } from '../evidence.js'
import type { JsonObject } from '../harness/context.js'
import { isObject } from '../harness/json.js'
import { flowsWithClaims } from '../scopes/flows-with-claims.js'
import { fail, pass, skip } from '../verdict.js'

/** Claims from elsewhere are named with their sources. */
export const uiClaimSources: Check = {
  id: 'userinfo/ui-claim-sources',
  title: 'Aggregated and distributed claims come with both names and sources, and every source is used',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '5.6.2', level: 'MUST' },
  oidf: 'oidcc-userinfo-get',
  operations: ['getUserInfo'],
  run: async (context) =>
    everyUserinfo(
      context,
      (claims, exchange, { label }) => {
        if (claims._claim_names === undefined && claims._claim_sources === undefined) {
          return skip('there are no aggregated or distributed claims')
        }
        const defect = claimSourcesDefect(claims)
        return defect === undefined
          ? pass()
          : fail('_claim_names and _claim_sources fit', defect, { note: label, exchange })
      },
      await flowsWithClaims(context),
    ),
}

/** What is wrong between the names and the sources, or `undefined`. */
export function claimSourcesDefect({ _claim_names: names, _claim_sources: sources }: JsonObject): string | undefined {
  if (!isObject(names)) return '_claim_names is no JSON object'
  if (!isObject(sources)) return '_claim_sources is no JSON object'
  const used = new Set(Object.values(names))
  const unknown = [...used].find((source) => typeof source !== 'string' || !Object.hasOwn(sources, source))
  if (unknown !== undefined) return `_claim_names refers to ${JSON.stringify(unknown)}, which is no source`
  const unused = Object.keys(sources).find((source) => !used.has(source))
  return unused === undefined ? undefined : `no claim comes from the source ${unused}`
}
