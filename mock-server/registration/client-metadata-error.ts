import { OAuthError } from '../errors.js'

/** Client metadata that cannot be accepted, RFC 7591 section 3.2.2. */
export class ClientMetadataError extends OAuthError {
  /** The member at fault, such as `redirect_uris[0]`. */
  readonly member: string
  /** What is wrong with it, without its name: `must be an https URL`. */
  readonly problem: string

  constructor(
    member: string,
    problem: string,
    code: 'invalid_client_metadata' | 'invalid_redirect_uri' = 'invalid_client_metadata',
  ) {
    super(code, `${member} ${problem}`)
    this.member = member
    this.problem = problem
  }
}
