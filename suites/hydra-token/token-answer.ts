import { ABSENT, type ExpectedAnswer, WHOLE_NUMBER } from '../hydra/answer.js'

/** What a token response holds beside the access token. */
interface Parts {
  /** Exactly as it is written. */
  readonly scope: string
  /** @default false */
  readonly idToken?: boolean
  /** @default false */
  readonly refreshToken?: boolean
}

const present = (is: boolean | undefined) => (is === true ? /./ : ABSENT)

/** A successful token response that holds these parts and no others. */
export const answerOf = ({ scope, idToken, refreshToken }: Parts): ExpectedAnswer => ({
  status: 200,
  mediaType: 'application/json',
  members: {
    access_token: /./,
    token_type: 'bearer',
    expires_in: WHOLE_NUMBER,
    scope,
    id_token: present(idToken),
    refresh_token: present(refreshToken),
  },
})
