import type { JWK } from 'jose'
import { HarnessError } from '../../harness/errors.js'
import type { Answer } from '../answer.js'
import { bindValues } from '../bind-values.js'
import { Bindings } from '../bindings.js'
import { Comparison } from '../comparison.js'
import { decodeJwt, signatureDefect } from '../jwt.js'
import { PLACEHOLDERS } from '../placeholder.js'
import { publishedKeys } from '../published-keys.js'
import { isClientJwt, type RecordedCallback, type RecordedJwt, type Recording, type Step } from '../recording.js'
import { sendStep } from '../replay-step.js'
import { clockOf, givenValues, type ReplayTarget } from '../replay-target.js'
import { recordResponse } from './record-response.js'
import { Templates } from './templates.js'

export interface RecordOptions {
  /** Stops before the next step: after Ctrl-C. */
  readonly signal?: AbortSignal
}

/**
 * Sends the steps of a scenario and gives back a recording of what the target answered. Responses that the scenario has are
 * ignored. What differs from run to run becomes a placeholder, named by type and number in the order of appearance
 * (`{{code#1}}`), so later steps can use it; `binds` of the scenario name values first. Nothing is sent but the scenario's
 * requests and, to verify signatures, requests for the published keys.
 */
export async function record(
  scenario: Recording,
  target: ReplayTarget,
  { signal }: RecordOptions = {},
): Promise<Recording> {
  const given = givenValues(target)
  const bindings = new Bindings(given)
  const templates = new Templates({ bindings, given, sent: sentText(scenario) }, namesGivenOut(scenario))
  target.relyingParty.reset(scenario.app_serves ?? {}, bindings)
  const steps: Step[] = []
  for (const [index, step] of scenario.steps.entries()) {
    signal?.throwIfAborted()
    const sent = await sendStep(step, { recording: scenario, target, bindings })
    if ('blocked' in sent)
      throw new HarnessError(
        'ERR_USAGE',
        `step ${index + 1} ${JSON.stringify(step.name)} cannot be sent: ${sent.blocked}${answered(steps.at(-1))}`,
      )
    templates.now = clockOf(target).now() / 1_000
    steps.push(await recordStep(step, sent.answer, { bindings, templates, target }))
  }
  return { ...scenario, steps }
}

const answered = (step: Step | undefined): string =>
  step?.response?.status === undefined ? '' : `; the step before was answered with ${step.response.status}`

/** All that the scenario sends, for looking values up. */
const sentText = ({ steps, config, app_serves, keys }: Recording): string =>
  JSON.stringify([steps.map(({ request, jwts }) => [request, jwts]), config, app_serves, Object.keys(keys ?? {})])

/** Placeholders to which the scenario itself gives values. */
const namesGivenOut = ({ steps }: Recording): ReadonlySet<string> =>
  new Set(steps.flatMap(({ binds = {}, request }) => [...Object.keys(binds), ...randomsIn(request)]))

const randomsIn = (request: unknown): readonly string[] =>
  [...JSON.stringify(request).matchAll(PLACEHOLDERS)].flatMap(([, name = '']) =>
    name.startsWith('random#') ? [name] : [],
  )

interface Recorder {
  readonly bindings: Bindings
  readonly templates: Templates
  readonly target: ReplayTarget
}

async function recordStep(step: Step, answer: Answer, { bindings, templates, target }: Recorder): Promise<Step> {
  const { name, side, wait, request, unordered } = step
  templates.binds = {}
  const named = await bindNamed(step, answer, bindings)
  const { response, note } = await recordResponse(answer, templates)
  const callbacks = recordCallbacks(answer, templates)
  const made = Object.entries(step.jwts ?? {}).filter(([jwt]) => isClientJwt(jwt))
  const { jwts, unverified } = await recordJwts({ ...named, ...templates.binds }, { bindings, templates, target })
  const binds = { ...named, ...templates.binds }
  const notes = [note, unverified].filter((one) => one !== undefined)
  return {
    name,
    side,
    ...(wait === undefined ? {} : { wait }),
    request,
    response,
    ...(Object.keys(binds).length === 0 ? {} : { binds }),
    ...(made.length + jwts.length === 0 ? {} : { jwts: Object.fromEntries([...made, ...jwts]) }),
    ...(callbacks.length === 0 ? {} : { callbacks }),
    ...(unordered === undefined ? {} : { unordered }),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  }
}

/** The values that the scenario names, as far as they came. */
async function bindNamed(step: Step, answer: Answer, bindings: Bindings): Promise<Record<string, string>> {
  const before = new Set([...bindings.entries()].map(([name]) => name))
  await bindValues(step, answer, new Comparison({ bindings, now: 0, tolerance: 0, wording: false }))
  return Object.fromEntries(
    Object.entries(step.binds ?? {}).filter(([name]) => !before.has(name) && bindings.has(name)),
  )
}

function recordCallbacks({ calls }: Answer, templates: Templates): readonly RecordedCallback[] {
  return calls
    .map(({ method, path, contentType, body }): RecordedCallback => {
      const content = contentType.includes('x-www-form-urlencoded')
        ? {
            form: Object.fromEntries(
              [...new URLSearchParams(body)].map(([name, value]) => [
                name,
                templates.value(name, value, `callback.form.${name}`),
              ]),
            ),
          }
        : body === ''
          ? {}
          : { body: templates.text(body) }
      return { method, path, ...(contentType === '' ? {} : { content_type: contentType }), ...content }
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Header and claims of the JWTs among the new values. Of a token that the published keys do not verify nothing is kept. */
async function recordJwts(
  binds: Readonly<Record<string, string>>,
  { bindings, templates, target }: Recorder,
): Promise<{ readonly jwts: readonly (readonly [string, RecordedJwt])[]; readonly unverified?: string }> {
  const jwts: [string, RecordedJwt][] = []
  const unverified: string[] = []
  let keys: readonly JWK[] | undefined
  for (const name of Object.keys(binds)) {
    const token = bindings.get(name)
    const decoded = decodeJwt(token)
    if (token === undefined || decoded === undefined) continue
    keys ??= await publishedKeys(target)
    if ((await signatureDefect(token, keys)) !== undefined) {
      unverified.push(name)
      continue
    }
    const part = (kind: 'header' | 'claims'): Readonly<Record<string, unknown>> =>
      Object.fromEntries(
        Object.entries(decoded[kind]).map(([key, value]) => [
          key,
          templates.json(value, `jwts.${name}.${kind}.${key}`, key),
        ]),
      )
    jwts.push([name, { header: part('header'), claims: part('claims') }])
  }
  return unverified.length === 0
    ? { jwts }
    : { jwts, unverified: `not compared, since the published keys do not verify it: ${unverified.join(', ')}` }
}
