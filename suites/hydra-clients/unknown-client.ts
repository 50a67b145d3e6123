import { type AnswerRow, byLine } from '../hydra/answer-checks.js'
import { EVERY_HYDRA, HYDRA_2 } from '../hydra/requirement.js'
import { ownClientId } from './made-client.js'
import { REFUSED, UNKNOWN_CLIENT } from './refusals.js'

const MISSING = REFUSED(404)

type Row = Pick<AnswerRow, 'name' | 'title' | 'operation' | 'expected'> & { readonly json?: unknown }

const ROWS: readonly Row[] = [
  {
    name: 'get-unknown',
    title: 'A client that does not exist cannot be got',
    operation: 'getOAuth2Client',
    expected: UNKNOWN_CLIENT,
  },
  {
    name: 'update-unknown',
    title: 'A client that does not exist cannot be updated',
    operation: 'setOAuth2Client',
    json: { client_name: 'x' },
    expected: MISSING,
  },
  {
    name: 'patch-unknown',
    title: 'A client that does not exist cannot be patched',
    operation: 'patchOAuth2Client',
    json: [{ op: 'replace', path: '/client_name', value: 'x' }],
    expected: MISSING,
  },
  {
    name: 'lifespans-unknown',
    title: 'A client that does not exist cannot be given life spans',
    operation: 'setOAuth2ClientLifespans',
    json: {},
    expected: MISSING,
  },
  {
    name: 'delete-unknown',
    title: 'The deletion of a client that does not exist is answered as the line does',
    operation: 'deleteOAuth2Client',
    expected: byLine({
      'hydra-1.5': { status: 204, empty: true },
      'hydra-1.9': MISSING,
      'hydra-2.3': MISSING,
      'hydra-2': MISSING,
    }),
  },
]

const ONLY_2: ReadonlySet<string> = new Set(['patchOAuth2Client', 'setOAuth2ClientLifespans'])

/** Each operation on a client that nobody made. */
export const unknownClientRows: readonly AnswerRow[] = ROWS.map(({ json, ...row }) => ({
  ...row,
  systems: ONLY_2.has(row.operation) ? HYDRA_2 : EVERY_HYDRA,
  request: (context) => ({ path: { id: ownClientId(context) }, ...(json === undefined ? {} : { json }) }),
}))
