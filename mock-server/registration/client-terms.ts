import type { Rules } from '../rules.js'

/** On what terms clients are taken in. */
export interface ClientTerms {
  /**
   * `registration`: by the standards' rules. `options`: whoever runs the provider vouches for the client, so that http URIs are
   * allowed, missing grant types are filled in generously, and unknown members are kept.
   */
  readonly origin: 'registration' | 'options'
  /** Whether plain http on this machine counts as safe: so it is when the provider itself speaks it. */
  readonly loopbackHttp: boolean
  /** Algorithms that the provider can sign ID tokens and UserInfo responses with. */
  readonly algorithms: readonly string[]
  readonly rules: Rules
}
