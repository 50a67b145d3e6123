import type { HydraContext } from '../context.js'
import type { HydraDevice } from '../flow-records.js'

/** A device that was not given its tokens yet, by the fingerprint of its code; it is gone together with its client. */
export async function findDevice(
  { store }: Pick<HydraContext, 'store'>,
  code: string,
): Promise<HydraDevice | undefined> {
  const device = await store.get('hydra_device', code)
  const record = device && (await store.get('hydra_client', device.client_id))
  return device !== undefined && device.client_incarnation === record?.client.incarnation ? device : undefined
}
