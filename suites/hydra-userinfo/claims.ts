import { decodeJwt } from 'jose'
import type { CheckContext, JsonObject } from '../harness/context.js'
import { ABSENT, type ByLine, WHOLE_NUMBER } from '../hydra/answer.js'
import { type OwnTokens, SHARED_SESSION, tokenIn } from '../hydra/own-tokens.js'
import { Skip } from '../verdict.js'

/** What a line says in UserInfo beside the claims of the consent app. */
type Around = (issuer: unknown, client_id: string) => JsonObject

const withTimes: Around = (iss, client_id) => ({
  aud: [client_id],
  auth_time: WHOLE_NUMBER,
  iat: WHOLE_NUMBER,
  iss,
  rat: WHOLE_NUMBER,
  sid: ABSENT,
})

const AROUND: ByLine<Around> = {
  'hydra-1.5': () => ({ sid: /./, aud: ABSENT, auth_time: ABSENT, iat: ABSENT, iss: ABSENT, rat: ABSENT }),
  'hydra-1.9': withTimes,
  'hydra-2.3': withTimes,
  'hydra-2': withTimes,
}

/** The subject as the client knows it, which may be another one for each client. */
export function subjectIn(tokens: OwnTokens['tokens']): string {
  try {
    return decodeJwt(tokenIn(tokens, 'id_token')).sub ?? ''
  } catch {
    throw new Skip('the ID token cannot be read', 'id-token/idt-format')
  }
}

/** The members of a plain UserInfo response for the claims of the shared session. */
export const sharedClaims = (
  { hydra, metadata }: CheckContext,
  { client, tokens }: Pick<OwnTokens, 'client' | 'tokens'>,
): JsonObject => ({
  ...AROUND[hydra.system](metadata.issuer, client.client_id),
  ...SHARED_SESSION.id_token,
  sub: subjectIn(tokens),
})

const ABOUT_TIMES: Around = (iss, client_id) => ({ aud: [client_id], iat: WHOLE_NUMBER, iss })

/** What a line says when a client asks with a token that it got for itself: there is no person. */
export const CLAIMS_OF_NOBODY: ByLine<Around> = {
  'hydra-1.5': () => ({ sub: '', aud: ABSENT, iss: ABSENT }),
  'hydra-1.9': (...of) => ({ ...ABOUT_TIMES(...of), sub: '' }),
  'hydra-2.3': (...of) => ({ ...ABOUT_TIMES(...of), sub: ABSENT }),
  'hydra-2': (...of) => ({ ...ABOUT_TIMES(...of), sub: ABSENT }),
}
