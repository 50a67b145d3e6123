import type { Check } from './check.js'
import { HarnessError } from './harness/errors.js'
import { matches } from './harness/glob.js'

/** Which checks to load; all when nothing is said. */
export interface CheckFilter {
  /** Names of suites. */
  readonly suites?: readonly string[] | undefined
  /** Ids of checks; `*` stands for any characters. A name without a suite is looked for in all. */
  readonly checks?: readonly string[] | undefined
}

type Loader = () => Promise<{ readonly checks: readonly Check[] }>

/** All suites, in the order of reports. Each loads when it is wanted. */
const SUITES: Readonly<Record<string, Loader>> = {
  discovery: () => import('./discovery/checks.js'),
  'authorization-request': () => import('./authorization-request/checks.js'),
  'authorization-response': () => import('./authorization-response/checks.js'),
  token: () => import('./token/checks.js'),
  'id-token': () => import('./id-token/checks.js'),
  userinfo: () => import('./userinfo/checks.js'),
  scopes: () => import('./scopes/checks.js'),
  'redirect-uri': () => import('./redirect-uri/checks.js'),
  'response-types': () => import('./response-types/checks.js'),
  'response-modes': () => import('./response-modes/checks.js'),
  pkce: () => import('./pkce/checks.js'),
  errors: () => import('./errors/checks.js'),
  document: () => import('./document/checks.js'),
  flows: () => import('./flows/checks.js'),
  'hydra-health': () => import('./hydra-health/checks.js'),
  'hydra-keys': () => import('./hydra-keys/checks.js'),
  'hydra-trust': () => import('./hydra-trust/checks.js'),
  'hydra-credentials': () => import('./hydra-credentials/checks.js'),
  'hydra-clients': () => import('./hydra-clients/checks.js'),
  'hydra-registration': () => import('./hydra-registration/checks.js'),
  'hydra-document': () => import('./hydra-document/checks.js'),
  'hydra-metadata': () => import('./hydra-metadata/checks.js'),
  'hydra-login': () => import('./hydra-login/checks.js'),
  'hydra-consent': () => import('./hydra-consent/checks.js'),
  'hydra-logout': () => import('./hydra-logout/checks.js'),
  'hydra-device': () => import('./hydra-device/checks.js'),
  'hydra-consent-sessions': () => import('./hydra-consent-sessions/checks.js'),
  'hydra-login-sessions': () => import('./hydra-login-sessions/checks.js'),
  'hydra-introspection': () => import('./hydra-introspection/checks.js'),
  'hydra-revocation': () => import('./hydra-revocation/checks.js'),
  'hydra-flush': () => import('./hydra-flush/checks.js'),
  'hydra-userinfo': () => import('./hydra-userinfo/checks.js'),
  'hydra-token': () => import('./hydra-token/checks.js'),
}

export const SUITE_NAMES: readonly string[] = Object.keys(SUITES)

const whole = (pattern: string): string => (pattern.includes('/') ? pattern : `*/${pattern}`)

function unknown(kind: string, name: string, known: readonly string[]): HarnessError {
  const start = name.replace(/\*.*$/, '').slice(0, 4)
  const near = known.filter((one) => start !== '' && one.includes(start)).slice(0, 5)
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`
  return new HarnessError('ERR_USAGE', `no ${kind} is called ${JSON.stringify(name)}${hint}`, { [kind]: name })
}

/** What is wrong with a list of checks: ids given twice, in the wrong suite, or without what reports need. */
export function defectsOf(suite: string, checks: readonly Check[]): readonly string[] {
  const ids = checks.map(({ id }) => id)
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`),
    ...checks.flatMap(({ id, title, requirement, operations }) => [
      ...(new RegExp(`^${suite}/[a-z0-9]+(?:-[a-z0-9]+)*$`).test(id) ? [] : [`${id} is no id of the suite ${suite}`]),
      ...(title.trim() === '' ? [`${id} has no title`] : []),
      ...(requirement.section.trim() === '' ? [`${id} names no section`] : []),
      ...(operations.length === 0 ? [`${id} names no operations`] : []),
    ]),
  ]
}

async function loadSuite(name: string): Promise<readonly Check[]> {
  const loader = SUITES[name]
  if (loader === undefined) throw unknown('suite', name, SUITE_NAMES)
  const { checks } = await loader()
  const defects = defectsOf(name, checks)
  if (defects.length > 0)
    throw new HarnessError('ERR_INTERNAL', `the suite ${name} cannot be used: ${defects.join('; ')}`)
  return checks
}

/** Suites that can hold a check of a pattern. */
const suitesFor = ({ suites = SUITE_NAMES, checks }: CheckFilter): readonly string[] => {
  const [first = []] = [checks?.map((pattern) => whole(pattern).split('/')[0] ?? '*')]
  return checks === undefined ? suites : suites.filter((suite) => first.some((pattern) => matches(suite, pattern)))
}

/** Loads the checks of a filter. Throws a `HarnessError` `ERR_USAGE` when a name of it stands for nothing. */
export async function loadChecks(filter: CheckFilter = {}): Promise<readonly Check[]> {
  for (const name of filter.suites ?? []) if (!Object.hasOwn(SUITES, name)) throw unknown('suite', name, SUITE_NAMES)
  const all = (await Promise.all(suitesFor(filter).map(loadSuite))).flat()
  const patterns = filter.checks?.map(whole)
  if (patterns === undefined) return all
  for (const [index, pattern] of patterns.entries()) {
    if (all.some(({ id }) => matches(id, pattern))) continue
    const everything = (await Promise.all(SUITE_NAMES.map(loadSuite))).flat().map(({ id }) => id)
    throw unknown('check', filter.checks?.[index] ?? pattern, everything)
  }
  return all.filter(({ id }) => patterns.some((pattern) => matches(id, pattern)))
}
