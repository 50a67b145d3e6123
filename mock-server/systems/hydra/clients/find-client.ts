import type { HydraContext } from '../context.js'
import { type HydraError, hydraError, HydraError as Refusal } from '../hydra-error.js'
import type { HydraClientRecord } from '../records.js'

/** sqlcon's error of a row that is not there. */
export const noSuchRow = (): HydraError =>
  new Refusal({ error: 'Unable to locate the resource', status: 404, description: '' })

/** sqlcon's error of a row that is there already. */
export const rowExists = (): HydraError =>
  new Refusal({
    error: 'Unable to insert or update resource because a resource with that value exists already',
    status: 409,
    description: '',
  })

const unknownClient = ({ line }: Pick<HydraContext, 'line'>): HydraError =>
  line.clients.unknown.described
    ? hydraError('The request could not be authorized', undefined, {
        description: 'There is no such client, or the credentials are not right',
      })
    : noSuchRow()

/** The client that someone asks for by name; throws what the line answers when there is none. */
export async function clientAskedFor(
  id: string,
  context: Pick<HydraContext, 'line' | 'store'>,
): Promise<HydraClientRecord> {
  const record = await context.store.get('hydra_client', id)
  if (record === undefined) throw unknownClient(context)
  return record
}
