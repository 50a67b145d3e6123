import type { Check } from '../check.js'
import { jsonBody } from '../harness/exchange.js'
import { isObject } from '../harness/json.js'
import { judgeAnswer } from '../hydra/answer.js'
import { HYDRA_2 } from '../hydra/requirement.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, Skip, type Verdict, worst } from '../verdict.js'
import { priming, proof, wallet, withProof } from './wallet.js'

/** A number of seconds that lie ahead. */
function judgeSeconds(value: unknown, name: string, exchange: { readonly id: number }): Verdict {
  return typeof value === 'number' && value > 0 ? pass() : fail({ [name]: 'seconds' }, { [name]: value }, { exchange })
}

const stories: readonly Story[] = [
  {
    name: 'token-nonce',
    title: 'A token response with the scope of credentials brings a nonce for the first proof',
    operations: ['oauth2TokenExchange'],
    systems: HYDRA_2,
    async run(context) {
      const { exchange, tokens } = await wallet(context)
      return worst([
        judgeAnswer(exchange, { status: 200, members: { c_nonce_draft_00: /./ } }),
        judgeSeconds(tokens.c_nonce_expires_in_draft_00, 'c_nonce_expires_in_draft_00', exchange),
      ])
    },
  },
  {
    name: 'token-without-scope',
    title: 'A token response without the scope of credentials brings no nonce',
    operations: ['oauth2TokenExchange'],
    systems: HYDRA_2,
    async run(context) {
      const { token, tokens } = await context.flow()
      if (token === undefined || tokens === undefined)
        throw new Skip('there is no token response', 'token/token-success')
      const found = Object.keys(tokens).filter((name) => name.startsWith('c_nonce'))
      return found.length === 0 ? pass() : fail('no nonce', found, { exchange: token })
    },
  },
  {
    name: 'missing-proof',
    title: 'A request without a proof is answered with a nonce to sign',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      const exchange = await priming(context)
      const body = jsonBody(exchange)
      const members = { error: 'missing_proof', format: 'jwt_vc', c_nonce: /./ }
      return worst([
        judgeAnswer(exchange, { status: 400, mediaType: 'application/json', members }),
        judgeSeconds(isObject(body) ? body.c_nonce_expires_in : undefined, 'c_nonce_expires_in', exchange),
      ])
    },
  },
  {
    name: 'unauthenticated',
    title: 'Nobody gets a credential without an access token',
    operations: ['createVerifiableCredential'],
    systems: HYDRA_2,
    async run(context) {
      const json = withProof(await proof(context))
      const exchange = await context.hydra.send('createVerifiableCredential', { json })
      return judgeAnswer(exchange, { status: 401, mediaType: 'application/json', error: 'request_unauthorized' })
    },
  },
]

/** What comes before a credential. */
export const nonceChecks: readonly Check[] = storyChecks('hydra-credentials', stories)
