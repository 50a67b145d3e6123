import { setTimeout as sleep } from 'node:timers/promises'
import { socketWire } from '../suites/harness/wire.js'

/** What waiting needs of the world. */
export interface Waiting {
  /** Whether the target answers now. */
  ready(): Promise<boolean>
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** True when the user wants no more. */
  stopped(): boolean
}

/** Milliseconds between two looks. */
const PAUSE = 250

/** Looks again and again until the target answers or the time is up; says whether it answers. */
export async function waitFor(limit: number, { ready, now, sleep: pause, stopped }: Waiting): Promise<boolean> {
  const until = now() + limit
  for (;;) {
    if (stopped()) return false
    if (await ready()) return true
    if (now() + PAUSE > until) return false
    await pause(PAUSE)
  }
}

/** Waits for the discovery document of the issuer to answer with 200. */
export async function waitForTarget(
  issuer: string,
  limit: number,
  { ca, stopped }: { readonly ca: string | undefined; readonly stopped: () => boolean },
): Promise<boolean> {
  const url = /\/\.well-known\//.test(issuer) ? issuer : `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const wire = await socketWire({ ca, connections: 1 })
  const ready = async (): Promise<boolean> => {
    try {
      const { status, body } = await wire.send(
        { method: 'GET', url, headers: [['accept', 'application/json']] },
        AbortSignal.timeout(2_000),
      )
      for await (const _ of body);
      return status === 200
    } catch {
      return false
    }
  }
  try {
    return await waitFor(limit, { ready, now: () => performance.now(), sleep: (length) => sleep(length), stopped })
  } finally {
    await wire.close()
  }
}
