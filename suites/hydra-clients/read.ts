import { ABSENT, judgeAnswer } from '../hydra/answer.js'
import type { Story } from '../hydra/story-checks.js'
import { once } from '../once.js'
import { FULL_METADATA, fullClient } from './full-client.js'
import { got } from './made-client.js'

/** A client of which everything was set, as it is shown. */
const shown = once(async (context) => got(context, (await fullClient(context)).id))

/** What is shown of a client. */
export const readStories: readonly Story[] = [
  {
    name: 'get',
    title: 'A client is shown with everything that was set',
    operations: ['getOAuth2Client'],
    run: async (context) =>
      judgeAnswer(await shown(context), {
        status: 200,
        mediaType: 'application/json',
        members: { client_id: (await fullClient(context)).id, ...FULL_METADATA },
      }),
  },
  {
    name: 'get-hides-secrets',
    title: 'Secret and registration access token are not among what is shown of a client',
    operations: ['getOAuth2Client'],
    run: async (context) =>
      judgeAnswer(await shown(context), {
        status: 200,
        members: { client_secret: ABSENT, registration_access_token: ABSENT },
      }),
  },
]
