import { HarnessError } from '../suites/harness/errors.js'
import type { TargetOptions } from '../suites/harness/target.js'
import { resolveSetting, type Sources } from './config/resolve-settings.js'
import { TEST_SETTINGS } from './config/test-settings.js'
import { startEmbedded } from './embedded-provider.js'
import { knownFaults } from './known-faults.js'
import { deployment } from './target-options.js'
import { UsageError } from './usage-error.js'
import { waitForTarget } from './wait-for-target.js'

/** A target that can be judged now. */
export interface Reached {
  readonly target: TargetOptions
  /** True for the mock in this process. */
  readonly embedded: boolean
  /** Ids of the faults of the mock. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

interface Reaching {
  readonly signal: AbortSignal
  readonly ca: string | undefined
}

/** The deployment that was named, once it answers; the embedded mock when none was. */
export async function reachTarget(sources: Sources, reaching: Reaching): Promise<Reached> {
  const issuer = resolveSetting(TEST_SETTINGS.url, sources).value
  return issuer === undefined ? embedded(sources) : deployed(issuer, sources, reaching)
}

async function embedded(sources: Sources): Promise<Reached> {
  const { origin } = resolveSetting(TEST_SETTINGS.adminUrl, sources)
  if (origin.startsWith('flag ')) throw new UsageError(`${origin.slice(5)} tells of a deployment; give its URL too`)
  const { value: system = 'openid-connect' } = resolveSetting(TEST_SETTINGS.system, sources)
  const faults = await knownFaults(resolveSetting(TEST_SETTINGS.fault, sources).value, system)
  const { target, close } = await startEmbedded({ ...sources.file?.config.provider, faults }, system)
  return {
    target: { ...target, allowedExtensions: resolveSetting(TEST_SETTINGS.allowExtension, sources).value },
    embedded: true,
    faults: faults.map((fault) => (typeof fault === 'string' ? fault : fault.id)),
    close,
  }
}

async function deployed(issuer: string, sources: Sources, { signal, ca }: Reaching): Promise<Reached> {
  if (/^(?:flag|env) /.test(resolveSetting(TEST_SETTINGS.fault, sources).origin)) {
    throw new UsageError('--fault makes the embedded mock wrong; leave the URL out, or the fault')
  }
  const limit = resolveSetting(TEST_SETTINGS.wait, sources).value
  if (limit > 0 && !(await waitForTarget(issuer, limit, { ca, stopped: () => signal.aborted }))) {
    const message = `no discovery document at ${issuer} came within ${limit / 1_000} s`
    throw new HarnessError('ERR_TARGET_UNREACHABLE', message)
  }
  return { target: deployment(issuer, sources), embedded: false, faults: [], close: async () => {} }
}
