import type { HydraOperationName } from '../../specs/index.js'
import type { Check } from '../check.js'
import type { CheckContext } from '../harness/context.js'
import { type Exchange, mediaType } from '../harness/exchange.js'
import { type Story, storyChecks } from '../hydra/story-checks.js'
import { fail, pass, Skip } from '../verdict.js'

/** Something of the admin side that nobody may have from the public side. */
interface Guarded {
  readonly name: string
  readonly title: string
  readonly operation: HydraOperationName
  readonly path?: Readonly<Record<string, string>>
  readonly mediaType: string
}

const guarded: readonly Guarded[] = [
  {
    name: 'clients-not-public',
    title: 'The clients are not listed on the public side',
    operation: 'listOAuth2Clients',
    mediaType: 'application/json',
  },
  {
    name: 'private-keys-not-public',
    title: 'The private keys of the server are not on the public side',
    operation: 'getJsonWebKeySet',
    path: { set: 'hydra.openid.id-token' },
    mediaType: 'application/json',
  },
]

/** Sends to the public side what belongs to the admin side. */
async function onPublicSide({ hydra, http }: CheckContext, { operation, path }: Guarded): Promise<Exchange> {
  const [admin, open] = [hydra.base('admin'), hydra.base('public')]
  if (admin === open) throw new Skip('both sides have the same address')
  const url = hydra.url(operation, { ...(path && { path }) })
  return http({ url: `${open}${url.slice(admin.length)}` })
}

const stories: readonly Story[] = guarded.map((row) => ({
  name: row.name,
  title: row.title,
  operations: [row.operation],
  async run(context) {
    const exchange = await onPublicSide(context, row)
    const { status } = exchange.response
    // A gateway may answer all paths with a page of its own.
    const open = status < 300 && mediaType(exchange) === row.mediaType
    return open ? fail({ status: 404 }, { status, mediaType: row.mediaType }, { exchange }) : pass()
  },
}))

/** What is on one side only. */
export const sideChecks: readonly Check[] = storyChecks('hydra-metadata', stories)
