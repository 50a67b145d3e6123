import { decodeProtectedHeader } from 'jose'
import type { Check } from '../check.js'
import { isNonEmptyString } from '../evidence.js'
import type { Client, IdToken } from '../harness/context.js'
import { isObject } from '../harness/json.js'
import { fail, pass, skip, type Verdict, warn, worst } from '../verdict.js'
import { encryptedFlow, isEncrypted } from './encryption.js'

/** The client can tell which of its keys an ID token was encrypted to. */
export const idtEncryptedKid: Check = {
  id: 'id-token/idt-encrypted-kid',
  title: 'An ID token that is encrypted to a key of the client names the key by kid',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.2', level: 'MUST' },
  alsoRequiredBy: [{ standard: 'OpenID Connect Core 1.0', section: '10.2.1', level: 'MUST' }],
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const wished = await encryptedFlow(context)
    const flows = [...(await context.baseFlows()), ...(wished === undefined ? [] : [wished.flow])]
    const tokens = flows.flatMap(({ idTokens }) => idTokens).filter(isEncrypted)
    return tokens.length === 0 ? skip('no ID token is encrypted') : worst(tokens.map(judge))
  },
}

function judge({ jwt, client, label, exchange }: IdToken): Verdict {
  const { alg, kid } = decodeProtectedHeader(jwt)
  if (alg === undefined || /^(dir|A\d+(GCM)?KW|PBES2)/.test(alg)) return skip('the encryption is symmetric')
  if (isNonEmptyString(kid)) return pass()
  // With one key there is nothing to choose.
  const verdict = keyCount(client) === 1 ? warn : fail
  return verdict('a kid', { kid }, { note: label, exchange })
}

const keyCount = ({ metadata: { jwks } }: Client): number | undefined =>
  isObject(jwks) && Array.isArray(jwks.keys) ? jwks.keys.length : undefined
