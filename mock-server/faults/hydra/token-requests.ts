import type { Fault } from '../../seams.js'
import { otherStatus } from './answers.js'
import type { Asked } from './asked.js'
import { tokens } from './check-ids.js'
import { bentRequest, refused, sentAgain } from './requests.js'

const hasAssertion = ({ form }: Asked): boolean => form.has('client_assertion_type')

/** What a Hydra takes token requests for wrongly. */
export const tokenRequestFaults: readonly Fault[] = [
  refused(
    {
      id: 'hydra-token/repeated-grant-type-refused',
      title: 'Refuses a grant_type that comes twice',
      caughtBy: tokens('repeated-grant-type'),
    },
    { operation: 'getToken', when: ({ form }) => form.getAll('grant_type').length > 1 },
    { status: 400, error: 'invalid_request' },
  ),
  bentRequest(
    {
      id: 'hydra-token/redirect-uri-not-compared',
      title: 'Takes a code with a redirect_uri below the right one',
      caughtBy: tokens('other-redirect-uri'),
      follows: tokens('code-survives-refusals', 'no-redirect-uri'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('redirect_uri')?.endsWith('/other') === true },
    (request, { url, form }) => {
      form.set('redirect_uri', (form.get('redirect_uri') ?? '').slice(0, -'/other'.length))
      return sentAgain(request, url, form.toString())
    },
  ),
  bentRequest(
    {
      id: 'hydra-token/wrong-redirect-uri-burns-code',
      title: 'Uses a code up when the redirect_uri is another one',
      caughtBy: tokens('code-survives-refusals'),
    },
    { operation: 'getToken', when: ({ form }) => form.get('redirect_uri')?.endsWith('/other') === true },
    (request, { url, form }) => {
      form.set('redirect_uri', (form.get('redirect_uri') ?? '').slice(0, -'/other'.length))
      form.set('code_verifier', 'x'.repeat(43))
      return sentAgain(request, url, form.toString())
    },
  ),
  otherStatus(
    {
      id: 'hydra-token/expired-assertion-named',
      title: 'Answers with 401 to an assertion whose time is up',
      caughtBy: tokens('assertion-expired'),
    },
    { operation: 'getToken', status: 500, when: hasAssertion },
    401,
  ),
  otherStatus(
    {
      id: 'hydra-token/assertions-refused',
      title: 'Refuses client assertions that are right',
      caughtBy: tokens('assertion', 'assertion-for-a-list'),
      follows: tokens('assertion-without-kid'),
    },
    { operation: 'getToken', status: 200, when: hasAssertion },
    400,
  ),
  otherStatus(
    {
      id: 'hydra-token/kid-not-needed',
      title: 'Takes an assertion without a kid',
      caughtBy: tokens('assertion-without-kid'),
      follows: tokens(
        'assertion-twice',
        'assertion-with-unknown-kid',
        'assertion-missing',
        'assertion-of-unknown-type',
      ),
      systems: ['hydra-1.5'],
    },
    { operation: 'getToken', status: 400, when: hasAssertion },
    200,
  ),
  refused(
    {
      id: 'hydra-token/kid-needed',
      title: 'Refuses an assertion without a kid',
      caughtBy: tokens('assertion-without-kid'),
      systems: ['hydra-1.9', 'hydra-2.3', 'hydra-2'],
    },
    {
      operation: 'getToken',
      when: ({ form }) => {
        const [header = ''] = (form.get('client_assertion') ?? '').split('.')
        return Buffer.from(header, 'base64url').toString() === '{"alg":"RS256"}'
      },
    },
    { status: 400, error: 'invalid_request' },
  ),
]
