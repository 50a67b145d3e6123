import type { Change, FactChange } from './compare-facts.js'
import type { FactKind } from './facts.js'
import type { Severity } from './severity.js'

/** Which changes a rule is for, how bad they are, and why. */
export interface Rule {
  readonly kind: FactKind
  /** Any when left out. */
  readonly change?: Change
  /** Patterns; any value when left out. */
  readonly name?: RegExp
  readonly before?: RegExp
  readonly after?: RegExp
  readonly severity: Severity
  /** One sentence for people. */
  readonly why: string
}

const WORKED = /^(?:succeeds|answers the app|leads on)/
const REFUSED = /^refuses/

/** The first rule that fits counts. The last one of each kind fits all that is left. */
export const RULES: readonly Rule[] = [
  {
    kind: 'outcome',
    before: WORKED,
    after: /^(?:refuses|breaks)/,
    severity: 'breaking',
    why: 'What worked before is refused.',
  },
  { kind: 'outcome', after: /^breaks/, severity: 'breaking', why: 'The server breaks where it gave an answer.' },
  {
    kind: 'outcome',
    before: REFUSED,
    after: WORKED,
    severity: 'risky',
    why: 'What was refused is let through: see whether that is wanted.',
  },
  {
    kind: 'outcome',
    before: /^refuses by redirect/,
    after: /^refuses:/,
    severity: 'breaking',
    why: 'The app waits for an error that does not reach it any more.',
  },
  { kind: 'outcome', before: /^breaks/, severity: 'harmless', why: 'The server gives an answer where it broke.' },
  {
    kind: 'outcome',
    severity: 'risky',
    why: 'The answer is of another kind, so that another path of the app has to take it.',
  },

  {
    kind: 'answer',
    change: 'removed',
    severity: 'risky',
    why: 'An answer to the same question does not come any more.',
  },
  { kind: 'answer', severity: 'risky', why: 'An answer comes that was never given to this question.' },

  {
    kind: 'status',
    before: /^30[23]$/,
    after: /^30[23]$/,
    severity: 'harmless',
    why: 'Browsers follow both with GET; only code that compares the number notices.',
  },
  {
    kind: 'status',
    after: /^30[178]$/,
    severity: 'risky',
    why: 'A redirect that repeats the method or is remembered takes another way.',
  },
  {
    kind: 'status',
    before: /^20\d$/,
    after: /^20\d$/,
    severity: 'risky',
    why: 'It still succeeds, but code that compares the number does not see that.',
  },
  { kind: 'status', severity: 'breaking', why: 'Code goes by the status of an error, as in 401 against 404.' },

  { kind: 'error', severity: 'breaking', why: 'Apps go by the error code.' },

  {
    kind: 'header',
    name: /^content-type$/,
    change: 'changed',
    severity: 'breaking',
    why: 'Clients choose the parser by the media type.',
  },
  { kind: 'header', name: /^content-type$/, severity: 'risky', why: 'Clients choose the parser by the media type.' },
  {
    kind: 'header',
    name: /^cache-control$/,
    before: /no-store/,
    after: /^(?!.*no-store)/,
    severity: 'risky',
    why: 'Caches may now keep the answer.',
  },
  {
    kind: 'header',
    name: /^cache-control$/,
    change: 'removed',
    severity: 'risky',
    why: 'Caches may now keep the answer.',
  },
  { kind: 'header', name: /^cache-control$/, severity: 'harmless', why: 'Only how long an answer is kept differs.' },
  {
    kind: 'header',
    name: /^x-frame-options$/,
    change: 'removed',
    severity: 'risky',
    why: 'The page may now stand in a frame of another site.',
  },
  {
    kind: 'header',
    name: /^x-frame-options$/,
    severity: 'risky',
    why: 'What stands in frames, such as front-channel logout, may be blocked.',
  },
  {
    kind: 'header',
    name: /^(?:link|x-total-count)$/,
    change: 'removed',
    severity: 'breaking',
    why: 'Clients find the further pages of a list by it.',
  },
  {
    kind: 'header',
    name: /^dpop-nonce$/,
    change: 'added',
    severity: 'risky',
    why: 'Clients have to repeat the request with the nonce.',
  },
  { kind: 'header', change: 'added', severity: 'harmless', why: 'Clients ignore headers that they do not know.' },
  { kind: 'header', severity: 'risky', why: 'Clients that go by the header behave otherwise.' },

  { kind: 'cors', change: 'added', severity: 'harmless', why: 'Pages may now read the answer.' },
  { kind: 'cors', change: 'removed', severity: 'breaking', why: 'Pages can no longer read the answer.' },
  { kind: 'cors', severity: 'risky', why: 'Pages of other origins may no longer read the answer.' },

  {
    kind: 'challenge',
    change: 'added',
    severity: 'harmless',
    why: 'Clients without a use for the challenge ignore it.',
  },
  { kind: 'challenge', severity: 'risky', why: 'Clients that choose how to sign in by the challenge lose it.' },

  { kind: 'location', name: /parameter$/, severity: 'risky', why: 'A login app of your own may go by the parameter.' },
  {
    kind: 'location',
    severity: 'risky',
    why: 'Proxies, tests and login apps that know the address have to learn the new one.',
  },

  {
    kind: 'parameter',
    change: 'added',
    name: /^(?:code|access_token|id_token)$/,
    severity: 'risky',
    why: 'The app gets a credential that it did not get.',
  },
  { kind: 'parameter', change: 'added', severity: 'harmless', why: 'Apps ignore parameters that they do not know.' },
  {
    kind: 'parameter',
    change: 'removed',
    name: /^error_(?:description|uri|hint|debug)$/,
    severity: 'harmless',
    why: 'It is meant for people.',
  },
  { kind: 'parameter', change: 'removed', severity: 'breaking', why: 'Apps read the parameter.' },
  { kind: 'parameter', severity: 'breaking', why: 'Apps look for the parameter where it was.' },

  { kind: 'member', change: 'added', severity: 'harmless', why: 'Clients ignore members that they do not know.' },
  {
    kind: 'member',
    change: 'removed',
    name: /^(?:error_(?:description|uri|hint|debug|verbose)|status_code|debug|request|request_id)$/,
    severity: 'harmless',
    why: 'It is meant for people.',
  },
  { kind: 'member', change: 'removed', severity: 'breaking', why: 'Clients read the member.' },
  {
    kind: 'member',
    before: /^null$/,
    severity: 'harmless',
    why: 'Clients that had to expect null find a value of its type.',
  },
  { kind: 'member', severity: 'breaking', why: 'Clients that know the type of the member fail to read it.' },

  {
    kind: 'value',
    name: /^active$/,
    before: /^true$/,
    severity: 'breaking',
    why: 'A token that was good at this point is over now.',
  },
  { kind: 'value', change: 'added', severity: 'risky', why: 'The answer grants or says more than it did.' },
  { kind: 'value', severity: 'risky', why: 'Clients that go by the value behave otherwise.' },

  {
    kind: 'metadata',
    name: /^issuer$/,
    severity: 'breaking',
    why: 'Clients compare the issuer, and so does everybody who checks a token.',
  },
  {
    kind: 'metadata',
    change: 'added',
    name: /^require_/,
    severity: 'risky',
    why: 'Clients may have to do more than they did.',
  },
  { kind: 'metadata', change: 'added', severity: 'harmless', why: 'More is on offer.' },
  {
    kind: 'metadata',
    change: 'removed',
    name: /^(?:claims_supported|.*_locales_supported|op_\w+_uri|service_documentation)$/,
    severity: 'risky',
    why: 'Less is said to be on offer; it may still work.',
  },
  { kind: 'metadata', change: 'removed', severity: 'breaking', why: 'Clients that use it find it no longer on offer.' },
  {
    kind: 'metadata',
    before: /^\{|:\/\//,
    severity: 'risky',
    why: 'Clients that read discovery follow; those with the address in their settings do not.',
  },
  { kind: 'metadata', severity: 'risky', why: 'Clients that read discovery behave otherwise.' },

  {
    kind: 'token',
    name: /format$/,
    before: /^JWT/,
    severity: 'breaking',
    why: 'Who reads the token as a JWT can no longer do so.',
  },
  {
    kind: 'token',
    name: /^(?:code|refresh_token|device_code|registration_access_token) format$/,
    severity: 'harmless',
    why: 'Only the server itself reads it; columns and filters made for the old form may mind.',
  },
  {
    kind: 'token',
    name: /format$/,
    severity: 'risky',
    why: 'Who takes tokens apart, stores or filters them knows the old form.',
  },
  { kind: 'token', name: /alg$/, severity: 'breaking', why: 'Who checks the signature may not take the algorithm.' },
  {
    kind: 'token',
    change: 'added',
    severity: 'harmless',
    why: 'Readers ignore header parameters that they do not know.',
  },
  { kind: 'token', severity: 'risky', why: 'Readers may go by the header parameter.' },

  { kind: 'claim', change: 'added', severity: 'harmless', why: 'Readers ignore claims that they do not know.' },
  { kind: 'claim', change: 'removed', severity: 'breaking', why: 'Readers of the token use the claim.' },
  { kind: 'claim', severity: 'breaking', why: 'Readers that know the type of the claim fail to read it.' },

  {
    kind: 'lifetime',
    change: 'shorter',
    severity: 'risky',
    why: 'It runs out earlier: apps renew more often, or lose it.',
  },
  { kind: 'lifetime', change: 'longer', severity: 'harmless', why: 'It lives longer; see whether that is wanted.' },
  { kind: 'lifetime', change: 'added', severity: 'harmless', why: 'The answer now says how long it lives.' },
  { kind: 'lifetime', severity: 'risky', why: 'Apps can no longer tell how long it lives.' },

  { kind: 'operation', change: 'added', severity: 'harmless', why: 'The API has an operation that it did not have.' },
  {
    kind: 'operation',
    change: 'removed',
    severity: 'breaking',
    why: 'Code that calls the operation finds nothing there.',
  },
  { kind: 'operation', severity: 'breaking', why: 'Code that calls the operation has to learn its new address.' },

  { kind: 'cookie', change: 'added', severity: 'harmless', why: 'Browsers bring it along.' },
  {
    kind: 'cookie',
    name: / SameSite$/,
    severity: 'risky',
    why: 'Browsers may no longer bring the cookie with requests from other sites.',
  },
  {
    kind: 'cookie',
    name: / (?:Secure|HttpOnly)$/,
    severity: 'risky',
    why: 'The cookie is reached in other ways: over plain http, or by scripts.',
  },
  { kind: 'cookie', severity: 'risky', why: 'Proxies and tests that know the cookie have to learn the new one.' },
]

const fits = ({ kind, change, name, before, after }: Rule, found: FactChange): boolean =>
  kind === found.kind &&
  (change === undefined || change === found.change) &&
  (name === undefined || name.test(found.name)) &&
  (before === undefined || before.test(String(found.before ?? ''))) &&
  (after === undefined || after.test(String(found.after ?? '')))

/** How bad a change is, and why. */
export function judged(found: FactChange): Pick<Rule, 'severity' | 'why'> {
  const { severity, why } = RULES.find((rule) => fits(rule, found)) ?? {
    severity: 'risky',
    why: 'No rule knows this change.',
  }
  return { severity, why }
}
