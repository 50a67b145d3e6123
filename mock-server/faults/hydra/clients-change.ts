import type { Fault } from '../../seams.js'
import { otherMembers, withoutMembers } from './answers.js'
import type { HydraFaultRow } from './asked.js'
import { is, patches, sent, sentMember, sentOnly } from './clients-conditions.js'
import { LINES_2 } from './lines.js'
import { ignoredMembers, notDone, refused } from './requests.js'

const row = (name: string, title: string, ...checks: readonly string[]): HydraFaultRow => ({
  id: `hydra-clients/${name}`,
  title,
  caughtBy: checks.map((check) => `hydra-clients/${check}`),
})
const row2 = (...parts: Parameters<typeof row>): HydraFaultRow => ({ ...row(...parts), systems: LINES_2 })

const SHOWN = { operation: 'getOAuth2Client', status: 200 } as const
const UPDATED = { operation: 'setOAuth2Client', status: 200 } as const
const PATCHED = { operation: 'patchOAuth2Client', status: 200 } as const
const SPANS = { operation: 'setOAuth2ClientLifespans', status: 200 } as const
const TOKENS = { operation: 'getToken', status: 200 } as const

const CREDENTIALS = 'client_credentials_grant_access_token_lifespan'

/** Checks that see whether a client that was deleted is still there. */
const DELETION = ['delete', 'delete-frees-id', 'delete-ends-tokens', 'delete-ends-authentication', 'list-every-client']

/** What a Hydra gets wrong when clients are shown and updated. */
const shownAndUpdated: readonly Fault[] = [
  otherMembers(row('owner-not-shown', 'Does not show the owner of a client', 'get'), SHOWN, ({ client_name }) =>
    client_name === 'Full client' ? { owner: '' } : {},
  ),
  otherMembers(
    row(
      'secret-shown',
      'Shows the secret of a client to whoever asks for the client',
      'get-hides-secrets',
      'update-hides-secret',
    ),
    SHOWN,
    { client_secret: 'shown-to-everyone' },
  ),
  otherMembers(
    row('update-not-told', 'Answers an update without the new scope', 'update'),
    { ...UPDATED, when: sentMember('scope', is('email')) },
    { scope: 'openid' },
  ),
  otherMembers(
    row('update-merges', 'Keeps the contacts of a client when an update leaves them out', 'update-replaces'),
    SHOWN,
    ({ client_name, scope }) =>
      client_name === 'After' && scope === 'email' ? { contacts: ['dev@client.example'] } : {},
  ),
  otherMembers(
    row('body-id-counts', 'Takes the id in the body of an update for that of the client', 'update-path-id'),
    { ...UPDATED, when: sentMember('client_id', (id) => typeof id === 'string') },
    (_, asked) => ({ client_id: sent(asked).client_id }),
  ),
  refused(
    row('body-id-demanded', 'Refuses an update without the id in the body', 'update-without-id'),
    { operation: 'setOAuth2Client', when: sentMember('client_name', is('No id')) },
    { status: 400, error: 'invalid_request' },
  ),
  otherMembers(
    {
      ...row(
        'creation-time-changed',
        'Changes the time at which a client was made when it is updated',
        'update-keeps-creation-time',
      ),
      systems: ['hydra-1.9', ...LINES_2],
    },
    UPDATED,
    { created_at: '2001-01-01T00:00:00Z' },
  ),
  otherMembers(
    row('update-shows-secret', 'Shows a secret in the answer to an update that gave none', 'update-keeps-secret'),
    { ...UPDATED, when: (asked) => sent(asked).client_secret === undefined },
    { client_secret: 'shown-again' },
  ),
  withoutMembers(
    row('new-secret-not-told', 'Does not tell the secret that an update gave', 'update-changes-secret'),
    UPDATED,
    'client_secret',
  ),
  ignoredMembers(
    row(
      'new-secret-ignored',
      'Ignores the secret that an update gives',
      'update-changes-secret',
      'update-ends-old-secret',
    ),
    {
      operation: 'setOAuth2Client',
      when: sentMember('client_secret', (secret) => typeof secret === 'string' && secret.length > 6),
    },
    'client_secret',
  ),
  notDone(
    {
      ...row('not-deleted', 'Answers the deletion of a client as done and keeps it', ...DELETION),
      follows: ['hydra-clients/delete-unknown'],
    },
    { operation: 'deleteOAuth2Client' },
  ),
]

/** What a Hydra of 2.x gets wrong with patches and life spans. */
const patchedAndTimed: readonly Fault[] = [
  otherMembers(
    row2('patch-clears', 'Clears the owner of a client with a patch of its name', 'patch'),
    { ...PATCHED, when: patches({ path: '/client_name' }) },
    { owner: '' },
  ),
  refused(
    row2('patch-without-remove', 'Refuses patches that remove a member', 'patch-add-remove'),
    { operation: 'patchOAuth2Client', when: patches({ op: 'remove' }) },
    { status: 400, error: 'invalid_request' },
  ),
  otherMembers(
    row2('patch-shows-secret', 'Shows a secret in the answer to a patch of something else', 'patch-keeps-secret'),
    { ...PATCHED, when: (asked) => !patches({ path: '/client_secret' })(asked) },
    { client_secret: 'shown-again' },
  ),
  withoutMembers(
    row2('patched-secret-not-told', 'Does not tell the secret that a patch gave', 'patch-changes-secret'),
    PATCHED,
    'client_secret',
  ),
  otherMembers(
    row2('life-span-as-sent', 'Shows life spans as they were sent', 'lifespans'),
    { ...SPANS, when: sentMember(CREDENTIALS, is('3h')) },
    { [CREDENTIALS]: '3h' },
  ),
  otherMembers(
    row2('life-span-kept', 'Keeps life spans that are left out', 'lifespans-cleared'),
    { ...SPANS, when: sentOnly() },
    { [CREDENTIALS]: '3h0m0s' },
  ),
  otherMembers(
    row2(
      'credentials-life-span-ignored',
      'Ignores the life span of client credentials',
      'lifespans-client-credentials',
    ),
    { ...TOKENS, when: ({ form }) => form.get('grant_type') === 'client_credentials' },
    ({ expires_in }) => (Number(expires_in) > 3_600 ? { expires_in: 3_600 } : {}),
  ),
  otherMembers(
    row2('code-life-span-ignored', 'Ignores the life span of authorization codes', 'lifespans-authorization-code'),
    { ...TOKENS, when: ({ form }) => form.get('grant_type') === 'authorization_code' },
    ({ expires_in }) => (Number(expires_in) < 3_590 ? { expires_in: 3_600 } : {}),
  ),
]

/** What a Hydra gets wrong when clients are shown, changed and deleted. */
export const clientChangeFaults: readonly Fault[] = [...shownAndUpdated, ...patchedAndTimed]
