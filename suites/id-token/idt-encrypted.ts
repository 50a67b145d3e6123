import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose'
import type { Check } from '../check.js'
import { blocked } from '../evidence.js'
import type { IdToken } from '../harness/context.js'
import { pass, skip, type Verdict, warn, worst } from '../verdict.js'
import { type EncryptedFlow, encryptedFlow, isEncrypted } from './encryption.js'

/** ID tokens are encrypted for those who registered for it, and for nobody else. */
export const idtEncrypted: Check = {
  id: 'id-token/idt-encrypted',
  title: 'ID tokens are encrypted to the key, and with the algorithms, that the client registered',
  requirement: { standard: 'OpenID Connect Core 1.0', section: '10.2', level: 'MAY' },
  oidf: 'oidcc-server',
  operations: ['authorize', 'getToken'],
  async run(context) {
    const verdicts: Verdict[] = []
    for (const { client, label, exchange } of (await context.baseFlows()).flatMap(encryptedTokens)) {
      verdicts.push(
        client.metadata.id_token_encrypted_response_alg === undefined
          ? warn('a signed ID token', 'a JWE, for which the client did not register', { note: label, exchange })
          : skip("the client's private key is not known to the harness"),
      )
    }
    const wished = await encryptedFlow(context)
    if (wished === undefined)
      verdicts.push(skip('the provider offers no encryption of ID tokens that the harness can ask for'))
    else verdicts.push(await judge(wished))
    return worst(verdicts)
  },
}

const encryptedTokens = ({ idTokens }: { readonly idTokens: readonly IdToken[] }): IdToken[] =>
  idTokens.filter(isEncrypted)

async function judge({ flow, alg, enc, privateKeys }: EncryptedFlow): Promise<Verdict> {
  const [token] = flow.idTokens
  if (token === undefined) {
    return blocked(
      `there is no ID token: ${flow.failure?.because ?? ''}`,
      flow.failure?.blame ?? 'token/token-id-token',
    )
  }
  const { exchange } = token
  if (!isEncrypted(token)) return warn('a JWE', 'a JWT that is not encrypted', { exchange })
  const header = decodeProtectedHeader(token.jwt)
  if (header.alg !== alg || header.enc !== enc) {
    return warn({ alg, enc }, { alg: header.alg, enc: header.enc }, { exchange })
  }
  for (const jwk of privateKeys) {
    if (header.kid !== undefined && header.kid !== jwk.kid) continue
    const opened = await compactDecrypt(token.jwt, await importJWK(jwk, alg)).catch(() => undefined)
    if (opened !== undefined) return pass()
  }
  return warn('a JWE that a registered key opens', 'no key opens it', { exchange })
}
