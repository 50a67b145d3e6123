import { fingerprint } from '../../../digest.js'
import { asBuffer } from '../../../random.js'
import type { HydraContext } from '../context.js'
import type { FlowHandle, HydraFlow } from '../flow-records.js'
import { unknownError } from '../hydra-error.js'
import { spentVerifier } from './flow-errors.js'
import { requestTtl } from './request-ttl.js'

/** How long a request is known in lines that don't end it, in milliseconds: before it is used, and after. */
const KEPT = 2_592_000_000
const KEPT_USED = 86_400_000
/** Lines that end requests still know for this long that they did, in milliseconds. */
const KNOWN_AFTERWARDS = 3_600_000

/** The two steps in which a person is asked something. */
export type Step = 'login' | 'consent'
const CHALLENGES = { login: 'hydra_login_challenge', consent: 'hydra_consent_challenge' } as const
const VERIFIERS = { login: 'hydra_login_verifier', consent: 'hydra_consent_verifier' } as const

/** A new challenge or verifier: 32 hexadecimal digits, or in lines that seal the whole flow in it some hundred characters. */
export const newHandle = ({ line, random }: HydraContext): string =>
  line.flows.handles === 'bound'
    ? asBuffer(random.bytes(16)).toString('hex')
    : asBuffer(random.bytes(420)).toString('base64url')

/** Until when a challenge or verifier is kept, in milliseconds since 1970. */
export const knownUntil = (context: HydraContext, kept = KEPT): number =>
  context.clock.now() + (context.line.flows.handles === 'bound' ? kept : requestTtl(context) * 1_000 + KNOWN_AFTERWARDS)

/** Gives out a challenge for a flow. */
export async function openRequest(
  context: HydraContext,
  step: Step,
  challenge: string,
  flow: HydraFlow,
): Promise<void> {
  const verifier = context.line.flows.handles === 'bound' ? newHandle(context) : ''
  const handle: FlowHandle = { flow, verifier, decided: false, used: false }
  await context.store.set(CHALLENGES[step], await fingerprint(challenge), handle, knownUntil(context))
}

/** What a challenge stands for. */
export interface OpenedRequest {
  /** Where it is kept. */
  readonly id: string
  readonly handle: FlowHandle
}

/** Finds a request by its challenge. */
export async function findRequest(
  { store }: HydraContext,
  step: Step,
  challenge: string,
): Promise<OpenedRequest | undefined> {
  const id = await fingerprint(challenge)
  const handle = await store.get(CHALLENGES[step], id)
  return handle && { id, handle }
}

/** Notes what the app decided. Returns the verifier to go on with. */
export async function decideRequest(
  context: HydraContext,
  step: Step,
  { id, handle: opened }: OpenedRequest,
  flow: HydraFlow,
): Promise<string> {
  const { store, line } = context
  const bound = line.flows.handles === 'bound'
  const verifier = bound ? opened.verifier : newHandle(context)
  const handle: FlowHandle = { flow, verifier: id, decided: true, used: false }
  await store.set(VERIFIERS[step], await fingerprint(verifier), handle, knownUntil(context))
  if (bound) {
    const before = { ...opened, decided: true, used: false }
    await store.set(CHALLENGES[step], id, before, knownUntil(context))
  }
  return verifier
}

/** Looks at a flow before its verifier is used up, and may throw; lines whose verifiers are bound to a request don't. */
type Judge = (flow: HydraFlow) => void

/**
 * The decided flow of a verifier; a second time only where lines allow it.
 *
 * @throws HydraError when it is used up or none
 */
export async function takeVerifier(
  context: HydraContext,
  step: Step,
  verifier: string,
  judge: Judge = () => {},
): Promise<HydraFlow> {
  const id = await fingerprint(verifier)
  const bound = context.line.flows.handles === 'bound'
  return bound ? takeBound(context, step, id) : takeSnapshot(context, step, id, judge)
}

async function takeBound(context: HydraContext, step: Step, id: string): Promise<HydraFlow> {
  let first = false
  const taken = await context.store.update(
    VERIFIERS[step],
    id,
    (handle) => {
      first = handle !== undefined && !handle.used
      return handle && { ...handle, used: true }
    },
    knownUntil(context, KEPT_USED),
  )
  if (taken === undefined || !first) throw spentVerifier(context, step, taken !== undefined)
  const used = (handle: FlowHandle | undefined) => handle && { ...handle, used: true }
  await context.store.update(CHALLENGES[step], taken.verifier, used, knownUntil(context, KEPT_USED))
  return taken.flow
}

async function takeSnapshot(context: HydraContext, step: Step, id: string, judge: Judge): Promise<HydraFlow> {
  const found = await context.store.get(VERIFIERS[step], id)
  if (found === undefined) throw spentVerifier(context, step, false)
  judge(found.flow)
  if (step === 'login') return found.flow
  const at = { at: context.clock.now() }
  const { id: flowId, session_id } = found.flow
  if (!(await context.store.add('hydra_finished_flow', flowId, at, knownUntil(context))))
    throw spentVerifier(context, step, true)
  if ((await context.store.get('hydra_session', session_id)) !== undefined) return found.flow
  // It would belong to a session that is over: nothing comes of it, each time.
  await context.store.delete('hydra_finished_flow', flowId)
  throw unknownError('the session of the consent is over')
}
