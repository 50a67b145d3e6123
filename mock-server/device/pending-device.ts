import { findClient } from '../clients.js'
import type { ProviderContext } from '../context.js'
import type { ClientRecord, DeviceCodeRecord } from '../store/records.js'
import { normalizedUserCode } from './user-code.js'

/** A device that waits for a person. */
export interface PendingDevice {
  /** Id of its `device_code` record. */
  readonly id: string
  readonly code: DeviceCodeRecord
  readonly client: ClientRecord
}

/** The device that shows this code, if it still waits. */
export async function findPendingDevice(
  context: ProviderContext,
  user_code: string,
): Promise<PendingDevice | undefined> {
  const found = await context.store.get('user_code', normalizedUserCode(user_code))
  const code = found && (await context.store.get('device_code', found.device_code))
  if (found === undefined || code?.status !== 'pending' || code.expiresAt <= context.clock.now()) return undefined
  const client = await findClient(context, code.client_id)
  return client && { id: found.device_code, code, client }
}

/** Notes the decision. The user code is used up; of two decisions at once, one counts. */
export async function decideDevice(
  context: ProviderContext,
  { id, code }: PendingDevice,
  decision: Pick<DeviceCodeRecord, 'status' | 'grant_id'>,
): Promise<boolean> {
  if ((await context.store.consume('user_code', normalizedUserCode(code.user_code))) === undefined) return false
  // As long as the code is told from an unknown one.
  const until = code.expiresAt + context.options.lifetimes.deviceCode
  await context.store.set('device_code', id, { ...code, ...decision }, until)
  return true
}
