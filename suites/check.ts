import type { CheckContext } from './harness/context.js'
import type { TargetSystem } from './harness/hydra/hydra-systems.js'
import type { Verdict } from './verdict.js'

/** Standards that checks cite, with the address of their text. Adding a standard is adding a row. */
export const STANDARDS = {
  'OpenID Connect Core 1.0': 'https://openid.net/specs/openid-connect-core-1_0.html',
  'OpenID Connect Discovery 1.0': 'https://openid.net/specs/openid-connect-discovery-1_0.html',
  'OpenID Connect Dynamic Client Registration 1.0': 'https://openid.net/specs/openid-connect-registration-1_0.html',
  'OpenID Connect RP-Initiated Logout 1.0': 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html',
  'OAuth 2.0 Multiple Response Types': 'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html',
  'OAuth 2.0 Form Post Response Mode': 'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
  'OpenAPI 3.1': 'https://spec.openapis.org/oas/v3.1.0.html',
  'RFC 5646': 'https://www.rfc-editor.org/rfc/rfc5646',
  'RFC 6749': 'https://www.rfc-editor.org/rfc/rfc6749',
  'RFC 6750': 'https://www.rfc-editor.org/rfc/rfc6750',
  'RFC 6819': 'https://www.rfc-editor.org/rfc/rfc6819',
  'RFC 6902': 'https://www.rfc-editor.org/rfc/rfc6902',
  'RFC 7009': 'https://www.rfc-editor.org/rfc/rfc7009',
  'RFC 7517': 'https://www.rfc-editor.org/rfc/rfc7517',
  'RFC 7518': 'https://www.rfc-editor.org/rfc/rfc7518',
  'RFC 7519': 'https://www.rfc-editor.org/rfc/rfc7519',
  'RFC 7523': 'https://www.rfc-editor.org/rfc/rfc7523',
  'RFC 7591': 'https://www.rfc-editor.org/rfc/rfc7591',
  'RFC 7636': 'https://www.rfc-editor.org/rfc/rfc7636',
  'RFC 7592': 'https://www.rfc-editor.org/rfc/rfc7592',
  'RFC 7662': 'https://www.rfc-editor.org/rfc/rfc7662',
  'RFC 8414': 'https://www.rfc-editor.org/rfc/rfc8414',
  'RFC 8628': 'https://www.rfc-editor.org/rfc/rfc8628',
  'RFC 8705': 'https://www.rfc-editor.org/rfc/rfc8705',
  'RFC 9126': 'https://www.rfc-editor.org/rfc/rfc9126',
  'RFC 9207': 'https://www.rfc-editor.org/rfc/rfc9207',
  'RFC 9700': 'https://www.rfc-editor.org/rfc/rfc9700',
  // Its documents are in specs/openapi; the sections are operationIds of 2.x.
  'Ory Hydra API': 'https://www.ory.com/docs/hydra/reference/api',
} as const

export type Standard = keyof typeof STANDARDS

/** The sentence of a standard that binds the party under test. */
export interface Requirement {
  readonly standard: Standard
  /** Such as `3.1.3.7`. */
  readonly section: string
  readonly level: 'MUST' | 'SHOULD' | 'MAY'
}

/** One requirement, and how to judge it. */
export interface Check {
  /** Suite and name: `id-token/idt-nonce`. The names of the catalogue are kept. */
  readonly id: string
  /** The requirement in one sentence, in our words, said of a right server. */
  readonly title: string
  readonly requirement: Requirement
  /** Further sentences that bind, when one is not enough. */
  readonly alsoRequiredBy?: readonly Requirement[]
  /** Module of the OpenID Foundation's suite that does the same job, with its `oidcc-` prefix. */
  readonly oidf?: string
  /** operationIds of `specs/openapi` whose answers it judges. */
  readonly operations: readonly string[]
  /** The systems that it applies to; in runs on others it is left out. @default every system */
  readonly systems?: readonly TargetSystem[]
  /**
   * `alone`: after all others and one at a time, because it moves the clock or changes shared state.
   * `last`: after everything, because it judges what the whole run has seen.
   */
  readonly phase?: 'alone' | 'last'
  /** Judges. A `Skip` thrown is a skip; a `HarnessError` or any other exception is an `error` verdict. */
  run(context: CheckContext): Promise<Verdict> | Verdict
}
